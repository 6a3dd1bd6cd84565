//! The generated course: what is in it, and how Coursemark wants it written.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use super::code;
use super::words::Words;

/// The number of lessons in a unit.
const UNIT: usize = 50;

/// A course before it is written for one of the programs. The text of a lesson is the same for all
/// of them.
pub struct Course {
    pub units: Vec<Unit>,
}

pub struct Unit {
    pub name: String,
    pub title: String,
    pub lessons: Vec<Lesson>,
}

pub struct Lesson {
    pub name: String,
    pub title: String,
    pub text: String,
}

impl Course {
    /// A course of `lessons` lessons, each of about 8 KB with five questions, and with two blocks
    /// of code if `with_code`. It is the same each time, and no two lessons or blocks in it are equal.
    pub fn generate(lessons: usize, with_code: bool) -> Course {
        let mut words = Words::new(7);
        // Code is drawn by itself, so that the other text is the same with and without it.
        let mut code = Words::new(11);
        let mut unit = |number: usize| Unit {
            name: format!("unit-{number}"),
            title: words.some(2),
            lessons: (number * UNIT..((number + 1) * UNIT).min(lessons))
                .map(|number| lesson(number, &mut words, with_code.then_some(&mut code)))
                .collect(),
        };
        Course { units: (0..lessons.div_ceil(UNIT).max(1)).map(&mut unit).collect() }
    }

    /// The size of all texts in bytes.
    pub fn bytes(&self) -> usize {
        self.lessons().map(|lesson| lesson.text.len()).sum()
    }

    pub fn lessons(&self) -> impl Iterator<Item = &Lesson> {
        self.units.iter().flat_map(|unit| &unit.lessons)
    }

    /// Writes the course into `folder` as Coursemark reads it. Each unit has a quiz that draws from
    /// its lessons.
    pub fn write(&self, folder: &Path) -> io::Result<()> {
        let names: Vec<String> =
            self.units.iter().map(|unit| format!("\"{}\"", unit.name)).collect();
        let manifest = format!(
            "id = \"bench\"\ntitle = \"Bench\"\nlanguage = \"en\"\nunits = [{}]\n",
            names.join(", ")
        );
        write(&folder.join("course.toml"), &manifest)?;
        write(&folder.join("index.md"), "+++\ntitle = \"Bench\"\n+++\n\nText.\n")?;
        for unit in &self.units {
            let (name, title) = (&unit.name, &unit.title);
            let unit_folder = folder.join(name);
            let names: Vec<String> =
                unit.lessons.iter().map(|lesson| format!("\"{}\"", lesson.name)).collect();
            let index = format!(
                "+++\ntitle = \"{title}\"\nlessons = [{}, \"quiz-{name}\"]\n+++\n\nText.\n",
                names.join(", ")
            );
            write(&unit_folder.join("index.md"), &index)?;
            let quiz = format!(
                "+++\ntitle = \"Quiz\"\n\n[[draw]]\ncount = 10\nfrom = [\"{name}\"]\n+++\n\nText.\n"
            );
            write(&unit_folder.join(format!("quiz-{name}.quiz.md")), &quiz)?;
            for lesson in &unit.lessons {
                let text = format!("+++\ntitle = \"{}\"\n+++\n\n{}", lesson.title, lesson.text);
                write(&unit_folder.join(format!("{}.md", lesson.name)), &text)?;
            }
        }
        Ok(())
    }
}

/// Writes a file and the folders above it.
pub fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}

fn lesson(number: usize, words: &mut Words, mut code: Option<&mut Words>) -> Lesson {
    let title = words.some(3);
    let mut text = format!("{}\n", words.some(40));
    for section in 0..4 {
        let (heading, one, two) = (words.some(4), words.some(60), words.some(60));
        let _ = write!(text, "\n## {heading}\n\n{one}.\n\n{two}.\n");
        if section % 2 == 0
            && let Some(code) = &mut code
        {
            let _ = write!(text, "\n{}", code::block(code));
        }
    }
    text.push_str("\n## Check yourself {.quiz show=3}\n");
    for at in 0..5 {
        text.push_str(&question(words, number, at));
    }
    // A rule ends the last question, so that text added on saving belongs to the lesson.
    text.push_str("\n---\n");
    Lesson { name: format!("lesson-{number}"), title, text }
}

/// A question of one of three kinds.
fn question(words: &mut Words, lesson: usize, number: usize) -> String {
    let mut text = format!("\n### {} {{#q-{lesson}-{number}}}\n\n", words.some(4));
    let _ = match number % 3 {
        0 => write!(
            text,
            "{}.\n\n- [ ] {}\n  > {}.\n- [x] {}\n  > {}.\n- [ ] {}\n  > {}.\n",
            words.some(20),
            words.some(8),
            words.some(15),
            words.some(8),
            words.some(15),
            words.some(8),
            words.some(15)
        ),
        1 => write!(
            text,
            "1. {}\n2. {}\n3. {}\n\n> [!NOTE]\n> {}.\n",
            words.some(5),
            words.some(5),
            words.some(5),
            words.some(20)
        ),
        _ => write!(
            text,
            "{}: [[={number}±1]].\n\n- `99`\n  > {}.\n",
            words.some(20),
            words.some(10)
        ),
    };
    text
}
