//! What other programs add to Markdown, block by block: boxes, tabs, containers, quizzes.
//!
//! A page is read line by line. Code is copied; a block that some program knows is taken with all
//! of its lines, which are translated by themselves, and written in the form that pages have here.

use crate::import::boxes::{
    attribute_list, callout, comment, dedented, heading_and_rest, indented, is_contents, is_folded,
    is_question, known, margin, name_of, paragraph, plain_marks, quoted, stem, strong, titled,
};
use crate::import::code::{self, Fence};
use crate::import::html::first_line;
use crate::import::inline;
use crate::import::lia;
use crate::import::losses::{self, Losses};
use crate::import::material::Material;
use crate::import::questions;
use crate::import::shortcodes::{self, Command};

/// The kind of course a page is from, as far as its lines are read differently.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dialect {
    /// Quotes with a line of attributes below them are boxes, and attributes stand in `{: …}`.
    pub kramdown: bool,
    /// Commands between `{{<` and `>}}`, and between `{%` and `%}`, are known.
    pub shortcodes: bool,
    /// Pages may be MDX.
    pub jsx: bool,
    /// Questions, effects and macros of LiaScript.
    pub lia: bool,
}

/// Translates the lines of a page.
pub struct Translation<'m> {
    /// The files of the source.
    pub material: Material<'m>,
    /// The page's file.
    pub page: &'m str,
    /// How its lines are read.
    pub dialect: Dialect,
    /// What is lost.
    pub losses: &'m mut Losses,
    /// The number of questions found so far.
    pub questions: usize,
    /// What ids of questions on this page begin with.
    pub prefix: &'m str,
    /// The level of the heading above the current line.
    pub level: usize,
    /// The number of boxes around the current line.
    pub depth: usize,
}

/// The maximum depth of boxes in each other.
const DEPTH: usize = 24;

/// A block that takes lines of its own.
enum Block {
    /// A box: its word, its title, and the lines in it.
    Box { word: String, title: Option<String>, body: Vec<String> },
    /// A tab.
    Tab { title: String, body: Vec<String> },
    /// Lines that are translated already.
    Ready(Vec<String>),
    /// Lines that are translated as if they stood here.
    Plain(Vec<String>),
}

impl Translation<'_> {
    /// The translated lines of a text.
    pub fn text(&mut self, text: &str) -> String {
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let mut out = Vec::new();
        self.lines(&lines, &mut out);
        let mut text = out.join("\n");
        text.push('\n');
        text
    }

    /// The translated lines of what stands inside of a block.
    pub fn inner(&mut self, lines: &[String]) -> Vec<String> {
        let mut out = Vec::new();
        self.depth += 1;
        if self.depth < DEPTH {
            self.lines(lines, &mut out);
        } else {
            out.extend_from_slice(lines);
        }
        self.depth -= 1;
        out
    }

    fn lines(&mut self, lines: &[String], out: &mut Vec<String>) {
        let mut at = 0;
        while at < lines.len() {
            let line = &lines[at];
            if let Some(fence) = code::opens(line) {
                at = self.code(lines, at, fence, out);
                continue;
            }
            // A formula on lines of its own.
            if line.trim_start().starts_with("$$")
                && line.matches("$$").count() == 1
                && let Some(size) = lines[at + 1..].iter().position(|line| line.contains("$$"))
            {
                let end = at + size + 2;
                out.extend_from_slice(&lines[at..end]);
                at = end;
                continue;
            }
            if let Some(end) = comment(lines, at) {
                out.extend_from_slice(&lines[at..end]);
                at = end;
                continue;
            }
            if self.dialect.lia && lia::begins(line) {
                let known = out.len();
                let stem = stem(out);
                if let Some((written, end)) = lia::quiz(self, lines, at, &stem) {
                    self.write(Block::Ready(written), "", out);
                    at = end.max(at + 1);
                    continue;
                }
                // What was no question leaves the paragraph before it where it was.
                out.extend(stem.lines().map(str::to_owned));
                out.resize(known.max(out.len()), String::new());
            }
            if let Some((block, end)) = self.block(lines, at) {
                let before = margin(line).to_owned();
                self.write(block, &before, out);
                at = end.max(at + 1);
                continue;
            }
            let heading = line.trim_start_matches('#');
            let marks = line.len() - heading.len();
            if (1..=6).contains(&marks) && heading.starts_with([' ', '\t']) {
                self.level = marks;
            }
            let line = inline::line(line, self);
            out.push(line);
            at += 1;
        }
    }

    /// Copies the code that begins at `at`. A fence that is not closed is closed at the end, or
    /// where its quotation ends.
    fn code(&mut self, lines: &[String], at: usize, fence: Fence, out: &mut Vec<String>) -> usize {
        let close = lines[at + 1..].iter().position(|line| fence.is_closed_by(line));
        let info = code::content(&lines[at]).trim_start_matches(['`', '~']).trim().to_owned();
        if let Some(close) = close {
            let end = at + close + 2;
            let body = &lines[at + 1..end - 1];
            if let Some(block) = self.directive(&info, body) {
                self.write(block, margin(&lines[at]), out);
                return end;
            }
            out.push(inline::fence(&lines[at]));
            out.extend_from_slice(&lines[at + 1..end]);
            return end;
        }
        let is_quoted = lines[at].trim_start().starts_with('>');
        let end = match is_quoted {
            true => lines[at..]
                .iter()
                .position(|line| !line.trim_start().starts_with('>'))
                .map_or(lines.len(), |end| at + end),
            false => lines.len(),
        };
        out.push(inline::fence(&lines[at]));
        out.extend_from_slice(&lines[at + 1..end]);
        let before = if is_quoted { "> " } else { margin(&lines[at]) };
        out.push(format!("{before}{}", fence.closing()));
        end
    }

    /// A block in the form of code, as in MyST (`{note}`), mdbook-admonish (`admonish note`) and
    /// mkdocs-mcq.
    fn directive(&mut self, info: &str, body: &[String]) -> Option<Block> {
        let (word, rest) = match info.strip_prefix('{') {
            Some(rest) => {
                let (word, rest) = rest.split_once('}')?;
                (word.trim_start_matches('.').to_owned(), rest.trim().to_owned())
            }
            None => {
                let rest = info.strip_prefix("admonish").or_else(|| info.strip_prefix("ad-"))?;
                let rest = rest.trim();
                let (word, rest) = rest.split_once(' ').unwrap_or((rest, ""));
                let word = if word.is_empty() || word.contains('=') { "note" } else { word };
                (word.to_owned(), rest.to_owned())
            }
        };
        callout(&word)
            .filter(|_| !word.is_empty())
            .or_else(|| is_folded(&word).then_some("NOTE"))?;
        let title = titled(&rest).or_else(|| titled(info));
        // Options of MyST stand in lines `:class: …` at the start.
        let options = body.iter().take_while(|line| line.starts_with(':')).count();
        Some(Block::Box { word, title, body: body[options..].to_vec() })
    }

    /// The block that begins at `at`, and the line after it.
    fn block(&mut self, lines: &[String], at: usize) -> Option<(Block, usize)> {
        let line = &lines[at];
        let trimmed = line.trim();
        if self.depth >= DEPTH || trimmed.is_empty() {
            return None;
        }
        let first = trimmed.as_bytes()[0];
        match first {
            b'!' if trimmed.starts_with("!!!") => self.admonition(lines, at, "!!!"),
            b'?' if trimmed.starts_with("???") => self.admonition(lines, at, "???"),
            b'=' if trimmed.starts_with("=== ") => self.tab(lines, at),
            b'!' | b'?' if trimmed.starts_with("!> ") || trimmed.starts_with("?> ") => {
                let (body, end) = paragraph(lines, at);
                let word = if first == b'!' { "important" } else { "note" };
                let mut body = body.to_vec();
                body[0] = body[0].trim_start()[3..].to_owned();
                Some((Block::Box { word: word.to_owned(), title: None, body }, end))
            }
            b':' if trimmed.starts_with(":::") => self.container(lines, at),
            b'>' => self.quotation(lines, at),
            b'<' => self.element(lines, at),
            b'{' => self.command(lines, at),
            b'[' if is_contents(trimmed) => Some((Block::Ready(Vec::new()), at + 1)),
            _ => None,
        }
    }

    /// `!!! note "Title"` of MkDocs, with its text four spaces further in.
    fn admonition(&mut self, lines: &[String], at: usize, mark: &str) -> Option<(Block, usize)> {
        let rest = lines[at].trim().strip_prefix(mark)?;
        let rest = rest.strip_prefix('+').unwrap_or(rest).trim();
        let is_word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
        let word: String = rest.chars().take_while(|c| is_word(*c)).collect();
        let (body, end) = indented(lines, at);
        if word.is_empty() && !rest.starts_with('"')
            || body.iter().all(|line| line.trim().is_empty()) && titled(rest).is_none()
        {
            return None;
        }
        let title = match titled(&rest[word.len()..]) {
            Some(title) => Some(title),
            // Several words are classes of the box.
            None if rest[word.len()..].trim_start().starts_with(|c: char| c != '"') => None,
            None => None,
        };
        let word = if word.is_empty() { "note".to_owned() } else { word };
        let word = if mark == "???" && title.is_some() && callout(&word).is_none() {
            "details".to_owned()
        } else {
            word
        };
        Some((Block::Box { word, title, body }, end))
    }

    /// `=== "Title"` of MkDocs.
    fn tab(&mut self, lines: &[String], at: usize) -> Option<(Block, usize)> {
        let rest = lines[at].trim().strip_prefix("===")?.trim_start_matches(['!', '+']).trim();
        let title = titled(rest)?;
        let (body, end) = indented(lines, at);
        Some((Block::Tab { title, body }, end))
    }

    /// `:::note[Title]` or `::: note Title` up to the line `:::` that closes it.
    fn container(&mut self, lines: &[String], at: usize) -> Option<(Block, usize)> {
        let trimmed = lines[at].trim();
        let colons = trimmed.len() - trimmed.trim_start_matches(':').len();
        let rest = trimmed[colons..].trim();
        let rest = rest.trim_end_matches(':').trim_end();
        if rest.is_empty() {
            // One that closes nothing.
            return Some((Block::Ready(Vec::new()), at + 1));
        }
        // Pages made from a program, as mkdocstrings does it, are not there.
        let is_name = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_');
        if rest.contains('.') && rest.chars().all(is_name) {
            self.losses.add(losses::CONTAINER, self.page, trimmed);
            return Some((Block::Ready(vec![format!("`{rest}`")]), at + 1));
        }
        let mut depth = 0_usize;
        let mut end = lines.len();
        let mut body_end = lines.len();
        let mut fence: Option<Fence> = None;
        for (next, line) in lines.iter().enumerate().skip(at) {
            if let Some(open) = fence {
                fence = (!open.is_closed_by(line)).then_some(open);
                continue;
            }
            fence = code::opens(line);
            let trimmed = line.trim();
            if fence.is_some() || !trimmed.starts_with(":::") {
                continue;
            }
            let own = trimmed.len() - trimmed.trim_start_matches(':').len();
            let is_end = trimmed[own..].trim().is_empty();
            // More colons open what fewer cannot close.
            if is_end && own == colons && depth == 1 || is_end && depth <= 1 && own >= colons {
                (body_end, end) = (next, next + 1);
                break;
            }
            match is_end {
                true => depth = depth.saturating_sub(1).max(1),
                false => depth += 1,
            }
        }
        let body = lines[at + 1..body_end.max(at + 1)].to_vec();
        let is_word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
        let (word, rest) = match rest.strip_prefix('{') {
            Some(inside) => {
                let inside = inside.split('}').next().unwrap_or_default();
                let classes: Vec<&str> =
                    inside.split_whitespace().filter_map(|part| part.strip_prefix('.')).collect();
                let known = classes.iter().find(|class| known(class)).or(classes.first());
                let known = known.copied().unwrap_or("div");
                (known.trim_start_matches("callout-").to_owned(), inside.to_owned())
            }
            None => {
                let word: String = rest.chars().take_while(|c| is_word(*c)).collect();
                (word.clone(), rest[word.len()..].trim().to_owned())
            }
        };
        let title = titled(&rest).or_else(|| {
            let plain = rest.split('{').next().unwrap_or_default().trim();
            let is_title = !plain.is_empty() && !plain.contains('=') && !plain.starts_with('.');
            is_title.then(|| plain.to_owned())
        });
        let lower = word.to_ascii_lowercase();
        let block = match &*lower {
            "tab" | "tab-item" | "tabitem" | "group-tab" | "code-tab" => {
                Block::Tab { title: title.unwrap_or_default(), body }
            }
            "quiz" => {
                let written = questions::quiz(self, &body.join("\n"), &lines[at]);
                Block::Ready(written)
            }
            _ if known(&lower) => Block::Box { word, title, body },
            _ => {
                let is_layout = matches!(
                    &*lower,
                    "div"
                        | "tabs"
                        | "tab-set"
                        | "steps"
                        | "columns"
                        | "column"
                        | "grid"
                        | "group"
                        | "cards"
                        | "code-group"
                );
                if !is_layout {
                    self.losses.add(losses::CONTAINER, self.page, first_line(&lines[at]));
                }
                let mut body = body;
                if let Some(title) = title.filter(|_| lower != "div") {
                    body.insert(0, String::new());
                    body.insert(0, format!("**{title}**"));
                }
                Block::Plain(body)
            }
        };
        Some((block, end))
    }

    /// A quotation that is a box: `> [!info] Title`, `> **Note**`, or one with a class below it.
    fn quotation(&mut self, lines: &[String], at: usize) -> Option<(Block, usize)> {
        let is_quoted = |line: &String| line.trim_start().starts_with('>');
        let count = lines[at..].iter().take_while(|line| is_quoted(line)).count();
        let mut end = at + count;
        let inside: Vec<String> = lines[at..end]
            .iter()
            .map(|line| {
                let inside = &line.trim_start()[1..];
                inside.strip_prefix(' ').unwrap_or(inside).to_owned()
            })
            .collect();
        let class = lines.get(end).map(|line| line.trim()).and_then(attribute_list);
        if let Some(class) = class.filter(|_| self.dialect.kramdown) {
            end += 1;
            let word = class.trim_start_matches("callout-").to_owned();
            let (title, body) = heading_and_rest(&inside);
            return Some((Block::Box { word, title, body }, end));
        }
        let first = inside.first()?.trim();
        if let Some(rest) = first.strip_prefix("[!") {
            let (word, title) = rest.split_once(']')?;
            let word = word.split(['|', '/']).next().unwrap_or_default().trim().to_owned();
            let title = title.trim_start_matches(['-', '+']).trim();
            let title = Some(title.to_owned()).filter(|title| !title.is_empty());
            let is_word = !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || c == '-');
            if is_word {
                return Some((Block::Box { word, title, body: inside[1..].to_vec() }, end));
            }
        }
        // What stands in it is translated as well, and stays a quotation.
        let is_foreign = inside.iter().any(|line| {
            let line = line.trim_start();
            line.starts_with(":::")
                || line.starts_with("!!!")
                || line.starts_with("===")
                || line.starts_with('>')
                || line.starts_with("{{")
                || line.starts_with("{%")
                || line.starts_with("{:")
        });
        if !is_foreign {
            return None;
        }
        let mut out = Vec::new();
        self.depth += 1;
        self.lines(&inside, &mut out);
        self.depth -= 1;
        Some((Block::Ready(out.iter().map(|line| quoted(line)).collect()), end))
    }

    /// `<quiz>` and `<?quiz?>` up to their ends, and the tabs of docsify.
    fn element(&mut self, lines: &[String], at: usize) -> Option<(Block, usize)> {
        let trimmed = lines[at].trim();
        let opening = ["<quiz", "<?quiz", "<Quiz", "<question"]
            .iter()
            .find(|open| trimmed.starts_with(**open))?;
        let closing = match *opening {
            "<?quiz" => "<?/quiz?>",
            "<question" => "</question>",
            _ => "</quiz>",
        };
        let is_end = |line: &String| line.trim().to_ascii_lowercase().ends_with(closing);
        let count = lines[at..].iter().position(is_end)?;
        let end = at + count + 1;
        let all = lines[at..end].join("\n");
        let start = all.find('>')? + 1;
        let stop = all.to_ascii_lowercase().rfind(closing)?;
        let body = all.get(start..stop).unwrap_or_default().to_owned();
        let written = questions::quiz(self, &body, &lines[at]);
        Some((Block::Ready(written), end))
    }

    /// A command on lines of its own.
    fn command(&mut self, lines: &[String], at: usize) -> Option<(Block, usize)> {
        let trimmed = lines[at].trim();
        if trimmed == "{:toc}" || trimmed == "{{TOC}}" || trimmed == "{{< toc >}}" {
            return Some((Block::Ready(Vec::new()), at + 1));
        }
        if let Some(path) = trimmed.strip_prefix("{{#quiz").and_then(|rest| rest.strip_suffix("}}"))
        {
            let written = questions::mdbook(self, path.trim(), trimmed);
            return Some((Block::Ready(written), at + 1));
        }
        if attribute_list(trimmed).is_some() && (self.dialect.kramdown || trimmed.starts_with("{:"))
        {
            return Some((Block::Ready(Vec::new()), at + 1));
        }
        if !self.dialect.shortcodes {
            return None;
        }
        let command = shortcodes::alone(trimmed)?;
        let found = shortcodes::block(self, &command, lines, at)?;
        Some(match found {
            (Command::Box { word, title, body }, end) => (Block::Box { word, title, body }, end),
            (Command::Tab { title, body }, end) => (Block::Tab { title, body }, end),
            (Command::Plain(body), end) => (Block::Plain(body), end),
            (Command::Ready(lines), end) => (Block::Ready(lines), end),
        })
    }

    /// Writes a block, each line behind `margin`, with blank lines around it.
    fn write(&mut self, block: Block, margin: &str, out: &mut Vec<String>) {
        let level = self.level;
        self.depth += 1;
        let mut written = Vec::new();
        match block {
            Block::Ready(lines) => written = lines,
            Block::Plain(body) => self.lines(&dedented(&body), &mut written),
            Block::Tab { title, body } => {
                self.losses.add(losses::TAB, self.page, title.clone());
                if !title.trim().is_empty() {
                    written.push(format!("**{}**", title.trim()));
                    written.push(String::new());
                }
                self.lines(&dedented(&body), &mut written);
            }
            Block::Box { word, title, body } => {
                let mut inside = Vec::new();
                self.lines(&dedented(&body), &mut inside);
                self.boxed(&word, title, inside, &mut written);
            }
        }
        self.depth -= 1;
        self.level = level;
        let is_blank = |line: &String| line.trim().is_empty();
        if written.iter().all(is_blank) {
            out.push(String::new());
            return;
        }
        if out.last().is_some_and(|line| !is_blank(line)) {
            out.push(String::new());
        }
        let line = |line: String| if line.is_empty() { line } else { format!("{margin}{line}") };
        out.extend(written.into_iter().map(line));
        out.push(String::new());
    }

    /// Writes a box with the translated lines `inside`.
    fn boxed(
        &mut self,
        word: &str,
        title: Option<String>,
        inside: Vec<String>,
        out: &mut Vec<String>,
    ) {
        let blank = |line: &&String| line.trim().is_empty();
        let from = inside.iter().take_while(blank).count();
        let to = inside.len() - inside[from..].iter().rev().take_while(blank).count();
        let inside = &inside[from..to];
        let has_question = inside.iter().any(|line| is_question(line));
        if is_folded(word) && !has_question {
            let title = title.or_else(|| name_of(word)).unwrap_or_default();
            let summary = title.replace('&', "&amp;").replace('<', "&lt;");
            out.extend([
                "<details>".to_owned(),
                format!("<summary>{}</summary>", plain_marks(&summary)),
                String::new(),
            ]);
            out.extend(inside.iter().cloned());
            out.extend([String::new(), "</details>".to_owned()]);
            return;
        }
        let kind = callout(word).unwrap_or("NOTE");
        if callout(word).is_none() {
            self.losses.add(losses::CONTAINER, self.page, word.to_owned());
        }
        let title = title
            .or_else(|| name_of(word))
            .map(|title| format!("**{}**", title.trim().trim_matches('*')));
        let title = title.filter(|title| title.len() > 4);
        // A question is a section, so no box can hold it.
        if has_question {
            out.extend(title);
            out.push(String::new());
            out.extend(inside.iter().cloned());
            return;
        }
        if inside.is_empty() && title.is_none() {
            return;
        }
        out.push(format!("> [!{kind}]"));
        out.extend(title.iter().map(|title| quoted(title)));
        if title.is_some() && !inside.is_empty() {
            out.push(">".to_owned());
        }
        let mut fence: Option<Fence> = None;
        for line in inside {
            let was_code = fence.is_some();
            match fence {
                Some(open) if open.is_closed_by(line) => fence = None,
                None => fence = code::opens(line),
                Some(_) => {}
            }
            let heading = line.trim_start_matches('#');
            let marks = line.len() - heading.len();
            let is_heading = !was_code && (1..=6).contains(&marks) && heading.starts_with(' ');
            out.push(match is_heading {
                // A heading in a box is none of the page.
                true => quoted(&strong(heading)),
                false => quoted(line),
            });
        }
    }
}
