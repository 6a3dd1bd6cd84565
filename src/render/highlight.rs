//! Syntax highlighting. syntect parses code with the grammars of two-face and gives each piece its
//! scopes. A small table maps scopes to a few classes, and the theme sets the colours of the
//! classes.
//!
//! syntect does the mapping itself, because the table is a syntect theme whose “colours” are the
//! numbers of the classes. Limits are sizes and never times, so that the output is the same on
//! every machine.

use std::ops::RangeInclusive;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::str::FromStr;

use syntect::highlighting::{
    Color, HighlightIterator, HighlightState, Highlighter as Sorter, ScopeSelectors, StyleModifier,
    Theme, ThemeItem, ThemeSettings,
};
use syntect::parsing::{ParseState, ScopeStack, SyntaxReference, SyntaxSet};
use syntect::util::LinesWithEndings;

use crate::render::html::{Html, escape_text_into};

/// Lines with more bytes than this are not coloured.
const MAX_LINE_BYTES: usize = 2_000;
/// Blocks with more bytes than this are not coloured.
const MAX_BLOCK_BYTES: usize = 200_000;

/// Scope selectors with their class. A later row wins only if it is more specific.
const CLASSES: [(&str, &str); 29] = [
    ("comment", "hl-comment"),
    ("keyword, storage, storage.type, storage.modifier", "hl-keyword"),
    ("keyword.operator", "hl-operator"),
    (
        "entity.name.type, entity.name.class, support.type, support.class, entity.other.inherited-class",
        "hl-type",
    ),
    ("string, constant.other.symbol", "hl-string"),
    ("constant.numeric", "hl-number"),
    ("constant, constant.language, variable.language", "hl-constant"),
    ("constant.character.escape", "hl-constant"),
    (
        "entity.name.function, support.function, variable.function, meta.function-call.generic",
        "hl-function",
    ),
    ("variable.parameter", "hl-variable"),
    ("entity.name.tag", "hl-tag"),
    ("entity.other.attribute-name", "hl-attribute"),
    (
        "support.type.property-name, meta.property-name, entity.name.tag.yaml, entity.name.tag.toml",
        "hl-attribute",
    ),
    ("markup.inserted", "hl-inserted"),
    ("markup.deleted", "hl-deleted"),
    ("markup.heading, entity.name.section", "hl-heading"),
    ("markup.italic", "hl-emphasis"),
    ("markup.bold", "hl-strong"),
    ("markup.underline.link", "hl-link"),
    ("invalid", "hl-error"),
    ("punctuation.definition.string", "hl-string"),
    ("punctuation.definition.comment", "hl-comment"),
    ("punctuation.definition.heading", "hl-heading"),
    ("keyword.control", "hl-keyword"),
    ("keyword.other", "hl-keyword"),
    ("entity.name.function.macro, support.macro", "hl-function"),
    ("meta.diff.header, meta.diff.range", "hl-comment"),
    ("entity.name.struct, entity.name.enum, entity.name.trait", "hl-type"),
    ("entity.name.constant", "hl-constant"),
];

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

/// The grammars and the table. It is made once, and threads share it.
pub struct Highlighter {
    syntaxes: SyntaxSet,
    theme: Theme,
}

impl Default for Highlighter {
    fn default() -> Highlighter {
        Highlighter::new()
    }
}

impl Highlighter {
    /// Makes the highlighter. Grammars are unpacked when they are first used.
    pub fn new() -> Highlighter {
        let scopes = CLASSES
            .iter()
            .enumerate()
            .filter_map(|(index, (selectors, _))| {
                let scope = ScopeSelectors::from_str(selectors).ok()?;
                let foreground = Some(marker(index + 1));
                let style = StyleModifier { foreground, background: None, font_style: None };
                Some(ThemeItem { scope, style })
            })
            .collect();
        let settings = ThemeSettings { foreground: Some(marker(0)), ..ThemeSettings::default() };
        let theme = Theme { name: None, author: None, settings, scopes };
        Highlighter { syntaxes: two_face::syntax::extra_newlines(), theme }
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

    fn syntax(&self, language: &str) -> Option<&SyntaxReference> {
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
            other => other,
        };
        self.syntaxes.find_syntax_by_token(alias).filter(|syntax| syntax.name != "Plain Text")
    }

    fn coloured(
        &self,
        code: &str,
        syntax: &SyntaxReference,
        marked: &[RangeInclusive<usize>],
    ) -> Option<Html> {
        let sorter = Sorter::new(&self.theme);
        let mut parser = ParseState::new(syntax);
        let mut state = HighlightState::new(&sorter, ScopeStack::new());
        let mut html = String::with_capacity(code.len() * 2);
        for (index, line) in LinesWithEndings::from(code).enumerate() {
            let operations = parser.parse_line(line, &self.syntaxes).ok()?;
            let pieces = HighlightIterator::new(&mut state, &operations, line, &sorter);
            let is_marked = marked.iter().any(|lines| lines.contains(&(index + 1)));
            if is_marked {
                html.push_str("<mark class=\"cm-code__mark\">");
            }
            let mut open: Option<&str> = None;
            for (style, text) in pieces {
                let class = class_of(style.foreground);
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

/// The number of a class, as a colour.
fn marker(number: usize) -> Color {
    Color { r: u8::try_from(number).unwrap_or(0), g: 0, b: 0, a: 255 }
}

fn class_of(color: Color) -> Option<&'static str> {
    let index = usize::from(color.r).checked_sub(1)?;
    CLASSES.get(index).map(|(_, class)| *class)
}

#[cfg(test)]
mod tests {
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
            assert!(ScopeSelectors::from_str(selectors).is_ok(), "{selectors}");
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
