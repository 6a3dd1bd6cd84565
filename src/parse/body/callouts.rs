//! Quotes that were meant as callouts.

use pulldown_cmark::{Event, Tag};

use crate::diag::{Diagnostic, Place, codes};
use crate::markdown::Spot;
use crate::parse::body::Reader;
use crate::text::span::Span;
use crate::text::suggestion::did_you_mean;

impl Reader<'_, '_> {
    pub(super) fn alert_near_miss(&mut self, spots: &[Spot<'_>], at: usize) {
        const KINDS: [&str; 5] = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"];
        let Some((Event::Start(Tag::Paragraph), range)) = spots.get(at + 1) else { return };
        let line = self.text[range.start..range.end].lines().next().unwrap_or_default();
        let Some(word) = line.strip_prefix("[!").and_then(|rest| rest.split(']').next()) else {
            return;
        };
        let place = range.start..range.start + line.trim_end().len();
        let near = did_you_mean(word, KINDS).map(|kind| format!("[!{kind}]"));
        let known = KINDS.contains(&word.to_ascii_uppercase().as_str());
        let message = if known {
            "a callout's first line holds nothing but its kind".to_owned()
        } else {
            format!("there is no callout `[!{word}]`")
        };
        let mut diagnostic = Diagnostic::new(
            &codes::UNKNOWN_CALLOUT,
            Place::new(self.path, Span::new(place)),
            message,
        );
        diagnostic = match (known, near) {
            (true, _) => diagnostic.help("begin the text on the next line, after `> `"),
            (false, Some(near)) => diagnostic.suggest(Some(&near)),
            (false, None) => diagnostic
                .help("write `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]` or `[!CAUTION]`"),
        };
        self.diagnostics.push(diagnostic);
    }
}
