//! `cargo xtask release-manifests VERSION SUMS` writes what package managers need to know about a
//! release: a formula for Homebrew, a manifest for Scoop, three for winget and a package for the AUR.
//! Everything in them comes from `Cargo.toml` and the list of sums, so that nothing is typed twice.

mod aur;
mod homebrew;
mod scoop;
mod winget;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::dist::{self, targets};
use crate::facts::{Facts, NOBODY};

/// A release: what is said about the program, and the archives with their sums.
struct Release {
    facts: Facts,
    /// The sums by the names of the archives.
    sums: BTreeMap<String, String>,
}

/// An archive of a release.
struct Archive {
    /// Its address.
    url: String,
    /// The SHA-256 sum in lower case.
    sum: String,
    /// The folder in it that holds everything.
    folder: String,
}

impl Release {
    /// The release that consists of the archives in `list`, which has the form of `sha256sum`.
    fn new(facts: Facts, list: &str) -> Result<Release, String> {
        let mut sums = BTreeMap::new();
        for line in list.lines().filter(|line| !line.trim().is_empty()) {
            let is_digit = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c);
            let parts = line.split_once("  ").filter(|(sum, name)| {
                sum.len() == 64 && sum.chars().all(is_digit) && !name.contains(['/', '\\'])
            });
            let (sum, name) = parts.ok_or_else(|| format!("this is no sum of a file: {line}"))?;
            sums.insert(name.to_owned(), sum.to_owned());
        }
        Ok(Release { facts, sums })
    }

    /// The archive for a target.
    fn archive(&self, triple: &str) -> Result<Archive, String> {
        let folder = dist::name(&self.facts.version, triple);
        let name = format!("{folder}{}", targets::find(triple)?.form.ending());
        let sum = self.sums.get(&name).ok_or_else(|| format!("there is no sum of {name}"))?;
        Ok(Archive { url: self.facts.download(&name), sum: sum.clone(), folder })
    }

    /// All files, by their paths in the folder of manifests.
    fn files(&self) -> Result<BTreeMap<String, String>, String> {
        let mut files = BTreeMap::new();
        files.insert("homebrew/coursemark.rb".to_owned(), homebrew::formula(self)?);
        files.insert("scoop/coursemark.json".to_owned(), scoop::manifest(self)?);
        for (name, text) in winget::manifests(self)? {
            files.insert(format!("winget/{name}"), text);
        }
        files.insert("aur/PKGBUILD".to_owned(), aur::build(self)?);
        files.insert("aur/.SRCINFO".to_owned(), aur::info(self)?);
        Ok(files)
    }
}

/// Writes the manifests of the release `version` into `folder`, or else `target/manifests`. `sums` is
/// the list of the sums of all archives.
pub fn write(root: &Path, version: &str, sums: &Path, folder: Option<&Path>) -> Result<(), String> {
    let facts = Facts::read(root)?;
    if facts.version != version.trim_start_matches('v') {
        return Err(format!("`Cargo.toml` has the version {}, not {version}", facts.version));
    }
    if facts.owner() == NOBODY {
        eprintln!("warning: `repository` in `Cargo.toml` names nobody; the addresses lead nowhere");
    }
    let list = fs::read_to_string(sums).map_err(|error| format!("{}: {error}", sums.display()))?;
    let folder = folder.map_or_else(|| root.join("target/manifests"), Path::to_owned);
    for (name, text) in Release::new(facts, &list)?.files()? {
        let path = folder.join(name);
        let parent = path.parent().unwrap_or(&folder);
        fs::create_dir_all(parent).map_err(|error| format!("{}: {error}", parent.display()))?;
        fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
        println!("{}", path.display());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A release of version 1.2.3 by somebody, with another sum for each archive.
    pub(super) fn release() -> Release {
        let facts = Facts {
            version: "1.2.3".to_owned(),
            description: Facts::read(&crate::root()).unwrap().description,
            license: "MIT OR Apache-2.0".to_owned(),
            repository: "https://github.com/somebody/coursemark".to_owned(),
        };
        Release::new(facts, &list()).unwrap()
    }

    pub(super) fn list() -> String {
        let line = |(number, target): (usize, &targets::Target)| {
            let name = dist::name("1.2.3", target.triple);
            format!("{:064x}  {name}{}\n", number + 10, target.form.ending())
        };
        targets::TARGETS.iter().enumerate().map(line).collect()
    }

    #[test]
    fn every_address_in_every_file_is_that_of_an_archive_and_stands_with_its_sum() {
        let release = release();
        for (name, text) in release.files().unwrap() {
            // What Scoop takes for the next version has no version yet.
            let text = text.replace("$version", "1.2.3");
            for rest in text.split("releases/download/").skip(1) {
                let end = rest.find(|c: char| c.is_whitespace() || "\"'`".contains(c));
                let address = &rest[..end.unwrap_or(rest.len())];
                let archive = address.strip_prefix("v1.2.3/").unwrap();
                let sum = release.sums.get(archive);
                let is_list = archive == dist::SUMS;
                assert!(is_list || sum.is_some(), "{name}: {address}");
                if let Some(sum) = sum {
                    assert!(text.to_lowercase().contains(sum), "{name} has no sum of {archive}");
                }
            }
            assert!(!text.contains(NOBODY), "{name}");
            assert!(text.ends_with('\n') && !text.contains("\n\n\n"), "{name}: {text}");
        }
    }

    #[test]
    fn what_is_no_list_of_sums_is_refused() {
        let facts = release().facts;
        for line in ["", "abc  a.zip", &format!("{:064X}  a.zip", 10), &format!("{:064x} a.zip", 1)]
        {
            let release = Release::new(facts.clone(), &format!("{line}\n"));
            assert_eq!(release.is_ok(), line.is_empty(), "{line}");
        }
        let release = Release::new(facts, "").unwrap();
        let fault = release.files().unwrap_err();
        assert!(fault.starts_with("there is no sum of coursemark-1.2.3-"), "{fault}");
    }

    #[test]
    fn the_files_that_package_managers_expect_are_there() {
        let files = release().files().unwrap();
        let names: Vec<&str> = files.keys().map(String::as_str).collect();
        assert_eq!(
            names,
            [
                "aur/.SRCINFO",
                "aur/PKGBUILD",
                "homebrew/coursemark.rb",
                "scoop/coursemark.json",
                "winget/somebody.coursemark.installer.yaml",
                "winget/somebody.coursemark.locale.en-US.yaml",
                "winget/somebody.coursemark.yaml",
            ]
        );
    }
}
