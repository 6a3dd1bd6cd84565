//! Questions of other programs, written as pages have them here.
//!
//! A question that has no form here stays in the text as it was written, and is a loss.

use crate::import::blocks::Translation;
use crate::import::boxes::quoted;
use crate::import::code;
use crate::import::html::first_line;
use crate::import::losses;
use crate::import::material::{folder, join};

/// An option of a question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    /// Whether it is right.
    pub is_key: bool,
    /// Its Markdown, on one or several lines.
    pub text: String,
    /// What learners read who choose it.
    pub feedback: String,
}

/// A question to be written.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// What is asked, as Markdown.
    pub stem: String,
    /// What is answered.
    pub answer: Answer,
    /// Hints, in order.
    pub hints: Vec<String>,
    /// What learners read after it.
    pub explanation: String,
}

/// What is answered.
#[derive(Clone, Debug, Default)]
pub enum Answer {
    /// Some of the options.
    Choices {
        /// All options.
        options: Vec<Choice>,
        /// Whether several may be right.
        is_multiple: bool,
    },
    /// The gaps in the stem, some of them with options by the name in the gap.
    Gaps(Vec<(String, Vec<Choice>)>),
    /// Pairs, below the names of the columns.
    Pairs {
        /// The names of the columns.
        names: (String, String),
        /// The pairs. One without a left side is a spare.
        pairs: Vec<(String, String)>,
    },
    /// The learner's own words.
    #[default]
    Words,
}

/// The maximum length of a stem that is a heading, in characters.
const MOST_HEADING: usize = 140;

/// The lines of a question; `None` when it has no form here.
fn written(page: &mut Translation<'_>, draft: &Draft) -> Option<Vec<String>> {
    if !is_possible(draft) {
        return None;
    }
    page.questions += 1;
    let stem = draft.stem.trim();
    let paragraphs: Vec<&str> = stem.split("\n\n").collect();
    let first = paragraphs.first().copied().unwrap_or_default().trim();
    let has_gaps = matches!(draft.answer, Answer::Gaps(_));
    let is_short = !first.is_empty() && first.chars().count() <= MOST_HEADING;
    let is_block = first.starts_with(['#', '>', '-', '*', '`', '+', '~', '$']);
    let is_line = !first.contains(['\n', '{', '}', '<', '|', '!']) && !first.contains("[[");
    let is_all = has_gaps && paragraphs.len() == 1;
    let is_heading = is_short && is_line && !is_block && !is_all;
    let (heading, rest) = match is_heading {
        true => (first.to_owned(), paragraphs[1..].join("\n\n")),
        false => (format!("Question {}", page.questions), stem.to_owned()),
    };
    let marks = "#".repeat(page.level.clamp(1, 5) + 1);
    let class = match &draft.answer {
        Answer::Choices { is_multiple: true, .. } => ".question .multiple",
        Answer::Words => ".question .reflect",
        _ => ".question",
    };
    let id = format!("{}-q{}", page.prefix, page.questions);
    let mut out = vec![format!("{marks} {heading} {{#{id} {class}}}"), String::new()];
    let add = |out: &mut Vec<String>, text: &str| {
        if !text.trim().is_empty() {
            out.extend(text.trim_matches('\n').lines().map(str::to_owned));
            out.push(String::new());
        }
    };
    add(&mut out, &rest);
    match &draft.answer {
        Answer::Choices { options, .. } => {
            for (at, option) in options.iter().enumerate() {
                choice(option, "", at + 1, &mut out);
            }
            out.push(String::new());
        }
        Answer::Gaps(lists) => {
            for (name, options) in lists {
                out.push(format!("- [[{name}]]"));
                for (at, option) in options.iter().enumerate() {
                    choice(option, "  ", at + 1, &mut out);
                }
            }
            out.push(String::new());
        }
        Answer::Pairs { names, pairs } => {
            let cell = |text: &str| text.replace('|', "\\|").replace('\n', " ");
            out.push(format!("| {} | {} |", cell(&names.0), cell(&names.1)));
            out.push("|---|---|".to_owned());
            out.extend(
                pairs.iter().map(|(left, right)| format!("| {} | {} |", cell(left), cell(right))),
            );
            out.push(String::new());
        }
        Answer::Words => {}
    }
    for (kind, text) in
        draft.hints.iter().map(|hint| ("TIP", hint)).chain([("NOTE", &draft.explanation)])
    {
        if text.trim().is_empty() {
            continue;
        }
        out.push(format!("> [!{kind}]"));
        out.extend(text.trim_matches('\n').lines().map(quoted));
        out.push(String::new());
    }
    out.push("---".to_owned());
    Some(out)
}

fn choice(option: &Choice, margin: &str, number: usize, out: &mut Vec<String>) {
    let mark = if option.is_key { "x" } else { " " };
    let text = begun(option.text.trim(), number);
    let mut lines = text.lines();
    out.push(format!("{margin}- [{mark}] {}", lines.next().unwrap_or_default().trim()));
    let inside =
        |line: &str| if line.is_empty() { String::new() } else { format!("{margin}  {line}") };
    out.extend(lines.map(inside));
    if !option.feedback.trim().is_empty() {
        out.extend(
            option.feedback.trim().lines().map(|line| format!("{margin}  {}", quoted(line))),
        );
    }
}

/// The text of an option, which begins with words: code of one line stands in it, and longer code
/// below the number of the option.
fn begun(text: &str, number: usize) -> String {
    let first = text.lines().next().unwrap_or_default();
    let Some(fence) = code::opens(first).filter(|_| text.starts_with(['`', '~'])) else {
        return text.to_owned();
    };
    let lines: Vec<&str> = text.lines().collect();
    let is_closed = lines.len() == 3 && fence.is_closed_by(lines[2]);
    match lines.get(1) {
        Some(line) if is_closed && !line.contains('`') && !line.trim().is_empty() => {
            format!("`{}`", line.trim())
        }
        _ => format!("({number})\n\n{text}"),
    }
}

/// Whether a question of this form can be asked.
fn is_possible(draft: &Draft) -> bool {
    let are_options = |options: &[Choice], most: usize| {
        let keys = options.iter().filter(|option| option.is_key).count();
        let texts: std::collections::BTreeSet<String> =
            options.iter().map(|option| option.text.trim().to_lowercase()).collect();
        (1..=most).contains(&keys)
            && keys < options.len()
            && texts.len() == options.len()
            && options.iter().all(|option| !option.text.trim().is_empty())
    };
    match &draft.answer {
        Answer::Choices { options, .. } => are_options(options, usize::MAX),
        Answer::Gaps(lists) => {
            draft.stem.contains("[[") && lists.iter().all(|(_, options)| are_options(options, 1))
        }
        Answer::Pairs { pairs, .. } => pairs.len() > 1,
        Answer::Words => true,
    }
}

/// The lines of a question, or else of what it was, as text.
pub fn or_text(page: &mut Translation<'_>, draft: &Draft, source: &str) -> Vec<String> {
    if let Some(lines) = written(page, draft) {
        return lines;
    }
    page.losses.add(losses::QUESTION, page.page, first_line(source));
    let mut out = Vec::new();
    let mut add = |text: &str| {
        if !text.trim().is_empty() {
            out.extend(text.trim().lines().map(str::to_owned));
            out.push(String::new());
        }
    };
    add(&draft.stem.replace("[[", "\\[\\["));
    match &draft.answer {
        Answer::Choices { options, .. } => {
            for option in options {
                let mark = if option.is_key { " ✓" } else { "" };
                add(&format!(
                    "- {}{mark}\n{}",
                    option.text.trim().replace('\n', "\n  "),
                    option.feedback.replace('\n', "\n  ")
                ));
            }
        }
        Answer::Gaps(lists) => {
            lists
                .iter()
                .flat_map(|(_, options)| options)
                .for_each(|option| add(&format!("- {}", option.text)));
        }
        Answer::Pairs { pairs, .. } => {
            pairs.iter().for_each(|(left, right)| add(&format!("- {left}: {right}")))
        }
        Answer::Words => {}
    }
    draft.hints.iter().for_each(|hint| add(hint));
    add(&draft.explanation);
    out
}

/// The lines of a quiz between `<quiz>` and `</quiz>`, which may hold several questions.
pub fn quiz(page: &mut Translation<'_>, body: &str, source: &str) -> Vec<String> {
    let draft = match body.contains("answer-correct:") {
        true => keyed(body),
        false => listed(body),
    };
    or_text(page, &draft, source)
}

/// `question:`, `answer:` and `answer-correct:`, each on a line.
fn keyed(body: &str) -> Draft {
    let mut draft = Draft::default();
    let mut options = Vec::new();
    let mut last = "";
    for line in body.lines() {
        let line = line.trim();
        let line = line.strip_prefix("quiz-").unwrap_or(line);
        let parts = ["question", "answer-correct", "answer", "content"]
            .into_iter()
            .find_map(|key| Some((key, line.strip_prefix(key)?.strip_prefix(':')?.trim())));
        match parts {
            Some(("question", text)) => draft.stem = text.to_owned(),
            Some(("content", text)) => draft.explanation = text.to_owned(),
            Some((key, text)) => options.push(Choice {
                is_key: key == "answer-correct",
                text: text.to_owned(),
                feedback: String::new(),
            }),
            None if last == "content" => {
                draft.explanation.push('\n');
                draft.explanation.push_str(line);
            }
            None if !line.is_empty() => {
                draft.stem.push(' ');
                draft.stem.push_str(line);
            }
            None => {}
        }
        last = parts.map_or(last, |(key, _)| key);
    }
    let is_multiple = options.iter().filter(|option| option.is_key).count() > 1;
    draft.answer = Answer::Choices { options, is_multiple };
    draft
}

/// A stem, a task list, and what is shown after the answer.
fn listed(body: &str) -> Draft {
    let mut draft = Draft::default();
    let mut options: Vec<Choice> = Vec::new();
    let mut stem = Vec::new();
    let mut rest = Vec::new();
    let mut fence: Option<code::Fence> = None;
    let lines: Vec<String> = body.lines().map(str::to_owned).collect();
    for line in super::boxes::dedented(&lines) {
        let was_code = fence.is_some();
        fence = match fence {
            Some(open) => (!open.is_closed_by(&line)).then_some(open),
            None => code::opens(&line),
        };
        let task = task(&line).filter(|_| !was_code);
        let is_inside = line.starts_with("  ") || line.starts_with('\t');
        match task {
            Some((is_key, text)) if rest.is_empty() => {
                options.push(Choice { is_key, text: text.to_owned(), feedback: String::new() });
            }
            _ if options.is_empty() => stem.push(line),
            _ if rest.is_empty() && is_inside && !line.trim().is_empty() => {
                let Some(last) = options.last_mut() else { continue };
                let inside = line.trim_start();
                match inside.strip_prefix('>') {
                    Some(feedback) => {
                        last.feedback.push_str(feedback.trim());
                        last.feedback.push('\n');
                    }
                    None => {
                        last.text.push('\n');
                        last.text.push_str(line.get(2..).unwrap_or(inside));
                    }
                }
            }
            _ if rest.is_empty() && line.trim_start().starts_with('>') => {
                let Some(last) = options.last_mut() else { continue };
                last.feedback.push_str(line.trim_start()[1..].trim());
                last.feedback.push('\n');
            }
            _ if rest.is_empty() && line.trim().is_empty() => {}
            _ => rest.push(line),
        }
    }
    draft.stem = stem.join("\n");
    draft.explanation = rest.join("\n").trim().trim_start_matches("---").to_owned();
    let is_multiple = options.iter().filter(|option| option.is_key).count() > 1;
    draft.answer = match options.is_empty() && draft.stem.contains("[[") {
        true => {
            if let Some((stem, rest)) = draft.stem.clone().split_once("\n---") {
                draft.stem = stem.to_owned();
                draft.explanation = rest.to_owned();
            }
            Answer::Gaps(Vec::new())
        }
        false => Answer::Choices { options, is_multiple },
    };
    draft
}

/// The box and the text of an item of a task list.
fn task(line: &str) -> Option<(bool, &str)> {
    let rest = line.trim_start();
    let rest = ["- ", "* ", "+ "].iter().find_map(|mark| rest.strip_prefix(mark))?.trim_start();
    let (mark, text) = rest.strip_prefix('[')?.split_once(']')?;
    match mark.trim() {
        "" => Some((false, text.trim())),
        "x" | "X" => Some((true, text.trim())),
        _ => None,
    }
}

/// The lines of the quiz in the file `path`, as mdbook-quiz has them.
pub fn mdbook(page: &mut Translation<'_>, path: &str, source: &str) -> Vec<String> {
    let file = join(folder(page.page), path.trim_matches(['"', '\'']));
    let text = file.and_then(|file| page.material.text(&file));
    let table = text.as_deref().and_then(|text| text.parse::<toml::Table>().ok());
    let questions = table.as_ref().and_then(|table| table.get("questions")?.as_array());
    let Some(questions) = questions else {
        page.losses.add(losses::QUESTION, page.page, source);
        return match text {
            Some(text) => {
                let fence = "`".repeat(crate::import::html::longest_run(&text).max(2) + 1);
                let mut lines = vec![format!("{fence}toml")];
                lines.extend(text.trim_end().lines().map(str::to_owned));
                lines.push(fence);
                lines
            }
            None => vec![format!("`{source}`")],
        };
    };
    let mut out = Vec::new();
    for question in questions {
        for draft in of_mdbook(question) {
            let lines = or_text(page, &draft, source);
            out.extend(lines);
            out.push(String::new());
        }
    }
    out
}

fn of_mdbook(question: &toml::Value) -> Vec<Draft> {
    let get = |table: &str, key: &str| question.get(table).and_then(|table| table.get(key));
    let text = |value: Option<&toml::Value>| match value {
        Some(toml::Value::String(text)) => text.trim().to_owned(),
        Some(toml::Value::Array(_)) | None => String::new(),
        Some(other) => other.to_string(),
    };
    let texts = |value: Option<&toml::Value>| -> Vec<String> {
        match value {
            Some(toml::Value::Array(items)) => items.iter().map(|item| text(Some(item))).collect(),
            Some(_) => vec![text(value)],
            None => Vec::new(),
        }
    };
    let explanation = text(question.get("context"));
    let stem = text(get("prompt", "prompt"));
    let answers = texts(get("answer", "answer"));
    match question.get("type").and_then(toml::Value::as_str).unwrap_or_default() {
        "MultipleChoice" => {
            let is_multiple =
                answers.len() > 1 || matches!(get("answer", "answer"), Some(toml::Value::Array(_)));
            let keys =
                answers.into_iter().map(|text| Choice { is_key: true, text, ..Choice::default() });
            let others = texts(get("prompt", "distractors"));
            let others = others.into_iter().map(|text| Choice { text, ..Choice::default() });
            // The keys are not always first, and the order is always the same.
            let mut options: Vec<Choice> = keys.chain(others).collect();
            options.sort_by_key(|option| blake3::hash(option.text.as_bytes()).to_hex().to_string());
            vec![Draft {
                stem,
                answer: Answer::Choices { options, is_multiple },
                explanation,
                ..Draft::default()
            }]
        }
        "ShortAnswer" => {
            let mut accepted = answers;
            accepted.extend(texts(get("answer", "alternatives")));
            let accepted: Vec<String> =
                accepted.iter().map(|text| in_gap(text)).filter(|text| !text.is_empty()).collect();
            if accepted.is_empty() {
                return vec![Draft { stem, explanation, ..Draft::default() }];
            }
            let stem = format!("{stem}\n\n[[{}]]", accepted.join("|"));
            vec![Draft { stem, answer: Answer::Gaps(Vec::new()), explanation, ..Draft::default() }]
        }
        "Tracing" => {
            let program = text(get("prompt", "program"));
            let compiles =
                get("answer", "doesCompile").and_then(toml::Value::as_bool).unwrap_or(true);
            let output = text(get("answer", "stdout"));
            let fence = "`".repeat(crate::import::html::longest_run(&program).max(2) + 1);
            let code = format!("{fence}rust\n{program}\n{fence}");
            let options = [
                ("This program compiles.", compiles),
                ("This program does not compile.", !compiles),
            ];
            let options = options.map(|(text, is_key)| Choice {
                is_key,
                text: text.to_owned(),
                ..Choice::default()
            });
            let is_one_line =
                !output.is_empty() && !output.contains('\n') && !in_gap(&output).is_empty();
            let shown = match output.is_empty() || is_one_line {
                true => explanation.clone(),
                false => format!("It prints:\n\n```text\n{output}\n```\n\n{explanation}"),
            };
            let first = Draft {
                stem: format!("Does this program compile?\n\n{code}"),
                answer: Answer::Choices { options: options.to_vec(), is_multiple: false },
                explanation: if compiles && is_one_line { String::new() } else { shown },
                ..Draft::default()
            };
            let mut drafts = vec![first];
            if compiles && is_one_line {
                drafts.push(Draft {
                    stem: format!(
                        "What does this program print?\n\n{code}\n\n[[{}]]",
                        in_gap(&output)
                    ),
                    answer: Answer::Gaps(Vec::new()),
                    explanation,
                    ..Draft::default()
                });
            }
            drafts
        }
        _ => {
            let mut lines: Vec<String> = vec![stem];
            lines.extend(answers);
            vec![Draft { stem: lines.join("\n\n"), explanation, ..Draft::default() }]
        }
    }
}

/// A text as the answer in a gap.
pub fn in_gap(text: &str) -> String {
    let text = text.trim().trim_matches('`');
    if text.contains('\n') {
        return String::new();
    }
    let text = text.replace('|', "\\|").replace('[', "\\[").replace(']', "\\]");
    // Three brackets in a row would close the gap too early.
    if text.ends_with(']') { text + " " } else { text }
}
