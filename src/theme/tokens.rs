//! The values a course may change without writing a theme: custom properties of `tokens.css`.

/// The tokens of a stylesheet with their values, in the order in which they stand.
pub fn tokens(styles: &str) -> Vec<(&str, &str)> {
    styles
        .lines()
        .filter_map(|line| line.trim().strip_prefix("--")?.strip_suffix(';')?.split_once(':'))
        .filter(|(name, _)| !name.starts_with('_'))
        .map(|(name, value)| (name, value.trim()))
        .collect()
}

/// Why `value` cannot be the value of a token, or `None` when it can. It must not be able to end
/// its declaration or fetch anything.
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

    /// Text and background pairs with the contrast that WCAG 2.2 asks for: 4.5 for text (1.4.3),
    /// 3 for parts of controls (1.4.11).
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
