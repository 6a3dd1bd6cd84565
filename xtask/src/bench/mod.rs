//! `cargo xtask bench` measures how long a generated course takes to build, in turns with other
//! generators and with the floor, and how long a saved lesson takes to be served. Numbers from
//! different machines or from a busy one cannot be compared, so compare ratios of runs that were
//! made side by side.

mod code;
mod course;
mod measure;
mod page;
mod preview;
mod tools;
mod words;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use course::Course;
use measure::{Run, Spread};
use tools::{Missing, Tool};

/// What to measure.
pub struct Options {
    pub lessons: usize,
    /// With blocks of code, without them, or one after the other.
    pub code: Vec<bool>,
    /// How often each program builds the course.
    pub rounds: usize,
    pub saves: usize,
    /// Whether to write the page of the documentation.
    pub write: bool,
}

/// Reads the arguments; `None` when they are wrong.
pub fn options(arguments: &[&str]) -> Option<Options> {
    let mut options =
        Options { lessons: 1_000, code: vec![true, false], rounds: 7, saves: 20, write: false };
    let mut lessons = None;
    for argument in arguments {
        match *argument {
            "--quick" => (options.lessons, options.rounds, options.saves) = (200, 3, 5),
            "--with-code" => options.code = vec![true],
            "--without-code" => options.code = vec![false],
            "--write" => options.write = true,
            // The preview saves lesson 3.
            number => lessons = Some(number.parse().ok().filter(|&number| number > 3)?),
        }
    }
    options.lessons = lessons.unwrap_or(options.lessons);
    Some(options)
}

/// What was measured with one course.
struct Measured {
    with_code: bool,
    lessons: usize,
    /// The size of the texts in bytes.
    bytes: usize,
    /// Each program and its runs; the first is Coursemark, the second the floor.
    programs: Vec<(String, Vec<Run>)>,
    /// A build after a build.
    again: Vec<Run>,
    saves: Vec<Duration>,
}

pub fn bench(root: &Path, options: &Options) -> Result<(), String> {
    for package in [["coursemark", "coursemark"], ["xtask", "floor"]] {
        let [package, program] = package;
        crate::run(
            Command::new("cargo")
                .args(["build", "--release", "--package", package, "--bin", program])
                .current_dir(root),
        )?;
    }
    let mut all = Vec::new();
    for &with_code in &options.code {
        let (measured, missing) = measured(root, options, with_code)?;
        report(&measured);
        for (name, install) in &missing {
            println!("{name} is not installed, so it was left out. To install it:\n  {install}");
        }
        all.push(measured);
    }
    if options.write { page::write_page(root, &all, options) } else { Ok(()) }
}

fn measured(
    root: &Path,
    options: &Options,
    with_code: bool,
) -> Result<(Measured, Vec<Missing>), String> {
    let bench = root.join("target/bench");
    let work = bench.join(if with_code { "with-code" } else { "without-code" });
    let said = |error: io::Error| error.to_string();
    if work.exists() {
        fs::remove_dir_all(&work).map_err(|error| format!("{}: {error}", work.display()))?;
    }
    let course = Course::generate(options.lessons, with_code);
    course.write(&work.join("course")).map_err(said)?;
    let program = root.join("target/release/coursemark");
    let own = Tool {
        name: "Coursemark".to_owned(),
        command: vec![program.display().to_string(), "build".to_owned(), "course".to_owned()],
        folder: work.clone(),
        site: work.join("dist"),
    };
    let (peers, missing) = tools::peers(&bench, &work, &course).map_err(said)?;

    // The first run warms the memory of the system, and gives the sizes of the files for the floor.
    run_tool(&own)?;
    let list = work.join("files.txt");
    fs::write(&list, sizes(&own.site).map_err(said)?).map_err(said)?;
    let floor = root.join("target/release/floor").display().to_string();
    let floor_command = ["course", "files.txt", "floor"].map(str::to_owned);
    let floor = Tool {
        name: "the floor".to_owned(),
        command: [floor].into_iter().chain(floor_command).collect(),
        folder: work.clone(),
        site: work.join("floor"),
    };
    let tools: Vec<Tool> = [own, floor].into_iter().chain(peers).collect();
    let mut programs: Vec<(String, Vec<Run>)> =
        tools.iter().map(|tool| (tool.name.clone(), Vec::new())).collect();
    for _ in 0..options.rounds {
        for (tool, (_, runs)) in tools.iter().zip(&mut programs) {
            if tool.site.exists() {
                fs::remove_dir_all(&tool.site).map_err(said)?;
            }
            runs.push(run_tool(tool)?);
        }
    }
    let mut again = Vec::new();
    if let Some(own) = tools.first() {
        for _ in 0..options.rounds {
            again.push(run_tool(own)?);
        }
    }
    let saves = preview::saves(&program, &work, options.saves).map_err(said)?;
    let (lessons, bytes) = (options.lessons, course.bytes());
    Ok((Measured { with_code, lessons, bytes, programs, again, saves }, missing))
}

fn run_tool(tool: &Tool) -> Result<Run, String> {
    let (program, arguments) = tool.command.split_first().ok_or("an empty command")?;
    measure::run(Command::new(program).args(arguments).current_dir(&tool.folder))
}

/// A line for each file of a site: its size and its path.
fn sizes(site: &Path) -> io::Result<String> {
    let mut lines = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(site.join(&folder))? {
            let entry = entry?;
            let (path, data) = (folder.join(entry.file_name()), entry.metadata()?);
            if data.is_dir() {
                folders.push(path);
            } else {
                lines.push(format!("{} {}\n", data.len(), path.display()));
            }
        }
    }
    lines.sort();
    Ok(lines.concat())
}

/// The runs of one program, as the report and the page show them.
struct Row<'a> {
    name: &'a str,
    wall: Spread,
    processor: Spread,
    /// In bytes.
    memory: f64,
    /// The time of Coursemark divided by the time of this program, in the same round.
    wall_ratio: Spread,
    processor_ratio: Spread,
}

fn rows(measured: &Measured) -> Vec<Row<'_>> {
    let own = measured.programs.first().map_or(&[][..], |(_, runs)| runs);
    measured.programs.iter().map(|(name, runs)| Row::of(name, own, runs)).collect()
}

impl<'a> Row<'a> {
    fn of(name: &'a str, own: &[Run], runs: &[Run]) -> Row<'a> {
        let wall = |run: &Run| run.wall.as_secs_f64();
        let processor = |run: &Run| run.processor.as_secs_f64();
        let ratio = |time: fn(&Run) -> f64| {
            Spread::of(own.iter().zip(runs).map(|(own, run)| time(own) / time(run)))
        };
        Row {
            name,
            wall: Spread::of(runs.iter().map(wall)),
            processor: Spread::of(runs.iter().map(processor)),
            memory: Spread::of(runs.iter().map(|run| run.memory as f64)).median,
            wall_ratio: ratio(wall),
            processor_ratio: ratio(processor),
        }
    }
}

fn report(measured: &Measured) {
    let code = if measured.with_code { "with" } else { "without" };
    let megabytes = measured.bytes as f64 / 1e6;
    println!("\n{} lessons {code} code, {megabytes:.1} MB of Markdown", measured.lessons);
    println!(
        "{:18}{:>24}{:>24}{:>9}{:>20}",
        "", "clock", "processor", "memory", "Coursemark takes"
    );
    for row in rows(measured) {
        println!(
            "{:18}{:>24}{:>24}{:>6.0} MB{:>10.2}{:>10.2}",
            row.name,
            seconds(&row.wall),
            seconds(&row.processor),
            row.memory / 1e6,
            row.wall_ratio.median,
            row.processor_ratio.median
        );
    }
    println!("built again: {}", seconds(&again(measured)));
    println!("save to served, {} times: {}", measured.saves.len(), milliseconds(&saves(measured)));
}

fn again(measured: &Measured) -> Spread {
    Spread::of(measured.again.iter().map(|run| run.wall.as_secs_f64()))
}

fn saves(measured: &Measured) -> Spread {
    Spread::of(measured.saves.iter().map(|time| time.as_secs_f64() * 1e3))
}

fn seconds(spread: &Spread) -> String {
    format!("{:.2} s ({:.2} to {:.2})", spread.median, spread.least, spread.most)
}

fn milliseconds(spread: &Spread) -> String {
    format!("{:.0} ms ({:.0} to {:.0})", spread.median, spread.least, spread.most)
}
