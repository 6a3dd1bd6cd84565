//! What `Cargo.toml` says about the program, from which everything about a release is made.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::output;

/// Stands in the address of the repository for an account that nobody has named yet.
pub const NOBODY: &str = "OWNER";

/// What `Cargo.toml` says about the program.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The version, without a `v`.
    pub version: String,
    /// One line about what the program does.
    pub description: String,
    /// The licence as an SPDX expression.
    pub license: String,
    /// The address of the repository, without a `/` at the end.
    pub repository: String,
}

impl Facts {
    /// Reads `Cargo.toml` in `root`.
    pub fn read(root: &Path) -> Result<Facts, String> {
        let text = output(
            Command::new("cargo")
                .args(["metadata", "--format-version", "1", "--no-deps"])
                .current_dir(root),
        )?;
        let data: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
        let packages = data["packages"].as_array();
        let own = packages.and_then(|all| all.iter().find(|own| own["name"] == "coursemark"));
        let own = own.ok_or("cargo knows no coursemark")?;
        let word = |key: &str| -> Result<String, String> {
            let found = own[key].as_str().filter(|word| !word.is_empty());
            found.map(str::to_owned).ok_or_else(|| format!("`Cargo.toml` has no `{key}`"))
        };
        Ok(Facts {
            version: word("version")?,
            description: word("description")?,
            license: word("license")?,
            repository: word("repository")?.trim_end_matches('/').to_owned(),
        })
    }

    /// Who the repository belongs to.
    pub fn owner(&self) -> &str {
        self.repository.rsplit('/').nth(1).unwrap_or(NOBODY)
    }

    /// The address of a file of a release.
    pub fn download(&self, file: &str) -> String {
        format!("{}/releases/download/v{}/{file}", self.repository, self.version)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_package_has_all_that_a_release_is_made_from() {
        let facts = Facts::read(&crate::root()).unwrap();
        assert!(facts.repository.starts_with("https://github.com/"), "{}", facts.repository);
        assert_eq!(facts.repository.split('/').count(), 5, "{}", facts.repository);
        assert_eq!(facts.license, "MIT OR Apache-2.0");
        let file = facts.download("x.zip");
        assert_eq!(
            file,
            format!("{}/releases/download/v{}/x.zip", facts.repository, facts.version)
        );
    }

    /// What can only be written out names the same owner.
    #[test]
    fn the_documentation_names_the_repository_of_the_package() {
        let root = crate::root();
        let facts = Facts::read(&root).unwrap();
        let mut files = crate::files_below(&root.join("docs")).unwrap();
        files.extend(["README.md", "CONTRIBUTING.md"].map(|name| root.join(name)));
        let mut count = 0;
        for path in files.iter().filter(|path| path.extension().is_some_and(|end| end == "md")) {
            let text = std::fs::read_to_string(path).unwrap();
            for (at, _) in text.match_indices("/coursemark") {
                let before = &text[..at];
                let start = before.rfind(|c: char| !c.is_alphanumeric() && !"-_.".contains(c));
                let (start, owner) = before.split_at(start.map_or(0, |start| start + 1));
                let is_address = ["github.com/", "ghcr.io/", "--repo ", "uses: "]
                    .iter()
                    .any(|end| start.ends_with(end));
                if is_address {
                    count += 1;
                    assert_eq!(owner, facts.owner(), "{}", path.display());
                }
            }
        }
        assert!(count >= 4, "{count} addresses");
    }
}
