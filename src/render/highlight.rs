//! Syntax highlighting. The grammars are those of two-face. syntect unpacks them, and [`parser`]
//! parses code with them. A small table maps scopes to a few classes, and the theme sets the
//! colours of the classes.
//!
//! Limits are sizes and never times, so that the output is the same on every machine.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{PoisonError, RwLock};

use syntect::parsing::SyntaxReference;
use syntect::util::LinesWithEndings;

use crate::render::html::{Html, escape_text_into};

#[cfg(test)]
mod agreement;
mod classes;
mod first;
mod grammar;
mod parser;

use classes::{Change, Nested};
use grammar::Grammars;
use parser::Parser;

/// Lines with more bytes than this are not coloured.
const MAX_LINE_BYTES: usize = 2_000;
/// Blocks with more bytes than this are not coloured.
const MAX_BLOCK_BYTES: usize = 200_000;

/// Names that stand for text without colours.
const PLAIN: [&str; 4] = ["text", "txt", "plain", "plaintext"];

/// The reason why a block has no colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// The block is too long.
    Block,
    /// A line is too long.
    Line,
    /// The grammar failed on it.
    Grammar,
}

/// A block of code as HTML.
#[derive(Clone, Debug)]
pub struct Highlighted {
    /// The code, ready to go into a `<code>` element.
    pub html: Html,
    /// The reason why it has no colours although its language is known; `None` when all is well.
    pub limit: Option<Limit>,
}

/// The grammars, and the names by which they were asked for.
pub struct Highlighter {
    grammars: &'static Grammars,
    /// The number of the grammar of each name, since looking one up goes through all of them.
    named: RwLock<BTreeMap<String, Option<usize>>>,
}

impl Default for Highlighter {
    fn default() -> Highlighter {
        Highlighter::new()
    }
}

impl Highlighter {
    /// Makes the highlighter. Grammars are unpacked when they are first used.
    pub fn new() -> Highlighter {
        Highlighter { grammars: Grammars::get(), named: RwLock::default() }
    }

    /// Whether `language` can be highlighted, or is a name for plain text.
    pub fn knows(&self, language: &str) -> bool {
        PLAIN.contains(&language) || self.syntax(language).is_some()
    }

    /// The usual spelling of a language's name; `None` when it is not known or has no colours.
    pub fn name(&self, language: &str) -> Option<&str> {
        self.syntax(language).map(|syntax| syntax.name.as_str())
    }

    /// Every known name and file extension, in lower case.
    pub fn languages(&self) -> Vec<String> {
        let mut all: Vec<String> = self
            .grammars
            .syntaxes
            .syntaxes()
            .iter()
            .flat_map(|syntax| {
                std::iter::once(syntax.name.to_lowercase()).chain(syntax.file_extensions.clone())
            })
            .collect();
        all.sort();
        all.dedup();
        all
    }

    /// `code` with highlighting. Lines in `marked` (counted from 1) are wrapped in a mark.
    pub fn highlight(
        &self,
        code: &str,
        language: &str,
        marked: &[RangeInclusive<usize>],
    ) -> Highlighted {
        let syntax = if PLAIN.contains(&language) { None } else { self.syntax(language) };
        let Some(syntax) = syntax else {
            return Highlighted { html: plain(code, marked), limit: None };
        };
        let limit = if code.len() > MAX_BLOCK_BYTES {
            Some(Limit::Block)
        } else if code.lines().any(|line| line.len() > MAX_LINE_BYTES) {
            Some(Limit::Line)
        } else {
            None
        };
        if limit.is_some() {
            return Highlighted { html: plain(code, marked), limit };
        }
        // A grammar that panics on some input must not end the build. The closure changes nothing
        // that is shared, so a panic leaves nothing half done.
        let coloured = catch_unwind(AssertUnwindSafe(|| self.coloured(code, syntax, marked)));
        match coloured {
            Ok(Some(html)) if html.as_str().len() <= code.len() * 10 + 1024 => {
                Highlighted { html, limit: None }
            }
            _ => Highlighted { html: plain(code, marked), limit: Some(Limit::Grammar) },
        }
    }

    fn syntax(&self, language: &str) -> Option<&'static SyntaxReference> {
        let all = self.grammars.syntaxes.syntaxes();
        let known =
            self.named.read().unwrap_or_else(PoisonError::into_inner).get(language).copied();
        let number = known.unwrap_or_else(|| {
            let found = self.found(language);
            let number =
                found.and_then(|found| all.iter().position(|one| std::ptr::eq(one, found)));
            let mut named = self.named.write().unwrap_or_else(PoisonError::into_inner);
            named.insert(language.to_owned(), number);
            number
        });
        all.get(number?)
    }

    fn found(&self, language: &str) -> Option<&'static SyntaxReference> {
        let alias = match language {
            "shell" | "console" | "sh" | "zsh" | "shell-session" | "sh-session" => "bash",
            "js" | "mjs" => "javascript",
            "ts" => "typescript",
            // JSX is what TypeScript's grammar for it also reads.
            "jsx" => "tsx",
            "yml" => "yaml",
            "md" => "markdown",
            "py" => "python",
            "rb" => "ruby",
            "rs" => "rust",
            "html5" => "html",
            "docker" => "dockerfile",
            "pwsh" => "powershell",
            other => other,
        };
        let found = self.grammars.syntaxes.find_syntax_by_token(alias);
        found.filter(|syntax| syntax.name != "Plain Text")
    }

    fn coloured(
        &self,
        code: &str,
        syntax: &SyntaxReference,
        marked: &[RangeInclusive<usize>],
    ) -> Option<Html> {
        let mut parser = Parser::new(self.grammars.start(syntax)?);
        let mut nested = Nested::default();
        let mut changes: Vec<(usize, Change)> = Vec::new();
        let mut html = String::with_capacity(code.len() * 2);
        for (index, line) in LinesWithEndings::from(code).enumerate() {
            parser.line(line, &mut changes).ok()?;
            let is_marked = marked.iter().any(|lines| lines.contains(&(index + 1)));
            if is_marked {
                html.push_str("<mark class=\"cm-code__mark\">");
            }
            let mut open: Option<&str> = None;
            let mut at = 0;
            let end = (line.len(), None);
            let steps = changes.iter().map(|(at, change)| (*at, Some(*change))).chain([end]);
            for (next, change) in steps {
                let class = classes::name(nested.class());
                let text = line.get(at..next)?;
                at = next;
                if let Some(change) = change {
                    nested.apply(change);
                }
                if text.is_empty() {
                    continue;
                }
                // White space has no colour, so an element of its own would only make the page
                // larger.
                let wanted = if text.trim().is_empty() { open } else { class };
                if wanted != open {
                    close(&mut html, open);
                    if let Some(class) = wanted {
                        html.push_str(&format!("<span class=\"{class}\">"));
                    }
                    open = wanted;
                }
                let text = if is_marked { text.trim_end_matches('\n') } else { text };
                escape_text_into(&mut html, text);
            }
            close(&mut html, open);
            if is_marked {
                html.push_str("</mark>\n");
            }
        }
        Some(Html::from_markup(html))
    }
}

fn close(html: &mut String, open: Option<&str>) {
    if open.is_some() {
        html.push_str("</span>");
    }
}

fn plain(code: &str, marked: &[RangeInclusive<usize>]) -> Html {
    let mut html = String::with_capacity(code.len() + 16);
    for (index, line) in LinesWithEndings::from(code).enumerate() {
        if marked.iter().any(|lines| lines.contains(&(index + 1))) {
            html.push_str("<mark class=\"cm-code__mark\">");
            escape_text_into(&mut html, line.trim_end_matches('\n'));
            html.push_str("</mark>\n");
        } else {
            escape_text_into(&mut html, line);
        }
    }
    Html::from_markup(html)
}

#[cfg(test)]
mod tests {
    use syntect::highlighting::ScopeSelectors;

    use super::classes::CLASSES;
    use super::*;

    #[test]
    fn code_is_sorted_into_classes() {
        let highlighter = Highlighter::new();
        let html = highlighter.highlight("let x = \"<a>\"; // no\n", "rust", &[]).html;
        assert!(html.as_str().contains("<span class=\"hl-keyword\">let</span>"), "{html}");
        assert!(html.as_str().contains("&lt;a&gt;"), "{html}");
        assert!(html.as_str().contains("hl-comment"), "{html}");
    }

    #[test]
    fn marked_lines_are_marked_whole() {
        let highlighter = Highlighter::new();
        let html = highlighter.highlight("a = 1\nb = 2\n", "python", &[2..=2]).html.to_string();
        assert!(html.contains("<mark class=\"cm-code__mark\">b"), "{html}");
        assert_eq!(html.matches("<mark").count(), 1);
    }

    #[test]
    fn hostile_code_stays_within_bounds() {
        let highlighter = Highlighter::new();
        let line = "x".repeat(1_000_000);
        assert_eq!(highlighter.highlight(&line, "rust", &[]).limit, Some(Limit::Block));
        let line = "(".repeat(3_000);
        assert_eq!(highlighter.highlight(&line, "cpp", &[]).limit, Some(Limit::Line));
        for language in ["cpp", "markdown", "latex", "html", "python", "javascript"] {
            for piece in ["\"'`", "((((", "{[<", "*_*_", "\\\\"] {
                highlighter.highlight(&piece.repeat(400), language, &[]);
            }
        }
    }

    #[test]
    fn every_class_of_the_table_can_be_reached() {
        for (selectors, _) in CLASSES {
            assert!(selectors.parse::<ScopeSelectors>().is_ok(), "{selectors}");
        }
        assert!(CLASSES.len() < 255);
        let highlighter = Highlighter::new();
        for language in
            ["rust", "py", "js", "ts", "toml", "yaml", "json", "bash", "text", "markdown"]
        {
            assert!(highlighter.knows(language), "{language}");
        }
        assert!(!highlighter.knows("pyhton"));
    }
}
