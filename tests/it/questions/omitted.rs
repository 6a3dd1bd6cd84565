//! A site that is built without answers has none: not in a page, not in an index, not in data.

use coursemark::internals::pipeline::{Options, compile};
use coursemark::internals::render::site::Content;
use coursemark::internals::source::SourceTree;

use crate::support::{root, tree};

/// Texts in `tests/courses/questions` that reveal an answer, or that learners see only after
/// answering.
const SECRETS: [&str; 34] = [
    // Feedback on options.
    "effort is visible",
    "sales results were over-weighted",
    "shows candidates what it is",
    "Over-reads the study",
    "Practical support",
    "Facts before judgement",
    "Early news keeps choices open",
    "hides the load",
    "his to share",
    "feels like control",
    "inspiration had the larger number",
    ".39 beside .44",
    "piece-rate pay is the famous case",
    "critics are loud",
    "Observable.",
    "Judges the person",
    "Mind-reading",
    "Transfer .82",
    // Explanations and model answers.
    "support asked for before the result is named",
    "a slicker plan will not help",
    "one event is not a pattern",
    "9 × 8 ÷ 2",
    "the part of that talk you dread most",
    // Wrong and right numbers, and the feedback on them.
    "Each pair counted twice",
    "One person's share",
    "Nine people, not pairs",
    "\"least\"",
    "\"pairs\"",
    // Texts of the page below.
    "heliotrope",
    "turnsole",
    "41973",
    "0.375",
    "Said of the wrong flower",
    "Said of the step",
];

/// A page with constructs that the course does not have: words to type, and feedback on steps.
const MORE: &str = "+++\ntitle = \"More\"\nobjectives = [\"decide\"]\n+++\n\n\
    ## Which flower turns? {#flower}\n\nIt is the [[heliotrope|turnsole]], of [[=41973]] kinds.\n\n\
    - `rose`\n  > Said of the wrong flower.\n\n\
    ## What first? {#what-first}\n\n1. This\n   > Said of the step.\n2. That\n   > Said of the other step.\n\n\
    ## Which? {#which}\n\n- [x] One\n  > Yes.\n- [ ] Two {credit=0.375}\n  > No.\n";

#[test]
fn a_site_without_answers_holds_none() {
    let mut files = tree(&root().join("tests/courses/questions"));
    files.insert("samples/more.quiz.md".to_owned(), MORE.as_bytes().to_vec());
    let index = String::from_utf8(files["samples/index.md"].clone()).unwrap();
    let index = index.replace("lessons = [", "lessons = [\"more\", ");
    files.insert("samples/index.md".to_owned(), index.into_bytes());
    let build = |files: &std::collections::BTreeMap<String, Vec<u8>>| -> Vec<(String, String)> {
        let reported = compile(&SourceTree::from_memory(files.clone()), &Options::default());
        assert_eq!(reported.diagnostics, []);
        let site = reported.value.unwrap();
        let paths = site.iter().filter_map(|(path, file)| match file.content() {
            Content::Bytes(bytes) => {
                Some((path.to_string(), String::from_utf8_lossy(bytes).into_owned()))
            }
            _ => None,
        });
        // The program's own scripts and styles contain nothing of a course.
        paths.filter(|(path, _)| !path.starts_with("assets/")).collect()
    };
    let holds = |all: &[(String, String)], secret: &str| -> Vec<String> {
        let found = all.iter().filter(|(_, text)| {
            let plain = text.replace('’', "'").replace("&#39;", "'").replace("&quot;", "\"");
            plain.contains(secret)
        });
        found.map(|(path, _)| path.clone()).collect()
    };
    let with = build(&files);
    for secret in SECRETS {
        assert_ne!(holds(&with, secret), Vec::<String>::new(), "{secret} is no secret");
    }
    let toml = String::from_utf8(files["course.toml"].clone()).unwrap();
    let toml = toml.replace("language =", "answers = \"omit\"\nlanguage =");
    files.insert("course.toml".to_owned(), toml.into_bytes());
    let without = build(&files);
    for secret in SECRETS {
        assert_eq!(holds(&without, secret), Vec::<String>::new(), "{secret}");
    }
    let hashes = |all: &[(String, String)]| -> usize {
        let parts = all.iter().flat_map(|(_, text)| text.split("\"answerHash\":\"").skip(1));
        parts.filter(|part| part.find('"') == Some(12) && is_hash(&part[..12])).count()
    };
    assert!(hashes(&with) > 10);
    assert_eq!(hashes(&without), 0, "hashes by which answers could be guessed");
}

fn is_hash(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_hexdigit())
}
