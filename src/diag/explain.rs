//! The text that `coursemark explain` prints.

use crate::diag::code::Code;
use crate::diag::codes;
use crate::text::suggestion::did_you_mean;

/// The code called `name`.
///
/// # Errors
/// When no code has this name. The error holds the most similar name, if there is one.
pub fn find(name: &str) -> Result<&'static Code, Option<&'static str>> {
    match codes::ALL.iter().find(|code| code.name == name) {
        Some(code) => Ok(code),
        None => Err(did_you_mean(name, codes::ALL.iter().map(|code| code.name))),
    }
}

/// The explanation of a code as text for a terminal.
pub fn explain(code: &Code) -> String {
    let severity = code.severity.word();
    let change = if code.fixed {
        "Its severity cannot be changed.".to_owned()
    } else {
        format!(
            "To change its severity, write `{} = \"allow\"` (or \"warn\", \"deny\") under [check] in course.toml.",
            code.name
        )
    };
    let mut text = format!("{} ({severity})\n\n", code.name);
    let mut in_code = false;
    for line in code.explanation().lines() {
        if line.trim_start().starts_with("```") {
            in_code = !in_code;
        } else if in_code {
            text.push_str(&format!("    {line}\n"));
        } else {
            text.push_str(&format!("{}\n", line.strip_prefix("## ").unwrap_or(line)));
        }
    }
    text.push_str(&format!("\n{change}\n"));
    text
}

/// Every code with its severity and its summary, in alphabetical order.
pub fn list() -> String {
    let mut all: Vec<&Code> = codes::ALL.to_vec();
    all.sort_by_key(|code| code.name);
    let width = all.iter().map(|code| code.name.len()).max().unwrap_or_default();
    all.iter()
        .map(|code| {
            format!("{:width$}  {:7}  {}\n", code.name, code.severity.word(), code.summary())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_explained_with_its_remedy() {
        let mut names: Vec<_> = codes::ALL.iter().map(|code| code.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), codes::ALL.len(), "two codes share a name");
        for code in codes::ALL {
            assert!(code.summary().ends_with('.'), "{}", code.name);
            assert!(code.explanation().contains("## How to fix"), "{}", code.name);
            assert!(explain(code).starts_with(code.name));
        }
    }

    #[test]
    fn a_slip_gets_a_suggestion() {
        assert_eq!(find("brokenlink").unwrap_err(), Some("broken-link"));
        assert_eq!(find("xyzzy-plugh-foo").unwrap_err(), None);
    }
}
