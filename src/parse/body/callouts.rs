//! Quotes that were meant as callouts.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use crate::diag::fix::Edit;
use crate::diag::{Diagnostic, Place, codes};
use crate::markdown::Spot;
use crate::parse::body::Reader;
use crate::text::span::Span;
use crate::text::suggestion::{did_you_mean, slip};

impl Reader<'_, '_> {
    pub(super) fn alert_near_miss(&mut self, spots: &[Spot<'_>], at: usize) {
        const KINDS: [&str; 5] = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"];
        let Some((Event::Start(Tag::Paragraph), range)) = spots.get(at + 1) else { return };
        let line = self.text[range.start..range.end].lines().next().unwrap_or_default();
        let Some(word) = line.strip_prefix("[!").and_then(|rest| rest.split(']').next()) else {
            self.unlike_callout(line, range.start);
            return;
        };
        let place = range.start..range.start + line.trim_end().len();
        let certain = callout_kind(word).or_else(|| slip(word, KINDS));
        let near = certain.or_else(|| did_you_mean(word, KINDS)).map(|kind| format!("[!{kind}]"));
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
            (true, _) => diagnostic
                .help("begin the text on the next line, after `> `")
                .fix(self.callout_text(range, word)),
            (false, Some(near)) => {
                let start = range.start + "[!".len();
                let place = Span::new(start..start + word.len());
                diagnostic
                    .suggest(Some(&near))
                    .fix(certain.map(|certain| Edit::replace(place, certain)))
            }
            (false, None) => diagnostic
                .help("write `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]` or `[!CAUTION]`"),
        };
        self.diagnostics.push(diagnostic);
    }

    /// Reports the first line of a quotation that has the word of a callout, and other signs around
    /// it.
    fn unlike_callout(&mut self, line: &str, start: usize) {
        let line = line.trim_end();
        let word: String = line
            .chars()
            .filter(|c| !matches!(c, '[' | ']' | '!' | '［' | '］' | '！') && !c.is_whitespace())
            .collect();
        let is_kind = callout_kind(&word).is_some_and(|kind| kind == word);
        if is_kind && word != line && line.contains(['[', ']', '［', '］']) {
            let place = start..start + line.len();
            self.report(&codes::UNKNOWN_CALLOUT, &place, &format!("`{line}` begins no callout"))
                .help_last(&format!("write `[!{word}]`, with plain signs and without spaces"));
        }
    }

    /// Reports a paragraph that begins as a callout does and is no quotation.
    pub(super) fn bare_callout(&mut self, spots: &[Spot<'_>], at: usize) {
        let range = &spots[at].1;
        let is_quoted = at > 0 && matches!(spots[at - 1].0, Event::Start(Tag::BlockQuote(_)));
        let line = self.text[range.clone()].lines().next().unwrap_or_default().trim_end();
        let word = line.strip_prefix("[!").and_then(|rest| rest.strip_suffix(']'));
        if let Some(word) = word.filter(|word| !is_quoted && callout_kind(word).is_some()) {
            let place = range.start..range.start + line.len();
            let message = format!("`[!{word}]` begins no callout, because it is in no quotation");
            self.report(&codes::UNKNOWN_CALLOUT, &place, &message)
                .help_last("write `> ` before each line of the callout");
        }
    }

    /// The edit that moves the text after a callout's kind to a line of its own. Where more lines
    /// follow, it may have been meant as a title, and there is none.
    fn callout_text(&self, paragraph: &Range<usize>, word: &str) -> Option<Edit> {
        let source = &self.text[paragraph.clone()];
        let kind = "[!]".len() + word.len();
        let text = source[kind..].trim_start_matches(' ');
        let line_start = self.text[..paragraph.start].rfind('\n').map_or(0, |newline| newline + 1);
        let marks = &self.text[line_start..paragraph.start];
        let is_alone = !source.trim_end().contains('\n') && is_words(text);
        let is_quote = marks.chars().all(|c| matches!(c, ' ' | '>'));
        let gap = paragraph.start + kind..paragraph.start + source.len() - text.len();
        (is_alone && is_quote).then(|| Edit::replace(Span::new(gap), format!("\n{marks}")))
    }
}

/// Whether a line with this text is a paragraph, and nothing else that a line can begin.
fn is_words(text: &str) -> bool {
    let emphasis = text.trim_start_matches(['*', '_', '`']);
    let begins = if emphasis.is_empty() { text } else { emphasis };
    let is_block = ["#", ">", "- ", "+ ", "* ", "|", "~~~", "<", "=", "```"]
        .iter()
        .any(|mark| text.starts_with(mark));
    !is_block && begins.starts_with(|c: char| c.is_alphanumeric() || !c.is_ascii())
}

/// The kind of callout that other programs call `word`.
pub fn callout_kind(word: &str) -> Option<&'static str> {
    match &*word.to_ascii_lowercase() {
        "note" | "info" => Some("NOTE"),
        "tip" | "hint" => Some("TIP"),
        "important" => Some("IMPORTANT"),
        "warning" => Some("WARNING"),
        "caution" | "danger" => Some("CAUTION"),
        _ => None,
    }
}
