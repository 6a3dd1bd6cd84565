//! The citation styles in `src/render/csl/` come from the version of hayagriva that the program
//! formats with.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;

use coursemark::internals::render::styles;
use flate2::read::GzDecoder;

use crate::support::{read, root, tree};

/// The folder of hayagriva's source.
fn hayagriva() -> PathBuf {
    let rustc = Command::new("rustc").arg("-vV").output().unwrap();
    let version = String::from_utf8(rustc.stdout).unwrap();
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    // Only for this machine, because packages for others may not be downloaded.
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--filter-platform", host])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let package = packages.iter().find(|package| package["name"] == "hayagriva").unwrap();
    Path::new(package["manifest_path"].as_str().unwrap()).parent().unwrap().to_owned()
}

#[test]
fn styles_and_locales_are_those_of_hayagriva() {
    let source = hayagriva();
    let table = String::from_utf8(read(&source.join("src/csl/archive.rs"))).unwrap();
    let theirs = |kind: &str| tree(&source.join("archive").join(kind));
    let unpacked = |path: &str| {
        let mut bytes = Vec::new();
        let packed = read(&root().join("src/render/csl").join(path));
        GzDecoder::new(packed.as_slice()).read_to_end(&mut bytes).unwrap();
        bytes
    };
    let names = String::from_utf8(read(&root().join("src/render/csl/names.txt"))).unwrap();
    assert_eq!(styles::names().len(), names.lines().count());
    let (styles, locales) = (theirs("styles"), theirs("locales"));
    for name in styles::names() {
        let bytes = unpacked(&format!("styles/{name}.cbor.gz"));
        assert!(
            styles.values().any(|style| *style == bytes),
            "run `cargo xtask styles` for {name}"
        );
    }
    for name in names.split_whitespace() {
        assert!(table.contains(&format!("\"{name}\" => Some(")), "hayagriva has no style {name}");
    }
    for (path, bytes) in &locales {
        assert!(
            unpacked(&format!("locales/{path}.gz")) == *bytes,
            "run `cargo xtask styles`: {path}"
        );
    }
    let ours = tree(&root().join("src/render/csl/locales"));
    assert_eq!(ours.len(), locales.len());
}
