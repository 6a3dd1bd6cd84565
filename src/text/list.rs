//! Grammar for messages: plurals, and lists in words.

use std::fmt;

/// `1 lesson`, `2 lessons`: a count with its noun, for English nouns that take an `s`.
#[derive(Clone, Copy, Debug)]
pub struct Count<'a>(
    /// The number of things.
    pub usize,
    /// The noun in the singular.
    pub &'a str,
);

impl fmt::Display for Count<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}{}", self.0, self.1, if self.0 == 1 { "" } else { "s" })
    }
}

/// `` `a`, `b`, or `c` ``: names in code quotes joined with a conjunction.
pub fn quoted<'a>(items: impl IntoIterator<Item = &'a str>, conjunction: &str) -> String {
    let items: Vec<String> = items.into_iter().map(|item| format!("`{item}`")).collect();
    joined(items.iter().map(String::as_str), conjunction)
}

/// `a, b, or c`: phrases joined with a conjunction.
pub fn joined<'a>(items: impl IntoIterator<Item = &'a str>, conjunction: &str) -> String {
    let items: Vec<&str> = items.into_iter().collect();
    match items.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [one, other] => format!("{one} {conjunction} {other}"),
        [init @ .., last] => format!("{}, {conjunction} {last}", init.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_counts_read_as_english() {
        assert_eq!(quoted(["a"], "or"), "`a`");
        assert_eq!(quoted(["a", "b"], "or"), "`a` or `b`");
        assert_eq!(quoted(["a", "b", "c"], "or"), "`a`, `b`, or `c`");
        assert_eq!(Count(1, "page").to_string(), "1 page");
        assert_eq!(Count(0, "page").to_string(), "0 pages");
    }
}
