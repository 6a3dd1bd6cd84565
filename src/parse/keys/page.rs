//! The keys of front matter: the TOML between `+++` at the top of a page.

use crate::parse::keys::course::PERCENT;
use crate::parse::keys::form::Form;
use crate::parse::keys::{INLINE, Key, Keys, TEXT, Value, defaulting, optional, required};

const TITLE: Key = required("title", INLINE, "\"Small burns\"", "The page's title.");
const SUMMARY: Key = optional(
    "summary",
    INLINE,
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
    "The number of minutes that the page takes. When left out, it is computed from the content.",
);
const DRAFT: Key = defaulting(
    "draft",
    Value::Boolean,
    "false",
    "true",
    "Whether the page is left out of the site. `--drafts` includes it.",
);
const NEEDS: Key = optional(
    "needs",
    Value::Texts,
    "[\"what-burns-are\"]",
    "The keys of pages to read before this one.",
);
const GUESS: Key = optional(
    "guess",
    Value::Integer { least: 1, most: 5 },
    "2",
    "The number of the lesson's questions that learners guess at before they read. The first scored \
     questions with `from=#…` are asked, without a verdict.",
);
const TERMS: Key = defaulting(
    "terms",
    Value::Boolean,
    "true",
    "false",
    "Whether terms of the glossary are linked at their first use on the page.",
);
/// The picture of the course, a unit or a scenario.
pub(super) const COVER: Key = optional(
    "cover",
    Value::Text(Form::Picture),
    "\"cover.svg\"",
    "The path of a picture that stands for it, relative to this file: SVG, PNG, JPEG or WebP.",
);
/// The same picture in dark colours.
pub(super) const COVER_DARK: Key = optional(
    "cover_dark",
    Value::Text(Form::Picture),
    "\"cover-dark.svg\"",
    "The path of another file for the cover in dark colours. An SVG that uses `light-dark()` needs \
     none.",
);
/// The text that replaces the picture.
pub(super) const COVER_ALT: Key = optional(
    "cover_alt",
    TEXT,
    "\"A nurse holds a child's hand under running water.\"",
    "What the cover shows, for people who do not see it. When left out, the cover is a decoration, \
     and nothing is read out.",
);
const EXTRA: Key = optional(
    "extra",
    Value::Data,
    "{ reviewed = true }",
    "Your own data, which Coursemark passes to the templates without checking it.",
);

const PAGE_MISNOMERS: &[(&str, &str)] = &[
    ("tracks", "tracks are stated in `course.toml` only, as `[[track]]`"),
    ("objective", "write `objectives`, a list: `objectives = [\"…\"]`"),
    ("description", "write `summary`"),
];

/// The front matter of a lesson.
pub const LESSON: Keys = Keys {
    about: "The front matter of a lesson, `KEY.md` in a unit's folder.",
    keys: &[TITLE, SUMMARY, OBJECTIVES, MINUTES, DRAFT, NEEDS, GUESS, TERMS, EXTRA],
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
            "The keys of the unit's pages in their order: lessons, quizzes, scenarios, surveys and \
             handouts. A key is the file's name without its ending.",
        ),
        SUMMARY,
        COVER,
        COVER_DARK,
        COVER_ALT,
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
    keys: &[
        TITLE,
        SUMMARY,
        optional(
            "try",
            TEXT,
            "\"cool-with-what\"",
            "The id of a question of the course that visitors can answer on the front page.",
        ),
        Key { default: Some("false"), example: "true", ..TERMS },
        EXTRA,
    ],
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

/// The front matter of a page outside the units.
pub const PAGE: Keys = Keys {
    about: "The front matter of a page outside the units, `NAME.md` in the course's folder.",
    keys: &[TITLE, SUMMARY, DRAFT, TERMS, EXTRA],
    misnomers: &[("description", "write `summary`")],
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
            "The number of attempts that learners have; any number when left out.",
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
            "Whether questions and options are in a new order on every attempt.",
        ),
        optional(
            "show",
            Value::Integer { least: 1, most: 1000 },
            "4",
            "The number of the quiz's own questions in one attempt, drawn again each time; all \
             when left out. Questions from other pages are added to these.",
        ),
        optional(
            "confidence",
            Value::Boolean,
            "true",
            "Whether learners are asked how sure they are of an answer; what `course.toml` says when \
             left out.",
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
        required(
            "count",
            Value::Integer { least: 1, most: 1000 },
            "3",
            "The number of questions to draw.",
        ),
        required(
            "from",
            Value::Texts,
            "[\"burns\"]",
            "The keys of the quizzes, lessons and units to draw from. `earlier` stands for every \
             unit before this one.",
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
        COVER,
        COVER_DARK,
        COVER_ALT,
        TERMS,
        optional(
            "variables",
            Value::Map(&Value::Either(&[COUNT, Value::Table(&VARIABLE)])),
            "{ trust = 3, load = { start = 2, min = 0, max = 5, label = \"Load\" } }",
            "The variables that choices change. Each name has a starting number, or a table.",
        ),
        optional(
            "speaker",
            Value::Tables(&SPEAKER),
            "[{ name = \"Kofi\", portrait = \"kofi.svg\" }]",
            "The people who speak, one table each, so that their portraits are shown beside what they say.",
        ),
        optional(
            "start",
            TEXT,
            "\"monday\"",
            "The id of the first scene; when left out, the first one in the file.",
        ),
        optional(
            "content_note",
            TEXT,
            "\"A colleague is mocked for her accent.\"",
            "A note on content that may distress learners, shown before they start.",
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

const SPEAKER: Keys = Keys {
    about: "A person who speaks in a scenario.",
    keys: &[
        required(
            "name",
            TEXT,
            "\"Kofi\"",
            "The name. A paragraph that begins with it in bold and a colon, `**Kofi:**`, is what this person says.",
        ),
        required(
            "portrait",
            Value::Text(Form::Picture),
            "\"kofi.svg\"",
            "The path of a square picture of this person, relative to this file: SVG, PNG, JPEG or WebP.",
        ),
        optional(
            "portrait_dark",
            Value::Text(Form::Picture),
            "\"kofi-dark.svg\"",
            "The path of another file for the portrait in dark colours.",
        ),
    ],
    misnomers: &[],
};

const VARIABLE: Keys = Keys {
    about: "A number that choices change.",
    keys: &[
        defaulting("start", COUNT, "0", "3", "Its starting value."),
        optional("min", COUNT, "0", "Its minimum."),
        optional("max", COUNT, "5", "Its maximum."),
        optional(
            "label",
            TEXT,
            "\"Trust\"",
            "The name that learners see. Without one, they do not see the variable.",
        ),
        optional(
            "good",
            Value::Word(&["up", "down"]),
            "\"up\"",
            "Which changes are good, so that learners are told whether one is. Without it, they are \
             only told what changed.",
        ),
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
            "The answers to choose from, two or more, from least to most. “Not applicable” is \
             added.",
        ),
        optional(
            "dimension",
            Value::Tables(&DIMENSION),
            "[{ id = \"calm\", title = \"Calm\" }]",
            "The dimensions that the statements measure, one table each.",
        ),
        optional(
            "profile",
            Value::Tables(&PROFILE),
            "[{ id = \"steady\", title = \"Steady\", when = { calm = \">= 2\" } }]",
            "The possible results, one table each. Every combination of answers should lead to \
             exactly one.",
        ),
        optional(
            "remark",
            Value::Tables(&REMARK),
            "[{ id = \"lopsided\", title = \"Lopsided\", when = { gap = \">= 0.8\" } }]",
            "Remarks on some results, shown next to the profile, one table each.",
        ),
        defaulting(
            "mixed",
            Value::Boolean,
            "false",
            "true",
            "Whether the statements are taken from each dimension in turn, without the headings.",
        ),
        optional(
            "lowest",
            Value::Integer { least: 0, most: 20 },
            "3",
            "The number of statements to show with the result that got the lowest answers.",
        ),
        optional(
            "observer",
            Value::Texts,
            "[\"m1\", \"m2\"]",
            "The ids of the statements that an observer may be asked about the learner.",
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
    about: "A dimension, which some of the statements measure.",
    keys: &[
        required(
            "id",
            Value::Text(Form::Key),
            "\"calm\"",
            "Its id. The heading above its statements has it too, as `{#calm}`.",
        ),
        required("title", INLINE, "\"Calm\"", "Its title."),
        optional(
            "least",
            Value::Integer { least: 1, most: 1000 },
            "9",
            "The number of its statements that must be answered for a result; half of them when \
             left out.",
        ),
    ],
    misnomers: &[],
};

const REMARK: Keys = Keys {
    about: "A remark on some results, shown next to the profile.",
    keys: &[
        required(
            "id",
            Value::Text(Form::Key),
            "\"lopsided\"",
            "Its id. The heading above its text has it too, as `{#lopsided .remark}`.",
        ),
        required("title", INLINE, "\"Lopsided\"", "Its title."),
        optional(
            "when",
            Value::Map(&TEXT),
            "{ gap = \">= 0.8\" }",
            "The mean answer that each dimension needs, as a comparison. `gap` is the difference \
             between the greatest and the least mean.",
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
            "Its id. The heading above its text has it too, as `{#steady .profile}`.",
        ),
        required("title", INLINE, "\"Steady\"", "Its title."),
        optional(
            "when",
            Value::Map(&TEXT),
            "{ calm = \">= 2\" }",
            "The mean answer that each dimension needs, as a comparison.",
        ),
    ],
    misnomers: &[],
};
