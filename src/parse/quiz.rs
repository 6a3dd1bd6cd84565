//! The front matter of a quiz page (`*.quiz.md`).

use crate::model::quiz::Feedback;
use crate::parse::table::Table;
use crate::text::span::Spanned;

/// The keys that only the front matter of a quiz page has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QuizFront {
    /// The share needed to pass, in percent from 0 to 100; `None` when there is no passing.
    pub pass: Option<f64>,
    /// The number of attempts that count; `None` for any number.
    pub attempts: Option<u32>,
    /// The time at which feedback is shown.
    pub feedback: Option<Feedback>,
    /// Whether questions and options are shuffled.
    pub shuffle: Option<bool>,
    /// The number of its own questions in one attempt; `None` for all.
    pub show: Option<Spanned<u32>>,
    /// Whether learners are asked how sure they are; `None` for what the course says.
    pub confidence: Option<bool>,
    /// Questions drawn from elsewhere.
    pub draws: Vec<Draw>,
}

/// Questions drawn from quizzes, lessons or units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draw {
    /// The number of questions to draw in one attempt.
    pub count: u32,
    /// The keys of the pages and units to draw from, or `earlier` for every unit before this one.
    pub from: Vec<Spanned<String>>,
}

/// Reads the keys that only the front matter of a quiz page has.
pub fn quiz_front(table: &mut Table<'_, '_>) -> QuizFront {
    let pass = table.number("pass").map(|percent| percent.value);
    let feedback = table.choice("feedback");
    QuizFront {
        pass,
        attempts: table.integer("attempts").and_then(|n| u32::try_from(n.value).ok()),
        feedback: feedback.and_then(|word| Feedback::of(&word.value)),
        shuffle: table.boolean("shuffle"),
        show: table
            .integer("show")
            .and_then(|n| Some(Spanned::new(u32::try_from(n.value).ok()?, n.span))),
        confidence: table.boolean("confidence"),
        draws: table.tables("draw", |table| {
            let count = table.integer("count");
            let from = table.texts("from");
            if let Some(span) = table.place_of("from").filter(|_| table.is_empty_list("from")) {
                let message = "the draw names nothing to draw from".to_owned();
                let help = "name quizzes, lessons and units, or `\"earlier\"` for every unit before this one";
                table.fault(span, message, help);
            }
            table.finish();
            Some(Draw { count: u32::try_from(count?.value).ok()?, from })
        }),
    }
}
