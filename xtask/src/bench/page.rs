//! The page of the documentation with what was measured.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::thread;

use super::{Measured, Options, Row, Spread, again, milliseconds, rows, saves, seconds};

/// Writes `docs/explanation/measured.md`.
pub fn write_page(root: &Path, all: &[Measured], options: &Options) -> Result<(), String> {
    let said = |program: &str, arguments: &[&str]| -> Result<String, String> {
        let output = Command::new(program)
            .args(arguments)
            .current_dir(root)
            .output()
            .map_err(|error| format!("{program}: {error}"))?;
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    };
    let date = said("date", &["-u", "+%Y-%m-%d"])?;
    let commit = said("git", &["rev-parse", "--short=10", "HEAD"])?;
    let cores = thread::available_parallelism().map_or(1, |cores| cores.get());
    let mut page = format!(
        "+++\n\
         title = \"How fast a build is\"\n\
         summary = \"What we measured, with which programs, and how you can measure it yourself.\"\n\
         objectives = [\"understand\"]\n\
         +++\n\n\
         <!-- Made by `cargo xtask bench --write`: run it again instead of changing it here. -->\n\n\
         A build should be over before you've looked away, so we measure how long it takes.\n\
         These numbers are from {date}, from commit `{commit}`, on a machine with {cores} \
         processor cores that was also doing other work.\n\
         Seconds on your machine will differ. The ratios tell you more, because the programs took \
         turns.\n\n"
    );
    page.push_str(
        "## What was built\n\n\
         A generator writes a course of lessons with about 8 KB each: four sections of made-up \
         words and five questions.\n\
         One course also has two blocks of code in every lesson, in ten languages.\n\
         No two lessons and no two blocks are the same, so remembering an earlier one doesn't \
         help.\n\
         Every program gets the same Markdown, and writes a site with a menu of the unit and links \
         to the pages before and after.\n\
         Only Coursemark turns the questions into questions and makes a search index, because the \
         others have neither.\n\n\
         *The floor* is a small program that reads the same files, parses the Markdown, and writes \
         as many bytes in as many files as Coursemark does.\n\
         No generator with such a site can be faster than that.\n",
    );
    for measured in all {
        course(&mut page, measured);
    }
    let _ = write!(
        page,
        "\n## How it was measured\n\n\
         - Each program built the whole course {} times, in turns, into a folder that didn't exist \
         yet. You see the median, and the least and the most in brackets.\n\
         - *Clock* is the time you wait. *Processor* is the time of all cores together, which other \
         work on the machine changes less.\n\
         - *Memory* is the most that the program held at any moment.\n\
         - *Ratio* is the time of Coursemark divided by the time of the other program, in the same \
         turn. Under 1, Coursemark is faster.\n\
         - *Save to served* is the time from saving one lesson, while the preview runs, until the \
         browser can get the new page.\n\n\
         You can repeat all this with `cargo xtask bench` in the source of Coursemark.\n\
         It says how to install the other programs if you don't have them.\n",
        options.rounds
    );
    let path = root.join("docs/explanation/measured.md");
    fs::write(&path, page).map_err(|error| format!("{}: {error}", path.display()))
}

fn course(page: &mut String, measured: &Measured) {
    let code = if measured.with_code { "With code" } else { "Without code" };
    let _ = write!(
        page,
        "\n## {code}\n\n\
         {} lessons, {:.1} MB of Markdown.\n\n\
         | Program | Clock | Processor | Memory | Ratio, clock | Ratio, processor |\n\
         |---|---:|---:|---:|---:|---:|\n",
        measured.lessons,
        measured.bytes as f64 / 1e6
    );
    for (at, row) in rows(measured).iter().enumerate() {
        let Row { name, wall, processor, memory, .. } = row;
        let ratio = |ratio: &Spread| match at {
            0 => String::new(),
            _ => format!("{:.2} ({:.2} to {:.2})", ratio.median, ratio.least, ratio.most),
        };
        let _ = writeln!(
            page,
            "| {name} | {} | {} | {:.0} MB | {} | {} |",
            seconds(wall),
            seconds(processor),
            memory / 1e6,
            ratio(&row.wall_ratio),
            ratio(&row.processor_ratio)
        );
    }
    let _ = write!(
        page,
        "\nBuilding it again without a change took {}.\n\
         Save to served took {}, measured {} times.\n",
        seconds(&again(measured)),
        milliseconds(&saves(measured)),
        measured.saves.len()
    );
}
