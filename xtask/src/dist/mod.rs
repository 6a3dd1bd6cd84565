//! `cargo xtask dist TARGET` builds the program for a target and packs the archive of a release: the
//! program, README, licences, notices, manual pages and completions. The same commit makes the same
//! bytes.

pub mod archive;
mod notices;
pub mod targets;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use sha2::{Digest, Sha256};

use self::archive::{File, Files};
use self::targets::Target;
use crate::facts::Facts;
use crate::{output, run};

/// The file that lists the SHA-256 sums of all archives.
pub const SUMS: &str = "SHA256SUMS";

/// The most bytes that a program for Linux may have.
const MAX_BYTES: usize = 16_000_000;

/// The shells that the archive has completions for, with the names that their files have there.
const COMPLETIONS: [(&str, &str); 5] = [
    ("bash", "coursemark.bash"),
    ("elvish", "coursemark.elv"),
    ("fish", "coursemark.fish"),
    ("powershell", "_coursemark.ps1"),
    ("zsh", "_coursemark"),
];

/// Files of the repository that the archive holds.
const DOCUMENTS: [&str; 4] = ["README.md", "CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT"];

/// The name of an archive and of the folder in it, without the ending.
pub fn name(version: &str, triple: &str) -> String {
    format!("coursemark-{version}-{triple}")
}

/// Makes the archive for `triple` in `folder`, or else in `target/dist`, and lists its sum there.
pub fn dist(root: &Path, triple: &str, folder: Option<&Path>) -> Result<(), String> {
    let target = targets::find(triple)?;
    let facts = Facts::read(root)?;
    let binary = build(root, target)?;
    let content = fs::read(&binary).map_err(|error| format!("{}: {error}", binary.display()))?;
    println!("== {} bytes: {}", content.len(), binary.display());
    if triple.contains("linux") && content.len() > MAX_BYTES {
        return Err(format!("the program may have {MAX_BYTES} bytes"));
    }
    // The pages are the same for all targets. A program that this machine cannot run is left alone,
    // and one that it can has to say where it is for.
    let speaker = match said_target(&binary) {
        Some(said) if said == triple => {
            // What was packed into it has to come out again.
            crate::build(root, &binary, "docs", &root.join("target/dist-tried"))?;
            binary.clone()
        }
        Some(said) => return Err(format!("the program for {triple} says that it is for {said}")),
        None => host(root)?,
    };
    let mut files = pages(&speaker)?;
    files.insert(target.program().to_owned(), File { content, is_program: true });
    for path in DOCUMENTS {
        let content = fs::read(root.join(path)).map_err(|error| format!("{path}: {error}"))?;
        files.insert(path.to_owned(), text(content));
    }
    files.insert("NOTICES.md".to_owned(), text(notices::notices(root, triple)?.into_bytes()));
    let name = name(&facts.version, triple);
    let bytes = archive::pack(target.form, &name, &files, time(root)?)?;
    let folder = folder.map_or_else(|| root.join("target/dist"), Path::to_owned);
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let path = folder.join(name + target.form.ending());
    fs::write(&path, &bytes).map_err(|error| format!("{}: {error}", path.display()))?;
    println!("== {} bytes: {}", bytes.len(), path.display());
    sums(&folder)
}

fn text(content: Vec<u8>) -> File {
    File { content, is_program: false }
}

/// Builds the program for a target, and returns where it is.
fn build(root: &Path, target: &Target) -> Result<PathBuf, String> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(env::home_dir()?.join(".cargo")));
    let flags = target.all_flags(root, &home.ok_or("there is no home folder")?);
    let mut command = Command::new("cargo");
    command
        .args(["build", "--release", "--locked", "--package", "coursemark", "--bin", "coursemark"])
        .args(["--target", target.triple])
        .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f"))
        .current_dir(root);
    if let Some(commit) = commit(root)? {
        command.env("COURSEMARK_COMMIT", commit);
    }
    // The regex engine is in C. Where musl is installed beside another C library, the compiler for it
    // and for this machine's processor has this name.
    let compiler = format!("CC_{}", target.triple.replace('-', "_"));
    if target.triple == format!("{}-unknown-linux-musl", env::consts::ARCH)
        && env::var_os(&compiler).is_none()
        && crate::on_path("musl-gcc").is_some()
    {
        command.env(compiler, "musl-gcc");
    }
    run(&mut command)?;
    let folder = env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    let folder = folder.unwrap_or_else(|| root.join("target"));
    Ok(folder.join(target.triple).join("release").join(target.program()))
}

/// The commit that is checked out; `None` when files differ from it.
fn commit(root: &Path) -> Result<Option<String>, String> {
    let git = |arguments: &[&str]| output(Command::new("git").args(arguments).current_dir(root));
    if !git(&["status", "--porcelain", "--untracked-files=no"])?.trim().is_empty() {
        println!("== files differ from the last commit, so the program will not name one");
        return Ok(None);
    }
    Ok(Some(git(&["rev-parse", "HEAD"])?.trim().to_owned()))
}

/// The time that all files in an archive have: that of the commit, or the one in the environment, in
/// seconds since 1970.
fn time(root: &Path) -> Result<u64, String> {
    let text = match env::var("SOURCE_DATE_EPOCH") {
        Ok(text) => text,
        Err(_) => {
            output(Command::new("git").args(["log", "-1", "--format=%ct"]).current_dir(root))?
        }
    };
    text.trim().parse().map_err(|_| format!("`{}` is no number of seconds", text.trim()))
}

/// The target that a program says it was built for; `None` when this machine cannot run it.
fn said_target(program: &Path) -> Option<String> {
    let output = Command::new(program).args(["--version", "--verbose"]).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    Some(text.lines().find_map(|line| line.strip_prefix("target: "))?.to_owned())
}

/// The program for this machine, which prints the pages of a release for another one.
fn host(root: &Path) -> Result<PathBuf, String> {
    println!("== this machine cannot run that program, so its own prints the manual");
    crate::program(root)
}

/// Manual pages and completions, as `program` prints them.
fn pages(program: &Path) -> Result<Files, String> {
    let print = |arguments: &[&str]| output(Command::new(program).args(arguments));
    let mut files = Files::new();
    let all = print(&["man"])?;
    for name in commands(&all) {
        let page = print(&["man", &name])?;
        files.insert(format!("man/coursemark-{name}.1"), text(page.into_bytes()));
    }
    files.insert("man/coursemark.1".to_owned(), text(all.into_bytes()));
    for (shell, file) in COMPLETIONS {
        let script = print(&["completions", shell])?;
        files.insert(format!("completions/{file}"), text(script.into_bytes()));
    }
    Ok(files)
}

/// The commands that have a page of their own, from the manual page that refers to them.
fn commands(page: &str) -> Vec<String> {
    page.lines()
        .filter_map(|line| line.strip_prefix("coursemark\\-")?.strip_suffix("(1)"))
        .map(|name| name.replace("\\-", "-"))
        .collect()
}

/// Lists the sums of all archives in `folder`, in the form that `sha256sum --check` reads.
pub fn sums(folder: &Path) -> Result<(), String> {
    let mut list = String::new();
    for path in crate::files_ending(folder, "")? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.ends_with(".tar.gz") || name.ends_with(".zip") {
            let bytes = fs::read(&path).map_err(|error| format!("{name}: {error}"))?;
            list.push_str(&format!("{}  {name}\n", sum(&bytes)));
        }
    }
    let path = folder.join(SUMS);
    fs::write(&path, list).map_err(|error| format!("{}: {error}", path.display()))
}

/// The SHA-256 sum of `bytes` in hexadecimal digits.
fn sum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manual_page_names_the_pages_of_its_commands() {
        let page = ".SH COMMANDS\n.TP\ncoursemark\\-new(1)\nMakes a course\n.TP\n\
                    coursemark\\-read\\-all(1)\n";
        assert_eq!(commands(page), ["new", "read-all"]);
    }

    #[test]
    fn the_workflow_makes_each_archive_once_and_knows_the_commands() {
        let workflow = crate::root().join(".github/workflows/release.yml");
        let workflow = fs::read_to_string(workflow).unwrap();
        for target in &targets::TARGETS {
            let entry = format!("{{ target: {},", target.triple);
            assert_eq!(workflow.matches(&entry).count(), 1, "{}", target.triple);
        }
        assert_eq!(workflow.matches("{ target: ").count(), targets::TARGETS.len());
        for rest in workflow.split("cargo xtask ").skip(1) {
            let command = rest.split_whitespace().next().unwrap();
            assert!(crate::USAGE.contains(&format!("cargo xtask {command} ")), "{command}");
        }
    }

    #[test]
    fn sums_are_those_of_the_archives_alone() {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in [("b.zip", "abc"), ("a.tar.gz", ""), ("notes.txt", "x")] {
            fs::write(folder.path().join(name), text).unwrap();
        }
        sums(folder.path()).unwrap();
        let list = fs::read_to_string(folder.path().join(SUMS)).unwrap();
        assert_eq!(
            list,
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.tar.gz\n\
             ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  b.zip\n"
        );
    }
}
