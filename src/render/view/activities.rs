//! The data for the pages for what learners do on their own: the prompts, the plan, the certificate,
//! progress, the review, testing out, notes, and what the browser keeps.

use serde::Serialize;

use crate::render::html::Html;
use crate::render::view::{LinkView, ObjectiveView, PageView, ReferenceView, UnitOutlineView};

/// The weekly prompts: `prompts.html`.
#[derive(Clone, Debug, Serialize)]
pub struct PromptsView {
    /// The data that every page has.
    pub page: PageView,
    /// The text of the page, with all prompts.
    pub body: Html,
    /// The number of prompts.
    pub count: usize,
    /// The URL of the prompts' feed, when the course has a `base_url`.
    pub feed: Option<String>,
    /// The data that scripts need about the prompts, as the text of a JSON data block.
    pub prompts: Html,
    /// The references cited in the text.
    pub references: Vec<ReferenceView>,
}

/// A field of the plan.
#[derive(Clone, Debug, Serialize)]
pub struct PlanFieldView {
    /// Its id, as `course.toml` has it.
    pub id: String,
    /// The label of the field.
    pub title: Html,
    /// A sentence on what to write in it.
    pub about: Option<Html>,
    /// The form of the field: `text`, `goal` or `survey`.
    pub form: &'static str,
    /// Links to the places in the course that fill it.
    pub prompts: Vec<LinkView>,
    /// The cases of the learner's own from the units of these places, each of them in one field: the
    /// ids that the reflection has and had, with spaces between them.
    pub cases: Vec<String>,
}

/// The learner's plan: `plan.html`. Without scripts it is a sheet to fill in on paper.
#[derive(Clone, Debug, Serialize)]
pub struct PlanView {
    /// The data that every page has.
    pub page: PageView,
    /// Its fields in order.
    pub fields: Vec<PlanFieldView>,
    /// Links to those fields that are goals.
    pub goals: Vec<LinkView>,
    /// The numbers of its weeks, from 1.
    pub weeks: Vec<u32>,
    /// The days on which the plan is reviewed, counted from its start.
    pub reviews: Vec<u32>,
    /// The data that scripts need about the plan, as the text of a JSON data block.
    pub plan: Html,
}

/// The requirements of one track for a certificate.
#[derive(Clone, Debug, Serialize)]
pub struct RequirementsView {
    /// The track's id.
    pub id: String,
    /// The track's title.
    pub title: String,
    /// The hours of work that the certificate states.
    pub hours: Option<f64>,
    /// The objectives that the pages of the track serve.
    pub objectives: Vec<ObjectiveView>,
    /// The things that a learner must do, in the order of the course.
    pub requirements: Vec<RequirementView>,
}

/// One requirement of a certificate.
#[derive(Clone, Debug, Serialize)]
pub struct RequirementView {
    /// A sentence that says what to do.
    pub text: String,
    /// Links to the pages where it is done.
    pub pages: Vec<LinkView>,
    /// A remark on what counts.
    pub note: Option<String>,
}

/// The certificate: `certificate.html`. Without scripts it lists its requirements.
#[derive(Clone, Debug, Serialize)]
pub struct CertificateView {
    /// The data that every page has.
    pub page: PageView,
    /// The requirements, by track.
    pub tracks: Vec<RequirementsView>,
    /// The name below the line for a signature.
    pub issuer: String,
    /// The data that scripts need about the certificate, as the text of a JSON data block.
    pub certificate: Html,
}

/// The questions that the learner should be asked again today: `review.html`.
#[derive(Clone, Debug, Serialize)]
pub struct ReviewView {
    /// The data that every page has.
    pub page: PageView,
    /// The URL of the script of the review. It comes after the script of the page.
    pub review_script: Option<String>,
    /// Whether learners are asked how sure they are.
    pub asks_confidence: bool,
    /// The data about questions, which are loaded later, as the text of a JSON data block.
    pub questions: Html,
}

/// A few questions, by which learners show what they know already: `test-out.html`.
#[derive(Clone, Debug, Serialize)]
pub struct TestOutView {
    /// The data that every page has.
    pub page: PageView,
    /// The URL of the script of this page. It comes after the script of the page.
    pub test_out_script: Option<String>,
    /// The data about questions, which are loaded later, as the text of a JSON data block.
    pub questions: Html,
}

/// What the learner's browser keeps, to take it along or to delete it: `record.html`.
#[derive(Clone, Debug, Serialize)]
pub struct RecordView {
    /// The data that every page has.
    pub page: PageView,
}

/// The learner's notes, highlights and bookmarks: `notes.html`. Without scripts it is empty.
#[derive(Clone, Debug, Serialize)]
pub struct NotesView {
    /// The data that every page has.
    pub page: PageView,
}

/// The page that shows the learner's progress: `progress.html`. Without scripts it is an outline.
#[derive(Clone, Debug, Serialize)]
pub struct ProgressView {
    /// The data that every page has.
    pub page: PageView,
    /// The units, without their pages.
    pub units: Vec<UnitOutlineView>,
}
