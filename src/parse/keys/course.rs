//! The keys of `course.toml`.

use crate::parse::keys::form::Form;
use crate::parse::keys::{Key, Keys, TEXT, Value, defaulting, optional, required};

/// The outcomes that an ending of a scenario may have.
pub const OUTCOMES: [&str; 3] = ["sound", "recoverable", "harmful"];

/// A percentage, from 0 to 100.
pub(super) const PERCENT: Value = Value::Number { least: 0.0, most: 100.0 };

const ID: Key = required(
    "id",
    Value::Text(Form::Key),
    "\"first-aid\"",
    "Names the record of their work that learners keep in their browsers. Choose it once and never change it: under another id everybody starts anew.",
);

/// The keys of `course.toml` itself.
pub const COURSE: Keys = Keys {
    about: "What the course is, and in what order its units stand.",
    keys: &[
        ID,
        required("title", TEXT, "\"First aid at work\"", "The course's title."),
        required(
            "language",
            Value::Text(Form::Language),
            "\"en-GB\"",
            "The language of the text, as a tag such as `en`, `en-GB`, `de` or `ar`. It also chooses the language of the interface and the direction of writing.",
        ),
        required(
            "units",
            Value::Texts,
            "[\"basics\", \"burns\"]",
            "The names of the units' folders, in the order of the course.",
        ),
        optional(
            "description",
            TEXT,
            "\"What to do until help comes.\"",
            "One or two sentences about the course, for the front page and for search engines.",
        ),
        optional("authors", Value::Texts, "[\"Your name\"]", "The names of those who wrote it."),
        optional(
            "licence",
            TEXT,
            "\"CC-BY-SA-4.0\"",
            "The licence of the course, best as an SPDX identifier.",
        ),
        optional("version", TEXT, "\"1.0.0\"", "The version of the course."),
        optional(
            "base_url",
            Value::Text(Form::Address),
            "\"https://example.org/first-aid/\"",
            "Where the site will be published. Only what needs a complete address needs this: the site map, the feed and previews of links.",
        ),
        optional(
            "objective",
            Value::Tables(&OBJECTIVE),
            "[{ id = \"call-help\", title = \"Call for help\" }]",
            "What learners will be able to do, one table each.",
        ),
        optional(
            "track",
            Value::Tables(&TRACK),
            "[{ id = \"short\", title = \"In an hour\", units = [\"basics\"] }]",
            "Ways through the course, one table each.",
        ),
        optional(
            "plan",
            Value::Tables(&PLAN_FIELD),
            "[{ id = \"drill\", title = \"When I hold a drill\" }]",
            "The fields of the learner's plan in their order, one table each; those that reflections name with `plan=` when left out.",
        ),
        optional(
            "certificate",
            Value::Table(&CERTIFICATE),
            "{ hours = 4 }",
            "What learners need to have done for the certificate.",
        ),
        optional(
            "theme",
            Value::Either(&[TEXT, Value::Table(&THEME)]),
            "\"base\"",
            "The look of the site: the name of a theme, or a table with changes to one.",
        ),
        optional(
            "check",
            Value::Levels,
            "{ unused-reference = \"allow\" }",
            "How severe a diagnostic is, by its code: `deny` makes it an error, `warn` a warning, `allow` leaves it out.",
        ),
        optional(
            "pedagogy",
            Value::Table(&PEDAGOGY),
            "{ least_words = 900, most_words = 1500 }",
            "What the course aims at in its lessons and questions. `coursemark check --pedagogy` measures it.",
        ),
        optional(
            "vocabulary",
            Value::Map(&TEXT),
            "{ unit = \"Week\" }",
            "Words for `course`, `unit` and `lesson` that the interface uses in place of its own.",
        ),
        defaulting(
            "static",
            Value::Text(Form::Folder),
            "\"static\"",
            "\"files\"",
            "The folder in the course whose files are copied to the root of the site as they are.",
        ),
        defaulting("search", Value::Boolean, "true", "false", "Whether the site has a search."),
        defaulting(
            "answers",
            Value::Word(&["page", "omit"]),
            "\"page\"",
            "\"omit\"",
            "Whether pages hold the answers to their questions, so that they can say what is right. `omit` leaves them out of every file.",
        ),
        defaulting(
            "smart_punctuation",
            Value::Boolean,
            "true",
            "false",
            "Whether straight quotes, `--` and `...` in the text become typographic ones.",
        ),
        optional(
            "citation_style",
            TEXT,
            "\"apa\"",
            "The name of the CSL style in which references are set.",
        ),
        defaulting(
            "raw_html",
            Value::Word(&["safe", "full"]),
            "\"safe\"",
            "\"full\"",
            "Which HTML written in pages is kept: harmless elements, or all of it as it was written.",
        ),
    ],
    misnomers: &[
        ("license", "write `licence`, the British noun, as everywhere in Coursemark"),
        ("lang", "write `language`"),
        ("author", "write `authors`, a list: `authors = [\"…\"]`"),
        ("lessons", "lessons are listed in their unit's `index.md`"),
    ],
};

const OBJECTIVE: Keys = Keys {
    about: "What learners will be able to do.",
    keys: &[
        required(
            "id",
            Value::Text(Form::Key),
            "\"call-help\"",
            "The name that lessons and questions use for it.",
        ),
        required("title", TEXT, "\"Call for help\"", "What it says, beginning with a verb."),
    ],
    misnomers: &[],
};

const TRACK: Keys = Keys {
    about: "A way through the course for some of its learners.",
    keys: &[
        required("id", Value::Text(Form::Key), "\"short\"", "Its name in the learner's record."),
        required("title", TEXT, "\"In an hour\"", "Its title."),
        optional("units", Value::Texts, "[\"basics\"]", "Units that it takes whole."),
        optional("lessons", Value::Texts, "[\"small-burns\"]", "Keys of pages from other units."),
    ],
    misnomers: &[],
};

const PLAN_FIELD: Keys = Keys {
    about: "A field of the learner's plan.",
    keys: &[
        required(
            "id",
            Value::Text(Form::Key),
            "\"drill\"",
            "Its name, which reflections give in `plan=`; what was written is kept under it.",
        ),
        required("title", TEXT, "\"When I hold a drill\"", "Its title."),
        optional(
            "about",
            TEXT,
            "\"A date, a place, and who will be there.\"",
            "What belongs into it, in a sentence.",
        ),
        defaulting(
            "form",
            Value::Word(&["text", "goal"]),
            "\"text\"",
            "\"goal\"",
            "Whether it is a text, or a goal: behaviour, reason, measure, an if–then sentence, a first step, an obstacle and a helper.",
        ),
        optional(
            "survey",
            TEXT,
            "\"self-check\"",
            "The key of a survey whose latest result stands in the field.",
        ),
    ],
    misnomers: &[],
};

const PEDAGOGY: Keys = Keys {
    about: "What a course aims at in its lessons and questions.",
    keys: &[
        defaulting(
            "least_words",
            WORDS,
            "300",
            "900",
            "The fewest words of prose in a lesson: paragraphs and lists, without headings, tables, code and questions.",
        ),
        defaulting("most_words", WORDS, "2000", "1500", "The most words of prose in a lesson."),
        defaulting(
            "most_minutes",
            Value::Integer { least: 1, most: 1000 },
            "30",
            "20",
            "The most minutes that a lesson takes, its questions included.",
        ),
        defaulting(
            "least_ease",
            Value::Number { least: 0.0, most: 100.0 },
            "50",
            "60",
            "The least ease of reading of a lesson, from 0 to 100, by the formula of its language; 60 to 70 is plain.",
        ),
        defaulting(
            "most_feedback",
            WORDS,
            "60",
            "45",
            "The most words of feedback on an option, without citations and links.",
        ),
        defaulting(
            "least_questions",
            Value::Integer { least: 0, most: 1000 },
            "3",
            "10",
            "The fewest questions with a score about an objective.",
        ),
        defaulting(
            "least_applied",
            PERCENT,
            "50",
            "60",
            "The least share in percent of the questions about an objective whose `level` is `apply` or above.",
        ),
        optional(
            "opinion_labels",
            Value::Texts,
            "[\"Practice wisdom\"]",
            "How items in a section of the class `.evidence` begin, in bold, that need no reference.",
        ),
    ],
    misnomers: &[("words", "say `least_words` and `most_words`")],
};

/// A number of words.
const WORDS: Value = Value::Integer { least: 0, most: 100_000 };

const HOURS: Value = Value::Number { least: 0.0, most: 10_000.0 };

const CERTIFICATE: Keys = Keys {
    about: "What learners need to have done for the certificate.",
    keys: &[
        optional("hours", HOURS, "4", "Hours of work that the certificate states."),
        optional(
            "track",
            Value::Map(&Value::Table(&CERTIFICATE_TRACK)),
            "{ short = { quizzes = { basics-quiz = 80 } } }",
            "The rules by track: a table for each track's id.",
        ),
    ],
    misnomers: &[],
};

const CERTIFICATE_TRACK: Keys = Keys {
    about: "What the certificate asks for on one track.",
    keys: &[
        optional(
            "hours",
            HOURS,
            "2",
            "Hours of work that the certificate states for this track, in place of those for all.",
        ),
        optional(
            "quizzes",
            Value::Map(&PERCENT),
            "{ basics-quiz = 80 }",
            "Keys of quizzes to pass, each with the percentage needed.",
        ),
        optional(
            "scenarios",
            Value::Tables(&SCENARIO_RULE),
            "[{ of = [\"the-fall\"], outcome = [\"sound\"] }]",
            "Scenarios to finish.",
        ),
        optional("surveys", Value::Texts, "[\"self-check\"]", "Keys of surveys to take."),
        optional(
            "plan",
            Value::Texts,
            "[\"goal\"]",
            "Fields of the plan to fill; `start` is the date on which it begins, or three weeks ticked.",
        ),
    ],
    misnomers: &[],
};

const SCENARIO_RULE: Keys = Keys {
    about: "Scenarios of which some must be finished with a certain outcome.",
    keys: &[
        required("of", Value::Texts, "[\"the-fall\", \"the-fire\"]", "Keys of scenarios."),
        optional(
            "any",
            Value::Integer { least: 1, most: 1000 },
            "1",
            "How many of them are enough; all when left out.",
        ),
        optional("outcome", Value::Words(&OUTCOMES), "[\"sound\"]", "The outcomes that count."),
    ],
    misnomers: &[],
};

const THEME: Keys = Keys {
    about: "A theme and changes to it.",
    keys: &[
        defaulting("name", TEXT, "\"base\"", "\"base\"", "The theme's name."),
        optional(
            "tokens",
            Value::Map(&TEXT),
            "{ color-accent = \"#1b5a6d\" }",
            "Values of the theme's custom properties, by their names without the leading hyphens.",
        ),
    ],
    misnomers: &[],
};
