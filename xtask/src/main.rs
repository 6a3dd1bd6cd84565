//! Tasks that `cargo` has no command for. `cargo xtask test` sets up everything that the tests need
//! and runs them.

#![allow(
    clippy::disallowed_methods,
    reason = "the lint keeps the program's files in one room; this is no part of the program"
)]

mod bench;
mod compare;
mod dist;
mod facts;
mod manifests;
mod notes;
mod pictures;
mod styles;

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::{Instant, SystemTime};

const USAGE: &str = "usage: cargo xtask test [--all] [--only format|lint|rust|runtime|browser]
       cargo xtask runtime
       cargo xtask styles
       cargo xtask pictures [--check]
       cargo xtask bench [LESSONS] [--quick] [--with-code|--without-code] [--write]
       cargo xtask compare OLD NEW
       cargo xtask dist TARGET [FOLDER]
       cargo xtask sums FOLDER
       cargo xtask release-manifests VERSION SUMS [FOLDER]
       cargo xtask release-notes TAG";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["test"] => test(None),
        ["test", "--only", step] => test(Some(step)),
        ["test", "--all", rest @ ..] => test_all(rest),
        ["runtime"] => exit(bundle(&root(), &[])),
        ["styles"] => exit(styles::styles(&root())),
        ["pictures"] => exit(pictures::take(&root())),
        ["pictures", "--check"] => exit(pictures::check(&root())),
        ["bench", rest @ ..] if let Some(options) = bench::options(rest) => {
            exit(bench::bench(&root(), &options))
        }
        ["compare", old, new] => exit(compare::compare(&root(), Path::new(old), Path::new(new))),
        ["dist", target] => exit(dist::dist(&root(), target, None)),
        ["dist", target, folder] => exit(dist::dist(&root(), target, Some(Path::new(folder)))),
        ["sums", folder] => exit(dist::sums(Path::new(folder))),
        ["release-notes", tag] => exit(notes::print(&root(), tag)),
        ["release-manifests", version, sums, rest @ ..] if rest.len() < 2 => {
            let folder = rest.first().map(Path::new);
            exit(manifests::write(&root(), version, Path::new(sums), folder))
        }
        _ => {
            eprintln!("{USAGE}");
            ExitCode::from(2)
        }
    }
}

fn exit(result: Result<(), String>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::FAILURE
        }
    }
}

/// A step of the tests: its name, and the function that runs it.
type Step = (&'static str, fn(&Path) -> Result<(), String>);

const STEPS: [Step; 5] = [
    ("format", format),
    ("lint", lint),
    ("rust", rust),
    ("runtime", runtime),
    ("browser", browser),
];

fn test(only: Option<&str>) -> ExitCode {
    if let Some(only) = only
        && !STEPS.iter().any(|(name, _)| *name == only)
    {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    }
    let root = root();
    let (mut passed, mut failed) = (0, 0);
    for (name, step) in STEPS.iter().filter(|(name, _)| only.is_none_or(|only| only == *name)) {
        println!("== {name}");
        let start = Instant::now();
        match step(&root) {
            Ok(()) => {
                passed += 1;
                println!("== {name}: passed in {:.0} s", start.elapsed().as_secs_f64());
            }
            Err(reason) => {
                failed += 1;
                println!("== {name}: FAILED: {reason}");
            }
        }
    }
    println!("{passed} passed, {failed} failed");
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Set to `1` in the long run, which makes the tests do everything that they can.
const ALL: &str = "COURSEMARK_ALL";
/// The seed of the random tests.
const SEED: &str = "COURSEMARK_SEED";

/// The long run: runs the tests with an environment that makes them do everything that they can.
fn test_all(arguments: &[&str]) -> ExitCode {
    let seed = env::var(SEED).unwrap_or_else(|_| {
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        (now.unwrap_or_default().as_secs() & 0x7fff_ffff).to_string()
    });
    println!("== all tests, random ones from {SEED}={seed}");
    let status = env::current_exe().and_then(|program| {
        let mut again = Command::new(program);
        again.arg("test").args(arguments).env(ALL, "1").env(SEED, &seed).status()
    });
    exit(match status {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(format!("the seed was {SEED}={seed}")),
        Err(error) => Err(error.to_string()),
    })
}

/// Checks the format of Rust, scripts and stylesheets, the width of templates, and that the pictures
/// are there and shown.
fn format(root: &Path) -> Result<(), String> {
    run(Command::new("cargo").args(["fmt", "--all", "--check"]).current_dir(root))?;
    biome(root, &["check", "--linter-enabled=false"])?;
    templates(root)?;
    pictures::check(root)
}

/// Runs the linters of Rust, scripts and stylesheets.
fn lint(root: &Path) -> Result<(), String> {
    run(Command::new("cargo")
        .args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])
        .current_dir(root))?;
    // Without the tests, for which everything is public, so that code that nothing uses is seen.
    run(Command::new("cargo").args(["clippy", "--", "-D", "warnings"]).current_dir(root))?;
    biome(root, &["lint", "--error-on-warnings"])
}

/// Runs Biome, which reads its rules from `biome.jsonc`.
fn biome(root: &Path, arguments: &[&str]) -> Result<(), String> {
    packages(root)?;
    run(Command::new(root.join("node_modules/.bin/biome")).args(arguments).current_dir(root))
}

/// The maximum number of columns in a line of a template. No formatter reads Tera, and every space
/// in a template is also in the pages, so only the width is checked.
const MAX_TEMPLATE_COLUMNS: usize = 120;

fn templates(root: &Path) -> Result<(), String> {
    let mut long = Vec::new();
    for folder in ["templates", "templates/components"] {
        for path in files_ending(&root.join("themes/base").join(folder), ".html")? {
            let text = std::fs::read_to_string(&path)
                .map_err(|error| format!("{}: {error}", path.display()))?;
            for (line, number) in text.lines().zip(1..) {
                if line.chars().count() > MAX_TEMPLATE_COLUMNS {
                    long.push(format!("{}:{number}", path.display()));
                }
            }
        }
    }
    if long.is_empty() {
        return Ok(());
    }
    Err(format!("lines with more than {MAX_TEMPLATE_COLUMNS} columns:\n{}", long.join("\n")))
}

fn rust(root: &Path) -> Result<(), String> {
    run(Command::new("cargo").args(["test", "--workspace"]).current_dir(root))
}

/// The seed of the scripts' random tests in an ordinary run, and the number of seeds in a long run.
const ORDINARY_SEED: u32 = 19_720_614;
const LONG_RUNS: u32 = 20;

/// Checks the types of the scripts that pages load, runs their tests, and checks that the bundles
/// are up to date. The tests of the search need the sites of the shipped course and of the
/// documentation.
fn runtime(root: &Path) -> Result<(), String> {
    bundle(root, &["--check"])?;
    let program = program(root)?;
    let sites = root.join("target/sites");
    for course in ["course", "docs"] {
        build(root, &program, course, &sites.join(course))?;
    }
    let tool = |name: &str| root.join("node_modules/.bin").join(name);
    for project in ["themes/base/runtime", "tests/runtime"] {
        run(Command::new(tool("tsc")).args(["--project", project]).current_dir(root))?;
    }
    let work = root.join("target/runtime");
    if work.exists() {
        std::fs::remove_dir_all(&work).map_err(|error| format!("{}: {error}", work.display()))?;
    }
    let tests = files_ending(&root.join("tests/runtime"), ".test.ts")?;
    run(Command::new(tool("esbuild"))
        .args(&tests)
        .args(["--bundle", "--platform=node", "--format=esm", "--log-level=warning"])
        .args(["--out-extension:.js=.mjs", "--packages=external"])
        .arg(format!("--outdir={}", work.display()))
        .current_dir(root))?;
    // Random tests start from the seed in the environment, or else from a fixed one.
    let given = env::var(SEED).ok().and_then(|seed| seed.parse::<u32>().ok());
    let first = given.unwrap_or(ORDINARY_SEED);
    let seeds = if env::var(ALL).is_ok() { LONG_RUNS } else { 1 };
    for seed in first..first.saturating_add(seeds) {
        run(Command::new("node")
            .args(["--test", "--test-reporter=spec", "--import", "./tests/runtime/seed.mjs"])
            .args(files_ending(&work, ".mjs")?)
            .env(SEED, seed.to_string())
            .env("COURSEMARK_SITES", &sites)
            .current_dir(root))?;
    }
    Ok(())
}

/// The program, built with the features that its tests need. A plain `cargo build`, or a build of the
/// package alone, would build most packages a second time, because without the packages of the tests
/// and of this program they have other features.
fn program(root: &Path) -> Result<PathBuf, String> {
    run(Command::new("cargo")
        .args(["test", "--no-run", "--workspace", "--test", "it"])
        .current_dir(root))?;
    Ok(root.join("target/debug/coursemark"))
}

/// Builds the site of a course in the repository.
fn build(root: &Path, program: &Path, course: &str, site: &Path) -> Result<(), String> {
    run(Command::new(program)
        .arg("build")
        .arg(root.join(course))
        .arg("--output")
        .arg(site)
        .arg("--deny-warnings"))
}

/// Bundles the scripts that pages load from their source.
fn bundle(root: &Path, arguments: &[&str]) -> Result<(), String> {
    packages(root)?;
    run(Command::new("node").arg("themes/base/runtime/build.mjs").args(arguments).current_dir(root))
}

/// Installs the npm packages that the lock file names, unless they are installed. A folder that is a
/// link belongs to another copy of the repository, and `npm ci` would empty it: it is used as it is.
fn packages(root: &Path) -> Result<(), String> {
    let is_link = root.join("node_modules").is_symlink();
    if root.join("node_modules/.package-lock.json").is_file() && (is_link || !is_older(root)) {
        return Ok(());
    }
    if is_link {
        return Err(
            "`node_modules` is a link without packages: run `npm ci` where it leads".to_owned()
        );
    }
    run(Command::new("npm")
        .args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"])
        .current_dir(root))
}

/// The files directly in `folder` whose names end with `ending`, in order.
fn files_ending(folder: &Path, ending: &str) -> Result<Vec<PathBuf>, String> {
    let entries =
        std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.to_string_lossy().ends_with(ending))
        .collect();
    files.sort();
    Ok(files)
}

fn browser(root: &Path) -> Result<(), String> {
    // The headless shell draws the same pages for a third of the processor time: it has no windows.
    let chromium = engine(
        "COURSEMARK_CHROMIUM",
        &["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"],
        &["chromium-headless-shell", "chromium"],
    )?;
    let firefox =
        engine("COURSEMARK_FIREFOX", &["firefox-esr", "firefox"], &["firefox-esr", "firefox"])?;
    let java = tool(&["java"], &["default-jre-headless"])?;
    packages(root)?;
    let folder = root.join("tests/browser");
    let program = program(root)?;
    let work = root.join("target/browser");
    for (course, site) in [
        ("course", "course"),
        ("docs", "docs"),
        ("tests/courses/everything", "everything"),
        ("scaffold/course", "new"),
        ("tests/courses/arabic", "arabic"),
        ("tests/courses/chinese", "chinese"),
        ("tests/courses/hebrew", "hebrew"),
        ("tests/courses/questions", "questions"),
        ("tests/courses/journey", "journey"),
        ("tests/courses/teaching", "teaching"),
        ("tests/courses/knowing", "knowing"),
    ] {
        build(root, &program, course, &work.join(site))?;
    }
    run(Command::new("node")
        .args(["--test-reporter=spec", "all.mjs"])
        .current_dir(&folder)
        .env("COURSEMARK_SITES", &work)
        .env("COURSEMARK_PROGRAM", &program)
        .env("COURSEMARK_CHROMIUM", chromium)
        .env("COURSEMARK_FIREFOX", firefox)
        .env("COURSEMARK_JAVA", java))
}

/// Whether the packages were installed before the lock file changed.
fn is_older(folder: &Path) -> bool {
    let time = |path: PathBuf| path.metadata().and_then(|metadata| metadata.modified()).ok();
    time(folder.join("node_modules/.package-lock.json")) < time(folder.join("package-lock.json"))
}

/// The browser that the environment names, or else one of the system.
fn engine(variable: &str, names: &[&str], packages: &[&str]) -> Result<PathBuf, String> {
    match env::var_os(variable) {
        Some(path) => Ok(path.into()),
        None => tool(names, packages),
    }
}

/// The first program of `names` that is installed. If there is none, installs the first of the
/// system's `packages` that can be installed.
fn tool(names: &[&str], packages: &[&str]) -> Result<PathBuf, String> {
    let find = || names.iter().find_map(|name| on_path(name));
    if let Some(path) = find() {
        return Ok(path);
    }
    let is_root = Command::new("id").arg("-u").output().is_ok_and(|out| out.stdout == b"0\n");
    let apt = |arguments: &[&str]| {
        let mut command = if is_root {
            Command::new("apt-get")
        } else {
            let mut command = Command::new("sudo");
            command.args(["-n", "apt-get"]);
            command
        };
        run(command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive"))
    };
    let mut reasons = Vec::new();
    reasons.extend(apt(&["update"]).err());
    for package in packages {
        println!("== installing {package} from the system's packages");
        reasons.extend(apt(&["install", "--yes", "--no-install-recommends", package]).err());
        if let Some(path) = find() {
            return Ok(path);
        }
    }
    Err(format!(
        "{} is not there and could not be installed ({}); install it and try again",
        names.join(" or "),
        reasons.join("; ")
    ))
}

fn on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// All files below `folder`, in order.
fn files_below(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    for path in files_ending(folder, "")? {
        if path.is_dir() { files.extend(files_below(&path)?) } else { files.push(path) }
    }
    Ok(files)
}

/// What a command prints on standard output.
fn output(command: &mut Command) -> Result<String, String> {
    let shown = format!("{command:?}");
    let output = command
        .stderr(std::process::Stdio::inherit())
        .output()
        .map_err(|error| format!("{shown}: {error}"))?;
    if !output.status.success() {
        return Err(format!("{shown}: {}", output.status));
    }
    String::from_utf8(output.stdout).map_err(|error| format!("{shown}: {error}"))
}

fn run(command: &mut Command) -> Result<(), String> {
    let shown = format!("{command:?}");
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{shown}: {status}")),
        Err(error) => Err(format!("{shown}: {error}")),
    }
}

/// The folder of the workspace: the one above this package.
fn root() -> PathBuf {
    let package = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    package.parent().map_or_else(|| package.clone(), Path::to_path_buf)
}
