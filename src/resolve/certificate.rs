//! Resolves the names in the requirements of a certificate. An unknown name is left out; a
//! diagnostic reports it.

use std::collections::BTreeMap;

use crate::model::certificate::{Certificate, CertificateTrack, Requirement};
use crate::model::course::{PageId, Track, TrackId};
use crate::model::plan::PlanField;
use crate::model::scenario::Outcome;
use crate::parse::manifest;
use crate::resolve::assembly::Assembly;
use crate::resolve::plan::START;
use crate::text::span::Spanned;

/// The certificate, if the course has one.
pub fn certificate(
    assembly: &Assembly,
    tracks: &[Track],
    plan: &[PlanField],
) -> Option<Certificate> {
    let certificate = assembly.manifest.certificate.as_ref()?;
    let slugs = assembly.slugs();
    let of_track = |rules: &manifest::CertificateTrack| {
        let track = tracks.iter().position(|track| track.id == rules.track.value)?;
        Some(CertificateTrack {
            track: TrackId(track),
            hours: rules.hours.or(certificate.hours),
            requirements: requirements(&slugs, rules, plan),
        })
    };
    Some(Certificate {
        issuer: certificate.issuer.clone(),
        tracks: certificate.tracks.iter().filter_map(of_track).collect(),
    })
}

fn requirements(
    slugs: &BTreeMap<&str, PageId>,
    rules: &manifest::CertificateTrack,
    plan: &[PlanField],
) -> Vec<Spanned<Requirement>> {
    let page = |slug: &str| slugs.get(slug).copied();
    let quizzes = rules.quizzes.iter().filter_map(|(slug, percent)| {
        let asked = Requirement::Quiz { page: page(&slug.value)?, percent: *percent };
        Some(Spanned::new(asked, slug.span))
    });
    let scenarios = rules.scenarios.iter().filter_map(|rule| {
        let of: Vec<_> = rule.of.iter().filter_map(|slug| page(&slug.value)).collect();
        let outcome = |word: &str| Outcome::ALL.into_iter().find(|known| known.word() == word);
        let span = rule.outcome.first().or(rule.of.first())?.span;
        let asked = (!of.is_empty()).then(|| Requirement::Scenarios {
            any: rule.any.unwrap_or(of.len()).min(of.len()),
            outcomes: rule.outcome.iter().filter_map(|word| outcome(&word.value)).collect(),
            of,
        })?;
        Some(Spanned::new(asked, span))
    });
    let surveys = rules
        .surveys
        .iter()
        .filter_map(|slug| Some(Spanned::new(Requirement::Survey(page(&slug.value)?), slug.span)));
    let fields = rules.plan.iter().filter_map(|name| {
        if name.value == START {
            return Some(Spanned::new(Requirement::PlanStart, name.span));
        }
        let field = plan.iter().position(|field| field.id == name.value)?;
        Some(Spanned::new(Requirement::PlanField(field), name.span))
    });
    let kept = rules.kept.as_ref();
    let kept = kept
        .map(|percent| Spanned::new(Requirement::Kept { percent: percent.value }, percent.span));
    quizzes.chain(scenarios).chain(surveys).chain(kept).chain(fields).collect()
}
