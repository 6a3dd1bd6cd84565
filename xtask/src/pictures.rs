//! `cargo xtask pictures`: the pictures of README and the documentation, taken from the real site.

use std::path::Path;
use std::process::Command;

use crate::{build, engine, packages, program, run, tool};

/// The folder of the pictures, below the root.
const FOLDER: &str = "docs/pictures";

/// The names of the pictures, each of which is there for light and for dark colours.
const NAMES: [&str; 5] = ["lesson", "question", "result", "scenario", "progress"];

/// The recording of a minute of learning.
const RECORDING: &str = "learning.webp";

/// The maximum size of a picture and of the recording, in bytes.
const MAX_PICTURE: u64 = 250_000;
const MAX_RECORDING: u64 = 2_000_000;

/// Builds the shipped course, takes all pictures of it, and joins the frames of the recording.
///
/// # Errors
/// When a program is missing and cannot be installed, or the site does not do what a learner in the
/// pictures does.
pub fn take(root: &Path) -> Result<(), String> {
    let chromium = engine(
        "COURSEMARK_CHROMIUM",
        &["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"],
        &["chromium-headless-shell", "chromium"],
    )?;
    let img2webp = tool(&["img2webp"], &["webp"])?;
    packages(root)?;
    let work = root.join("target/pictures");
    let (site, frames) = (work.join("site"), work.join("frames"));
    build(root, &program(root)?, "course", &site)?;
    run(Command::new("node")
        .arg(root.join("xtask/pictures.mjs"))
        .args([&site, &root.join(FOLDER), &frames])
        .env("COURSEMARK_CHROMIUM", chromium))?;
    run(Command::new(img2webp).arg(frames.join("frames.txt")))?;
    check(root)
}

/// Checks that every picture is there, is light, and is shown, and that nothing else is there.
///
/// # Errors
/// With a line for each fault.
pub fn check(root: &Path) -> Result<(), String> {
    let text = |path: &str| std::fs::read_to_string(root.join(path)).unwrap_or_default();
    let (readme, docs) = (text("README.md"), text("docs/explanation/what-learners-see.md"));
    let mut faults = Vec::new();
    let schemes = |name: &&str| ["light", "dark"].map(|scheme| format!("{name}-{scheme}.png"));
    let mut wanted: Vec<String> = NAMES.iter().flat_map(schemes).collect();
    wanted.push(RECORDING.to_owned());
    for name in &wanted {
        let most = if name == RECORDING { MAX_RECORDING } else { MAX_PICTURE };
        match std::fs::metadata(root.join(FOLDER).join(name)) {
            Ok(file) if file.len() > most => {
                faults.push(format!("{name} has {} bytes, at most {most} are allowed", file.len()));
            }
            Ok(_) => {}
            Err(error) => faults.push(format!("{name}: {error}")),
        }
        for (page, text) in [("README.md", &readme), ("what-learners-see.md", &docs)] {
            if !text.contains(&format!("pictures/{name}")) {
                faults.push(format!("{page} does not show {name}"));
            }
        }
    }
    for entry in std::fs::read_dir(root.join(FOLDER)).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if !wanted.contains(&name) {
            faults.push(format!("{name} is no picture that the command takes"));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n")) }
}
