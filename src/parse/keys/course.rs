//! The keys of `course.toml`.

use crate::parse::keys::form::Form;
use crate::parse::keys::page::{COVER, COVER_ALT, COVER_DARK};
use crate::parse::keys::{INLINE, Key, Keys, TEXT, Value, defaulting, optional, required};

/// The outcomes that an ending of a scenario may have.
pub const OUTCOMES: [&str; 3] = ["sound", "recoverable", "harmful"];

/// A percentage, from 0 to 100.
pub(super) const PERCENT: Value = Value::Number { least: 0.0, most: 100.0 };

const ID: Key = required(
    "id",
    Value::Text(Form::Key),
    "\"first-aid\"",
    "The id under which browsers store learners' records. Choose it once and never change it, \
     because under another id everyone starts again.",
);

/// The keys of `course.toml` itself.
pub const COURSE: Keys = Keys {
    about: "What the course is, and the order of its units.",
    keys: &[
        ID,
        required("title", INLINE, "\"First aid at work\"", "The course's title."),
        required(
            "language",
            Value::Text(Form::Language),
            "\"en-GB\"",
            "The language of the text, as a tag such as `en`, `en-GB`, `de` or `ar`. It also \
             chooses the language of the interface and the direction of writing.",
        ),
        required(
            "units",
            Value::Texts,
            "[\"basics\", \"burns\"]",
            "The names of the units' folders, in the order of the course.",
        ),
        optional(
            "description",
            INLINE,
            "\"What to do until help comes.\"",
            "One or two sentences about the course, for the front page and for search engines.",
        ),
        optional(
            "pages",
            Value::Texts,
            "[\"about.md\"]",
            "The files of pages outside the units, directly in the course's folder. The words in \
             `privacy.md` and `accessibility.md` are added to the pages of these names that every \
             course has.",
        ),
        optional(
            "support",
            Value::Text(Form::Link),
            "\"mailto:help@example.org\"",
            "Where learners find help: the address of a page, or a mail address with `mailto:`. It \
             is linked below every page.",
        ),
        optional(
            "report",
            Value::Text(Form::Receiver),
            "\"mailto:course@example.org\"",
            "Where learners report a fault in a question: a mail address with `mailto:`, or the \
             address of a page. The feedback on each question then ends with a link for it.",
        ),
        optional(
            "footer",
            Value::Tables(&FOOTER),
            "[{ title = \"About\", page = \"about.md\" }]",
            "Links below every page, one table each.",
        ),
        optional(
            "logo",
            Value::Text(Form::Picture),
            "\"logo.svg\"",
            "The path of a picture, shown before the course's title in the header of every page, at \
             most 28 pixels high.",
        ),
        optional(
            "logo_dark",
            Value::Text(Form::Picture),
            "\"logo-dark.svg\"",
            "The path of another file for the logo, for dark pages. An SVG that uses `light-dark()` needs \
             none.",
        ),
        optional(
            "social_image",
            Value::Text(Form::Picture),
            "\"preview.png\"",
            "The path of a PNG, JPEG or WebP picture for link previews, best 1200 pixels wide and 630 \
             high. It needs `base_url`.",
        ),
        COVER,
        COVER_DARK,
        COVER_ALT,
        optional("authors", Value::Texts, "[\"Your name\"]", "The names of the authors."),
        optional(
            "licence",
            TEXT,
            "\"CC-BY-SA-4.0\"",
            "The licence of the course, preferably as an SPDX identifier.",
        ),
        optional("version", TEXT, "\"1.0.0\"", "The version of the course."),
        optional(
            "base_url",
            Value::Text(Form::Address),
            "\"https://example.org/first-aid/\"",
            "The address at which the site will be published. It is only needed for the site map, \
             the feed and link previews, which use complete addresses.",
        ),
        optional(
            "objective",
            Value::Tables(&OBJECTIVE),
            "[{ id = \"call-help\", title = \"Call for help\" }]",
            "The things that learners will be able to do, one table each.",
        ),
        optional(
            "track",
            Value::Tables(&TRACK),
            "[{ id = \"short\", title = \"In an hour\", units = [\"basics\"] }]",
            "The tracks through the course, one table each.",
        ),
        optional(
            "plan",
            Value::Tables(&PLAN_FIELD),
            "[{ id = \"drill\", title = \"When I hold a drill\" }]",
            "The fields of the learner's plan in their order, one table each. When left out, the \
             fields are those that reflections name with `plan=`.",
        ),
        optional(
            "certificate",
            Value::Table(&CERTIFICATE),
            "{ hours = 4 }",
            "What learners have to do for the certificate.",
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
            "The severity of diagnostics by code: `deny` makes one an error, `warn` a warning, and \
             `allow` turns it off.",
        ),
        optional(
            "review",
            Value::Table(&REVIEW),
            "{ daily = 10 }",
            "The page on which learners are asked again what they have answered, before they forget it.",
        ),
        defaulting(
            "test_out",
            Value::Boolean,
            "false",
            "true",
            "Whether the site has a page on which learners show what they know already. “Continue” \
             then skips the lessons all of whose objectives they know.",
        ),
        optional(
            "pedagogy",
            Value::Table(&PEDAGOGY),
            "{ least_words = 900, most_words = 1500 }",
            "The aims of the course for its lessons and questions. `coursemark check --pedagogy` \
             measures them.",
        ),
        optional(
            "confusable",
            Value::Map(&Value::Texts),
            "{ dough = [\"autolyse\", \"bulk-rise\", \"proof\"] }",
            "What learners confuse: names that you choose, each with two or more labels. Questions \
             name theirs with `label=`. Quizzes ask about each by itself first, and later never \
             twice in a row about the same.",
        ),
        optional(
            "vocabulary",
            Value::Map(&TEXT),
            "{ unit = \"Week\" }",
            "Words for `course`, `unit` and `lesson` that the interface uses instead of its own.",
        ),
        defaulting(
            "static",
            Value::Text(Form::Folder),
            "\"static\"",
            "\"files\"",
            "The folder in the course whose files are copied unchanged to the root of the site.",
        ),
        defaulting("search", Value::Boolean, "true", "false", "Whether the site has a search."),
        defaulting(
            "answers",
            Value::Word(&["page", "omit"]),
            "\"page\"",
            "\"omit\"",
            "Whether pages hold the answers to their questions, so that they can show whether an \
             answer is right. `omit` leaves the answers out of all files.",
        ),
        defaulting(
            "confidence",
            Value::Boolean,
            "false",
            "true",
            "Whether learners are asked how sure they are of an answer before they see whether it is \
             right. A quiz may say otherwise.",
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
            "The name of the CSL style for citations and references.",
        ),
        defaulting(
            "raw_html",
            Value::Word(&["safe", "full"]),
            "\"safe\"",
            "\"full\"",
            "Which HTML in pages is kept: only harmless elements, or all of it unchanged.",
        ),
    ],
    misnomers: &[
        ("license", "write `licence`, the British noun, as everywhere in Coursemark"),
        ("lang", "write `language`"),
        ("author", "write `authors`, a list: `authors = [\"…\"]`"),
        ("lessons", "lessons are listed in their unit's `index.md`"),
    ],
};

const FOOTER: Keys = Keys {
    about: "A link below every page, to a page of the course or to another address.",
    keys: &[
        required("title", INLINE, "\"About\"", "Its text."),
        optional("page", TEXT, "\"about.md\"", "The file of the page that it leads to."),
        optional(
            "url",
            Value::Text(Form::Link),
            "\"https://example.org/\"",
            "The address that it leads to.",
        ),
    ],
    misnomers: &[("href", "write `url`"), ("link", "write `page` for a file, or `url`")],
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
        required("title", INLINE, "\"Call for help\"", "The objective, starting with a verb."),
        optional(
            "needs",
            Value::Texts,
            "[\"stay-calm\"]",
            "Ids of objectives that learners have to reach before this one. `test_out` goes by them.",
        ),
    ],
    misnomers: &[("requires", "write `needs`"), ("prerequisites", "write `needs`")],
};

const TRACK: Keys = Keys {
    about: "A way through the course for some of its learners.",
    keys: &[
        required("id", Value::Text(Form::Key), "\"short\"", "Its name in the learner's record."),
        required("title", INLINE, "\"In an hour\"", "Its title."),
        optional("units", Value::Texts, "[\"basics\"]", "Units that belong to it as a whole."),
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
            "Its id, which reflections name with `plan=`. Learners' texts are stored under it.",
        ),
        required("title", INLINE, "\"When I hold a drill\"", "Its title."),
        optional(
            "about",
            INLINE,
            "\"A date, a place, and who will be there.\"",
            "What to write in it, in a sentence.",
        ),
        defaulting(
            "form",
            Value::Word(&["text", "goal"]),
            "\"text\"",
            "\"goal\"",
            "Whether it is a text or a goal, with a wish, a reason, an obstacle, an if–then sentence, \
             a measure, a first step and a helper.",
        ),
        optional(
            "survey",
            TEXT,
            "\"self-check\"",
            "The key of a survey whose latest result the field shows.",
        ),
    ],
    misnomers: &[],
};

const REVIEW: Keys = Keys {
    about: "What the review of the course asks for.",
    keys: &[
        defaulting(
            "enabled",
            Value::Boolean,
            "true",
            "false",
            "Whether the site has a review. A course without scored questions has none.",
        ),
        defaulting(
            "daily",
            Value::Integer { least: 1, most: 20 },
            "20",
            "10",
            "The maximum number of questions a day. A day's work is at most eight minutes, too.",
        ),
        defaulting(
            "retention",
            Value::Number { least: 80.0, most: 95.0 },
            "90",
            "85",
            "The percentage of questions that learners should still know when they are asked \
             again. With more, they are asked sooner.",
        ),
    ],
    misnomers: &[("limit", "write `daily`")],
};

const PEDAGOGY: Keys = Keys {
    about: "The aims of a course for its lessons and questions.",
    keys: &[
        defaulting(
            "least_words",
            WORDS,
            "300",
            "900",
            "The minimum number of words of prose in a lesson: paragraphs and lists, without \
             headings, tables, code and questions.",
        ),
        defaulting(
            "most_words",
            WORDS,
            "2000",
            "1500",
            "The maximum number of words of prose in a lesson.",
        ),
        defaulting(
            "most_minutes",
            Value::Integer { least: 1, most: 1000 },
            "30",
            "20",
            "The maximum number of minutes that a lesson takes, including its questions.",
        ),
        defaulting(
            "least_ease",
            Value::Number { least: 0.0, most: 100.0 },
            "50",
            "60",
            "The minimum reading ease of a lesson, from 0 to 100, by the formula of its language; \
             60 to 70 is plain.",
        ),
        defaulting(
            "most_feedback",
            WORDS,
            "60",
            "45",
            "The maximum number of words of feedback on an option, without citations and links.",
        ),
        defaulting(
            "least_questions",
            Value::Integer { least: 0, most: 1000 },
            "3",
            "10",
            "The minimum number of scored questions about an objective.",
        ),
        defaulting(
            "least_applied",
            PERCENT,
            "50",
            "60",
            "The minimum percentage of the questions about an objective whose `level` is `apply` \
             or above.",
        ),
        defaulting(
            "most_before_act",
            WORDS,
            "250",
            "300",
            "The maximum number of words that learners read in a lesson before they first do \
             something: answer, reflect, recall.",
        ),
        defaulting(
            "most_between_acts",
            WORDS,
            "400",
            "500",
            "The maximum number of words that learners read between two things to do.",
        ),
        defaulting(
            "least_siblings",
            Value::Integer { least: 0, most: 1000 },
            "0",
            "3",
            "The minimum number of questions in the largest `group=` about an objective, and of \
             questions with each `label=`; 0 for no aim.",
        ),
        defaulting(
            "least_recall_sets",
            Value::Integer { least: 0, most: 100 },
            "0",
            "1",
            "The minimum number of sets of prompts for recall in a lesson.",
        ),
        defaulting(
            "most_recall_sets",
            Value::Integer { least: 0, most: 100 },
            "3",
            "2",
            "The maximum number of sets of prompts for recall in a lesson.",
        ),
        defaulting(
            "most_words_per_reason",
            WORDS,
            "0",
            "800",
            "The number of words of a lesson for which one question should ask for a verdict and its \
             reason; 0 for no aim.",
        ),
        defaulting(
            "reflections",
            Value::Boolean,
            "false",
            "true",
            "Whether each unit should ask for a case of the learner's own, with a `.reflect`.",
        ),
        defaulting(
            "guesses",
            Value::Boolean,
            "false",
            "true",
            "Whether each lesson should ask learners to guess before they read.",
        ),
        optional(
            "opinion_labels",
            Value::Texts,
            "[\"Practice wisdom\"]",
            "Labels in bold that mark an item in a section of the class `.evidence` as opinion, \
             which needs no reference.",
        ),
    ],
    misnomers: &[("words", "say `least_words` and `most_words`")],
};

/// A number of words.
const WORDS: Value = Value::Integer { least: 0, most: 100_000 };

const HOURS: Value = Value::Number { least: 0.0, most: 10_000.0 };

const CERTIFICATE: Keys = Keys {
    about: "What learners have to do for the certificate.",
    keys: &[
        optional(
            "hours",
            HOURS,
            "4",
            "Hours of work that the certificate states, such as those of tasks at work too. When left \
             out, the hours that the pages of the track take; 0 states none.",
        ),
        optional(
            "issuer",
            TEXT,
            "\"The baking school\"",
            "The name below the line for a signature; the title of the course when left out.",
        ),
        optional(
            "track",
            Value::Map(&Value::Table(&CERTIFICATE_TRACK)),
            "{ short = { quizzes = { basics-quiz = 80 } } }",
            "The requirements by track, in a table for each track's id.",
        ),
    ],
    misnomers: &[],
};

const CERTIFICATE_TRACK: Keys = Keys {
    about: "The requirements of the certificate on one track.",
    keys: &[
        optional(
            "hours",
            HOURS,
            "2",
            "Hours of work that the certificate states for this track, instead of those for all \
             tracks.",
        ),
        optional(
            "quizzes",
            Value::Map(&PERCENT),
            "{ basics-quiz = 80 }",
            "The keys of quizzes to pass, each with the percentage needed.",
        ),
        optional(
            "scenarios",
            Value::Tables(&SCENARIO_RULE),
            "[{ of = [\"the-fall\"], outcome = [\"sound\"] }]",
            "Scenarios to finish.",
        ),
        optional("surveys", Value::Texts, "[\"self-check\"]", "The keys of surveys to take."),
        optional(
            "kept",
            PERCENT,
            "80",
            "The percentage of the track's scored questions to be right on three different days. \
             The review asks for them.",
        ),
        optional(
            "plan",
            Value::Texts,
            "[\"goal\"]",
            "Fields of the plan to fill. `start` requires a start date, or three ticked weeks.",
        ),
    ],
    misnomers: &[],
};

const SCENARIO_RULE: Keys = Keys {
    about: "Scenarios, some of which must be finished with certain outcomes.",
    keys: &[
        required("of", Value::Texts, "[\"the-fall\", \"the-fire\"]", "The keys of the scenarios."),
        optional(
            "any",
            Value::Integer { least: 1, most: 1000 },
            "1",
            "The number of them to finish; all when left out.",
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
            "Values for the theme's custom properties, by their names without the leading hyphens.",
        ),
    ],
    misnomers: &[],
};
