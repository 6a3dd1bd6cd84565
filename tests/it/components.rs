//! A course can replace the components that the text of a page is made of, one at a time.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use coursemark::internals::diag::Diagnostic;
use coursemark::internals::pipeline::{Compiler, Options, Work};
use coursemark::internals::render::site::Content;
use coursemark::internals::render::template::COMPONENTS;
use coursemark::internals::source::SourceTree;
use coursemark::internals::theme::{DEFAULT, Theme};

use crate::support::{Files, compiled, page, root, small_with, tree};

/// The components that only the templates of pages use. All others are in the text of a page.
const OF_PAGES: [&str; 11] = [
    "cited",
    "contents-list",
    "facts",
    "goal-part",
    "menu",
    "objectives",
    "outline",
    "pager",
    "picture",
    "search",
    "settings",
];

static THEME: LazyLock<Theme> = LazyLock::new(|| Theme::embedded(DEFAULT).unwrap());

/// The templates of all components, by their names.
fn templates() -> BTreeMap<&'static str, &'static str> {
    let all = THEME.templates.iter().filter_map(|(path, text)| {
        let name = path.strip_prefix("components/")?.strip_suffix(".html")?;
        Some((name, text.as_str()))
    });
    all.collect()
}

/// The components that a template defines: the name of each, and its name with its parameters.
fn definitions(template: &str) -> Vec<(&str, &str)> {
    let starts = template.split("{% component ").skip(1);
    starts
        .map(|rest| {
            let whole = &rest[..=rest.find(')').unwrap()];
            (whole.split('(').next().unwrap(), whole)
        })
        .collect()
}

fn own(name: &str) -> String {
    format!("theme/templates/components/{name}.html")
}

/// All pages of a course and its trainer's key, one after the other.
fn everything(compiler: &Compiler, files: &Files) -> Result<String, Vec<Diagnostic>> {
    let tree = SourceTree::from_memory(files.clone());
    let options = Options { key: Some("site/".to_owned()), ..Options::default() };
    let reported = compiler.compile(&tree, &options).0;
    let output = reported.value.ok_or(reported.diagnostics)?;
    let mut text = String::from_utf8(output.key.unwrap().to_vec()).unwrap();
    for (path, file) in &output.site {
        if path.as_str().ends_with(".html")
            && let Content::Bytes(bytes) = file.content()
        {
            text.push_str(&String::from_utf8_lossy(bytes));
        }
    }
    Ok(text)
}

#[test]
fn each_component_can_be_replaced() {
    let compiler = Compiler::default();
    let plain = tree(&root().join("tests/courses/everything"));
    let before = everything(&compiler, &plain).unwrap();
    let templates = templates();
    for name in COMPONENTS {
        assert!(templates.contains_key(name.replace('_', "-").as_str()), "{name}");
    }
    for (file, template) in templates {
        let definitions = definitions(template);
        assert_eq!(definitions[0].0, file.replace('-', "_"), "a file is named after its component");
        if OF_PAGES.contains(&file) {
            continue;
        }
        let marked: String = definitions
            .iter()
            .map(|(name, whole)| {
                format!(
                    "{{% component {whole} %}}<i data-own=\"{name}\"></i>{{% endcomponent %}}\n"
                )
            })
            .collect();
        let mut files = plain.clone();
        files.insert(own(file), marked.into_bytes());
        let after = everything(&compiler, &files).unwrap_or_else(|faults| panic!("{faults:#?}"));
        let mark = format!("<i data-own=\"{}\"></i>", definitions[0].0);
        assert!(after.contains(&mark), "`{file}` is not used");
        assert!(!before.contains(&mark));
    }
}

#[test]
fn a_component_puts_its_values_into_markup_of_its_own() {
    let callout = "{% component callout(callout) -%}\n\
                   <aside data-kind=\"{{ callout.kind }}\">{{ callout.body }}</aside>\n\
                   {% endcomponent callout %}\n";
    let text = "+++\ntitle = \"L\"\n+++\n\n> [!TIP]\n> *Wet* hands < dry ones.\n";
    let files = small_with(&[(&own("callout"), callout), ("unit/lesson.md", text)]);
    let reported = compiled(files);
    let html = page(&reported.value.unwrap(), "unit/lesson.html");
    let expected = "<aside data-kind=\"tip\"><p><em>Wet</em> hands &lt; dry ones.</p>\n</aside>";
    assert!(html.contains(expected), "{html}");
    assert!(!html.contains("cm-callout"));
}

#[test]
fn a_changed_component_changes_the_pages_that_have_it() {
    let compiler = Compiler::default();
    let lesson = "+++\ntitle = \"L\"\n+++\n\n> [!TIP]\n> Stir.\n\n```text\ncode\n```\n";
    let mut files = small_with(&[("unit/lesson.md", lesson)]);
    let build = |files: &Files| {
        let tree = SourceTree::from_memory(files.clone());
        let (warm, work) = compiler.compile(&tree, &Options::default());
        let (clean, _) = Compiler::once().compile(&tree, &Options::default());
        let (warm, clean) = (warm.value.unwrap().site, clean.value.unwrap().site);
        assert!(warm == clean, "a rebuild differs from a clean build");
        (page(&warm, "unit/lesson.html"), work)
    };
    build(&files);
    for (name, words) in [("callout", "First"), ("callout", "Second"), ("code", "Third")] {
        let template =
            format!("{{% component {name}({name}) %}}<p>{words}</p>{{% endcomponent {name} %}}");
        files.insert(own(name), template.into_bytes());
        let (html, work) = build(&files);
        assert!(html.contains(&format!("<p>{words}</p>")), "{html}");
        assert!(work.written > 0 && work.rendered > 0, "{work:?}");
        assert_eq!(build(&files).1, Work::default());
    }
    files.retain(|path, _| !path.starts_with("theme/"));
    let (html, _) = build(&files);
    assert!(html.contains("cm-callout") && html.contains("cm-code"));
}

/// The diagnostics of a course with this component: the code, the file and the text of each place,
/// and the message.
#[track_caller]
fn faults(name: &str, template: &str, files: &[(&str, &str)]) -> Vec<(String, String, String)> {
    let mut files = small_with(files);
    files.insert(own(name), template.as_bytes().to_vec());
    let faults = everything(&Compiler::default(), &files).unwrap_err();
    let told = faults.into_iter().map(|fault| {
        assert_eq!(fault.code.name, "invalid-template");
        let start = fault.place.span.unwrap().range().start;
        let rest = template[start..].split_whitespace().next().unwrap_or_default();
        (fault.place.path.to_string(), rest.to_owned(), fault.message)
    });
    told.collect()
}

const WITH_CALLOUT: &str = "+++\ntitle = \"L\"\n+++\n\n> [!TIP]\n> Stir.\n\n> [!NOTE]\n> Wait.\n";

#[test]
fn a_fault_in_a_component_is_told_once_and_at_its_place() {
    let template = "{% component callout(callout) -%}\n\
                    <p>{{ callout.boddy }}</p>\n\
                    {% endcomponent callout %}\n";
    let faults = faults("callout", template, &[("unit/lesson.md", WITH_CALLOUT)]);
    let [(path, at, message)] = &faults[..] else { panic!("{faults:#?}") };
    assert_eq!((path.as_str(), at.as_str()), (own("callout").as_str(), "boddy"));
    assert!(message.contains("there is no value `boddy`"), "{message}");
}

#[test]
fn a_fault_in_a_component_is_told_in_a_glossary_and_in_a_key_too() {
    let template = "{% component callout(callout) %}{{ callout.boddy }}{% endcomponent callout %}";
    let glossary = "+++\ntitle = \"G\"\n+++\n\nterm\n: Meaning.\n\n  > [!TIP]\n  > Stir.\n";
    assert_eq!(faults("callout", template, &[("glossary.md", glossary)]).len(), 1);
    let template = "{% component key_question(key_question) %}{{ key_question.titel }}\
                    {% endcomponent key_question %}";
    let lesson = "+++\ntitle = \"L\"\n+++\n\n## Which? {#which .question}\n\n- [x] a\n  > Yes.\n- [ ] b\n  > No.\n";
    assert_eq!(faults("key-question", template, &[("unit/lesson.md", lesson)]).len(), 1);
}

#[test]
fn a_component_that_cannot_be_filled_in_is_told_before_any_page_is_made() {
    for (template, message) in [
        ("<p>no component</p>", "there is no component `callout`"),
        (
            "{% component callout() %}{% endcomponent callout %}",
            "the component `callout` is given `callout` and does not take it",
        ),
        (
            "{% component callout(callout, colour) %}{% endcomponent callout %}",
            "the component `callout` is not given `colour`",
        ),
    ] {
        let faults = faults("callout", template, &[]);
        let [(path, _, told)] = &faults[..] else { panic!("{faults:#?}") };
        assert_eq!(*path, own("callout"));
        assert!(told.ends_with(message), "{told}");
    }
    // Other components use this one, so the fault must be reported at the right one.
    let faults_of_options = faults("options", "<p>no component</p>", &[]);
    assert!(!faults_of_options.is_empty());
    for (path, _, told) in faults_of_options {
        assert_eq!(path, own("options"));
        assert!(told.ends_with("there is no component `options`"), "{told}");
    }
    let template = "{% component callout(callout: array) %}{% endcomponent callout %}";
    let faults = faults("callout", template, &[("unit/lesson.md", WITH_CALLOUT)]);
    let [(path, _, told)] = &faults[..] else { panic!("{faults:#?}") };
    assert_eq!(*path, own("callout"));
    assert!(told.contains("expected type"), "{told}");
}

#[test]
fn the_documentation_says_where_each_component_is_made() {
    let path = root().join("docs/components/every-component.md");
    let page = String::from_utf8(crate::support::read(&path)).unwrap();
    // The rows of the table: what is seen, the templates, the stylesheets.
    let rows = page.lines().filter(|line| line.ends_with(".css` |"));
    let rows = rows.map(|line| line.trim_matches('|').split('|').collect::<Vec<_>>());
    let names = |cell: &str| -> Vec<String> {
        cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
    };
    let styles: BTreeMap<&str, &str> = THEME
        .styles
        .iter()
        .chain(&THEME.activity_styles)
        .chain(&THEME.late_styles)
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let templates = templates();
    let mut missing: Vec<&str> = templates.keys().copied().collect();
    let mut faults = Vec::new();
    for row in rows {
        let [_, made, styled] = row[..] else { panic!("{row:?}") };
        let rules: String = names(styled).iter().map(|name| styles[name.as_str()]).collect();
        for name in names(made) {
            let template = templates.get(&*name).unwrap_or_else(|| panic!("no template `{name}`"));
            missing.retain(|missing| *missing != name);
            let classes = template.split("class=\"").skip(1);
            let classes = classes.filter_map(|rest| rest.split(['"', ' ', '{']).next());
            let mut classes = classes.filter(|class| class.starts_with("cm-")).peekable();
            let has_class = classes.peek().is_some();
            if has_class && !classes.any(|class| rules.contains(&format!(".{class}"))) {
                faults.push(format!("{name}: these stylesheets have no rule for it"));
            }
        }
    }
    faults.extend(missing.iter().map(|name| format!("{name}: not in the table")));
    assert!(faults.is_empty(), "{faults:#?}");
}
