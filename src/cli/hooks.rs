//! What tests ask of a build by variables of the environment. None of it is in the program that
//! people use.

use std::path::Path;
use std::thread;
use std::time::Duration;

use rayon::prelude::*;

use crate::cli::say;
use crate::disk;
use crate::source::SourceTree;
use crate::text::path::CoursePath;

/// Called when the course was read and is not compiled yet.
///
/// - `COURSEMARK_TEST_PANIC`: panics on many threads when the course holds the file of this path.
/// - `COURSEMARK_TEST_PAUSE`: says `paused` and waits for as long as there is a file at this path.
pub fn before_compiling(tree: &SourceTree) {
    let asked = |name: &str| std::env::var(name).ok();
    if let Some(path) = asked("COURSEMARK_TEST_PANIC")
        && tree.get(&CoursePath::new(&path)).is_some()
    {
        (0..100).into_par_iter().for_each(|_| panic!("a test asks for it"));
    }
    if let Some(path) = asked("COURSEMARK_TEST_PAUSE")
        && disk::is_file(Path::new(&path))
    {
        say("paused");
        while disk::is_file(Path::new(&path)) {
            thread::sleep(Duration::from_millis(10));
        }
    }
}
