//! The search index finds what it should, and nothing that must stay hidden.

use coursemark::internals::render::site::{Content, Site};

use crate::support::{compiled, small_with};

fn index(files: &[(&str, &str)]) -> String {
    let reported = compiled(small_with(files));
    let site = reported.value.unwrap_or_else(|| panic!("{:#?}", reported.diagnostics));
    text(&site)
}

fn text(site: &Site) -> String {
    let parts = site.iter().filter(|(path, _)| path.as_str().starts_with("search/"));
    parts
        .map(|(_, file)| match file.content() {
            Content::Bytes(bytes) => String::from_utf8_lossy(bytes).into_owned(),
            Content::Copy { .. } => String::new(),
        })
        .collect()
}

const QUESTIONS: &str = "## Who decides about theodolites? {#q1}

Think of the anemometer.

> A quotation from Humboldtword.

- [x] Chrysanthemum
  > Feedbackword one.
- [ ] Rhododendron {#other credit=0.375}
  > Feedbackword two.

> [!TIP]
> Hintword.

> [!NOTE]
> Explanationword.

## Order them {#q2}

1. Orderword first
2. Orderword second

## Match them {#q3}

| left | right |
|---|---|
| Pairword | Pairother |
| Pairword too | Pairother too |

## Fill the gap {#q4}

The capital is [[Gapword|Gapvariant]] today.
";

#[test]
fn questions_are_found_and_their_answers_are_not() {
    let quiz = format!("+++\ntitle = \"Quiz\"\n+++\n\n{QUESTIONS}");
    let lesson = format!(
        "+++\ntitle = \"Lesson\"\n+++\n\nText.\n\n# Check {{.quiz #check}}\n\n{QUESTIONS}\n\
         ---\n\n> Quotedword afterwards.\n\n## Alone {{#alone .order}}\n\n1. Orderword\n2. Other\n"
    )
    .replace("\n## ", "\n### ")
    .replace("\n# ", "\n## ");
    let unit = "+++\ntitle = \"Unit\"\nlessons = [\"lesson\", \"quiz\"]\n+++\n\nText.\n";
    for (files, also) in [
        (vec![("unit/quiz.quiz.md", quiz.as_str()), ("unit/index.md", unit)], ""),
        (vec![("unit/lesson.md", lesson.as_str())], "quotedword"),
    ] {
        let index = index(&files).to_lowercase();
        for word in
            ["theodolites", "anemometer", "chrysanthemum", "rhododendron", "humboldtword", also]
        {
            assert!(index.contains(word), "{word} is not found");
        }
        let keys = [
            "feedbackword",
            "hintword",
            "explanationword",
            "orderword",
            "pairword",
            "pairother",
            "gapword",
            "gapvariant",
            "credit",
            "0.375",
        ];
        for word in keys {
            assert!(!index.contains(word), "{word} is given away");
        }
    }
}

#[test]
fn drafts_and_pages_of_a_course_without_search_are_not_in_an_index() {
    let draft = "+++\ntitle = \"Hidden\"\ndraft = true\n+++\n\nDraftword.\n";
    assert!(!index(&[("unit/lesson.md", draft)]).contains("draftword"));
    let toml = "search = false\nid = \"c\"\ntitle = \"C\"\nlanguage = \"en\"\nunits = [\"unit\"]\n";
    let reported = compiled(small_with(&[("course.toml", toml)]));
    let site = reported.value.unwrap_or_else(|| panic!("{:#?}", reported.diagnostics));
    assert!(!site.keys().any(|path| path.as_str().contains("search")));
}

#[test]
fn a_stem_lists_its_forms() {
    let text = "+++\ntitle = \"Lesson\"\n+++\n\nShe delegates. They delegated. Delegating works.\n";
    let index = index(&[("unit/lesson.md", text)]);
    assert!(index.contains("delegated\\tdelegates delegating\\t"), "{index}");
    assert!(index.contains("delegating\\t=delegated\\t"), "{index}");
}

#[test]
fn words_have_each_of_their_spellings() {
    let text =
        "+++\ntitle = \"Lesson\"\n+++\n\nWell-being in C++ and I/O for 50\u{a0}% of R&D. Don't.\n";
    let index = index(&[("unit/lesson.md", text)]);
    for form in ["wellbeing", "well", "being", "c++", "i/o", "50%", "r&d", "dont"] {
        assert!(index.contains(&format!("{form}\\t")), "{form}: {index}");
    }
    assert!(index.contains("wellbeing\\t~4 \\t"), "the two words are known: {index}");
    assert!(index.contains("\"stopWords\":\"a an the "), "{index}");
}

#[test]
fn cells_and_items_are_apart_and_sentences_are_not() {
    let text = "+++\ntitle = \"Lesson\"\n+++\n\nFirst.\nSecond\nline\n\n- Item\n  - Inner **bold**part\n- Last.\n\n\
                | Head | Other |\n|---|---|\n| Cell | |\n| One. | Two |\n\nEnd\n";
    let index = index(&[("unit/lesson.md", text)]);
    let expected =
        "First. Second line · Item · Inner boldpart · Last. Head · Other · Cell · One. Two · End";
    assert!(index.contains(expected), "{index}");
}

#[test]
fn each_character_of_a_script_without_spaces_begins_a_word() {
    let text = "+++\ntitle = \"Lesson\"\n+++\n\n\u{6388}\u{6743}\u{3002}\n";
    let index = index(&[("unit/lesson.md", text)]);
    for form in ["\u{6388}\u{6743}", "\u{6743}"] {
        assert!(index.contains(&format!("\\n{form}\\t")), "{index}");
    }
}
