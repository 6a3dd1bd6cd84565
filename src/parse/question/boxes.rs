//! Finds options whose boxes are not written as boxes.

use crate::diag::codes;
use crate::diag::fix::Edit;
use crate::parse::question::item::Item;
use crate::parse::reader::Reader;
use crate::text::span::Span;

/// The maximum number of characters of an option that a message repeats.
const MAX_SHOWN: usize = 30;

impl Reader<'_, '_> {
    /// Reports items that look like an option with a malformed box. Returns whether there are any.
    pub fn malformed_boxes(&mut self, items: &[Item]) -> bool {
        let mut any = false;
        for item in items {
            let is_slip = match item.ticked {
                None => self.malformed_box(item.label),
                Some(_) => false,
            };
            let label = item.label.range();
            let line = self.text[label.clone()].find('\n').unwrap_or(label.len());
            any |= is_slip | self.glued_box(Span::new(label.start + line..label.end));
            // So does a line below its feedback.
            for quote in &item.feedback {
                any |= self.glued_box(*quote);
            }
        }
        any
    }

    /// Reports items whose box is malformed or missing. Returns whether there are any, because then
    /// it is unknown which options are right.
    pub fn boxes(&mut self, items: &[Item]) -> bool {
        let mut any = false;
        for item in items {
            let is_slip = self.malformed_boxes(std::slice::from_ref(item));
            any |= is_slip || item.ticked.is_none();
            if is_slip || item.ticked.is_some() {
                continue;
            }
            let line = self.first_line(item.span);
            self.report(&codes::MALFORMED_BOX, line, "an item of the list has no box")
                .help("write `- [ ]` or `- [x]` before each option");
        }
        any
    }

    fn malformed_box(&mut self, label: Span) -> bool {
        let label = label.range();
        let source = &self.text[label.clone()];
        let Some((inside, after)) = source.strip_prefix('[').and_then(|rest| rest.split_once(']'))
        else {
            return false;
        };
        let is_box = inside.chars().count() <= 3
            && !inside.starts_with(['[', '@', '^'])
            && !after.starts_with(['(', '[', ':']);
        if !is_box {
            return false;
        }
        let span = Span::new(label.start..label.start + inside.len() + 2);
        let right = if inside.trim().is_empty() { "[ ]" } else { "[x]" };
        let message = match inside {
            "x" | "X" | " " if after.trim().is_empty() => {
                "there is no text after the box".to_owned()
            }
            "x" | "X" | " " => "there is no space after the box".to_owned(),
            _ => format!("`[{inside}]` is not a box"),
        };
        let help = format!("write `- {right} {}`", beginning(after));
        let fix = is_certain(inside, after).then(|| box_edit(span, right, after));
        self.report(&codes::MALFORMED_BOX, span, &message).help(help.trim_end()).fix(fix);
        true
    }

    /// Reports a line of a paragraph that begins with a box, as in `-[x] Ask`. It was meant as an
    /// option, but is read as text.
    pub fn glued_box(&mut self, span: Span) -> bool {
        let mut at = span.range().start;
        let mut any = false;
        for line in self.text[span.range()].split_inclusive('\n') {
            let start = at + (line.len() - line.trim_start().len());
            at += line.len();
            let line = line.trim();
            let rest = line.strip_prefix(['-', '*', '+']).unwrap_or(line);
            let found = ["[x]", "[X]", "[ ]", "[]"].into_iter().find_map(|written| {
                let after = rest.strip_prefix(written)?;
                (!after.starts_with(['(', '[', ':'])).then_some((written, after))
            });
            let Some((written, after)) = found else { continue };
            any = true;
            let end = start + (line.len() - after.len());
            let right =
                if written.trim_matches(['[', ']', ' ']).is_empty() { "[ ]" } else { "[x]" };
            let message = match rest.len() == line.len() {
                true => "the line begins with a box, and is no item of a list",
                false => "there is no space before the box",
            };
            let help = format!("write `- {right} {}`", beginning(after));
            // Further in, the line may belong to an item or be one of its own.
            let begins_line = start == 0 || self.text[..start].ends_with('\n');
            let inside = &written[1..written.len() - 1];
            let mut fix = Vec::new();
            if begins_line && is_certain(inside, after) {
                let own = line.chars().next().filter(|_| rest.len() < line.len());
                let written = Span::new(end - written.len()..end);
                let mut edit = box_edit(written, right, after);
                edit.text.insert_str(0, &format!("{} ", self.list_mark(start, own)));
                edit.span = Span::new(start..edit.span.range().end);
                fix.push(edit);
            }
            self.report(&codes::MALFORMED_BOX, Span::new(start..end), message)
                .help(help.trim_end())
                .fix(fix);
        }
        any
    }

    /// The mark for an item at the line at `start`, which has the mark `own` or none. Another mark
    /// would begin another list, so it is that of the item above, if there is one in the same
    /// paragraph, or for a line without a mark anywhere below the heading.
    fn list_mark(&self, start: usize, own: Option<char>) -> char {
        let above = self.text[..start].lines().rev();
        let is_near = |line: &&str| match own {
            Some(_) => !line.trim().is_empty(),
            None => !line.starts_with('#'),
        };
        let mark = |line: &str| {
            let mark = line.chars().next().filter(|mark| matches!(mark, '-' | '*' | '+'))?;
            line[1..].starts_with([' ', '[']).then_some(mark)
        };
        above.take_while(is_near).find_map(mark).or(own).unwrap_or('-')
    }
}

/// Whether the box around `inside`, with `after` behind it, was certainly meant as `[ ]` or `[x]`.
/// The letter that looks like an x counts as one.
fn is_certain(inside: &str, after: &str) -> bool {
    let mark = inside.trim();
    (mark.is_empty() || matches!(mark, "x" | "X" | "х" | "Х" | "ｘ" | "Ｘ"))
        && after.lines().next().is_some_and(|line| !line.trim().is_empty())
}

/// Writes `right` for the box at `span`, which has `after` behind it.
fn box_edit(span: Span, right: &str, after: &str) -> Edit {
    let range = span.range();
    // Only a plain space or a tab ends a box.
    let other: usize = after
        .chars()
        .take_while(|c| c.is_whitespace() && !matches!(c, ' ' | '\t'))
        .map(char::len_utf8)
        .sum();
    let is_spaced = other == 0 && after.starts_with([' ', '\t']);
    let space = if is_spaced { "" } else { " " };
    Edit::replace(Span::new(range.start..range.end + other), format!("{right}{space}"))
}

/// The start of an option's text.
fn beginning(text: &str) -> String {
    let line = text.trim().lines().next().unwrap_or_default();
    line.chars().take(MAX_SHOWN).collect()
}
