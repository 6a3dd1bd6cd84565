//! `cargo xtask release-notes TAG` says whether a tag can be released, and prints its section of the
//! change log.

use std::env;
use std::fs;
use std::path::Path;

use crate::facts::{Facts, NOBODY};

/// Prints the notes of the release `tag`.
pub fn print(root: &Path, tag: &str) -> Result<(), String> {
    let facts = Facts::read(root)?;
    let read = |path: &str| {
        fs::read_to_string(root.join(path)).map_err(|error| format!("{path}: {error}"))
    };
    let here = env::var("GITHUB_REPOSITORY").ok();
    println!(
        "{}",
        notes(&facts, tag, &read("CHANGELOG.md")?, &read("action.yml")?, here.as_deref())?
    );
    Ok(())
}

/// The section of the change log for `tag`, or all that is missing for a release. `here` is the
/// owner and the name of the repository in which this runs, if it runs in one.
fn notes(
    facts: &Facts,
    tag: &str,
    changes: &str,
    action: &str,
    here: Option<&str>,
) -> Result<String, String> {
    let version = &facts.version;
    let mut faults = Vec::new();
    if tag.strip_prefix('v') != Some(version) {
        faults.push(format!("the tag is {tag}, and the version in `Cargo.toml` is {version}"));
    }
    let is_elsewhere = here.is_some_and(|here| !facts.repository.ends_with(&format!("/{here}")));
    if facts.owner() == NOBODY || is_elsewhere {
        let repository = &facts.repository;
        faults.push(format!("`repository` in `Cargo.toml` is {repository}; write where this is"));
    }
    if !action.contains(&format!("default: \"{version}\"")) {
        faults.push(format!("`version` in `action.yml` has another default than {version}"));
    }
    let section = section(changes, version);
    if section.is_none() {
        faults.push(format!("`CHANGELOG.md` has no section `## {version}`"));
    }
    match section {
        Some(section) if faults.is_empty() => Ok(section),
        _ => Err(faults.join("\n")),
    }
}

/// The text below the heading of a version, which may be a link and may have a date.
fn section(changes: &str, version: &str) -> Option<String> {
    let is_its = |line: &str| {
        let name = line.strip_prefix("## ").and_then(|rest| rest.split(' ').next());
        name.is_some_and(|name| name.trim_matches(['[', ']']) == version)
    };
    let rest: Vec<&str> = changes.lines().skip_while(|line| !is_its(line)).skip(1).collect();
    let own: Vec<&str> = rest.iter().take_while(|line| !line.starts_with("## ")).copied().collect();
    let text = own.join("\n").trim().to_owned();
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHANGES: &str = "# Changelog\n\n## Unreleased\n\n- later\n\n## [1.2.3] - 2026-01-02\n\n\
                           ### Added\n\n- this\n\n## 1.2.2\n\n- before\n";

    fn facts(repository: &str) -> Facts {
        Facts {
            version: "1.2.3".to_owned(),
            description: "Makes courses".to_owned(),
            license: "MIT".to_owned(),
            repository: format!("https://github.com/{repository}"),
        }
    }

    #[test]
    fn the_notes_are_the_section_of_the_version() {
        let action = "default: \"1.2.3\"";
        let found = notes(&facts("a/b"), "v1.2.3", CHANGES, action, Some("a/b"));
        assert_eq!(found.unwrap(), "### Added\n\n- this");
        assert_eq!(section(CHANGES, "1.2.2").unwrap(), "- before");
        assert_eq!(section(CHANGES, "1.2"), None);
    }

    #[test]
    fn everything_that_is_missing_is_said_at_once() {
        let fault = notes(&facts("OWNER/b"), "v1.2.4", "", "default: \"1.2.2\"", None).unwrap_err();
        for part in ["the tag is v1.2.4", "OWNER/b", "`action.yml`", "no section `## 1.2.3`"] {
            assert!(fault.contains(part), "{part}: {fault}");
        }
        let action = "default: \"1.2.3\"";
        let fault = notes(&facts("a/b"), "v1.2.3", CHANGES, action, Some("c/b")).unwrap_err();
        assert_eq!(fault.lines().count(), 1, "{fault}");
    }

    #[test]
    fn the_action_installs_the_version_of_the_package() {
        let facts = Facts::read(&crate::root()).unwrap();
        let action = fs::read_to_string(crate::root().join("action.yml")).unwrap();
        assert!(action.contains(&format!("default: \"{}\"", facts.version)), "{action}");
    }
}
