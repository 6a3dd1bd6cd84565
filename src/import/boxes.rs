//! The boxes of other programs: their names and titles, and the lines that belong to them.

/// The kind of callout that other programs call `word`.
pub fn callout(word: &str) -> Option<&'static str> {
    Some(match &*word.to_ascii_lowercase() {
        "note" | "info" | "information" | "abstract" | "summary" | "tldr" | "seealso" | "todo"
        | "example" | "quote" | "cite" | "question" | "faq" | "help" | "notice" | "admonition"
        | "primary" | "secondary" | "callout" | "discussion" | "checklist" | "prereq"
        | "prerequisites" | "objectives" | "questions" | "keypoints" | "testimonial"
        | "instructor" | "challenge" | "exercise" | "default" | "card" | "remark"
        | "definition" | "theorem" | "proof" | "lemma" | "overview" | "learningobjectives"
        | "activity" => "NOTE",
        "tip" | "hint" | "success" | "check" | "done" => "TIP",
        "important" | "attention" => "IMPORTANT",
        "warning" | "warn" | "caution" => "WARNING",
        "danger" | "error" | "failure" | "fail" | "missing" | "bug" | "alert" => "CAUTION",
        _ => return None,
    })
}

/// Whether a block that other programs call `word` opens when it is asked.
pub fn is_folded(word: &str) -> bool {
    matches!(
        &*word.to_ascii_lowercase(),
        "details"
            | "solution"
            | "spoiler"
            | "answer"
            | "collapse"
            | "expand"
            | "dropdown"
            | "toggle"
            | "reveal"
            | "accordion"
    )
}

/// The words with which a box begins when its author gave it none: its name, if that says more than
/// the kind of callout.
pub fn name_of(word: &str) -> Option<String> {
    let is_plain = matches!(
        &*word.to_ascii_lowercase(),
        "note"
            | "info"
            | "tip"
            | "important"
            | "warning"
            | "caution"
            | "danger"
            | "admonition"
            | "callout"
            | "notice"
            | "primary"
            | "secondary"
            | "default"
            | "alert"
            | "hint"
    );
    (!is_plain).then(|| super::folder::titled(word))
}

/// The white space at the start of a line.
pub fn margin(line: &str) -> &str {
    &line[..line.len() - line.trim_start().len()]
}

/// The number of columns that white space takes.
pub fn width(margin: &str) -> usize {
    margin.chars().map(|c| if c == '\t' { 4 } else { 1 }).sum()
}

/// `lines` without the white space that all of them begin with.
pub fn dedented(lines: &[String]) -> Vec<String> {
    let filled = lines.iter().filter(|line| !line.trim().is_empty());
    let least = filled.map(|line| width(margin(line))).min().unwrap_or(0);
    lines.iter().map(|line| without_margin(line, least)).collect()
}

/// The line without white space of up to `most` columns.
pub fn without_margin(line: &str, most: usize) -> String {
    let mut columns = 0;
    let mut rest = line;
    while columns < most {
        match rest.chars().next() {
            Some(' ') => columns += 1,
            Some('\t') => columns += 4,
            _ => break,
        }
        rest = &rest[1..];
    }
    rest.to_owned()
}

/// The text of a heading as a strong line, with its id.
pub fn strong(heading: &str) -> String {
    let heading = heading.trim().trim_end_matches('#').trim();
    let (words, id) = match heading.rsplit_once("{#") {
        Some((words, id)) => (words.trim(), id.strip_suffix('}')),
        None => (heading, None),
    };
    let id = id.and_then(|id| id.split_whitespace().next());
    let anchor = id.map(|id| format!("<span id=\"{id}\"></span>")).unwrap_or_default();
    match words.contains("**") || words.is_empty() {
        true => format!("{anchor}{words}"),
        false => format!("{anchor}**{words}**"),
    }
}

/// Whether a line is the heading of a question.
pub fn is_question(line: &str) -> bool {
    line.starts_with('#') && line.contains(".question")
}

/// Whether a box that other programs call `word` is known.
pub fn known(word: &str) -> bool {
    callout(word.trim_start_matches("callout-")).is_some() || is_folded(word)
}

/// The line as a line of a quotation.
pub fn quoted(line: &str) -> String {
    if line.is_empty() { ">".to_owned() } else { format!("> {line}") }
}

/// Markdown for code as HTML, as the line of a summary has it.
pub fn plain_marks(text: &str) -> String {
    let mut result = String::new();
    for (at, part) in text.split('`').enumerate() {
        if at > 0 {
            result.push_str(if at % 2 == 1 { "<code>" } else { "</code>" });
        }
        result.push_str(part);
    }
    if text.matches('`').count() % 2 == 1 {
        result.push_str("</code>");
    }
    result.replace("**", "")
}

/// A title in quotes, brackets, or as `title="…"`.
pub fn titled(rest: &str) -> Option<String> {
    let rest = rest.trim();
    let of = |mark: &str, end: char| {
        let start = rest.find(mark)? + mark.len();
        let size = rest[start..].rfind(end)?;
        Some(rest[start..start + size].trim().to_owned())
    };
    let first = |mark: &str, end: char| {
        let start = rest.find(mark)? + mark.len();
        let size = rest[start..].find(end)?;
        Some(rest[start..start + size].trim().to_owned())
    };
    let found = first("title=\"", '"').or_else(|| first("title='", '\'')).or_else(|| {
        match rest.chars().next()? {
            '"' => of("\"", '"'),
            '[' => of("[", ']'),
            '\'' => of("'", '\''),
            _ => match rest.find('"') {
                // Classes stand before the title.
                Some(at) if !rest[..at].contains(['=', '[']) => first("\"", '"'),
                _ => None,
            },
        }
    });
    found.filter(|title| !title.is_empty())
}

/// The lines after `at` that stand at least four columns further in, with the blank lines between.
pub fn indented(lines: &[String], at: usize) -> (Vec<String>, usize) {
    let base = width(margin(&lines[at]));
    let mut end = at + 1;
    let mut last = at + 1;
    while end < lines.len() {
        let line = &lines[end];
        if line.trim().is_empty() {
            end += 1;
            continue;
        }
        if width(margin(line)) < base + 2 {
            break;
        }
        end += 1;
        last = end;
    }
    (lines[at + 1..last].to_vec(), last)
}

/// The lines of the paragraph that begins at `at`.
pub fn paragraph(lines: &[String], at: usize) -> (&[String], usize) {
    let count = lines[at..].iter().take_while(|line| !line.trim().is_empty()).count();
    (&lines[at..at + count], at + count)
}

/// Takes the paragraph at the end of `out`, which asks what follows; empty when there is none.
pub fn stem(out: &mut Vec<String>) -> String {
    let end = out.iter().rposition(|line| !line.trim().is_empty()).map_or(0, |last| last + 1);
    let count = out[..end].iter().rev().take_while(|line| !line.trim().is_empty()).count();
    let start = end - count;
    let is_plain = |line: &String| {
        !line.starts_with(['#', '|', '>', '`', '~', '-', '*', '<', '=', ' '])
            && !line.starts_with("1.")
    };
    if count == 0 || !out[start..end].iter().all(is_plain) {
        return String::new();
    }
    let lines: Vec<String> = out.drain(start..).take(count).collect();
    lines.join("\n")
}

/// The end of the comment that the line `at` begins, if it begins with one.
pub fn comment(lines: &[String], at: usize) -> Option<usize> {
    let line = lines[at].trim_start();
    let rest = line.strip_prefix("<!--")?;
    if rest.contains("-->") {
        // What follows the comment on its line is text.
        return rest.trim_end().ends_with("-->").then_some(at + 1);
    }
    let count = lines[at + 1..].iter().position(|line| line.contains("-->"))?;
    lines[at + 1 + count].trim_end().ends_with("-->").then_some(at + count + 2)
}

/// The class of a line of attributes, as in `{: .challenge}`.
pub fn attribute_list(line: &str) -> Option<String> {
    let inside = line.strip_prefix("{:")?.strip_suffix('}')?;
    let classes = inside.split_whitespace().filter_map(|part| part.strip_prefix('.'));
    Some(classes.map(|class| class.trim_end_matches('}')).next().unwrap_or_default().to_owned())
}

/// Whether the line asks for a table of contents.
pub fn is_contents(line: &str) -> bool {
    matches!(&*line.to_ascii_lowercase(), "[toc]" | "[[toc]]" | "[[_toc_]]")
}

/// A heading at the start of `lines`, and what follows it.
pub fn heading_and_rest(lines: &[String]) -> (Option<String>, Vec<String>) {
    let Some(at) = lines.iter().position(|line| !line.trim().is_empty()) else {
        return (None, Vec::new());
    };
    let heading = lines[at].trim().trim_start_matches('#');
    if heading.len() == lines[at].trim().len() {
        return (None, lines[at..].to_vec());
    }
    let title = heading.trim().trim_end_matches('#').trim();
    let title = title.split("{#").next().unwrap_or_default().trim();
    (Some(title.to_owned()).filter(|title| !title.is_empty()), lines[at + 1..].to_vec())
}
