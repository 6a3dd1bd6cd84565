//! The formula for Homebrew, on macOS and on Linux.

use super::Release;

/// The formula, in Ruby.
pub fn formula(release: &Release) -> Result<String, String> {
    let facts = &release.facts;
    let mut systems = String::new();
    // On Linux the program that needs no C library of a certain age.
    let of_system = [
        ("macos", "aarch64-apple-darwin", "x86_64-apple-darwin"),
        ("linux", "aarch64-unknown-linux-musl", "x86_64-unknown-linux-musl"),
    ];
    for (system, arm, intel) in of_system {
        let (arm, intel) = (release.archive(arm)?, release.archive(intel)?);
        systems.push_str(&format!(
            "  on_{system} do\n    \
             on_arm do\n      url \"{}\"\n      sha256 \"{}\"\n    end\n    \
             on_intel do\n      url \"{}\"\n      sha256 \"{}\"\n    end\n  end\n\n",
            arm.url, arm.sum, intel.url, intel.sum
        ));
    }
    let licenses: Vec<String> =
        facts.license.split(" OR ").map(|name| format!("\"{name}\"")).collect();
    Ok(format!(
        r##"# Made by `cargo xtask release-manifests`. Change that instead of this.
class Coursemark < Formula
  desc "{}"
  homepage "{}"
  version "{}"
  license any_of: [{}]

{systems}  def install
    bin.install "coursemark"
    man1.install Dir["man/*.1"]
    bash_completion.install "completions/coursemark.bash" => "coursemark"
    fish_completion.install "completions/coursemark.fish"
    zsh_completion.install "completions/_coursemark"
  end

  test do
    assert_match version.to_s, shell_output("#{{bin}}/coursemark --version")
    system bin/"coursemark", "new", "course"
    cd "course" do
      system bin/"coursemark", "build"
      assert_path_exists testpath/"course/dist/index.html"
    end
  end
end
"##,
        facts.description,
        facts.repository,
        facts.version,
        licenses.join(", ")
    ))
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::process::{Command, Stdio};

    use super::super::tests::release;
    use super::*;

    #[test]
    fn the_line_about_the_program_is_one_that_homebrew_accepts() {
        let description = release().facts.description;
        assert!(description.len() <= 80, "{} characters", description.len());
        assert!(!description.ends_with('.'));
        for start in ["A ", "An ", "The ", "Coursemark"] {
            assert!(!description.starts_with(start), "{description}");
        }
    }

    #[test]
    fn each_system_has_an_archive_for_each_processor() {
        let text = formula(&release()).unwrap();
        for triple in ["aarch64-apple-darwin", "x86_64-apple-darwin", "x86_64-unknown-linux-musl"] {
            assert_eq!(text.matches(&format!("{triple}.tar.gz\"\n      sha256 \"")).count(), 1);
        }
        assert!(text.contains("license any_of: [\"MIT\", \"Apache-2.0\"]"), "{text}");
    }

    /// Where Ruby is installed, it reads the formula.
    #[test]
    fn the_formula_is_ruby() {
        if crate::on_path("ruby").is_none() {
            return;
        }
        let mut ruby = Command::new("ruby").arg("-c").stdin(Stdio::piped()).spawn().unwrap();
        ruby.stdin.take().unwrap().write_all(formula(&release()).unwrap().as_bytes()).unwrap();
        assert!(ruby.wait().unwrap().success());
    }
}
