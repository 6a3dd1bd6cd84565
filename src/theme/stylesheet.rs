//! Stylesheets: the files that one uses, and the text that pages load.

use std::ops::Range;

use cssparser::{Parser, Token};

/// A file that a stylesheet uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CssUrl {
    /// The address, unescaped.
    pub url: String,
    /// The bytes of the whole `url(…)`.
    pub range: Range<usize>,
    /// Whether it belongs to an `@import`, which may not even have a `url(…)`.
    pub is_import: bool,
}

/// The files that the stylesheet `text` uses, in order.
pub fn urls(text: &str) -> Vec<CssUrl> {
    let mut parser = Parser::new(text);
    let mut found = Vec::new();
    walk(&mut parser, false, &mut found);
    found
}

/// `text` without comments, indentation and empty lines. It means the same and is smaller to load.
///
/// A string continued on the next line after a backslash would lose spaces. The stylesheets of the
/// themes have none.
pub fn compact(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut from = 0;
    for comment in comments(text) {
        kept.push_str(&text[from..comment.start]);
        from = comment.end;
    }
    kept.push_str(&text[from..]);
    let lines = kept.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// The places of the comments in `text`, in order.
fn comments(text: &str) -> Vec<Range<usize>> {
    fn walk(parser: &mut Parser<'_>, found: &mut Vec<Range<usize>>) {
        loop {
            let start = parser.position().byte_index();
            let Ok(token) = parser.next_including_whitespace_and_comments() else { return };
            match token {
                Token::Comment(_) => found.push(start..parser.position().byte_index()),
                Token::Function(_)
                | Token::ParenthesisBlock
                | Token::SquareBracketBlock
                | Token::CurlyBracketBlock => {
                    let _ = parser.parse_nested_block(|parser| {
                        walk(parser, found);
                        Ok::<(), cssparser::ParseError<()>>(())
                    });
                }
                _ => {}
            }
        }
    }
    let mut found = Vec::new();
    walk(&mut Parser::new(text), &mut found);
    found
}

/// The names of the at-rules in `text`, in order, without the `@`.
pub fn at_rules(text: &str) -> Vec<String> {
    fn walk(parser: &mut Parser<'_>, names: &mut Vec<String>) {
        loop {
            let Ok(token) = parser.next() else { return };
            match token {
                Token::AtKeyword(name) => names.push(name.to_string()),
                Token::Function(_)
                | Token::ParenthesisBlock
                | Token::SquareBracketBlock
                | Token::CurlyBracketBlock => {
                    let _ = parser.parse_nested_block(|parser| {
                        walk(parser, names);
                        Ok::<(), cssparser::ParseError<()>>(())
                    });
                }
                _ => {}
            }
        }
    }
    let mut names = Vec::new();
    walk(&mut Parser::new(text), &mut names);
    names
}

/// `are_addresses` says whether strings are addresses, as they are in `image-set("a.png" 1x)`.
fn walk(parser: &mut Parser<'_>, are_addresses: bool, found: &mut Vec<CssUrl>) {
    let mut in_import = false;
    loop {
        let start = parser.position().byte_index();
        let Ok(token) = parser.next_including_whitespace_and_comments() else { return };
        let mut holds_addresses = false;
        let (url, is_block) = match token {
            Token::UnquotedUrl(url) => (Some(url.to_string()), false),
            Token::QuotedString(url) if in_import || are_addresses => {
                (Some(url.to_string()), false)
            }
            Token::Function(name)
                if name.eq_ignore_ascii_case("url") || name.eq_ignore_ascii_case("src") =>
            {
                let url = parser.parse_nested_block(|parser| {
                    let url = parser.expect_string_cloned().map(|url| url.to_string());
                    while parser.next().is_ok() {}
                    url.map_err(cssparser::ParseError::<()>::from)
                });
                (url.ok(), false)
            }
            Token::Function(name) => {
                let name = name.to_ascii_lowercase();
                holds_addresses = matches!(&*name, "image-set" | "-webkit-image-set" | "image");
                (None, true)
            }
            Token::ParenthesisBlock | Token::SquareBracketBlock | Token::CurlyBracketBlock => {
                (None, true)
            }
            Token::AtKeyword(name) => {
                in_import = name.eq_ignore_ascii_case("import");
                (None, false)
            }
            Token::Semicolon => {
                in_import = false;
                (None, false)
            }
            _ => (None, false),
        };
        if let Some(url) = url {
            let range = start..parser.position().byte_index();
            found.push(CssUrl { url, range, is_import: in_import });
        } else if is_block {
            // A block that is not closed ends with the file, as browsers treat it.
            let _ = parser.parse_nested_block(|parser| {
                walk(parser, holds_addresses, found);
                Ok::<(), cssparser::ParseError<()>>(())
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indentation_are_left_out_and_lines_stay() {
        assert_eq!(compact("a {\n  b: c\n    d;\n}\n"), "a {\nb: c\nd;\n}\n");
        let commented =
            "/* one */\na {\n  /* two\n  lines */\n  b: \"/* no */\"; c: f(1 /* 2 */);\n}\n";
        assert_eq!(compact(commented), "a {\nb: \"/* no */\"; c: f(1 );\n}\n");
    }

    #[test]
    fn addresses_are_found_wherever_css_may_have_them() {
        let text = "/* url(no.png) */ @import \"a.css\"; @import url(b.css) screen; @font-face { \
            src: url( 'f.woff2' ) format(\"woff2\"), URL(g.woff2) } @media (x) { a { background: \
            url(\"h i.svg\"), image-set(url(j.png) 1x, 'l.png' 2x); content: \"url(no.svg)\" } } b { c: url(k";
        let found: Vec<_> = urls(text).into_iter().map(|url| (url.url, url.is_import)).collect();
        let expected = [
            ("a.css", true),
            ("b.css", true),
            ("f.woff2", false),
            ("g.woff2", false),
            ("h i.svg", false),
            ("j.png", false),
            ("l.png", false),
            ("k", false),
        ];
        assert_eq!(found, expected.map(|(url, import)| (url.to_owned(), import)));
        let first = &urls(text)[2];
        assert_eq!(&text[first.range.clone()], "url( 'f.woff2' )");
        assert!(urls("}}} ((( {{{ \" \\").is_empty());
    }
}
