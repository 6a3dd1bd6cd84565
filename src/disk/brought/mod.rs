//! The files that the program brings along: themes, citation styles, a new course.
//!
//! In a release they are packed into the program, many in one part, because texts that are much like
//! each other take half the room together. A development build reads them from the disk whenever
//! they are asked for, so that work on a theme needs no compiler.

#[cfg(any(test, not(packed)))]
mod folder;
#[cfg(any(test, packed))]
mod part;

use std::borrow::Cow;

/// A folder of the program's source, whose files the program brings along.
pub struct Brought {
    #[cfg(not(packed))]
    root: &'static str,
    #[cfg(packed)]
    parts: &'static [&'static part::Part],
}

#[cfg(packed)]
mod packed {
    use std::sync::OnceLock;

    use super::Brought;
    use super::part::{Packed, Part};

    // Written by the build script.
    include!(concat!(env!("OUT_DIR"), "/brought.rs"));
}

#[cfg(packed)]
pub use packed::{PATTERNS, SCAFFOLD, STYLES, THEMES};

/// The folder of the themes.
#[cfg(not(packed))]
pub static THEMES: Brought = Brought { root: concat!(env!("CARGO_MANIFEST_DIR"), "/themes") };

/// The folder of the citation styles.
#[cfg(not(packed))]
pub static STYLES: Brought =
    Brought { root: concat!(env!("CARGO_MANIFEST_DIR"), "/src/render/csl") };

/// The folder of a new course.
#[cfg(not(packed))]
pub static SCAFFOLD: Brought = Brought { root: concat!(env!("CARGO_MANIFEST_DIR"), "/scaffold") };

/// The folder of other courses to start from, and of pages to add.
#[cfg(not(packed))]
pub static PATTERNS: Brought = Brought { root: concat!(env!("CARGO_MANIFEST_DIR"), "/patterns") };

#[cfg(packed)]
impl Brought {
    /// The paths of all files in the folder, in order.
    pub fn paths(&self) -> Vec<String> {
        let mut paths: Vec<String> =
            self.parts.iter().flat_map(|part| part.paths()).map(str::to_owned).collect();
        paths.sort();
        paths
    }

    /// The content of the file with this path in the folder; `None` when there is none.
    pub fn get(&self, path: &str) -> Option<Cow<'static, [u8]>> {
        self.parts.iter().find_map(|part| part.get(path)).map(Cow::Borrowed)
    }
}

#[cfg(not(packed))]
impl Brought {
    /// The paths of all files in the folder, in order.
    pub fn paths(&self) -> Vec<String> {
        let files = folder::files(std::path::Path::new(self.root)).unwrap_or_default();
        files.into_keys().collect()
    }

    /// The content of the file with this path in the folder; `None` when there is none.
    pub fn get(&self, path: &str) -> Option<Cow<'static, [u8]>> {
        if path.split('/').any(|part| matches!(part, "" | "." | "..")) {
            return None;
        }
        let path = std::path::Path::new(self.root).join(path);
        let mut compressed = path.clone().into_os_string();
        compressed.push(folder::COMPRESSED);
        let found = folder::content(&path).or_else(|_| folder::content(compressed.as_ref()));
        found.ok().map(Cow::Owned)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn all_files_are_brought_as_they_are_in_the_source() {
        let source = Path::new(env!("CARGO_MANIFEST_DIR"));
        let folders = [
            (&THEMES, "themes"),
            (&STYLES, "src/render/csl"),
            (&SCAFFOLD, "scaffold"),
            (&PATTERNS, "patterns"),
        ];
        for (brought, folder) in folders {
            let files = folder::files(&source.join(folder)).unwrap();
            assert_eq!(brought.paths(), files.keys().cloned().collect::<Vec<_>>());
            for (path, file) in &files {
                let content = folder::content(file).unwrap();
                assert!(brought.get(path).is_some_and(|bytes| *bytes == content), "{path}");
            }
            for path in ["", "nope", "../Cargo.toml", "base/../../Cargo.toml"] {
                assert!(brought.get(path).is_none(), "{path}");
            }
        }
    }

    #[test]
    fn sources_of_scripts_and_of_fonts_stay_behind() {
        let themes = THEMES.paths();
        assert!(themes.contains(&"base/fonts/math.woff2".to_owned()));
        assert!(themes.contains(&"base/fonts/OFL.txt".to_owned()));
        assert!(!themes.iter().any(|path| path.contains("/runtime/") || path.ends_with(".py")));
        // What is compressed in the source has the name of what is in it.
        let styles = STYLES.paths();
        assert!(styles.contains(&"locales/en-US.cbor".to_owned()));
        assert!(!styles.iter().any(|path| path.ends_with(".gz")));
    }
}
