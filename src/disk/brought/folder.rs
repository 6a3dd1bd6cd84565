//! What a folder of the program's source holds that the program brings along. The build script
//! compiles this file too, so that both ways of bringing files find the same ones.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;

/// The ending of files that are compressed in the source. The program brings what is in them, under
/// the name without it.
pub const COMPRESSED: &str = ".gz";

/// What the program does not bring, by parts of a path: the sources of scripts, of which pages load
/// the finished ones, and how the fonts were made.
const LEFT_OUT: [(&str, &str); 3] = [("/runtime/", ""), ("/fonts/", ".py"), ("/fonts/", ".md")];

/// The files below `root`, by their paths in it with `/` between the parts.
pub fn files(root: &Path) -> io::Result<BTreeMap<String, PathBuf>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let Ok(below) = path.strip_prefix(root) else { continue };
            let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
            let name = parts.join("/");
            let is_left_out =
                LEFT_OUT.iter().any(|(part, end)| name.contains(part) && name.ends_with(end));
            if !is_left_out {
                let name = name.strip_suffix(COMPRESSED).unwrap_or(&name).to_owned();
                found.insert(name, path);
            }
        }
    }
    Ok(found)
}

/// The content of a file that [`files`] found.
pub fn content(path: &Path) -> io::Result<Vec<u8>> {
    let bytes = fs::read(path)?;
    if !path.to_string_lossy().ends_with(COMPRESSED) {
        return Ok(bytes);
    }
    let mut content = Vec::new();
    GzDecoder::new(bytes.as_slice()).read_to_end(&mut content)?;
    Ok(content)
}
