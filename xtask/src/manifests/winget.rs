//! The three manifests for winget: what is installed, how it is described, and which version that is.

use super::Release;

/// The version of the format.
const FORMAT: &str = "1.12.0";

/// The manifests in YAML, by their file names.
pub fn manifests(release: &Release) -> Result<Vec<(String, String)>, String> {
    let facts = &release.facts;
    let id = format!("{}.coursemark", facts.owner());
    let file = |kind: &str, body: String| {
        let head = "# Made by `cargo xtask release-manifests`. Change that instead of this.\n\
                    # yaml-language-server: $schema=https://aka.ms/winget-manifest.";
        let version = quoted(&facts.version);
        format!(
            "{head}{}.{FORMAT}.schema.json\n\n\
             PackageIdentifier: {}\nPackageVersion: {version}\n{body}\
             ManifestType: {kind}\nManifestVersion: {FORMAT}\n",
            kind,
            quoted(&id)
        )
    };
    let mut installers = String::from("InstallerType: zip\nNestedInstallerType: portable\n");
    installers.push_str("Commands:\n- coursemark\nInstallers:\n");
    for (machine, triple) in
        [("x64", "x86_64-pc-windows-msvc"), ("arm64", "aarch64-pc-windows-msvc")]
    {
        let archive = release.archive(triple)?;
        installers.push_str(&format!(
            "- Architecture: {machine}\n  InstallerUrl: {}\n  InstallerSha256: {}\n  \
             NestedInstallerFiles:\n  - RelativeFilePath: {}\n    \
             PortableCommandAlias: coursemark\n",
            quoted(&archive.url),
            quoted(&archive.sum.to_uppercase()),
            quoted(&format!("{}\\coursemark.exe", archive.folder)),
        ));
    }
    let locale = format!(
        "PackageLocale: en-US\nPublisher: {}\nPublisherUrl: {}\nPublisherSupportUrl: {}\n\
         PackageName: Coursemark\nPackageUrl: {}\nLicense: {}\nLicenseUrl: {}\n\
         ShortDescription: {}\nMoniker: coursemark\n\
         Tags:\n- course\n- education\n- markdown\n- static-site\nReleaseNotesUrl: {}\n",
        quoted(facts.owner()),
        quoted(facts.repository.rsplit_once('/').map_or("", |(owner, _)| owner)),
        quoted(&format!("{}/issues", facts.repository)),
        quoted(&facts.repository),
        quoted(&facts.license),
        quoted(&format!("{}/blob/v{}/LICENSE-MIT", facts.repository, facts.version)),
        quoted(&facts.description),
        quoted(&format!("{}/releases/tag/v{}", facts.repository, facts.version)),
    );
    let version = "DefaultLocale: en-US\n".to_owned();
    Ok(vec![
        (format!("{id}.installer.yaml"), file("installer", installers)),
        (format!("{id}.locale.en-US.yaml"), file("defaultLocale", locale)),
        (format!("{id}.yaml"), file("version", version)),
    ])
}

/// A text of YAML between quotation marks, in which no word is a number or a yes.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    use super::super::tests::release;
    use super::*;

    #[test]
    fn all_three_are_about_the_same_version() {
        for (name, text) in manifests(&release()).unwrap() {
            assert!(name.starts_with("somebody.coursemark."), "{name}");
            assert!(text.contains("\nPackageIdentifier: 'somebody.coursemark'\n"), "{text}");
            assert!(text.contains("\nPackageVersion: '1.2.3'\n"), "{text}");
            assert!(text.ends_with("\nManifestVersion: 1.12.0\n"), "{text}");
        }
    }

    #[test]
    fn the_program_is_where_the_archive_has_it() {
        let (_, text) = manifests(&release()).unwrap().swap_remove(0);
        let path = "'coursemark-1.2.3-x86_64-pc-windows-msvc\\coursemark.exe'";
        assert!(text.contains(&format!("RelativeFilePath: {path}")), "{text}");
        let sums: Vec<&str> =
            text.lines().filter_map(|line| line.trim().strip_prefix("InstallerSha256: ")).collect();
        assert_eq!(sums.len(), 2);
        for sum in sums {
            let digits = sum.trim_matches('\'');
            assert!(digits.len() == 64 && digits.to_uppercase() == digits, "{sum}");
        }
    }

    #[test]
    fn quotation_marks_are_kept() {
        assert_eq!(quoted("it's"), "'it''s'");
    }
}
