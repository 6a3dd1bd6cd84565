//! `cargo xtask styles` copies the citation styles and their locales from hayagriva.
//!
//! Hayagriva can hold them in the program, but that takes 3.1 MB. Packed together, they take 0.3 MB.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Rewrites `src/render/csl/` from the version of hayagriva that the lock file names.
pub fn styles(root: &Path) -> Result<(), String> {
    let source = hayagriva(root)?;
    let table = source.join("src/csl/archive.rs");
    let table = fs::read_to_string(&table).map_err(|error| at(&table, error))?;
    let target = root.join("src/render/csl");
    let mut list = String::new();
    for (file, names) in names_by_file(&table)? {
        let name = &names[0];
        compress(
            &source.join("archive/styles").join(file),
            &target.join(format!("styles/{name}.cbor.gz")),
        )?;
        list.push_str(&names.join(" "));
        list.push('\n');
    }
    let locales = source.join("archive/locales");
    for entry in fs::read_dir(&locales).map_err(|error| at(&locales, error))? {
        let path = entry.map_err(|error| at(&locales, error))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        compress(&path, &target.join(format!("locales/{name}.gz")))?;
    }
    let mut lines: Vec<&str> = list.lines().collect();
    lines.sort_unstable();
    let path = target.join("names.txt");
    fs::write(&path, lines.join("\n") + "\n").map_err(|error| at(&path, error))
}

fn at(path: &Path, error: std::io::Error) -> String {
    format!("{}: {error}", path.display())
}

/// The folder of hayagriva's source.
fn hayagriva(root: &Path) -> Result<PathBuf, String> {
    let output = Command::new("cargo")
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(root)
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| error.to_string())?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.split("\"manifest_path\":\"")
        .filter_map(|rest| Some(Path::new(rest.split('"').next()?).parent()?.to_owned()))
        .find(|path| {
            path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("hayagriva-"))
        })
        .ok_or_else(|| "cargo knows no source of hayagriva".to_owned())
}

/// The names of each style by its file, the main name first, from hayagriva's table.
fn names_by_file(table: &str) -> Result<BTreeMap<String, Vec<String>>, String> {
    let mut files = BTreeMap::new();
    let mut names: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut variant = "";
    for line in table.lines().map(str::trim) {
        if let Some((left, right)) = line.split_once(" => ")
            && let Some(name) = left.strip_prefix("Self::")
        {
            variant = name;
            let file = right.split("archive/styles/").nth(1).and_then(|end| end.split('"').next());
            files.extend(file.map(|file| (name, file.to_owned())));
            if right == "&[" {
                names.insert(variant, Vec::new());
            }
        } else if let Some(list) = names.get_mut(variant) {
            match line.strip_prefix('"').and_then(|rest| rest.strip_suffix("\",")) {
                Some(name) => list.push(name.to_owned()),
                None => variant = "",
            }
        }
    }
    files
        .into_iter()
        .map(|(variant, file)| match names.remove(variant) {
            Some(names) if !names.is_empty() => Ok((file, names)),
            _ => Err(format!("hayagriva's table has no name for {variant}")),
        })
        .collect()
}

fn compress(from: &Path, to: &Path) -> Result<(), String> {
    let output = Command::new("gzip")
        .args(["--best", "--no-name", "--stdout"])
        .arg(from)
        .output()
        .map_err(|error| format!("gzip: {error}"))?;
    if !output.status.success() {
        return Err(format!("gzip: {}", String::from_utf8_lossy(&output.stderr)));
    }
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).map_err(|error| at(folder, error))?;
    }
    fs::write(to, output.stdout).map_err(|error| at(to, error))
}
