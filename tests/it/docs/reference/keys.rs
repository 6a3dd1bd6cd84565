//! The pages about `course.toml` and front matter, generated from the registry of keys, with
//! examples.

use std::fmt::Write;

use coursemark::internals::parse::keys::{ALL, Keys};

use crate::docs::reference::sections::{Section, markdown, sections};

/// The kinds of pages whose front matter is described, with their titles.
const KINDS: [(&str, &str); 6] = [
    ("lesson", "Lessons"),
    ("unit", "Units"),
    ("front", "The front page"),
    ("glossary", "The glossary"),
    ("prompts", "Weekly prompts"),
    ("page", "Pages outside the units"),
];

const COURSE: &str = r##"`course.toml` is [TOML](https://toml.io): each line is a key, `=` and a value.
Text is in quotes.
An unknown key is an error with a suggestion, so no typo goes unnoticed.

```toml title="course/course.toml"
id = "bread"
title = "Bread at home"
language = "en-GB"
units = ["dough"]
authors = ["The Coursemark authors"]
licence = "CC-BY-SA-4.0"
version = "1.0.0"
```
"##;

/// The titles of the tables, by their headers.
const TITLES: [(&str, &str); 11] = [
    ("", "Keys of the course"),
    ("[[footer]]", "Links below every page"),
    ("[[objective]]", "Objectives"),
    ("[[track]]", "Tracks"),
    ("[[plan]]", "Fields of the plan"),
    ("[certificate]", "Certificate"),
    ("[certificate.track.TRACK]", "Certificate of a track"),
    ("[[certificate.track.TRACK.scenarios]]", "Scenarios for a certificate"),
    ("[theme]", "Theme"),
    ("[review]", "Review"),
    ("[pedagogy]", "Aims of teaching"),
];

/// The examples below each table, by its header. The empty header stands for the keys at the top.
const EXAMPLES: [(&str, &str); 7] = [
    (
        "",
        r##"Set the severity of a [diagnostic](diagnostics.md) by its code, unless that severity is fixed:

```toml
[check]
unused-reference = "allow"
missing-alt = "deny"
```

Replace words of the interface with words of your own:

```toml
[vocabulary]
unit = "Module"
lesson = "Session"
```
"##,
    ),
    (
        "[[footer]]",
        r##"```toml
[[footer]]
title = "How far you are"
page = "progress.html"

[[footer]]
title = "The bakery"
url = "https://example.org/bakery"
```

[Make it your organisation's](../guides/make-it-yours.md) has a page about the makers, a logo and more.
"##,
    ),
    (
        "[[objective]]",
        r##"```toml
[[objective]]
id = "judge-dough"
title = "Tell by touch whether a dough is ready"

[check]
unserved-objective = "allow"
```
"##,
    ),
    (
        "[[track]]",
        r##"```toml
[[track]]
id = "short"
title = "In one evening"
units = ["dough"]
```
"##,
    ),
    (
        "[[plan]]",
        r##"```toml
[[plan]]
id = "first-loaf"
title = "My first loaf"
about = "Which day, which flour, and who will eat it?"

[[plan]]
id = "habit"
title = "A habit in the kitchen"
form = "goal"
```

[The plan](the-plan-and-the-certificate.md#plan) shows the page that learners get.
"##,
    ),
    (
        "[theme]",
        r##"```toml
[theme]
name = "slate"

[theme.tokens]
radius = "0.25rem"
color-accent = "light-dark(#7a3e12, #f0b98a)"
```

The themes are `base`, `gazette`, `meadow` and `slate`; [Tokens](tokens.md) lists the values that you can replace.
The value of a token cannot contain braces, semicolons or addresses.
"##,
    ),
    (
        "[pedagogy]",
        r##"```toml
[pedagogy]
least_words = 600
most_words = 1200
opinion_labels = ["Baker's wisdom"]
```

[Check the teaching](../guides/check-the-craft.md) shows how to use them.
"##,
    ),
];

const FRONT_MATTER: &str = r##"Every page starts with a line `+++`, some lines of TOML, and another line `+++`.

```markdown
+++
title = "Kneading"
summary = "How to tell when a dough is ready."
minutes = 12

[extra]
room = "kitchen"
+++

Stretch a piece between your fingers.
```

The title becomes the page's only first-level heading, so sections in the text start with `##`.
When `minutes` is left out, the time is computed from 200 words a minute, three seconds for a line of
code and ten for a picture, and is rounded up.
A minute of Chinese is 267 characters.
Questions count as often as one attempt asks them, with the feedback on one option.
Each takes half a minute to decide, or two minutes to write.
"##;

/// The page about `course.toml`.
pub fn configuration() -> String {
    let mut body = COURSE.to_owned();
    for Section { header, keys } in sections(keys_of("course")) {
        let title = TITLES.iter().find(|(known, _)| *known == header);
        let (_, title) = title.unwrap_or_else(|| panic!("give `{header}` a title"));
        let id = if header.is_empty() { "keys".to_owned() } else { anchor(&header) };
        let about = match header.as_str() {
            "" => keys.about.to_owned(),
            header => format!("`{header}`: {}", keys.about),
        };
        write!(body, "\n## {title} {{#{id}}}\n\n{about}\n\n{}", markdown(keys)).unwrap();
        if let Some((_, example)) = EXAMPLES.iter().find(|(known, _)| *known == header) {
            write!(body, "\n{example}").unwrap();
        }
    }
    super::page("Configuration", "Every key of course.toml.", &body)
}

/// The page about front matter.
pub fn front_matter() -> String {
    let mut body = FRONT_MATTER.to_owned();
    for (name, title) in KINDS {
        let keys = keys_of(name);
        write!(body, "\n## {title}\n\n{}\n\n{}", keys.about, markdown(keys)).unwrap();
    }
    let summary = "The facts between two lines +++ at the top of each page.";
    super::page("Front matter", summary, &body)
}

fn keys_of(name: &str) -> &'static Keys {
    let (_, keys) = ALL.iter().find(|(known, _)| *known == name).expect("a kind of page");
    keys
}

/// `[[certificate.track.TRACK]]` as an id: `certificate-track-track`.
fn anchor(header: &str) -> String {
    header.trim_matches(['[', ']']).replace('.', "-").to_lowercase()
}

#[test]
fn every_example_stands_below_a_table() {
    let headers: Vec<String> =
        sections(keys_of("course")).into_iter().map(|section| section.header).collect();
    for (header, _) in EXAMPLES.iter().chain(&TITLES) {
        assert!(headers.iter().any(|known| known == *header), "there is no table `{header}`");
    }
}
