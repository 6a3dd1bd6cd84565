//! The certificate of a course and its requirements.

use crate::model::course::{PageId, TrackId};
use crate::model::scenario::Outcome;
use crate::text::span::Spanned;

/// The certificate of a course.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Certificate {
    /// The name below the line for a signature; `None` for the title of the course.
    pub issuer: Option<String>,
    /// The requirements by track, in the order of the manifest.
    pub tracks: Vec<CertificateTrack>,
}

/// The requirements of the certificate on one track.
#[derive(Clone, Debug, PartialEq)]
pub struct CertificateTrack {
    /// The track.
    pub track: TrackId,
    /// Hours of work that the certificate states, 0 for none; `None` for those that the pages of the
    /// track take.
    pub hours: Option<f64>,
    /// The requirements, all of which must be met, each with the place in `course.toml` that asks
    /// for it.
    pub requirements: Vec<Spanned<Requirement>>,
}

/// One requirement of a certificate.
#[derive(Clone, Debug, PartialEq)]
pub enum Requirement {
    /// A quiz page is passed.
    Quiz {
        /// The quiz page.
        page: PageId,
        /// The share of the points that is needed, in percent from 0 to 100.
        percent: f64,
    },
    /// Some of these scenarios are finished.
    Scenarios {
        /// The scenario pages.
        of: Vec<PageId>,
        /// The number of them to finish, from 1 to all.
        any: usize,
        /// The outcomes that count; any outcome when empty.
        outcomes: Vec<Outcome>,
    },
    /// A survey is taken.
    Survey(PageId),
    /// Enough of the track's questions are kept: they were right on several days.
    Kept {
        /// The share of the questions that is needed, in percent from 0 to 100.
        percent: f64,
    },
    /// The plan has a start date.
    PlanStart,
    /// A field of the plan is filled; its position in [`crate::model::course::Course::plan`].
    PlanField(usize),
}
