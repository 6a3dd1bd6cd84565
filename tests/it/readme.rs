//! The example in the README builds as shown, and the files that it names exist.

use crate::support::{Files, compiled, page, read, root};

#[test]
fn the_five_minutes_build_without_a_diagnostic() {
    let readme = String::from_utf8(read(&root().join("README.md"))).unwrap();
    let tour = readme.split("## Five minutes").nth(1).unwrap();
    let mut blocks = tour.split("```").skip(1).step_by(2);
    let mut block = || {
        let text = blocks.next().unwrap();
        text.split_once('\n').unwrap().1.as_bytes().to_vec()
    };
    let mut files = Files::new();
    files.insert("course.toml".to_owned(), block());
    files.insert("dough/index.md".to_owned(), block());
    files.insert("dough/kneading.md".to_owned(), block());
    // The README names the front page and leaves its text to the reader.
    files.insert("index.md".to_owned(), b"+++\ntitle = \"Bread at home\"\n+++\n".to_vec());
    let reported = compiled(files);
    assert_eq!(reported.diagnostics, []);
    let html = page(&reported.value.unwrap(), "dough/kneading.html");
    assert!(html.contains("Wet hands stick less."));
}

#[test]
fn the_readme_names_files_that_are_there() {
    let readme = String::from_utf8(read(&root().join("README.md"))).unwrap();
    for part in readme.split("](").skip(1) {
        let target = part.split(')').next().unwrap();
        assert!(target.starts_with("https://") || root().join(target).exists(), "{target}");
    }
}
