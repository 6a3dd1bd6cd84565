//! How long it takes until a saved lesson is served.

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The maximum time to wait until a saved lesson is served.
const PATIENCE: Duration = Duration::from_secs(60);

/// The preview. It is killed when this is dropped.
struct Preview(Child);

impl Drop for Preview {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Serves the folder `course` in `work`, saves a lesson `saves` times, and returns how long each
/// took to be served.
pub fn saves(program: &Path, work: &Path, saves: usize) -> io::Result<Vec<Duration>> {
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
        .ok_or_else(|| io::Error::other("the preview did not start"))?;
    // The rest of the output is read too, so that the preview never blocks on writing it.
    std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
    let file = work.join("course/unit-0/lesson-3.md");
    let text = fs::read_to_string(&file)?;
    let mut times = Vec::new();
    for number in 0..saves {
        let mark = format!("mark{number}end");
        let start = Instant::now();
        fs::write(&file, format!("{text}\n{mark}\n"))?;
        while !get(&address, "/unit-0/lesson-3.html")?.contains(&mark) {
            if start.elapsed() > PATIENCE {
                return Err(io::Error::other("a saved lesson was not served"));
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        times.push(start.elapsed());
        std::thread::sleep(Duration::from_millis(250));
    }
    fs::write(&file, text)?;
    Ok(times)
}

fn get(address: &str, path: &str) -> io::Result<String> {
    let mut stream = TcpStream::connect(address)?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}
