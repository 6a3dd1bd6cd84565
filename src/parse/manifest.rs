//! Reads `course.toml`: the course as a whole, and the order of its units.

use std::collections::{BTreeMap, BTreeSet};

use toml::de::DeValue;
use unicode_normalization::UnicodeNormalization;

use crate::diag::severity::{Level, Levels};
use crate::diag::{Diagnostic, Place, Reported, codes};
use crate::model::confusable::Confusable;
use crate::model::inline::Inline;
use crate::model::settings::{
    Answers, RawHtmlPolicy, ReviewSettings, Settings, Targets, ThemeChoice,
};
use crate::parse::keys::course::COURSE;
use crate::parse::picture::{NamedPicture, cover, picture};
use crate::parse::table::data::as_number;
use crate::parse::table::{self, Table};
use crate::source::STATIC;
use crate::text::path::CoursePath;
use crate::text::slug::is_key;
use crate::text::span::{Span, Spanned};
use crate::text::suggestion::{did_you_mean, slip};

/// The content of `course.toml`.
#[derive(Clone, Debug, PartialEq)]
pub struct Manifest {
    /// The settings of the course as a whole.
    pub settings: Settings,
    /// The cover of the course.
    pub cover: Option<NamedPicture>,
    /// The logo in the header.
    pub logo: Option<NamedPicture>,
    /// The path of the picture for link previews.
    pub social_image: Option<Spanned<String>>,
    /// The files of pages outside units.
    pub pages: Vec<Spanned<String>>,
    /// The links below every page.
    pub footer: Vec<FooterLink>,
    /// The names of the units' folders, in order.
    pub units: Vec<Spanned<String>>,
    /// The place of `units`, if it is there.
    pub units_span: Option<Span>,
    /// The course's objectives.
    pub objectives: Vec<Objective>,
    /// The tracks.
    pub tracks: Vec<Track>,
    /// The fields of the plan that the author declares, in order.
    pub plan: Vec<PlanField>,
    /// The certificate, if the course has one.
    pub certificate: Option<Certificate>,
    /// What learners confuse.
    pub confusable: Vec<Confusable>,
    /// The severity of codes, by name.
    pub levels: Levels,
}

/// A link below every page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FooterLink {
    /// Its text.
    pub title: Spanned<Inline>,
    /// The file of the page that it leads to.
    pub page: Option<Spanned<String>>,
    /// The address that it leads to.
    pub url: Option<Spanned<String>>,
}

/// An objective of the course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objective {
    /// Its id, which lessons and questions name.
    pub id: Spanned<String>,
    /// The objective as a sentence.
    pub title: Inline,
    /// The ids of the objectives that learners have to reach before this one.
    pub needs: Vec<Spanned<String>>,
}

/// A selection of units and pages for some of the learners.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Track {
    /// Its id, by which a browser remembers the chosen track.
    pub id: Spanned<String>,
    /// Its title, shown to learners.
    pub title: Inline,
    /// The units that belong to it as a whole.
    pub units: Vec<Spanned<String>>,
    /// Further pages, from other units.
    pub lessons: Vec<Spanned<String>>,
}

/// A field of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanField {
    /// Its id, by which a browser stores what the learner writes.
    pub id: Spanned<String>,
    /// Its title, shown above it.
    pub title: Inline,
    /// A description of what to write in it.
    pub about: Option<Inline>,
    /// Whether it is a goal.
    pub is_goal: bool,
    /// The key of the survey whose latest result is shown in it.
    pub survey: Option<Spanned<String>>,
}

/// The certificate and its requirements.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Certificate {
    /// The hours of work it states.
    pub hours: Option<f64>,
    /// The name below the line for a signature.
    pub issuer: Option<String>,
    /// The requirements by track.
    pub tracks: Vec<CertificateTrack>,
}

/// The requirements of the certificate on one track.
#[derive(Clone, Debug, PartialEq)]
pub struct CertificateTrack {
    /// The id of the track.
    pub track: Spanned<String>,
    /// The hours of work that the certificate states for the track, instead of those for all
    /// tracks.
    pub hours: Option<f64>,
    /// The quizzes to pass, each with the percentage needed.
    pub quizzes: Vec<(Spanned<String>, f64)>,
    /// The scenarios to finish.
    pub scenarios: Vec<ScenarioRule>,
    /// The surveys to take.
    pub surveys: Vec<Spanned<String>>,
    /// The share of its questions that must be kept, in percent.
    pub kept: Option<Spanned<f64>>,
    /// The fields of the plan to fill.
    pub plan: Vec<Spanned<String>>,
}

/// Scenarios, some of which must be finished with one of the given outcomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenarioRule {
    /// The keys of the scenarios.
    pub of: Vec<Spanned<String>>,
    /// The number of them to finish; `None` means all.
    pub any: Option<usize>,
    /// The outcomes that count.
    pub outcome: Vec<Spanned<String>>,
}

/// Reads `course.toml`. The manifest is `None` when it lacks an id, a title or a language, because
/// these have no default.
pub fn manifest(path: &CoursePath, text: &str) -> Reported<Option<Manifest>> {
    let mut diagnostics = Vec::new();
    let root = table::parse(path, text, 0, &mut diagnostics);
    let span = Span::default();
    let mut table = Table::new(path, 0, &root, span, MANIFEST_NAME, &COURSE, &mut diagnostics);
    let value = read(&mut table);
    table.finish();
    table::without_consequences(text, 0, 0, &mut diagnostics);
    Reported::new(value, diagnostics)
}

const MANIFEST_NAME: &str = "`course.toml`";

fn read(table: &mut Table<'_, '_>) -> Option<Manifest> {
    let id = table.text("id");
    let smart_punctuation = table.boolean("smart_punctuation").unwrap_or(true);
    let title = table.inline("title", smart_punctuation);
    let language = table.text("language");
    let description = table.inline("description", smart_punctuation);
    let cover = cover(table);
    let logo = picture(table, "logo", "logo_dark");
    let social_image = table.text("social_image").filter(|image| {
        let is_drawing = image.value.to_ascii_lowercase().ends_with(".svg");
        if is_drawing {
            let message = "link previews cannot show an SVG".to_owned();
            table.fault(image.span, message, "save it as a PNG, 1200 pixels wide and 630 high");
        }
        !is_drawing
    });
    let pages = table.texts("pages");
    let support = table.text("support").map(|support| support.value);
    let report = table.text("report").map(|report| report.value.trim().to_owned());
    let footer = table.tables("footer", |table| footer_link(table, smart_punctuation));
    let (units, units_span) = (table.texts("units"), table.place_of("units"));
    let authors = table.texts("authors");
    let licence = table.text("licence");
    let version = table.text("version");
    let base_url = table.text("base_url").and_then(|url| parse_base_url(&url.value).ok());
    let objectives = table.tables("objective", |table| {
        let id = table.text("id");
        let title = table.title(id.as_ref(), smart_punctuation);
        let needs = table.texts("needs");
        table.finish();
        Some(Objective { id: id?, title, needs })
    });
    let tracks = table.tables("track", |table| {
        let id = table.text("id");
        let title = table.title(id.as_ref(), smart_punctuation);
        let units = table.texts("units");
        let lessons = table.texts("lessons");
        table.finish();
        Some(Track { id: id?, title, units, lessons })
    });
    let plan = table.tables("plan", |table| {
        let id = table.text("id");
        let title = table.title(id.as_ref(), smart_punctuation);
        let about = table.inline("about", smart_punctuation).map(|text| text.value);
        let is_goal = table.choice("form").is_some_and(|form| form.value == "goal");
        let survey = table.text("survey");
        table.finish();
        Some(PlanField { id: id?, title, about, is_goal, survey })
    });
    let certificate = table.table("certificate", certificate);
    let theme = theme(table);
    let levels = table.table("check", levels).unwrap_or_default();
    let review = table.table("review", review).unwrap_or(Some(ReviewSettings::default()));
    let test_out = table.boolean("test_out").unwrap_or(false);
    let test_out = table.place_of("test_out").filter(|_| test_out);
    let pedagogy = table.table("pedagogy", targets).unwrap_or_default();
    let vocabulary = table.table("vocabulary", |table| table.text_entries()).unwrap_or_default();
    let static_folder = table.text("static").map(|folder| folder.value);
    let confusable = table.table("confusable", confusable).unwrap_or_default();
    let search = table.boolean("search").unwrap_or(true);
    let confidence = table.boolean("confidence").unwrap_or(false);
    let answers = match table.choice("answers") {
        Some(word) if word.value == "omit" => Answers::Omit,
        _ => Answers::Page,
    };
    let citation_style = table.text("citation_style");
    let raw_html = match table.choice("raw_html") {
        Some(word) if word.value == "full" => RawHtmlPolicy::Full,
        _ => RawHtmlPolicy::Safe,
    };
    let settings = Settings {
        id: id?.value,
        title: title?.value,
        description: description.map(|text| text.value),
        language: language?.value,
        authors: authors.into_iter().map(|author| author.value).collect(),
        licence: licence.map(|text| text.value),
        version: version.map(|text| text.value),
        base_url,
        support,
        report,
        theme,
        vocabulary,
        static_folder: static_folder.map_or_else(|| STATIC.to_owned(), |name| name.nfc().collect()),
        search,
        answers,
        confidence,
        smart_punctuation,
        citation_style,
        raw_html,
        review,
        test_out,
        pedagogy,
    };
    Some(Manifest {
        settings,
        confusable,
        cover,
        logo,
        social_image,
        pages,
        footer,
        units,
        units_span,
        objectives,
        tracks,
        plan,
        certificate,
        levels,
    })
}

fn footer_link(table: &mut Table<'_, '_>, smart_punctuation: bool) -> Option<FooterLink> {
    let title = table.inline("title", smart_punctuation);
    let (page, url) = (table.text("page"), table.text("url"));
    // What cannot be read has its own diagnostic.
    let is_unread = |key, is_read: bool| !is_read && table.place_of(key).is_some();
    let is_unread = is_unread("page", page.is_some())
        || is_unread("url", url.is_some())
        || table.is_misspelt("page")
        || table.is_misspelt("url");
    table.finish();
    let title = title?;
    (!is_unread).then_some(FooterLink { title, page, url })
}

/// The address at which the site will be published, with a slash at its end.
///
/// # Errors
/// When it is no such address. The error is the end of a sentence that begins with its name.
pub fn parse_base_url(text: &str) -> Result<String, &'static str> {
    let url = url::Url::parse(text).map_err(|_| "is not a complete address")?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err("does not begin with `https://` or `http://`");
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err("has a `?` or `#` part, which the address of a folder cannot have");
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("holds a user name or password, which would be published");
    }
    let mut address = url.to_string();
    if !address.ends_with('/') {
        address.push('/');
    }
    Ok(address)
}

fn theme(table: &mut Table<'_, '_>) -> ThemeChoice {
    // `theme = "name"` and `[theme]` cannot both be in one file, so the table has a `name`.
    let is_table = table
        .entries()
        .iter()
        .any(|(key, value)| key.value == "theme" && matches!(value.value, DeValue::Table(_)));
    if !is_table {
        return ThemeChoice { name: table.text("theme"), tokens: Vec::new() };
    }
    table
        .table("theme", |table| {
            let name = table.text("name");
            let tokens = table.table("tokens", |table| table.text_entries()).unwrap_or_default();
            table.finish();
            ThemeChoice { name, tokens }
        })
        .unwrap_or_default()
}

fn review(table: &mut Table<'_, '_>) -> Option<ReviewSettings> {
    let is_enabled = table.boolean("enabled").unwrap_or(true);
    let otherwise = ReviewSettings::default();
    let daily = table.integer("daily").and_then(|count| u32::try_from(count.value).ok());
    let retention = table.number("retention").map(|percent| percent.value);
    table.finish();
    is_enabled.then(|| ReviewSettings {
        daily: daily.unwrap_or(otherwise.daily),
        retention: retention.unwrap_or(otherwise.retention),
    })
}

fn confusable(table: &mut Table<'_, '_>) -> Vec<Confusable> {
    let mut sets: Vec<Confusable> = Vec::new();
    for (name, mut labels) in table.text_lists() {
        let mut known: BTreeSet<String> =
            sets.iter().flat_map(|set| &set.labels).map(|label| label.value.clone()).collect();
        labels.retain(|label| {
            if !is_key(&label.value) {
                let message = format!("`{}` cannot be a label", label.value);
                table.fault(label.span, message, "write lower-case letters, digits and hyphens");
                return false;
            }
            let is_new = known.insert(label.value.clone());
            if !is_new {
                let message = format!("the label `{}` is listed twice", label.value);
                table.fault(label.span, message, "delete one of them: a label belongs to one set");
            }
            is_new
        });
        if labels.len() < 2 {
            let message = format!("`{}` has fewer than two labels to confuse", name.value);
            table.fault(name.span, message, "list the labels of what learners confuse");
        }
        sets.push(Confusable { name, labels });
    }
    table.finish();
    sets
}

fn targets(table: &mut Table<'_, '_>) -> Targets {
    let otherwise = Targets::default();
    let mut count = |key, otherwise| {
        table.integer(key).and_then(|count| u32::try_from(count.value).ok()).unwrap_or(otherwise)
    };
    let least_words = count("least_words", otherwise.least_words);
    let most_words = count("most_words", otherwise.most_words);
    let most_feedback = count("most_feedback", otherwise.most_feedback);
    let most_before_act = count("most_before_act", otherwise.most_before_act);
    let most_between_acts = count("most_between_acts", otherwise.most_between_acts);
    let most_words_per_reason = count("most_words_per_reason", otherwise.most_words_per_reason);
    let mut number = |key, otherwise| {
        table.integer(key).and_then(|count| usize::try_from(count.value).ok()).unwrap_or(otherwise)
    };
    let least_siblings = number("least_siblings", otherwise.least_siblings);
    let least_recall_sets = number("least_recall_sets", otherwise.least_recall_sets);
    let most_recall_sets = number("most_recall_sets", otherwise.most_recall_sets);
    let reflections = table.boolean("reflections").unwrap_or(otherwise.reflections);
    let guesses = table.boolean("guesses").unwrap_or(otherwise.guesses);
    let least_questions = table.integer("least_questions").map(|count| count.value);
    let most_minutes = table.integer("most_minutes").map(|minutes| minutes.value);
    let least_ease = table.number("least_ease").map(|ease| ease.value);
    let least_applied = table.number("least_applied").map(|percent| percent.value);
    let opinion_labels = table.texts("opinion_labels");
    let mut found = Targets {
        least_words,
        most_words,
        most_minutes: most_minutes
            .and_then(|minutes| u32::try_from(minutes).ok())
            .unwrap_or(otherwise.most_minutes),
        least_ease: least_ease.unwrap_or(otherwise.least_ease),
        most_feedback,
        least_questions: least_questions
            .and_then(|count| usize::try_from(count).ok())
            .unwrap_or(otherwise.least_questions),
        least_applied: least_applied.unwrap_or(otherwise.least_applied),
        most_before_act,
        most_between_acts,
        least_siblings,
        least_recall_sets,
        most_recall_sets: most_recall_sets.max(least_recall_sets),
        most_words_per_reason,
        reflections,
        guesses,
        opinion_labels: opinion_labels.into_iter().map(|label| label.value).collect(),
    };
    if found.least_words > found.most_words
        && let Some(place) = table.place_of("least_words").or(table.place_of("most_words"))
    {
        table.fault(
            place,
            "`least_words` is more than `most_words`".to_owned(),
            "write the smaller number as `least_words`",
        );
        // No lesson could satisfy both, so neither applies.
        (found.least_words, found.most_words) = (0, u32::MAX);
    }
    table.finish();
    found
}

fn levels(table: &mut Table<'_, '_>) -> Levels {
    let mut levels = BTreeMap::new();
    for (name, word) in table.text_entries() {
        let known = codes::ALL.iter().find(|code| code.name == name.value);
        let Some(code) = known else {
            let suggestion = did_you_mean(&name.value, codes::ALL.iter().map(|code| code.name));
            let help = match suggestion {
                Some(near) => format!("did you mean `{near}`?"),
                None => "`coursemark explain` lists all codes".to_owned(),
            };
            let place = Place::new(table.path(), name.span);
            let message = format!("there is no code `{}`", name.value);
            let near = slip(&name.value, codes::ALL.iter().map(|code| code.name));
            table.report(
                Diagnostic::new(&codes::INVALID_VALUE, place, message)
                    .help(help)
                    .respell(&name.value, near),
            );
            continue;
        };
        let Some(level) = Level::parse(&word.value) else {
            table.fault(
                word.span,
                format!("a code cannot be set to `{}`", word.value),
                "write `deny`, `warn` or `allow`",
            );
            continue;
        };
        if code.fixed {
            table.fault(
                name.span,
                format!("the severity of `{}` cannot be changed", code.name),
                "delete the line; the site would be wrong or unsafe without this error",
            );
            continue;
        }
        levels.insert(name.value, level);
    }
    levels
}

fn certificate(table: &mut Table<'_, '_>) -> Certificate {
    let hours = table.number("hours").map(|hours| hours.value);
    let issuer = table.text("issuer").map(|issuer| issuer.value);
    let tracks = table.table("track", |table| {
        let mut tracks = Vec::new();
        for (track, value) in table.entries() {
            let rules = table.entry(&track, &value, |table| certificate_track(table, &track));
            tracks.extend(rules);
        }
        tracks
    });
    table.finish();
    Certificate { hours, issuer, tracks: tracks.unwrap_or_default() }
}

fn certificate_track(table: &mut Table<'_, '_>, track: &Spanned<String>) -> CertificateTrack {
    let hours = table.number("hours").map(|hours| hours.value);
    let quizzes = table.table("quizzes", |table| {
        let mut quizzes = Vec::new();
        for (quiz, value) in table.entries() {
            match as_number(value.value) {
                Some(percent) if (0.0..=100.0).contains(&percent) => quizzes.push((quiz, percent)),
                _ => table.fault(
                    value.span,
                    format!("`{}` needs the percentage that passes", quiz.value),
                    "write a number from 0 to 100, as in `unit-1 = 80`",
                ),
            }
        }
        quizzes
    });
    let scenarios = table.tables("scenarios", |table| {
        let of = table.texts("of");
        if let Some(span) = table.place_of("of").filter(|_| table.is_empty_list("of")) {
            let message = "the rule names no scenario, so it asks for nothing".to_owned();
            table.fault(span, message, "name scenarios, or delete the rule");
        }
        let any = table.integer("any").and_then(|any| {
            let most = of.len();
            let number = usize::try_from(any.value).ok()?;
            if number > most && most > 0 {
                let message = format!("`any` is {number}, and the rule names {most}");
                table.fault(any.span, message, "name more scenarios, or lower `any`");
                return None;
            }
            Some(number)
        });
        let outcome = table.choices("outcome");
        table.finish();
        Some(ScenarioRule { of, any, outcome })
    });
    let surveys = table.texts("surveys");
    let kept = table.number("kept");
    let plan = table.texts("plan");
    let named = ["quizzes", "scenarios", "surveys", "kept", "plan"];
    if named.into_iter().all(|key| table.place_of(key).is_none()) {
        let place = Place::new(table.path(), track.span);
        let message = format!("the certificate of the track `{}` asks for nothing", track.value);
        table
            .report(Diagnostic::new(&codes::IMPOSSIBLE_REQUIREMENT, place, message).help(
                "name quizzes, scenarios, surveys or fields of the plan, or say `kept = 80`",
            ));
    }
    table.finish();
    CertificateTrack {
        track: track.clone(),
        hours,
        quizzes: quizzes.unwrap_or_default(),
        scenarios,
        surveys,
        kept,
        plan,
    }
}

/// Reports a name in the manifest that does not exist in the course.
pub fn unknown_name<'a>(
    path: &CoursePath,
    name: &Spanned<String>,
    kind: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    let candidates: Vec<&str> = candidates.into_iter().collect();
    Diagnostic::new(
        &codes::UNKNOWN_NAME,
        Place::new(path, name.span),
        format!("there is no {kind} `{}`", name.value),
    )
    .suggest(did_you_mean(&name.value, candidates.iter().copied()))
    .respell(&name.value, slip(&name.value, candidates))
}
