//! What a certificate asks for.

use crate::model::course::{PageId, TrackId};
use crate::model::scenario::Outcome;

/// The certificate of a course.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Certificate {
    /// What it asks for, by track, in the order of the manifest.
    pub tracks: Vec<CertificateTrack>,
}

/// What the certificate asks for on one track.
#[derive(Clone, Debug, PartialEq)]
pub struct CertificateTrack {
    /// The track.
    pub track: TrackId,
    /// Hours of work that the certificate states.
    pub hours: Option<f64>,
    /// What must all be done.
    pub requirements: Vec<Requirement>,
}

/// One thing that a certificate asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Requirement {
    /// A quiz page is passed.
    Quiz {
        /// The quiz page.
        page: PageId,
        /// The share needed, in percent from 0 to 100.
        percent: f64,
    },
    /// Some of these scenarios are finished.
    Scenarios {
        /// The scenario pages.
        of: Vec<PageId>,
        /// How many of them, at least 1 and at most all.
        any: usize,
        /// The outcomes that count; any outcome when empty.
        outcomes: Vec<Outcome>,
    },
    /// A survey is taken.
    Survey(PageId),
    /// The plan has a first day.
    PlanStart,
    /// A field of the plan is filled; its position in [`crate::model::course::Course::plan`].
    PlanField(usize),
}
