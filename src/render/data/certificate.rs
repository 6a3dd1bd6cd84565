//! The certificate and its requirements.

use serde::Serialize;

use crate::model::plan::PlanForm;
use crate::model::scenario::Outcome;
use crate::render::data::number::Number;

/// The data block `cm:certificate`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Certificate {
    /// The requirements by track.
    pub tracks: Vec<CertificateTrack>,
}

/// The requirements of the certificate on one track.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CertificateTrack {
    /// The id of the track.
    pub id: String,
    /// The requirements, all of which must be met.
    pub requirements: Vec<Requirement>,
}

/// One requirement of a certificate.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Requirement {
    /// A quiz page is passed.
    Quiz {
        /// The id of the quiz.
        quiz: String,
        /// The share of the points that is needed, in percent from 0 to 100.
        percent: Number,
    },
    /// Some scenarios are finished.
    Scenario {
        /// The scenarios that count.
        of: Vec<RequiredScenario>,
        /// The number of them to finish, from 1 to all.
        any: usize,
        /// The outcomes that count; any outcome when empty.
        outcome: Vec<Outcome>,
    },
    /// A survey is taken.
    Survey {
        /// The slug of its page.
        survey: String,
    },
    /// Enough of the track's questions are kept.
    Kept {
        /// The share of the questions that is needed, in percent from 0 to 100.
        percent: Number,
    },
    /// The plan has a start date.
    Start,
    /// A field of the plan is filled.
    Plan {
        /// The id of the field.
        field: String,
        /// The content of the field.
        form: PlanForm,
        /// The slug of the survey whose latest result it shows; `null` for other fields.
        survey: Option<String>,
        /// The reflections that fill it, each as a list of ids: the current one, then those it had
        /// before.
        prompts: Vec<Vec<String>>,
    },
}

tuple! {
    /// A scenario that counts for a certificate.
    pub struct RequiredScenario {
        /// The slug of its page.
        pub slug: String,
        /// Whether reading it as text counts as much.
        pub readable: bool,
    }
}
