//! What a course asks of its review.

use serde::Serialize;

use crate::model::settings::ReviewSettings;
use crate::render::data::number::Number;

/// What a course asks of its review.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Review {
    /// The maximum number of questions a day.
    pub daily: u32,
    /// The share of questions to be remembered when they are asked again, from 0.8 to 0.95.
    pub retention: Number,
}

impl From<ReviewSettings> for Review {
    fn from(settings: ReviewSettings) -> Review {
        Review { daily: settings.daily, retention: Number(settings.retention / 100.0) }
    }
}
