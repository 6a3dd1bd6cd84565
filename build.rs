//! Tells the program what it is built from (the commit, the target and the compiler), and packs the
//! files that a release brings along.
//!
//! Nothing here asks for the time, so the same source makes the same program.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a build script reads files, talks to Cargo on standard output, and fails as a whole"
)]

use std::collections::BTreeMap;
use std::env;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use flate2::Compression;
use flate2::write::DeflateEncoder;

#[path = "src/disk/brought/folder.rs"]
mod folder;

/// Set by whoever builds a release, to the full hash of the commit.
const COMMIT: &str = "COURSEMARK_COMMIT";

/// Set to test the packed files in a development build: `COURSEMARK_PACKED=1 cargo test --lib`.
const PACKED: &str = "COURSEMARK_PACKED";

/// In a package from a registry, the commit that it was made from.
const PACKAGED_COMMIT: &str = ".cargo_vcs_info.json";

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    // A file that is not there would be a change each time.
    if Path::new(PACKAGED_COMMIT).exists() {
        println!("cargo::rerun-if-changed={PACKAGED_COMMIT}");
    }
    println!("cargo::rerun-if-env-changed={COMMIT}");
    let commit = env::var(COMMIT).ok().or_else(packaged_commit).unwrap_or_default();
    println!("cargo::rustc-env={COMMIT}={commit}");
    println!("cargo::rustc-env=COURSEMARK_TARGET={}", env::var("TARGET").unwrap_or_default());
    println!("cargo::rustc-env=COURSEMARK_COMPILER={}", compiler().unwrap_or_default());
    println!("cargo::rustc-check-cfg=cfg(packed)");
    println!("cargo::rerun-if-env-changed={PACKED}");
    // A development build reads the files from the disk, unless it is told otherwise.
    let is_release = env::var("PROFILE").is_ok_and(|profile| profile == "release");
    if is_release || env::var_os(PACKED).is_some() {
        println!("cargo::rustc-cfg=packed");
        pack();
    }
}

/// The folders that the program brings along, with the names that `disk::brought` has for them.
const FOLDERS: [(&str, &str, &str); 4] = [
    ("THEMES", "themes", "The folder of the themes."),
    ("STYLES", "src/render/csl", "The folder of the citation styles."),
    ("SCAFFOLD", "scaffold", "The folder of a new course."),
    ("PATTERNS", "patterns", "The folder of other courses to start from, and of pages to add."),
];

/// The greatest number of files in a part that were compressed in the source. A build uses two or
/// three of them and must unpack the whole part of each: eight styles have 170 KB, which takes half
/// a millisecond, and take as little room as all eighty in one part but for 14 KB.
const MAX_COMPRESSED: usize = 8;

/// Packs the files of all folders into the output folder, with the Rust source that holds them.
fn pack() {
    let output = env::var("OUT_DIR").unwrap();
    let mut source = String::new();
    for (name, folder, meaning) in FOLDERS {
        println!("cargo::rerun-if-changed={folder}");
        let files = folder::files(Path::new(folder)).unwrap();
        let mut names = String::new();
        for (number, part) in parts(&files).into_iter().enumerate() {
            let mut bytes = Vec::new();
            let mut list = String::new();
            for file in &part {
                let content = folder::content(&files[*file]).unwrap();
                bytes.extend_from_slice(&content);
                writeln!(list, "        ({file:?}, {}),", content.len()).unwrap();
            }
            let path = format!("{output}/{name}.{number}");
            let packed = if is_font(part[0]) {
                format!("Plain(include_bytes!({path:?}))")
            } else {
                let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
                encoder.write_all(&bytes).unwrap();
                bytes = encoder.finish().unwrap();
                format!("Deflated(include_bytes!({path:?}), OnceLock::new())")
            };
            fs::write(&path, bytes).unwrap();
            writeln!(
                source,
                "static {name}_{number}: Part = Part {{\n    files: &[\n{list}    ],\n    \
                 packed: Packed::{packed},\n}};\n"
            )
            .unwrap();
            write!(names, "&{name}_{number}, ").unwrap();
        }
        writeln!(
            source,
            "/// {meaning}\npub static {name}: Brought = Brought {{ parts: &[{names}] }};\n"
        )
        .unwrap();
    }
    fs::write(Path::new(&output).join("brought.rs"), source).unwrap();
}

/// The paths of `files` in groups that are packed together: fonts, which are compressed already;
/// texts that every build needs; and in small groups, what a build needs a few of.
fn parts(files: &BTreeMap<String, std::path::PathBuf>) -> Vec<Vec<&str>> {
    let is_compressed = |path: &str| files[path].to_string_lossy().ends_with(folder::COMPRESSED);
    let paths: Vec<&str> = files.keys().map(String::as_str).collect();
    let (fonts, others): (Vec<&str>, Vec<&str>) = paths.into_iter().partition(|path| is_font(path));
    let (compressed, texts): (Vec<&str>, Vec<&str>) =
        others.into_iter().partition(|path| is_compressed(path));
    let mut by_folder: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for path in compressed {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        by_folder.entry(folder).or_default().push(path);
    }
    let mut parts: Vec<Vec<&str>> = vec![texts, fonts];
    parts.extend(by_folder.values().flat_map(|all| all.chunks(MAX_COMPRESSED)).map(<[_]>::to_vec));
    parts.retain(|part| !part.is_empty());
    parts
}

fn is_font(path: &str) -> bool {
    path.ends_with(".woff2")
}

/// The commit of a package from a registry. A folder of source has none: its files may have changed
/// since, so a commit would say too much.
fn packaged_commit() -> Option<String> {
    let text = fs::read_to_string(PACKAGED_COMMIT).ok()?;
    if text.contains("\"dirty\": true") {
        return None;
    }
    let (_, rest) = text.split_once("\"sha1\"")?;
    let hash = rest.split('"').nth(1)?;
    let is_hash = hash.len() >= 40 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hash.then(|| hash.to_owned())
}

/// The compiler in its own words, such as `rustc 1.95.0 (59807616e 2026-04-14)`.
fn compiler() -> Option<String> {
    let output = Command::new(env::var_os("RUSTC")?).arg("--version").output().ok()?;
    Some(String::from_utf8(output.stdout).ok()?.trim().to_owned())
}
