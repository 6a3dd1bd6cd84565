//! Quizzes of LiaScript: boxes, gaps, choices in a text, and matrices.

use crate::import::blocks::Translation;
use crate::import::boxes::dedented;
use crate::import::code;
use crate::import::html::first_line;
use crate::import::losses;
use crate::import::questions::{Answer, Choice, Draft, in_gap, or_text};

/// Whether a quiz of LiaScript begins on the line.
pub fn begins(line: &str) -> bool {
    let line = line.trim();
    lia_box(line).is_some()
        || cells(line).is_some_and(|(names, _)| names.len() > 1)
        || line.starts_with("[[") && !line.contains("](") && line.contains("]]")
        || line.starts_with("[(") && line.contains(")]") && !line.contains("](")
        || line.starts_with("[->[") && line.contains("]]")
        || line.contains("[[") && line.contains("]]") && !line.starts_with('|') && inline_gap(line)
}

/// Whether a gap stands in the words of a line.
fn inline_gap(line: &str) -> bool {
    let code = code::ranges(line);
    line.match_indices("[[").any(|(at, _)| {
        let is_code = code::end_of_code(&code, at).is_some();
        let rest = &line[at + 2..];
        let inside = rest.split("]]").next().unwrap_or_default();
        !is_code
            && rest.contains("]]")
            && !inside.is_empty()
            && inside.len() < 200
            && !rest[inside.len()..].starts_with("](")
    })
}

/// The box of LiaScript with which a line begins: whether it is round, whether it is right, and its
/// text.
fn lia_box(line: &str) -> Option<(bool, bool, &str)> {
    let line = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")).unwrap_or(line);
    for (is_round, open, close) in [(true, "[(", ")]"), (false, "[[", "]]")] {
        if let Some((mark, text)) = line.strip_prefix(open).and_then(|rest| rest.split_once(close))
        {
            let is_alone = !text.contains("]]") || text.starts_with(' ');
            match mark {
                " " | "" if is_alone => return Some((is_round, false, text.trim())),
                "X" | "x" if is_alone => return Some((is_round, true, text.trim())),
                _ => {}
            }
        }
    }
    None
}

/// The lines of the quiz of LiaScript that begins at the line `at`, and the line after it.
pub fn quiz(
    page: &mut Translation<'_>,
    lines: &[String],
    at: usize,
    stem: &str,
) -> Option<(Vec<String>, usize)> {
    let first = lines[at].trim();
    let mut draft = Draft { stem: stem.to_owned(), ..Draft::default() };
    let mut end = at;
    if let Some((is_round, ..)) = lia_box(first) {
        let mut options = Vec::new();
        while let Some(line) = lines.get(end) {
            if let Some((round, is_key, text)) = lia_box(line.trim())
                && round == is_round
            {
                options.push(Choice { is_key, text: text.to_owned(), feedback: String::new() });
                end += 1;
                continue;
            }
            let is_inside = line.starts_with("    ")
                && !line.trim().is_empty()
                && !line.trim().starts_with("[[");
            match options.last_mut() {
                Some(last) if is_inside => {
                    last.text.push('\n');
                    last.text.push_str(line.trim());
                    end += 1;
                }
                _ => break,
            }
        }
        draft.answer = Answer::Choices { options, is_multiple: !is_round };
    } else if let Some((answer, next)) = matrix(lines, at) {
        draft.answer = answer;
        end = next;
    } else if first.starts_with("[[") || first.starts_with("[->[") {
        let inside = first.trim_start_matches("[->").trim_start_matches("[[");
        let (inside, rest) = inside.rsplit_once("]]")?;
        if inside.starts_with('?')
            || inside.starts_with('!')
            || !rest.trim().is_empty() && !inline_gap(first)
        {
            if inside.starts_with('?') {
                return None;
            }
            page.losses.add(losses::QUESTION, page.page, first);
            return Some((vec![format!("`{first}`")], at + 1));
        }
        end += 1;
        if inside.starts_with("___") || inside.chars().all(|c| c == '_') && !inside.is_empty() {
            draft.answer = Answer::Words;
        } else {
            let (text, lists) = gaps(first, page.questions + 1);
            draft.stem = format!("{stem}\n\n{text}");
            draft.answer = Answer::Gaps(lists);
        }
    } else if inline_gap(first) {
        let count = lines[at..].iter().take_while(|line| !line.trim().is_empty()).count();
        end = at + count;
        let paragraph: Vec<&str> = lines[at..end].iter().map(|line| line.trim()).collect();
        let (text, lists) = gaps(&paragraph.join("\n"), page.questions + 1);
        draft.stem = text;
        draft.answer = Answer::Gaps(lists);
    } else {
        return None;
    }
    // Hints, and a solution between lines of stars.
    while let Some(line) = lines.get(end) {
        let line = line.trim();
        if let Some(hint) = line.strip_prefix("[[?]]") {
            draft.hints.push(hint.trim().to_owned());
        } else if !line.starts_with("<script")
            || !lines[end..].iter().any(|line| line.contains("</script>"))
        {
            break;
        } else {
            page.losses.add(losses::MACRO, page.page, first_line(line));
            while lines.get(end).is_some_and(|line| !line.contains("</script>")) {
                end += 1;
            }
        }
        end += 1;
    }
    let is_stars = |line: &String| {
        let line = line.trim();
        line.len() >= 3 && line.chars().all(|c| c == '*')
    };
    let next = end;
    if lines.get(next).is_some_and(is_stars)
        && let Some(size) = lines[next + 1..].iter().position(is_stars)
    {
        let inside = dedented(&lines[next + 1..next + 1 + size]);
        draft.explanation = page.inner(&inside).join("\n");
        end = next + size + 2;
    }
    let written = or_text(page, &draft, first);
    Some((written, end))
}

/// The text with its gaps as pages have them, and the options of those in which one is chosen.
fn gaps(text: &str, number: usize) -> (String, Vec<(String, Vec<Choice>)>) {
    let mut lists = Vec::new();
    let mut out = String::new();
    let mut rest = text;
    while let Some(open) = rest.find("[[") {
        let Some(size) = rest[open..].find("]]") else { break };
        let inside = rest[open + 2..open + size].trim();
        out.push_str(rest[..open].trim_end_matches("[->"));
        let options: Vec<&str> =
            inside.split('|').map(str::trim).filter(|part| !part.is_empty()).collect();
        if options.len() > 1 {
            let name = format!("choice-{number}-{}", lists.len() + 1);
            let options = options.iter().map(|option| {
                let key = option.strip_prefix('(').and_then(|inside| inside.strip_suffix(')'));
                Choice {
                    is_key: key.is_some(),
                    text: key.unwrap_or(option).trim().to_owned(),
                    ..Choice::default()
                }
            });
            out.push_str(&format!("[[{name}]]"));
            lists.push((name, options.collect()));
        } else {
            out.push_str(&format!("[[{}]]", in_gap(inside)));
        }
        rest = &rest[open + size + 2..];
    }
    out.push_str(rest);
    (out, lists)
}

/// The cells of a line of a matrix, and the words after it.
fn cells(line: &str) -> Option<(Vec<String>, String)> {
    let line = line.trim();
    let inside = line.strip_prefix('[')?;
    let mut found = Vec::new();
    let mut rest = inside;
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix(']') {
            return Some((found, after.trim().to_owned()));
        }
        let close = match rest.chars().next()? {
            '(' => ')',
            '[' => ']',
            _ => return None,
        };
        let end = rest.find(close)?;
        found.push(rest[1..end].trim().to_owned());
        rest = &rest[end + 1..];
    }
}

/// A matrix of LiaScript: names of columns, and rows that tick one of them.
fn matrix(lines: &[String], at: usize) -> Option<(Answer, usize)> {
    let (names, label) = cells(&lines[at])?;
    if names.len() < 2 {
        return None;
    }
    let mut pairs = Vec::new();
    let mut end = at + 1;
    while let Some((marks, text)) = lines.get(end).and_then(|line| cells(line)) {
        let ticked: Vec<usize> =
            (0..marks.len()).filter(|at| marks[*at].eq_ignore_ascii_case("x")).collect();
        if marks.len() != names.len() || ticked.len() != 1 {
            return None;
        }
        pairs.push((text, names[ticked[0]].clone()));
        end += 1;
    }
    let used: std::collections::BTreeSet<String> =
        pairs.iter().map(|(_, right)| right.clone()).collect();
    pairs.extend(
        names.iter().filter(|name| !used.contains(*name)).map(|name| (String::new(), name.clone())),
    );
    let left = if label.is_empty() { "…".to_owned() } else { label };
    Some((Answer::Pairs { names: (left, "→".to_owned()), pairs }, end))
}
