//! `floor COURSE FILES SITE` does the least that any generator has to: it reads every file of the
//! course, parses the Markdown into HTML, and writes files of the sizes that are listed in FILES,
//! each line of which is a number of bytes, a space and a path in SITE. `cargo xtask bench`
//! compares Coursemark with it.

#![allow(
    clippy::disallowed_methods,
    reason = "the lint keeps the program's files in one room; this is no part of the program"
)]

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread;

use pulldown_cmark::{Options, Parser, html};

fn main() -> ExitCode {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [course, files, site] = arguments.as_slice() else {
        eprintln!("usage: floor COURSE FILES SITE");
        return ExitCode::from(2);
    };
    match build(course, files, site) {
        Ok(_) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Returns the number of bytes of HTML, so that making it cannot be left out.
fn build(course: &Path, files: &Path, site: &Path) -> io::Result<usize> {
    let mut sources = Vec::new();
    list(course, &mut sources)?;
    let bytes = on_all_cores(&sources, |path| {
        let text = fs::read_to_string(path)?;
        let mut page = String::new();
        html::push_html(&mut page, Parser::new_ext(&text, Options::all()));
        Ok(page.len())
    })?;
    let files = fs::read_to_string(files)?;
    let files: Vec<(usize, PathBuf)> = files
        .lines()
        .filter_map(|line| line.split_once(' '))
        .filter_map(|(size, path)| Some((size.parse().ok()?, site.join(path))))
        .collect();
    let folders: BTreeSet<&Path> = files.iter().filter_map(|(_, path)| path.parent()).collect();
    for folder in folders {
        fs::create_dir_all(folder)?;
    }
    let filler = vec![b'x'; files.iter().map(|(size, _)| *size).max().unwrap_or(0)];
    let written = on_all_cores(&files, |(size, path)| {
        fs::File::create(path)?.write_all(&filler[..*size])?;
        Ok(*size)
    })?;
    Ok(bytes + written)
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            list(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

/// The sum of what `work` returns for all items.
fn on_all_cores<T: Sync>(
    items: &[T],
    work: impl Fn(&T) -> io::Result<usize> + Sync,
) -> io::Result<usize> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let size = items.len().div_ceil(cores).max(1);
    thread::scope(|scope| {
        let parts: Vec<_> = items
            .chunks(size)
            .map(|part| scope.spawn(|| part.iter().map(&work).sum::<io::Result<usize>>()))
            .collect();
        parts
            .into_iter()
            .map(|part| part.join().unwrap_or_else(|_| Err(io::Error::other("a thread failed"))))
            .sum()
    })
}
