//! The values a course may change without writing a theme: the custom properties of `tokens.css`.

use std::ops::Range;

use cssparser::{Parser, Token};

/// Where a declaration applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// To the whole page.
    Root,
    /// On paper.
    Print,
    /// To parts of a page, or under a condition.
    Elsewhere,
}

/// The declaration of a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declaration<'s> {
    /// The token, without its leading hyphens.
    pub name: &'s str,
    /// Its value.
    pub value: &'s str,
    /// The bytes of the value.
    pub range: Range<usize>,
    /// Where it applies.
    pub scope: Scope,
}

/// The tokens of a stylesheet with their values, in order. Declarations that apply only under a
/// condition, such as those for print, are left out.
pub fn tokens(styles: &str) -> Vec<(&str, &str)> {
    let all = declarations(styles).into_iter();
    all.filter(|token| token.scope == Scope::Root).map(|token| (token.name, token.value)).collect()
}

/// The declarations of tokens in a stylesheet, in order.
pub fn declarations(styles: &str) -> Vec<Declaration<'_>> {
    let mut found = Vec::new();
    collect(&mut Parser::new(styles), styles, Scope::Root, &mut found);
    found
}

/// Adds the tokens declared in the rest of a block.
fn collect<'s>(
    parser: &mut Parser<'_>,
    styles: &'s str,
    scope: Scope,
    found: &mut Vec<Declaration<'s>>,
) {
    let mut start = parser.position().byte_index();
    loop {
        let before = parser.position().byte_index();
        let Ok(token) = parser.next_including_whitespace_and_comments() else {
            found.extend(declaration(styles, start..before, scope));
            return;
        };
        let is_rule = match token {
            Token::CurlyBracketBlock => true,
            Token::Function(_) | Token::ParenthesisBlock | Token::SquareBracketBlock => false,
            Token::Semicolon => {
                found.extend(declaration(styles, start..before, scope));
                start = parser.position().byte_index();
                continue;
            }
            Token::Comment(_) if styles[start..before].trim().is_empty() => {
                start = parser.position().byte_index();
                continue;
            }
            _ => continue,
        };
        let inner = inner(&styles[start..before], scope);
        // A block that is not read to its end, or is not closed, is skipped all the same.
        let _ = parser.parse_nested_block(|parser| {
            if is_rule {
                collect(parser, styles, inner, found);
            }
            Ok::<(), cssparser::ParseError<()>>(())
        });
        if is_rule {
            start = parser.position().byte_index();
        }
    }
}

/// The scope in a block that begins with `prelude` and is itself in `outer`.
fn inner(prelude: &str, outer: Scope) -> Scope {
    let prelude = prelude.trim();
    let is_of_page = |selector: &str| matches!(selector.trim(), ":root" | "html" | ":host");
    match outer {
        Scope::Root if prelude.starts_with("@layer") => Scope::Root,
        Scope::Root if prelude.split(',').all(is_of_page) => Scope::Root,
        Scope::Root if prelude.strip_prefix("@media").is_some_and(|on| on.trim() == "print") => {
            Scope::Print
        }
        Scope::Print => Scope::Print,
        _ => Scope::Elsewhere,
    }
}

/// A declaration of a token. Names that begin with an underscore are private to the theme.
fn declaration(styles: &str, range: Range<usize>, scope: Scope) -> Option<Declaration<'_>> {
    let (name, value) = styles[range.clone()].trim().strip_prefix("--")?.split_once(':')?;
    let (name, value) = (name.trim(), value.trim());
    let start = value.as_ptr() as usize - styles.as_ptr() as usize;
    (!name.starts_with('_')).then(|| Declaration {
        name,
        value,
        range: start..start + value.len(),
        scope,
    })
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
