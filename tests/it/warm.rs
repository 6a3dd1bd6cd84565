//! A compiler that remembers gives the same output as one without memory, byte for byte. The tests
//! make random edits of whole courses and compile with both after each edit.
//!
//! The ordinary run makes the same 300 edits each time. `COURSEMARK_ALL=1` makes many more, from a
//! fresh seed that a failure prints; `COURSEMARK_SEED=n` repeats a run.

mod edits;

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::sync::Arc;

use coursemark::internals::diag::Diagnostic;
use coursemark::internals::pipeline::{Compiler, Options};
use coursemark::internals::render::site::{Content, Site};
use coursemark::internals::source::SourceTree;

use crate::support::{Files, root, tree};
use crate::warm::edits::{Rng, edit};

/// The seed of the ordinary run.
const SEED: u64 = 15;
/// The number of edits in the long run, as a multiple of those in the ordinary run.
const THOROUGH: usize = 20;
/// The number of earlier states that an edit can go back to.
const STATES: usize = 6;
/// The number of edits after which the compiler without memory is replaced. Even that compiler
/// keeps coloured code and the grammars for it, because they take longer to load than a small
/// course takes to build.
const FRESH: usize = 10;
/// The maximum number of differences that a failure shows.
const MAX_SHOWN: usize = 6;

/// The results of one build.
struct Build {
    site: Option<Site>,
    key: Option<Arc<[u8]>>,
    diagnostics: Vec<Diagnostic>,
}

fn build(compiler: &Compiler, tree: &SourceTree, options: &Options) -> Build {
    let (reported, _) = compiler.compile(tree, options);
    let (site, key) = reported.value.map(|output| (output.site, output.key)).unzip();
    Build { site, key: key.flatten(), diagnostics: reported.diagnostics }
}

/// The difference between `warm` and `clean`, if there is one.
fn difference(warm: &Build, clean: &Build) -> Option<String> {
    if warm.diagnostics != clean.diagnostics {
        let lines = |build: &Build| -> Vec<String> {
            build.diagnostics.iter().map(|one| format!("{one:?}\n")).collect()
        };
        return Some(changed("the diagnostics", &lines(warm).concat(), &lines(clean).concat()));
    }
    if warm.key != clean.key {
        return Some(changed("the trainer's key", &shown(&warm.key), &shown(&clean.key)));
    }
    let (warm, clean) = match (&warm.site, &clean.site) {
        (None, None) => return None,
        (Some(warm), Some(clean)) => (warm, clean),
        (warm, _) => {
            let which = if warm.is_some() { "clean" } else { "warm" };
            return Some(format!("the {which} build gives no site"));
        }
    };
    let paths: BTreeSet<_> = warm.keys().chain(clean.keys()).collect();
    let stale: Vec<_> =
        paths.into_iter().filter(|path| warm.get(*path) != clean.get(*path)).collect();
    let first = *stale.first()?;
    let bytes = |site: &Site| match site.get(first).map(|file| file.content()) {
        None => "(there is no such file)".to_owned(),
        Some(Content::Bytes(bytes)) => String::from_utf8_lossy(bytes).into_owned(),
        Some(copy @ Content::Copy { .. }) => format!("{copy:?}"),
    };
    let names: Vec<&str> = stale.iter().map(|path| path.as_str()).collect();
    let title = format!("{} files, the first of {}", names.len(), names.join(" "));
    Some(changed(&title, &bytes(warm), &bytes(clean)))
}

fn shown(key: &Option<Arc<[u8]>>) -> String {
    key.as_ref().map_or_else(String::new, |key| String::from_utf8_lossy(key).into_owned())
}

/// The place where two texts start to differ.
fn changed(what: &str, warm: &str, clean: &str) -> String {
    let same = warm.chars().zip(clean.chars()).take_while(|(one, other)| one == other).count();
    let around =
        |text: &str| -> String { text.chars().skip(same.saturating_sub(100)).take(220).collect() };
    let what: String = what.chars().take(400).collect();
    format!("{what}\n  warm:  {:?}\n  clean: {:?}", around(warm), around(clean))
}

/// The value of an environment variable, if it is set.
fn asked<T: std::str::FromStr<Err: Debug>>(name: &str) -> Option<T> {
    let value = std::env::var(name).ok().filter(|value| !value.is_empty())?;
    Some(value.parse().unwrap())
}

/// Makes `count` edits of a course in the repository. After each one, builds the course with memory
/// and without.
fn edited(name: &str, count: usize) {
    let all = asked::<u8>("COURSEMARK_ALL").is_some();
    let seed = asked("COURSEMARK_SEED").unwrap_or_else(|| match all {
        true => fastrand::u64(..),
        false => SEED,
    });
    let count = if all { count * THOROUGH } else { count };
    let mut rng = Rng::with_seed(seed);
    let mut options = Options { key: Some("../".to_owned()), ..Options::default() };
    let mut warm = Compiler::default();
    let mut clean = Compiler::once();
    let mut states: Vec<Files> = vec![tree(&root().join(name))];
    let mut files = states[0].clone();
    let mut is_sound = true;
    let mut sound = 0;
    let mut differences = Vec::new();
    for number in 0..=count {
        let what = match rng.u8(..20) {
            _ if number == 0 => "nothing".to_owned(),
            0 => {
                options.drafts = !options.drafts;
                format!("drafts are {}", if options.drafts { "in" } else { "out" })
            }
            // A course that does not build is soon restored, because most of the memory is about
            // pages.
            1 | 2 => revert(&mut rng, &states, &mut files),
            3..16 if !is_sound => revert(&mut rng, &states, &mut files),
            _ => edit(&mut rng, &mut files),
        };
        let tree = SourceTree::from_memory(files.clone());
        let with_memory = build(&warm, &tree, &options);
        if number % FRESH == 0 {
            clean = Compiler::once();
        }
        let without = build(&clean, &tree, &options);
        if let Some(found) = difference(&with_memory, &without) {
            differences.push(format!("edit {number}, {what}\n{found}"));
            // A stale result would stay until its input changes, and could hide others.
            warm = Compiler::default();
            build(&warm, &tree, &options);
        }
        is_sound = without.site.is_some();
        if is_sound {
            sound += 1;
            states.push(files.clone());
            if states.len() > STATES {
                // The first state stays, so that the edits do not wear the course down.
                states.remove(1);
            }
        }
    }
    let found = differences.len();
    differences.truncate(MAX_SHOWN);
    assert!(
        differences.is_empty(),
        "{name}: {found} of {count} edits gave another site with memory than without; \
         repeat with COURSEMARK_SEED={seed}{}\n\n{}\n",
        if all { " COURSEMARK_ALL=1" } else { "" },
        differences.join("\n\n"),
    );
    assert!(sound * 2 > count, "{name}: of {count} edits only {sound} left a course that builds");
}

/// Puts the files back into an earlier state that built.
fn revert(rng: &mut Rng, states: &[Files], files: &mut Files) -> String {
    let at = match rng.u8(..3) {
        0 => rng.usize(..states.len()),
        _ => states.len() - 1,
    };
    files.clone_from(&states[at]);
    format!("back to state {at} of {}", states.len())
}

#[test]
fn everything() {
    edited("tests/courses/everything", 110);
}

#[test]
fn journey() {
    edited("tests/courses/journey", 60);
}

#[test]
fn questions() {
    edited("tests/courses/questions", 46);
}

#[test]
fn arabic() {
    edited("tests/courses/arabic", 40);
}

#[test]
fn chinese() {
    edited("tests/courses/chinese", 20);
}

#[test]
fn hebrew() {
    edited("tests/courses/hebrew", 20);
}

#[test]
fn scaffold() {
    edited("scaffold/course", 30);
}

#[test]
fn documentation() {
    edited("docs", 6);
}

#[test]
fn shipped() {
    edited("course", 8);
}
