//! The keys of front matter: the TOML between `+++` at the top of a page.

use crate::parse::keys::course::PERCENT;
use crate::parse::keys::form::Form;
use crate::parse::keys::{Key, Keys, TEXT, Value, defaulting, optional, required};

const TITLE: Key = required("title", TEXT, "\"Small burns\"", "The page's title.");
const SUMMARY: Key = optional(
    "summary",
    TEXT,
    "\"How to cool a burn.\"",
    "One sentence on what the page is about, for lists of pages and for search engines.",
);
const OBJECTIVES: Key = optional(
    "objectives",
    Value::Texts,
    "[\"call-help\"]",
    "Ids of the objectives in `course.toml` that the page serves.",
);
const MINUTES: Key = optional(
    "minutes",
    Value::Integer { least: 0, most: 6000 },
    "10",
    "How many minutes the page takes; computed from what is on it when left out.",
);
const DRAFT: Key = defaulting(
    "draft",
    Value::Boolean,
    "false",
    "true",
    "Whether the page is left out of the site; `--drafts` brings it in.",
);
const NEEDS: Key = optional(
    "needs",
    Value::Texts,
    "[\"what-burns-are\"]",
    "Keys of pages that are better read before this one.",
);
const TERMS: Key = defaulting(
    "terms",
    Value::Boolean,
    "true",
    "false",
    "Whether terms of the glossary are linked at their first use on the page.",
);
const EXTRA: Key = optional(
    "extra",
    Value::Data,
    "{ reviewed = true }",
    "Your own data. Coursemark hands it to the templates and never looks into it.",
);

const PAGE_MISNOMERS: &[(&str, &str)] = &[
    ("tracks", "tracks are stated in `course.toml` only, as `[[track]]`"),
    ("objective", "write `objectives`, a list: `objectives = [\"…\"]`"),
    ("description", "write `summary`"),
];

/// The front matter of a lesson.
pub const LESSON: Keys = Keys {
    about: "The front matter of a lesson, `KEY.md` in a unit's folder.",
    keys: &[TITLE, SUMMARY, OBJECTIVES, MINUTES, DRAFT, NEEDS, TERMS, EXTRA],
    misnomers: PAGE_MISNOMERS,
};

/// The front matter of a unit's `index.md`.
pub const UNIT: Keys = Keys {
    about: "The front matter of a unit, `index.md` in its folder.",
    keys: &[
        TITLE,
        required(
            "lessons",
            Value::Texts,
            "[\"small-burns\", \"burns-quiz\"]",
            "The keys of the unit's pages in their order: lessons, quizzes, scenarios, surveys and handouts alike. A key is the file's name without its ending.",
        ),
        SUMMARY,
        TERMS,
        EXTRA,
    ],
    misnomers: &[],
};

/// The front matter of a handout.
pub const HANDOUT: Keys = Keys {
    about: "The front matter of a handout, `KEY.handout.md` in a unit's folder.",
    keys: &[TITLE, SUMMARY, DRAFT, TERMS, EXTRA],
    misnomers: &[
        ("objectives", "a handout is not studied; lessons and questions serve objectives"),
        ("minutes", "a handout is not counted among what takes time"),
        ("tracks", "tracks are stated in `course.toml` only, as `[[track]]`"),
        ("description", "write `summary`"),
    ],
};

/// The front matter of the course's `index.md`.
pub const FRONT: Keys = Keys {
    about: "The front matter of the front page, `index.md` in the course's folder.",
    keys: &[TITLE, SUMMARY, Key { default: Some("false"), example: "true", ..TERMS }, EXTRA],
    misnomers: &[],
};

/// The front matter of the course's `glossary.md`.
pub const GLOSSARY: Keys = Keys {
    about: "The front matter of the glossary, `glossary.md` in the course's folder.",
    keys: &[TITLE, SUMMARY, EXTRA],
    misnomers: &[],
};

/// The front matter of the course's `prompts.md`.
pub const PROMPTS: Keys = Keys {
    about: "The front matter of the weekly prompts, `prompts.md` in the course's folder.",
    keys: &[TITLE, SUMMARY, TERMS, EXTRA],
    misnomers: &[],
};

/// The front matter of a quiz page.
pub const QUIZ: Keys = Keys {
    about: "The front matter of a quiz, `KEY.quiz.md` in a unit's folder.",
    keys: &[
        TITLE,
        SUMMARY,
        OBJECTIVES,
        MINUTES,
        DRAFT,
        NEEDS,
        TERMS,
        optional("pass", PERCENT, "80", "The share of points needed to pass, in percent."),
        optional(
            "attempts",
            Value::Integer { least: 1, most: 1000 },
            "3",
            "How many attempts learners have; any number when left out.",
        ),
        optional(
            "feedback",
            Value::Word(&["each", "end", "pass", "never"]),
            "\"each\"",
            "When feedback is shown: after `each` question, at the `end`, after a `pass`, or `never`.",
        ),
        optional(
            "shuffle",
            Value::Boolean,
            "true",
            "Whether questions and options stand in another order on every attempt.",
        ),
        optional(
            "show",
            Value::Integer { least: 1, most: 1000 },
            "4",
            "How many of its own questions the quiz asks on one attempt, chosen anew each time; all of them when left out. Drawn questions come on top.",
        ),
        optional(
            "draw",
            Value::Tables(&DRAW),
            "[{ count = 3, from = [\"burns\"] }]",
            "Questions drawn from other pages, one table for each draw.",
        ),
        EXTRA,
    ],
    misnomers: PAGE_MISNOMERS,
};

const DRAW: Keys = Keys {
    about: "Questions drawn from other pages.",
    keys: &[
        required("count", Value::Integer { least: 1, most: 1000 }, "3", "How many are drawn."),
        required(
            "from",
            Value::Texts,
            "[\"burns\"]",
            "Keys of the quizzes, lessons and units to draw from; `earlier` is every unit before this one.",
        ),
    ],
    misnomers: &[],
};

/// A number that a scenario can count with.
const COUNT: Value = Value::Number { least: -1_000_000.0, most: 1_000_000.0 };

/// The front matter of a scenario page.
pub const SCENARIO: Keys = Keys {
    about: "The front matter of a scenario, `KEY.scenario.md` in a unit's folder.",
    keys: &[
        TITLE,
        SUMMARY,
        OBJECTIVES,
        MINUTES,
        DRAFT,
        NEEDS,
        TERMS,
        optional(
            "variables",
            Value::Map(&Value::Either(&[COUNT, Value::Table(&VARIABLE)])),
            "{ trust = 3, load = { start = 2, min = 0, max = 5, label = \"Load\" } }",
            "What choices change: a number to start with, or a table, for each name.",
        ),
        optional(
            "start",
            TEXT,
            "\"monday\"",
            "The id of the first scene; the first one in the file when left out.",
        ),
        optional(
            "content_note",
            TEXT,
            "\"A colleague is mocked for her accent.\"",
            "What learners should know before they begin, when the story may weigh on them.",
        ),
        defaulting(
            "stop",
            Value::Boolean,
            "false",
            "true",
            "Whether every scene has a button that stops the story.",
        ),
        defaulting(
            "text_route",
            Value::Boolean,
            "false",
            "true",
            "Whether learners may read all scenes as text instead, which counts as much as an ending.",
        ),
        EXTRA,
    ],
    misnomers: PAGE_MISNOMERS,
};

const VARIABLE: Keys = Keys {
    about: "A number that choices change.",
    keys: &[
        defaulting("start", COUNT, "0", "3", "Its value at the start."),
        optional("min", COUNT, "0", "Its least value."),
        optional("max", COUNT, "5", "Its greatest value."),
        optional("label", TEXT, "\"Trust\"", "What learners see for its name."),
    ],
    misnomers: &[],
};

/// The front matter of a survey page.
pub const SURVEY: Keys = Keys {
    about: "The front matter of a survey, `KEY.survey.md` in a unit's folder.",
    keys: &[
        TITLE,
        SUMMARY,
        OBJECTIVES,
        MINUTES,
        DRAFT,
        NEEDS,
        TERMS,
        optional(
            "scale",
            Value::Texts,
            "[\"Never\", \"Sometimes\", \"Often\"]",
            "The answers to choose from, from least to most, two or more; “not applicable” is added.",
        ),
        optional(
            "dimension",
            Value::Tables(&DIMENSION),
            "[{ id = \"calm\", title = \"Calm\" }]",
            "What the statements measure, one table each.",
        ),
        optional(
            "profile",
            Value::Tables(&PROFILE),
            "[{ id = \"steady\", title = \"Steady\", when = { calm = \">= 2\" } }]",
            "The results that learners may get, one table each: for every result there should be one.",
        ),
        optional(
            "remark",
            Value::Tables(&REMARK),
            "[{ id = \"lopsided\", title = \"Lopsided\", when = { gap = \">= 0.8\" } }]",
            "What is said of some results beside the profile, one table each.",
        ),
        defaulting(
            "mixed",
            Value::Boolean,
            "false",
            "true",
            "Whether the statements of the dimensions are asked in turn, without their headings.",
        ),
        optional(
            "lowest",
            Value::Integer { least: 0, most: 20 },
            "3",
            "How many of the statements with the lowest answers are shown with the result.",
        ),
        optional(
            "observer",
            Value::Texts,
            "[\"m1\", \"m2\"]",
            "Ids of the statements that an observer may be asked about the learner.",
        ),
        optional(
            "compare",
            TEXT,
            "\"self-check\"",
            "The key of an earlier survey with the same statements, to show what has changed.",
        ),
        EXTRA,
    ],
    misnomers: PAGE_MISNOMERS,
};

const DIMENSION: Keys = Keys {
    about: "What some of the statements measure.",
    keys: &[
        required(
            "id",
            Value::Text(Form::Key),
            "\"calm\"",
            "Its name: the heading above its statements carries it as `{#calm}`.",
        ),
        required("title", TEXT, "\"Calm\"", "Its title."),
        optional(
            "least",
            Value::Integer { least: 1, most: 1000 },
            "9",
            "How many of its statements must be answered for a result; half of them when left out.",
        ),
    ],
    misnomers: &[],
};

const REMARK: Keys = Keys {
    about: "What is said of some results beside the profile.",
    keys: &[
        required(
            "id",
            Value::Text(Form::Key),
            "\"lopsided\"",
            "Its name: the heading above its text carries it as `{#lopsided .remark}`.",
        ),
        required("title", TEXT, "\"Lopsided\"", "Its title."),
        optional(
            "when",
            Value::Map(&TEXT),
            "{ gap = \">= 0.8\" }",
            "The mean answer that each dimension needs, as a comparison; `gap` is the greatest mean less the least.",
        ),
    ],
    misnomers: &[],
};

const PROFILE: Keys = Keys {
    about: "A result that learners may get.",
    keys: &[
        required(
            "id",
            Value::Text(Form::Key),
            "\"steady\"",
            "Its name: the heading above its text carries it as `{#steady .profile}`.",
        ),
        required("title", TEXT, "\"Steady\"", "Its title."),
        optional(
            "when",
            Value::Map(&TEXT),
            "{ calm = \">= 2\" }",
            "The mean answer that each dimension needs, as a comparison.",
        ),
    ],
    misnomers: &[],
};
