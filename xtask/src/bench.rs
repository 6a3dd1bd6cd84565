//! `cargo xtask bench [LESSONS]` measures how long a generated course takes to build, and a saved
//! lesson to be served. Numbers from different machines or from a busy one cannot be compared, so
//! compare runs that were made side by side.

use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const SAVES: usize = 20;
/// The maximum time to wait until a saved lesson is served.
const PATIENCE: Duration = Duration::from_secs(60);
/// The number of lessons in a unit.
const UNIT: usize = 50;

/// Builds and serves a course of `lessons` lessons, each of about 8 KB with two blocks of code and
/// five questions. Each unit has a quiz that draws from them.
pub fn bench(root: &Path, lessons: usize) -> Result<(), String> {
    crate::run(
        Command::new("cargo")
            .args(["build", "--release", "--package", "coursemark"])
            .current_dir(root),
    )?;
    let program = root.join("target/release/coursemark");
    let work = root.join(format!("target/bench/{lessons}"));
    if work.exists() {
        fs::remove_dir_all(&work).map_err(|error| format!("{}: {error}", work.display()))?;
    }
    let course = work.join("course");
    let bytes = generate(&course, lessons).map_err(|error| error.to_string())?;
    println!("{lessons} lessons, {:.1} MB of Markdown", bytes as f64 / 1e6);
    for what in ["first build", "nothing changed"] {
        let start = Instant::now();
        crate::run(
            Command::new(&program)
                .args(["build", "course"])
                .current_dir(&work)
                .stderr(Stdio::null()),
        )?;
        println!("{what}: {:.2} s", start.elapsed().as_secs_f64());
    }
    let mut times = saves(&program, &work).map_err(|error| error.to_string())?;
    times.sort();
    let shown = |at: usize| times.get(at).map_or(0, Duration::as_millis);
    println!(
        "save to served, {SAVES} times: median {} ms, {} to {} ms",
        shown(times.len() / 2),
        shown(0),
        shown(times.len().saturating_sub(1))
    );
    Ok(())
}

/// The preview. It is killed when this is dropped.
struct Preview(Child);

impl Drop for Preview {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn saves(program: &Path, work: &Path) -> std::io::Result<Vec<Duration>> {
    let mut child = Command::new(program)
        .args(["serve", "course"])
        .current_dir(work)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()?;
    let said = child.stderr.take();
    let _preview = Preview(child);
    let Some(said) = said else { return Ok(Vec::new()) };
    let mut lines = BufReader::new(said).lines();
    let address = lines
        .by_ref()
        .map_while(Result::ok)
        .find_map(|line| Some(line.split_once("http://")?.1.split('/').next()?.to_owned()))
        .ok_or_else(|| std::io::Error::other("the preview did not start"))?;
    // The rest of the output is read too, so that the preview never blocks on writing it.
    std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
    let file = work.join("course/unit-0/lesson-3.md");
    let text = fs::read_to_string(&file)?;
    let mut times = Vec::new();
    for number in 0..SAVES {
        let mark = format!("mark{number}end");
        let start = Instant::now();
        fs::write(&file, format!("{text}\n{mark}\n"))?;
        while !get(&address, "/unit-0/lesson-3.html")?.contains(&mark) {
            if start.elapsed() > PATIENCE {
                return Err(std::io::Error::other("a saved lesson was not served"));
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        times.push(start.elapsed());
        std::thread::sleep(Duration::from_millis(250));
    }
    Ok(times)
}

fn get(address: &str, path: &str) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(address)?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

/// Writes the course, the same each time, and returns its size in bytes.
fn generate(course: &Path, lessons: usize) -> std::io::Result<usize> {
    let mut words = Words { state: 7 };
    let mut bytes = 0;
    let mut file = |path: &str, text: &str| {
        bytes += text.len();
        let path = course.join(path);
        fs::create_dir_all(path.parent().unwrap_or(course))?;
        fs::write(path, text)
    };
    let units = lessons.div_ceil(UNIT).max(1);
    let list: Vec<String> = (0..units).map(|unit| format!("\"unit-{unit}\"")).collect();
    let manifest = format!(
        "id = \"bench\"\ntitle = \"Bench\"\nlanguage = \"en\"\nunits = [{}]\n",
        list.join(", ")
    );
    file("course.toml", &manifest)?;
    file("index.md", "+++\ntitle = \"Bench\"\n+++\n\nText.\n")?;
    for unit in 0..units {
        let numbers = unit * UNIT..((unit + 1) * UNIT).min(lessons);
        let keys: Vec<String> =
            numbers.clone().map(|number| format!("\"lesson-{number}\"")).collect();
        let index = format!(
            "+++\ntitle = \"Unit\"\nlessons = [{}, \"quiz-{unit}\"]\n+++\n\nText.\n",
            keys.join(", ")
        );
        let quiz = format!(
            "+++\ntitle = \"Quiz\"\n\n[[draw]]\ncount = 10\nfrom = [\"unit-{unit}\"]\n+++\n\nText.\n"
        );
        file(&format!("unit-{unit}/quiz-{unit}.quiz.md"), &quiz)?;
        file(&format!("unit-{unit}/index.md"), &index)?;
        for number in numbers {
            let title = words.some(3);
            let mut text = format!("+++\ntitle = \"{title}\"\n+++\n\n{}\n", words.some(40));
            for _ in 0..4 {
                let (heading, one, two) = (words.some(4), words.some(60), words.some(60));
                let _ = write!(text, "\n## {heading}\n\n{one}.\n\n{two}.\n");
            }
            for code in 0..2 {
                let _ = write!(
                    text,
                    "\n```rust\nfn part_{number}_{code}(items: &[u32]) -> u32 {{\n    // The sum \
                     of what is even.\n    items.iter().filter(|item| *item % 2 == 0).sum()\n}}\n\
                     ```\n"
                );
            }
            text.push_str("\n## Check yourself {.quiz show=3}\n");
            for question in 0..5 {
                text.push_str(&words.question(number, question));
            }
            // A rule ends the last question, so that text added on saving belongs to the lesson.
            text.push_str("\n---\n");
            file(&format!("unit-{unit}/lesson-{number}.md"), &text)?;
        }
    }
    Ok(bytes)
}

/// A generator of words that look like a language. Common words come more often than rare ones.
struct Words {
    state: u64,
}

impl Words {
    const SYLLABLES: [&str; 16] = [
        "ta", "ri", "mo", "ken", "sol", "ver", "lin", "pra", "dus", "fel", "gor", "hin", "jas",
        "kul", "ned", "ost",
    ];

    /// The next number of a linear congruential generator (Knuth's MMIX).
    fn next(&mut self) -> u64 {
        self.state = self
            .state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        self.state >> 33
    }

    fn some(&mut self, count: usize) -> String {
        let words: Vec<String> = (0..count).map(|_| self.word()).collect();
        words.join(" ")
    }

    /// A question of one of three kinds.
    fn question(&mut self, lesson: usize, number: usize) -> String {
        let mut text = format!("\n### {} {{#q-{lesson}-{number}}}\n\n", self.some(4));
        let _ = match number % 3 {
            0 => write!(
                text,
                "{}.\n\n- [ ] {}\n  > {}.\n- [x] {}\n  > {}.\n- [ ] {}\n  > {}.\n",
                self.some(20),
                self.some(8),
                self.some(15),
                self.some(8),
                self.some(15),
                self.some(8),
                self.some(15)
            ),
            1 => write!(
                text,
                "1. {}\n2. {}\n3. {}\n\n> [!NOTE]\n> {}.\n",
                self.some(5),
                self.some(5),
                self.some(5),
                self.some(20)
            ),
            _ => write!(
                text,
                "{}: [[={number}±1]].\n\n- `99`\n  > {}.\n",
                self.some(20),
                self.some(10)
            ),
        };
        text
    }

    fn word(&mut self) -> String {
        // The number of choices grows with the length, so that short words come back often.
        let length = 1 + (self.next() % 4).min(self.next() % 4) as usize;
        (0..=length)
            .map(|_| Words::SYLLABLES[(self.next() % Words::SYLLABLES.len() as u64) as usize])
            .collect()
    }
}
