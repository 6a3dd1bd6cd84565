//! A code: the stable name of one rule, with its severity and its explanation.

use crate::diag::severity::Severity;

/// One rule that a course can break. Codes are the `static`s of [`crate::diag::codes`].
#[derive(Debug)]
pub struct Code {
    /// The name authors see and write, such as `broken-link`. It reads well after “allow”.
    pub name: &'static str,
    /// The severity, unless the course sets another one.
    pub severity: Severity,
    /// Whether a course cannot change the severity, because the build could not go on or the page
    /// would be unsafe.
    pub fixed: bool,
    /// The explanation that `coursemark explain` prints, in Markdown. Its first paragraph says in
    /// one sentence what the code means.
    pub doc: &'static str,
}

impl Code {
    /// The first paragraph of the explanation, on one line.
    pub fn summary(&self) -> String {
        let paragraph = self.doc.trim().split("\n\n").next().unwrap_or_default();
        paragraph.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The explanation without the leading space that a doc comment leaves on each line.
    pub fn explanation(&self) -> String {
        let lines: Vec<&str> =
            self.doc.lines().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
        format!("{}\n", lines.join("\n").trim())
    }
}

impl PartialEq for Code {
    fn eq(&self, other: &Code) -> bool {
        self.name == other.name
    }
}

impl Eq for Code {}

/// Declares codes as `static`s whose doc comments are their explanations, and lists them in `ALL`.
macro_rules! codes {
    ($( $(#[doc = $doc:literal])+ $name:ident = $text:literal, $severity:ident $(, $fixed:ident)? ; )+) => {
        $(
            $(#[doc = $doc])+
            pub static $name: $crate::diag::code::Code = $crate::diag::code::Code {
                name: $text,
                severity: $crate::diag::severity::Severity::$severity,
                fixed: codes!(@fixed $($fixed)?),
                doc: concat!($($doc, "\n"),+),
            };
        )+

        /// Every code, in the order of this file.
        pub static ALL: &[&$crate::diag::code::Code] = &[$(&$name),+];
    };
    (@fixed) => { false };
    (@fixed fixed) => { true };
}

pub(crate) use codes;
