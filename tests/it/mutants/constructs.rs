//! The constructs of the format, each in as few words as it takes.

use crate::support::{Files, small_with};

/// The kind of page that holds a construct.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Lesson,
    Quiz,
    Scenario,
    Survey,
    Glossary,
    /// A lesson whose front matter is the construct.
    Front,
}

impl Kind {
    pub fn path(self) -> &'static str {
        match self {
            Kind::Lesson | Kind::Front => "unit/lesson.md",
            Kind::Quiz => "unit/lesson.quiz.md",
            Kind::Scenario => "unit/lesson.scenario.md",
            Kind::Survey => "unit/lesson.survey.md",
            Kind::Glossary => "glossary.md",
        }
    }

    pub fn site_path(self) -> &'static str {
        match self {
            Kind::Glossary => "glossary.html",
            _ => "unit/lesson.html",
        }
    }

    /// The text above the construct.
    pub fn before(self) -> &'static str {
        match self {
            Kind::Lesson => "+++\ntitle = \"Lesson\"\n+++\n\nText before.\n\n",
            Kind::Quiz => "+++\ntitle = \"Lesson\"\n+++\n\nText before.\n\n",
            Kind::Scenario => {
                "+++\ntitle = \"Lesson\"\nvariables = { trust = 2 }\n+++\n\nText before.\n\n"
            }
            Kind::Survey => {
                "+++\ntitle = \"Lesson\"\nscale = [\"Never\", \"Often\"]\n\n[[dimension]]\nid = \"aim\"\n\
                 title = \"Aim\"\n\n[[profile]]\nid = \"all\"\ntitle = \"All\"\nwhen = { aim = \">= 1\" }\n\
                 +++\n\nText before.\n\n"
            }
            Kind::Glossary => "+++\ntitle = \"Glossary\"\n+++\n\nText before.\n\n",
            Kind::Front => "",
        }
    }

    /// The text below it.
    pub fn after(self) -> &'static str {
        match self {
            Kind::Lesson | Kind::Front => "\nText after.\n",
            Kind::Scenario => "\n## The last {#last .ending outcome=sound}\n\nText after.\n",
            Kind::Quiz | Kind::Survey | Kind::Glossary => "",
        }
    }
}

/// A construct.
pub struct Construct {
    pub name: &'static str,
    pub kind: Kind,
    pub text: &'static str,
}

impl Construct {
    /// The course in which the page of the construct has this text.
    pub fn course(&self, text: &str) -> Files {
        let mut files = small_with(&[
            (
                "course.toml",
                "id = \"c\"\ntitle = \"C\"\nlanguage = \"en\"\nunits = [\"unit\"]\n\n[check]\nmissing-feedback = \"allow\"\n",
            ),
            (
                "references.bib",
                "@book{work,\n title = {Work},\n author = {Writer},\n date = {2004},\n}\n\n@book{other,\n title = {Other},\n author = {Writer},\n date = {2005},\n}\n",
            ),
            ("index.md", "+++\ntitle = \"C\"\n+++\n\nText [@work; @other].\n"),
            ("unit/more.md", "+++\ntitle = \"More\"\n+++\n\nText.\n"),
            (
                "unit/index.md",
                "+++\ntitle = \"Unit\"\nlessons = [\"lesson\", \"more\"]\n+++\n\n[Drawing](../drawing.svg)\n",
            ),
            (
                "drawing.svg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"></svg>\n",
            ),
        ]);
        if self.kind != Kind::Glossary {
            files.remove("unit/lesson.md");
        }
        files.insert(self.kind.path().to_owned(), text.as_bytes().to_vec());
        files
    }
}

const fn lesson(name: &'static str, text: &'static str) -> Construct {
    Construct { name, kind: Kind::Lesson, text }
}

const fn quiz(name: &'static str, text: &'static str) -> Construct {
    Construct { name, kind: Kind::Quiz, text }
}

pub const CONSTRUCTS: [Construct; 46] = [
    lesson("heading", "## A heading {#its-id .no-contents}\n"),
    lesson("plain heading", "## A heading\n"),
    lesson("emphasis", "Words *with one star* between.\n"),
    lesson("strong", "Words **with two stars** between.\n"),
    lesson("deleted", "Words ~~with two tildes~~ between.\n"),
    lesson("code", "Words `in code` between.\n"),
    lesson("keys", "Press <kbd>Esc</kbd> now.\n"),
    lesson("link", "Words [with a link](more.md) between.\n"),
    lesson("titled link", "Words [with a link](more.md \"its title\") between.\n"),
    lesson("web link", "Words [with a link](https://example.org/) between.\n"),
    lesson("address", "Words <https://example.org/> between.\n"),
    lesson("reference link", "Words [with a link][name] between.\n\n[name]: more.md\n"),
    lesson("figure", "![A drawing](../drawing.svg \"Its caption\")\n"),
    lesson("list", "- one\n- two\n  - inner\n"),
    lesson("numbered list", "1. one\n2. two\n"),
    lesson("tasks", "- [x] one\n- [ ] two\n"),
    lesson("quotation", "> One line\n> and one more\n"),
    lesson("callout", "> [!TIP]\n> One line\n> and one more\n"),
    lesson("table", "| One | Two |\n| --- | ---: |\n| three | four |\n"),
    lesson("code block", "```python {2} title=\"water.py\"\none\ntwo\n```\n"),
    lesson("tilde block", "~~~text\none\n~~~\n"),
    lesson("formula", "Words $h = w / f$ between.\n"),
    lesson("display formula", "$$h = w$$\n"),
    lesson("footnote", "Words[^note] between.\n\n[^note]: What it says\n"),
    lesson("citation", "Words [@work, p. 4] between.\n"),
    lesson("citations", "Words [@work; @other] between.\n"),
    lesson("definition", "A term\n: What it means\n"),
    lesson("rule", "One\n\n---\n\nTwo\n"),
    lesson("details", "<details>\n<summary>More</summary>\n\nInside\n\n</details>\n"),
    lesson("comment", "One <!-- not shown --> two\n"),
    lesson(
        "question in a lesson",
        "## Which one {#which .question}\n\n- [x] one\n  > Yes\n- [ ] two\n  > No\n\n---\n",
    ),
    lesson(
        "quiz in a lesson",
        "## Try it {#try-it .quiz pass=50}\n\n### Which one {#which}\n\n- [x] one\n- [ ] two\n\n---\n",
    ),
    quiz(
        "single choice",
        "## Which one {#which .shuffle points=2}\n\n- [x] one {#a}\n  > Yes\n- [ ] two {credit=0.5}\n  > No\n\n> [!TIP]\n> A hint\n\n> [!NOTE]\n> The reason\n",
    ),
    quiz(
        "two-tier",
        "## Is it so {#so}\n\n- [ ] Yes\n  - [ ] three\n  - [ ] four\n- [x] No\n  - [x] one\n    > Right\n  - [ ] two\n",
    ),
    quiz(
        "ordering",
        "## Put in order {#order .order ties=1-2}\n\n1. one\n2. two\n3. three\n\n> [!NOTE]\n> Because\n",
    ),
    quiz(
        "matching",
        "## Match {#match .match}\n\n| One | Two |\n| --- | --- |\n| a | b |\n| c | d |\n| | e |\n\n> [!NOTE]\n> Because\n",
    ),
    quiz(
        "feedback on pairs",
        "## Match {#match}\n\n| One | Two |\n| --- | --- |\n| bread | c |\n| water | d |\n\n- bread\n  > Baked\n- water\n  > Drunk\n",
    ),
    quiz(
        "feedback on steps",
        "## Put in order {#order}\n\n1. bake\n2. knead\n\n- knead\n  > Last\n- bake\n  > First\n",
    ),
    quiz(
        "typed gap",
        "## Fill in {#fill .gap}\n\nThe word is [[one|two]] here.\n\n- `three`\n  > No\n",
    ),
    quiz(
        "chosen gap",
        "## Choose {#choose}\n\nThe word is [[name]] here.\n\n- [[name]]\n  - [x] one\n  - [ ] two\n    > No\n",
    ),
    quiz(
        "number",
        "## How many {#many .number}\n\nIt takes [[=7±1]] minutes and [[=3..4]] more.\n\n- 1: `45`\n  > No\n- 2: `5`\n  > No\n",
    ),
    quiz(
        "short text",
        "## Why {#why .short}\n\n> [!NOTE]\n> Because\n\n- I said so\n- I meant it\n",
    ),
    Construct {
        name: "scene",
        kind: Kind::Scenario,
        text: "## The first {#first}\n\nWords.\n\n- [Say it](#second \"trust +1; if trust < 3\")\n  > She nods\n- [Leave](#last)\n\n## The second {#second}\n\n- [Leave now](#last \"trust = 1\")\n",
    },
    Construct {
        name: "survey",
        kind: Kind::Survey,
        text: "## Aim {#aim}\n\n- I do it {#aim-1}\n- I leave it {#aim-2}\n\n## You do {#all .profile}\n\nWords.\n",
    },
    Construct {
        name: "terms",
        kind: Kind::Glossary,
        text: "one\nones\n: What it means\n\ntwo\n: What that means\n",
    },
    Construct {
        name: "front matter",
        kind: Kind::Front,
        text: "+++\ntitle = \"Lesson\"\nsummary = \"Words\"\nneeds = [\"more\"]\nterms = false\n+++\n",
    },
];
