//! The anchors of a page: ids that authors wrote, and those that are made from headings and terms.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Place, codes};
use crate::model::document::Heading;
use crate::parse::body::Reader;
use crate::text::slug::{anchor, github_anchor};
use crate::text::span::{Span, Spanned};

impl Reader<'_, '_> {
    /// Ids that authors wrote come first and must differ; generated anchors give way to them.
    pub(super) fn assign_anchors(&mut self) {
        let written = self
            .headings
            .iter()
            .filter_map(|heading| Some(Spanned::new(heading.id.clone()?, heading.span)))
            .chain(self.html_ids.iter().cloned());
        for id in written {
            if let Some(first) = self.body.anchors.get(&id.value) {
                self.diagnostics.push(
                    Diagnostic::new(
                        &codes::DUPLICATE_ID,
                        Place::new(self.path, id.span),
                        format!("the id `{}` is used twice on this page", id.value),
                    )
                    .related(Place::new(self.path, *first), "it is first used here")
                    .help("give one of them another id"),
                );
            } else {
                self.body.anchors.insert(id.value, id.span);
            }
        }
        let mut term_numbers = BTreeMap::new();
        for term in &mut self.body.terms {
            term.anchor = free_anchor(&self.body.anchors, &mut term_numbers, &term.anchor);
            self.body.anchors.insert(term.anchor.clone(), term.span);
        }
        let mut numbers = BTreeMap::new();
        // The headings whose anchors follow from their texts.
        let mut unnamed = Vec::new();
        for found in std::mem::take(&mut self.headings) {
            let anchor = match found.id {
                Some(id) => id,
                None => {
                    unnamed.push(self.body.headings.len());
                    let wanted = anchor(&found.text);
                    let free = free_anchor(&self.body.anchors, &mut numbers, &wanted);
                    self.body.anchors.insert(free.clone(), found.span);
                    free
                }
            };
            self.body.headings.push(Heading {
                level: found.level,
                anchor,
                alias: None,
                text: found.text,
                span: found.span,
                classes: found.classes,
            });
        }
        self.assign_aliases(&unnamed);
    }

    /// Anchors of GitHub come last and give way to all others. A heading to which its author gave an
    /// id needs none, because GitHub knows no such ids.
    fn assign_aliases(&mut self, unnamed: &[usize]) {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for at in unnamed {
            let heading = &mut self.body.headings[*at];
            let mut alias = github_anchor(&heading.text);
            if alias.is_empty() {
                continue;
            }
            let count = counts.entry(alias.clone()).or_default();
            if *count > 0 {
                alias = format!("{alias}-{count}");
            }
            *count += 1;
            if !self.body.anchors.contains_key(&alias) {
                self.body.anchors.insert(alias.clone(), heading.span);
                heading.alias = Some(alias);
            }
        }
    }
}

/// `wanted`, or `wanted` with the least number from 2 that is free. `numbers` holds the last number
/// given to each anchor, so that a page of many equal headings takes no longer than another.
fn free_anchor(
    taken: &BTreeMap<String, Span>,
    numbers: &mut BTreeMap<String, usize>,
    wanted: &str,
) -> String {
    let wanted = if wanted.is_empty() { "section" } else { wanted };
    if !taken.contains_key(wanted) {
        return wanted.to_owned();
    }
    let number = numbers.entry(wanted.to_owned()).or_insert(1);
    loop {
        *number += 1;
        let numbered = format!("{wanted}-{number}");
        if !taken.contains_key(&numbered) {
            return numbered;
        }
    }
}
