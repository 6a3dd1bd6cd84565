//! The manifest for Scoop, with which Scoop also finds and takes the next version.

use serde_json::{Value, json};

use super::Release;
use crate::dist::{self, SUMS, targets};

/// The manifest, in JSON.
pub fn manifest(release: &Release) -> Result<String, String> {
    let facts = &release.facts;
    let mut now = json!({});
    let mut next = json!({});
    let of_machine = [("64bit", "x86_64-pc-windows-msvc"), ("arm64", "aarch64-pc-windows-msvc")];
    for (machine, triple) in of_machine {
        let archive = release.archive(triple)?;
        now[machine] =
            json!({ "url": archive.url, "hash": archive.sum, "extract_dir": archive.folder });
        let folder = dist::name("$version", triple);
        let ending = targets::find(triple)?.form.ending();
        let url = format!("{}/releases/download/v$version/{folder}{ending}", facts.repository);
        next[machine] = json!({ "url": url, "extract_dir": folder });
    }
    let manifest = json!({
        "version": facts.version,
        "description": facts.description,
        "homepage": facts.repository,
        // One of several is written so.
        "license": facts.license.replace(" OR ", "|"),
        "architecture": now,
        "bin": "coursemark.exe",
        "checkver": { "github": facts.repository },
        "autoupdate": {
            "architecture": next,
            "hash": { "url": format!("$baseurl/{SUMS}") },
        },
    });
    pretty(&manifest)
}

fn pretty(value: &Value) -> Result<String, String> {
    let text = serde_json::to_string_pretty(value).map_err(|error| error.to_string())?;
    // Scoop's own manifests are indented by four.
    let lines = text.lines().map(|line| {
        let depth = line.len() - line.trim_start().len();
        format!("{}{}\n", " ".repeat(2 * depth), line.trim_start())
    });
    Ok(lines.collect())
}

#[cfg(test)]
mod tests {
    use super::super::tests::release;
    use super::*;

    #[test]
    fn the_next_version_has_the_addresses_of_this_one() {
        let text = manifest(&release()).unwrap();
        let data: Value = serde_json::from_str(&text).unwrap();
        for machine in ["64bit", "arm64"] {
            let now = &data["architecture"][machine];
            let next = &data["autoupdate"]["architecture"][machine];
            for key in ["url", "extract_dir"] {
                let next = next[key].as_str().unwrap().replace("$version", "1.2.3");
                assert_eq!(now[key], next);
            }
            let (url, folder) =
                (now["url"].as_str().unwrap(), now["extract_dir"].as_str().unwrap());
            assert!(url.ends_with(&format!("/{folder}.zip")), "{url}");
            assert_eq!(now["hash"].as_str().unwrap().len(), 64);
        }
        assert_eq!(data["license"], "MIT|Apache-2.0");
        assert!(text.starts_with("{\n    \""), "{text}");
    }
}
