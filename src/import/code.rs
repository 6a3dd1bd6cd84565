//! The parts of a Markdown text that are code or comments, in which nothing is translated.
//!
//! This looks at single lines, because what other programs add to Markdown is not known to a
//! parser.

use std::ops::Range;

/// A fence that opens code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fence {
    sign: char,
    count: usize,
}

/// The part of a line after its margin and the marks of quotations and items.
pub fn content(line: &str) -> &str {
    let mut rest = line.trim_start();
    loop {
        let before = rest;
        if let Some(inside) = rest.strip_prefix('>') {
            rest = inside.trim_start();
        }
        for mark in ["- ", "* ", "+ "] {
            if let Some(inside) = rest.strip_prefix(mark) {
                rest = inside.trim_start();
            }
        }
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        if (1..=9).contains(&digits)
            && let Some(inside) = rest[digits..].strip_prefix(". ")
        {
            rest = inside.trim_start();
        }
        if rest.len() == before.len() {
            return rest;
        }
    }
}

/// The fence that the line opens.
pub fn opens(line: &str) -> Option<Fence> {
    let rest = content(line);
    let sign = rest.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let count = rest.chars().take_while(|c| *c == sign).count();
    let info = &rest[count..];
    let is_inline = sign == '`' && info.contains('`');
    (count >= 3 && !is_inline).then_some(Fence { sign, count })
}

impl Fence {
    /// Whether the line closes what this fence opened.
    pub fn is_closed_by(self, line: &str) -> bool {
        let rest = line.trim_start_matches([' ', '\t', '>']).trim_end();
        let count = rest.chars().take_while(|c| *c == self.sign).count();
        count >= self.count && rest.chars().count() == count
    }

    /// The line that closes it.
    pub fn closing(self) -> String {
        std::iter::repeat_n(self.sign, self.count).collect()
    }
}

/// The byte ranges of `text` that are code: blocks between fences, spans between backticks,
/// formulas between dollar signs, and comments. They are sorted and do not meet.
pub fn ranges(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut fence: Option<(Fence, usize)> = None;
    let mut paragraph: Option<usize> = None;
    let mut skip_to = 0;
    let mut at = 0;
    let close = |paragraph: &mut Option<usize>, end: usize, found: &mut Vec<Range<usize>>| {
        if let Some(start) = paragraph.take() {
            spans(text, start..end, found);
        }
    };
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        if start < skip_to {
            continue;
        }
        if let Some((open, from)) = fence {
            if open.is_closed_by(line) {
                found.push(from..at);
                fence = None;
            }
            continue;
        }
        if let Some(open) = opens(line) {
            close(&mut paragraph, start, &mut found);
            fence = Some((open, start));
            continue;
        }
        if line.trim().is_empty() {
            close(&mut paragraph, start, &mut found);
            continue;
        }
        if let Some(open) = line.find("<!--") {
            let open = start + open;
            let is_code = text[start..open].matches('`').count() % 2 == 1;
            if !is_code {
                close(&mut paragraph, open, &mut found);
                let end = text[open..].find("-->").map_or(open + 4, |end| open + end + 3);
                found.push(open..end);
                skip_to = end;
                continue;
            }
        }
        paragraph.get_or_insert(start);
    }
    close(&mut paragraph, text.len(), &mut found);
    if let Some((_, from)) = fence {
        found.push(from..text.len());
    }
    found.sort_by_key(|range| range.start);
    found
}

/// The end of the formula that the dollar sign at `open` begins. A sum of money begins none.
fn end_of_formula(text: &str, open: usize, end: usize) -> Option<usize> {
    let rest = &text[open..end];
    let before = text[..open].chars().next_back();
    if before.is_some_and(|c| c.is_alphanumeric() || c == '\\') {
        return None;
    }
    if let Some(inside) = rest.strip_prefix("$$") {
        return inside.find("$$").map(|size| open + size + 4);
    }
    let line = &rest[1..rest.find('\n').unwrap_or(rest.len())];
    if line.starts_with(char::is_whitespace) {
        return None;
    }
    let close = line.match_indices('$').find(|(at, _)| {
        let after = line[at + 1..].chars().next();
        let is_open = line[..*at].ends_with([' ', '\\']) || *at == 0;
        !is_open && !after.is_some_and(|c| c.is_ascii_digit())
    });
    close.map(|(at, _)| open + at + 2)
}

/// The spans between equal runs of backticks in a paragraph, and its formulas.
fn spans(text: &str, paragraph: Range<usize>, found: &mut Vec<Range<usize>>) {
    let mut at = paragraph.start;
    while let Some(open) = text[at..paragraph.end].find(['`', '$']).map(|open| at + open) {
        if text[open..].starts_with('$') {
            match end_of_formula(text, open, paragraph.end) {
                Some(end) => {
                    found.push(open..end);
                    at = end;
                }
                None => at = open + 1,
            }
            continue;
        }
        let run =
            |from: usize| text[from..paragraph.end].bytes().take_while(|b| *b == b'`').count();
        let count = run(open);
        if open > 0 && text[..open].ends_with('\\') {
            at = open + count;
            continue;
        }
        let mut next = open + count;
        let end = loop {
            let Some(close) = text[next..paragraph.end].find('`').map(|close| next + close) else {
                break None;
            };
            let size = run(close);
            if size == count {
                break Some(close + size);
            }
            next = close + size;
        };
        match end {
            Some(end) => {
                found.push(open..end);
                at = end;
            }
            None => at = open + count,
        }
    }
}

/// Whether the byte `at` is in one of `ranges`, and where that ends.
pub fn end_of_code(ranges: &[Range<usize>], at: usize) -> Option<usize> {
    let next = ranges.partition_point(|range| range.end <= at);
    ranges.get(next).filter(|range| range.contains(&at)).map(|range| range.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_and_comments_are_found() {
        let text = "a `b` c\n\n```x\n{{d}} `\n```\n\n<!-- e\n\n`f --> g ``h ` i`` \\`j\n\n\
            - ~~~\n  k\n  ~~~\nl";
        let found: Vec<&str> = ranges(text).into_iter().map(|range| &text[range]).collect();
        let expected = ["`b`", "```x\n{{d}} `\n```\n", "<!-- e\n\n`f -->", "- ~~~\n  k\n  ~~~\n"];
        assert_eq!(found[..3], expected[..3]);
        assert!(found.contains(&expected[3]), "{found:?}");
    }

    #[test]
    fn formulas_are_no_text_and_sums_of_money_are() {
        let text = "a $x_{i=1}$ b\n$$\n\\frac{1}{2}\n$$\n\n$5 and $6, US$7 {x} 8";
        let found: Vec<&str> = ranges(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["$x_{i=1}$", "$$\n\\frac{1}{2}\n$$"]);
    }

    #[test]
    fn a_comment_that_does_not_end_hides_nothing() {
        assert_eq!(ranges("<!-- a\n\nb").first(), Some(&(0..4)));
        assert_eq!(ranges("```\na").first(), Some(&(0..5)));
    }
}
