//! The package for the AUR of Arch Linux, which takes the archives of a release.

use super::Release;

/// The processors, with their targets. Arch has a C library that is new enough.
const MACHINES: [(&str, &str); 2] =
    [("x86_64", "x86_64-unknown-linux-gnu"), ("aarch64", "aarch64-unknown-linux-gnu")];

/// The name of the package. By custom a package of what others have compiled ends so.
const NAME: &str = "coursemark-bin";

/// The script that makes the package.
pub fn build(release: &Release) -> Result<String, String> {
    let facts = &release.facts;
    let mut sources = String::new();
    for (machine, triple) in MACHINES {
        let archive = release.archive(triple)?;
        sources.push_str(&format!("source_{machine}=('{}')\n", archive.url));
        sources.push_str(&format!("sha256sums_{machine}=('{}')\n", archive.sum));
    }
    Ok(format!(
        r#"# Made by `cargo xtask release-manifests`. Change that instead of this.
pkgname={NAME}
pkgver={}
pkgrel=1
pkgdesc='{}'
arch=('x86_64' 'aarch64')
url='{}'
license=('{}')
depends=('gcc-libs' 'glibc')
provides=('coursemark')
conflicts=('coursemark')
options=('!strip' '!debug')
{sources}
package() {{
  cd "coursemark-$pkgver-$CARCH-unknown-linux-gnu"
  install -Dm755 coursemark -t "$pkgdir/usr/bin"
  install -Dm644 man/*.1 -t "$pkgdir/usr/share/man/man1"
  install -Dm644 completions/coursemark.bash "$pkgdir/usr/share/bash-completion/completions/coursemark"
  install -Dm644 completions/coursemark.fish -t "$pkgdir/usr/share/fish/vendor_completions.d"
  install -Dm644 completions/_coursemark -t "$pkgdir/usr/share/zsh/site-functions"
  install -Dm644 README.md CHANGELOG.md -t "$pkgdir/usr/share/doc/$pkgname"
  install -Dm644 LICENSE-MIT LICENSE-APACHE NOTICES.md -t "$pkgdir/usr/share/licenses/$pkgname"
}}
"#,
        facts.version, facts.description, facts.repository, facts.license
    ))
}

/// What the script says, in the form that `makepkg --printsrcinfo` prints.
pub fn info(release: &Release) -> Result<String, String> {
    let facts = &release.facts;
    let mut text = format!(
        "pkgbase = {NAME}\n\tpkgdesc = {}\n\tpkgver = {}\n\tpkgrel = 1\n\turl = {}\n\
         \tarch = x86_64\n\tarch = aarch64\n\tlicense = {}\n\tdepends = gcc-libs\n\
         \tdepends = glibc\n\tprovides = coursemark\n\tconflicts = coursemark\n\
         \toptions = !strip\n\toptions = !debug\n",
        facts.description, facts.version, facts.repository, facts.license
    );
    for (machine, triple) in MACHINES {
        let archive = release.archive(triple)?;
        text.push_str(&format!("\tsource_{machine} = {}\n", archive.url));
        text.push_str(&format!("\tsha256sums_{machine} = {}\n", archive.sum));
    }
    text.push_str(&format!("\npkgname = {NAME}\n"));
    Ok(text)
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::super::tests::release;
    use super::*;

    #[test]
    fn the_script_is_one_of_the_shell_and_finds_its_folder() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("PKGBUILD");
        std::fs::write(&path, build(&release()).unwrap()).unwrap();
        let script = ". ./PKGBUILD && declare -f package >/dev/null && \
                      echo \"coursemark-$pkgver-x86_64-unknown-linux-gnu ${source_x86_64[0]}\"";
        let output =
            Command::new("bash").args(["-euc", script]).current_dir(&folder).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        let (name, url) = text.trim().split_once(' ').unwrap();
        assert!(url.ends_with(&format!("/{name}.tar.gz")), "{text}");
    }

    /// Where `makepkg` is installed, it has the last word. It refuses to work as root.
    #[test]
    fn the_list_is_what_makepkg_prints() {
        if crate::on_path("makepkg").is_none() {
            return;
        }
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("PKGBUILD"), build(&release()).unwrap()).unwrap();
        let mut makepkg = Command::new("makepkg");
        let output = makepkg.arg("--printsrcinfo").current_dir(&folder).output().unwrap();
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        if output.status.success() {
            assert_eq!(printed.trim(), info(&release()).unwrap().trim());
        }
    }
}
