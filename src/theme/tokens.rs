//! The values a course may change without writing a theme: the custom properties of `tokens.css`.

use cssparser::{Parser, Token};

/// The tokens of a stylesheet with their values, in order. Declarations that apply only under a
/// condition, such as those for print, are left out.
pub fn tokens(styles: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    collect(&mut Parser::new(styles), styles, &mut found);
    found
}

/// Adds the tokens declared in the rest of a block.
fn collect<'s>(parser: &mut Parser<'_>, styles: &'s str, found: &mut Vec<(&'s str, &'s str)>) {
    let mut start = parser.position().byte_index();
    loop {
        let before = parser.position().byte_index();
        let text = &styles[start..before];
        let Ok(token) = parser.next_including_whitespace_and_comments() else {
            found.extend(declaration(text));
            return;
        };
        let is_rule = match token {
            Token::CurlyBracketBlock => true,
            Token::Function(_) | Token::ParenthesisBlock | Token::SquareBracketBlock => false,
            Token::Semicolon => {
                found.extend(declaration(text));
                start = parser.position().byte_index();
                continue;
            }
            Token::Comment(_) if text.trim().is_empty() => {
                start = parser.position().byte_index();
                continue;
            }
            _ => continue,
        };
        let is_conditional = ["@media", "@supports", "@container"]
            .iter()
            .any(|condition| text.trim_start().starts_with(condition));
        // A block that is not read to its end, or is not closed, is skipped all the same.
        let _ = parser.parse_nested_block(|parser| {
            if is_rule && !is_conditional {
                collect(parser, styles, found);
            }
            Ok::<(), cssparser::ParseError<()>>(())
        });
        if is_rule {
            start = parser.position().byte_index();
        }
    }
}

/// A declaration of a token. Names that begin with an underscore are private to the theme.
fn declaration(text: &str) -> Option<(&str, &str)> {
    let (name, value) = text.trim().strip_prefix("--")?.split_once(':')?;
    (!name.starts_with('_')).then(|| (name.trim(), value.trim()))
}

/// Why `value` cannot be the value of a token, or `None` when it can. A value must not be able to
/// end its declaration or fetch anything.
pub fn value_fault(value: &str) -> Option<&'static str> {
    if value
        .chars()
        .any(|c| c.is_control() || matches!(c, ';' | '{' | '}' | '<' | '>' | '\\' | '@'))
    {
        return Some("holds a character that could end the declaration");
    }
    if value.contains("/*") || value.contains("*/") {
        return Some("holds a comment");
    }
    if value.to_ascii_lowercase().contains("url(") || value.to_ascii_lowercase().contains("src(") {
        return Some("fetches a file");
    }
    let balanced =
        |open: char, close: char| value.matches(open).count() == value.matches(close).count();
    (!balanced('(', ')')
        || value.matches('"').count() % 2 == 1
        || value.matches('\'').count() % 2 == 1)
        .then_some("has a bracket or quotation mark without its partner")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::Theme;

    /// Pairs of text and background colours, with the contrast that WCAG 2.2 asks for: 4.5 for text
    /// (1.4.3), 3 for parts of controls (1.4.11).
    const PAIRS: &[(&str, &str, f64)] = &[
        ("color-text", "color-page", 4.5),
        ("color-text", "color-surface", 4.5),
        ("color-text", "color-mark", 4.5),
        ("color-muted", "color-page", 4.5),
        ("color-muted", "color-surface", 4.5),
        ("color-accent", "color-page", 4.5),
        ("color-accent", "color-surface", 4.5),
        ("color-accent", "color-mark", 4.5),
        ("color-on-accent", "color-accent", 4.5),
        ("color-control", "color-page", 3.0),
        ("color-control", "color-surface", 3.0),
        ("color-focus", "color-page", 3.0),
        ("color-focus", "color-surface", 3.0),
        ("color-focus", "color-code-mark", 3.0),
        ("color-note", "color-surface", 4.5),
        ("color-tip", "color-surface", 4.5),
        ("color-important", "color-surface", 4.5),
        ("color-warning", "color-surface", 4.5),
        ("color-caution", "color-surface", 4.5),
        ("color-text", "color-code", 4.5),
        ("color-text", "color-code-mark", 4.5),
        ("color-code-comment", "color-code", 4.5),
        ("color-code-keyword", "color-code", 4.5),
        ("color-code-string", "color-code", 4.5),
        ("color-code-number", "color-code", 4.5),
        ("color-code-function", "color-code", 4.5),
        ("color-code-type", "color-code", 4.5),
        ("color-code-tag", "color-code", 4.5),
        ("color-code-comment", "color-code-mark", 4.5),
        ("color-code-keyword", "color-code-mark", 4.5),
        ("color-code-string", "color-code-mark", 4.5),
        ("color-code-number", "color-code-mark", 4.5),
        ("color-code-function", "color-code-mark", 4.5),
        ("color-code-type", "color-code-mark", 4.5),
        ("color-code-tag", "color-code-mark", 4.5),
    ];

    /// Relative luminance (WCAG 2.2, “relative luminance”).
    fn luminance(hex: &str) -> f64 {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    fn contrast(one: &str, other: &str) -> f64 {
        let (a, b) = (luminance(one), luminance(other));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_pair_of_colours_has_its_contrast_in_both_schemes() {
        for name in crate::theme::names() {
            contrasts(&name);
        }
    }

    fn contrasts(theme: &str) {
        let styles = Theme::embedded(theme).unwrap().stylesheet(&[], "");
        let tokens: std::collections::BTreeMap<_, _> = tokens(&styles).into_iter().collect();
        let schemes = |name: &str| -> Vec<String> {
            let value = tokens[name].strip_prefix("light-dark(").unwrap();
            value.trim_end_matches(')').split(',').map(|hex| hex.trim().to_owned()).collect()
        };
        let mut faults = Vec::new();
        for (text, background, least) in PAIRS {
            for (one, other) in schemes(text).iter().zip(schemes(background)) {
                let ratio = contrast(one, &other);
                if ratio < *least {
                    faults.push(format!("{text} {one} on {background} {other}: {ratio:.2}"));
                }
            }
        }
        assert!(faults.is_empty(), "{theme}: {faults:#?}");
    }

    #[test]
    fn tokens_are_found_however_they_are_written() {
        let styles = "@layer tokens { :root {\n  /* a; } */\n  --a:\n    \"B; }\", serif;\n  \
            --_own: 1;\n  --d: light-dark(#fff, #000);\n  --f: g\n} }\nh { i: var(--a); }\n\
            @media print { :root { --a: none; } }\n:root{--j:k}";
        let expected =
            [("a", "\"B; }\", serif"), ("d", "light-dark(#fff, #000)"), ("f", "g"), ("j", "k")];
        assert_eq!(tokens(styles), expected);
        assert!(tokens("}}} ((( {{{ \" \\").is_empty());
    }

    #[test]
    fn a_value_cannot_leave_its_declaration() {
        for value in
            ["red; } *{", "url(x)", "a/*", "URL( x )", "\"", "(", "a\nb", "</style>", "\\75rl(x)"]
        {
            assert!(value_fault(value).is_some(), "{value}");
        }
        for value in ["#fff", "light-dark(#fff, #000)", "clamp(1rem, 2vw, 3rem)", "\"A B\", serif"]
        {
            assert!(value_fault(value).is_none(), "{value}");
        }
    }
}
