//! The notices of everything that the program brings along and others have made: crates, scripts,
//! fonts, citation styles, grammars.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::{files_below, output};

/// Beginnings of the names of files that hold a licence or a notice.
const NAMES: [&str; 7] =
    ["LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE", "COPYRIGHT", "COPYLEFT"];

/// A package that the program holds parts of.
struct Package {
    name: String,
    version: String,
    license: String,
    address: String,
    folder: PathBuf,
}

/// The notices for the program that is built for `triple`, as Markdown.
pub fn notices(root: &Path, triple: &str) -> Result<String, String> {
    let mut text = String::from(
        "# Notices\n\n\
         Coursemark is made with the work of others. This is what they ask to be told with it.\n\n",
    );
    text.push_str("## The library and the runtime of Rust\n\n");
    text.push_str(
        "The standard library of Rust, by the Rust project, \
         under MIT or Apache-2.0: <https://github.com/rust-lang/rust>.\n\n",
    );
    if triple.contains("musl") {
        text.push_str(MUSL);
    }
    let crates = crates(root, triple)?;
    section(&mut text, "Crates", &crates)?;
    section(&mut text, "Scripts of the pages", &scripts(root)?)?;
    text.push_str("## Fonts\n\n");
    for path in files_below(&root.join("themes"))? {
        if path.extension().is_some_and(|ending| ending == "txt")
            && path.parent().is_some_and(|folder| folder.ends_with("fonts"))
        {
            writeln!(text, "```text\n{}\n```\n", read(&path)?.trim()).map_err(|e| e.to_string())?;
        }
    }
    text.push_str("## Citation styles\n\n");
    text.push_str(read(&root.join("src/render/csl/NOTICE.md"))?.trim());
    text.push_str("\n\n## Grammars for code\n\n");
    text.push_str(
        output(
            Command::new("cargo")
                .args(["run", "--quiet", "--locked", "--package", "xtask"])
                .args(["--features", "grammars", "--bin", "grammars"])
                .current_dir(root),
        )?
        .trim(),
    );
    text.push('\n');
    Ok(text)
}

/// The C library that programs for musl contain.
const MUSL: &str = "## The C library musl\n\n\
    Copyright © 2005-2020 Rich Felker, et al., under MIT: <https://musl.libc.org>.\n\n";

/// The list of packages, followed by the texts that they ask for, each of them once.
fn section(text: &mut String, title: &str, packages: &[Package]) -> Result<(), String> {
    let mut texts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut list = String::new();
    for package in packages {
        let Package { name, version, license, address, .. } = package;
        let address = if address.is_empty() { String::new() } else { format!(": <{address}>") };
        list.push_str(&format!("- {name} {version}, under {license}{address}\n"));
        for path in texts_of(&package.folder)? {
            let words = read(&path)?;
            let shown = words.trim().replace("\r\n", "\n");
            texts.entry(shown).or_default().insert(format!("{name} {version}"));
        }
    }
    let mut by_packages: Vec<(Vec<String>, String)> =
        texts.into_iter().map(|(text, names)| (names.into_iter().collect(), text)).collect();
    by_packages.sort();
    text.push_str(&format!("## {title}\n\n{list}\n"));
    for (names, words) in by_packages {
        text.push_str(&format!("### {}\n\n~~~text\n{words}\n~~~\n\n", names.join(", ")));
    }
    Ok(())
}

/// The files directly in `folder` that hold a licence or a notice.
fn texts_of(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found: Vec<PathBuf> = crate::files_ending(folder, "")?
        .into_iter()
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
            path.is_file() && NAMES.iter().any(|start| name.starts_with(start))
        })
        .collect();
    found.sort();
    Ok(found)
}

/// The crates that the program for `triple` is made of.
fn crates(root: &Path, triple: &str) -> Result<Vec<Package>, String> {
    let text = output(
        Command::new("cargo")
            .args(["metadata", "--format-version", "1", "--locked", "--filter-platform", triple])
            .current_dir(root),
    )?;
    let data: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let nodes: BTreeMap<&str, &Value> = list(&data["resolve"]["nodes"])
        .filter_map(|node| Some((node["id"].as_str()?, node)))
        .collect();
    let packages: BTreeMap<&str, &Value> = list(&data["packages"])
        .filter_map(|package| Some((package["id"].as_str()?, package)))
        .collect();
    let own = packages.iter().find(|(_, package)| package["name"] == "coursemark");
    let (own, _) = own.ok_or("cargo knows no coursemark")?;
    let mut waiting = vec![*own];
    let mut found = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        let is_macro = list(&packages[id]["targets"])
            .any(|target| list(&target["kind"]).any(|kind| kind == "proc-macro"));
        if is_macro || !found.insert(id) {
            continue;
        }
        for dependency in nodes.get(id).into_iter().flat_map(|node| list(&node["deps"])) {
            // A kind that is null is an ordinary one. Others are not a part of the program.
            let is_part = list(&dependency["dep_kinds"]).any(|kind| kind["kind"].is_null());
            if let (true, Some(id)) = (is_part, dependency["pkg"].as_str()) {
                waiting.push(id);
            }
        }
    }
    found.remove(own);
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut crates: Vec<Package> = found
        .into_iter()
        .map(|id| {
            let package = packages[id];
            let manifest = PathBuf::from(word(&package["manifest_path"]));
            Package {
                name: word(&package["name"]),
                version: word(&package["version"]),
                license: word(&package["license"]),
                address: word(&package["repository"]),
                folder: manifest.parent().map(Path::to_owned).unwrap_or_default(),
            }
        })
        .collect();
    crates.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    Ok(crates)
}

/// The packages of npm that the scripts of the pages hold parts of: all that their sources import.
fn scripts(root: &Path) -> Result<Vec<Package>, String> {
    crate::packages(root)?;
    let mut names = BTreeSet::new();
    for path in files_below(&root.join("themes/base/runtime"))? {
        if path.extension().is_some_and(|ending| ending == "ts") {
            names.extend(imports(&read(&path)?).map(str::to_owned).collect::<Vec<_>>());
        }
    }
    let mut found = Vec::new();
    for name in names {
        let folder = root.join("node_modules").join(&name);
        let manifest = read(&folder.join("package.json"))?;
        let data: Value = serde_json::from_str(&manifest).map_err(|error| error.to_string())?;
        let word = |key: &str| data[key].as_str().unwrap_or_default().to_owned();
        let (version, license) = (word("version"), word("license"));
        let address = format!("https://www.npmjs.com/package/{name}");
        found.push(Package { name, version, license, address, folder });
    }
    Ok(found)
}

/// The packages that a TypeScript file imports.
fn imports(text: &str) -> impl Iterator<Item = &str> {
    text.split(" from \"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|name| !name.starts_with('.') && !name.contains(':'))
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn read(path: &Path) -> Result<String, String> {
    let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_imports_packages_and_files_beside_it() {
        let text = "import { a } from \"./a.ts\";\nimport { FSRS } from \"ts-fsrs\";\n\
                    import { readFile } from \"node:fs\";";
        assert_eq!(imports(text).collect::<Vec<_>>(), ["ts-fsrs"]);
    }

    #[test]
    fn a_text_that_several_packages_ask_for_is_there_once() {
        let folder = tempfile::tempdir().unwrap();
        let mut packages = Vec::new();
        for (name, text) in [("a", "Do as you like.\r\n"), ("b", "Do as you like."), ("c", "Ask.")]
        {
            let folder = folder.path().join(name);
            fs::create_dir(&folder).unwrap();
            fs::write(folder.join("LICENSE-MIT"), text).unwrap();
            fs::write(folder.join("README.md"), "Not asked for.").unwrap();
            packages.push(Package {
                name: name.to_owned(),
                version: "1.0.0".to_owned(),
                license: "MIT".to_owned(),
                address: format!("https://example.org/{name}"),
                folder,
            });
        }
        let mut text = String::new();
        section(&mut text, "Crates", &packages).unwrap();
        assert!(text.contains("- b 1.0.0, under MIT: <https://example.org/b>\n"), "{text}");
        assert!(text.contains("### a 1.0.0, b 1.0.0\n\n~~~text\nDo as you like.\n~~~"), "{text}");
        assert!(text.contains("### c 1.0.0\n\n~~~text\nAsk.\n~~~"), "{text}");
        assert!(!text.contains("Not asked for."), "{text}");
    }

    #[test]
    fn the_crates_of_each_target_are_found() {
        let root = crate::root();
        let names = |triple: &str| -> Vec<String> {
            crates(&root, triple).unwrap().into_iter().map(|package| package.name).collect()
        };
        let linux = names("x86_64-unknown-linux-gnu");
        assert!(linux.contains(&"clap".to_owned()) && linux.contains(&"onig".to_owned()));
        // No macro, no build script, no test is a part of the program.
        for name in ["coursemark", "clap_derive", "cc", "proptest"] {
            assert!(!linux.contains(&name.to_owned()), "{name}");
        }
        let windows = names("x86_64-pc-windows-msvc");
        assert!(windows.iter().any(|name| name.starts_with("windows")), "{windows:?}");
        assert!(!linux.iter().any(|name| name.starts_with("windows")), "{linux:?}");
    }
}
