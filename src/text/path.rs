//! The two kinds of path in a build. A bare `PathBuf` is a path on the real disk.

use std::fmt;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

/// The path of a file in the course folder. It is relative, has `/` between its parts, is never
/// empty, and has no `.` or `..` part.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CoursePath(Arc<str>);

impl CoursePath {
    /// Makes a path of `path`, which must already be relative and use `/`.
    pub fn new(path: &str) -> CoursePath {
        debug_assert!(!path.is_empty() && !path.starts_with('/'));
        CoursePath(Arc::from(path))
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folder that holds the file; empty for a file at the root.
    pub fn folder(&self) -> &str {
        self.0.rfind('/').map_or("", |slash| &self.0[..slash])
    }

    /// The file's own name.
    pub fn file_name(&self) -> &str {
        self.0.rfind('/').map_or(&self.0, |slash| &self.0[slash + 1..])
    }

    /// The part after the last dot of the file name; empty when there is none.
    pub fn extension(&self) -> &str {
        let name = self.file_name();
        name.rfind('.').map_or("", |dot| &name[dot + 1..])
    }

    /// The path that `relative` names when it is written in this file, or `None` when it leads out
    /// of the course. `relative` uses `/` and is already percent-decoded.
    pub fn resolve(&self, relative: &str) -> Option<CoursePath> {
        let path = join(self.folder(), relative).filter(|path| !path.is_empty())?;
        Some(CoursePath(Arc::from(path)))
    }
}

impl fmt::Display for CoursePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The path of a file in the finished site: relative to its root, with `/` between its parts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SitePath(Arc<str>);

impl SitePath {
    /// Makes a path of `path`, which must already be relative and use `/`.
    pub fn new(path: &str) -> SitePath {
        debug_assert!(!path.is_empty() && !path.starts_with('/'));
        SitePath(Arc::from(path))
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number of folders above the file; 0 at the root.
    pub fn depth(&self) -> usize {
        self.0.matches('/').count()
    }

    /// A relative URL from the page at this path to `target`, percent-encoded where a URL needs it.
    /// It works in any folder of any host, and from the disk.
    pub fn relative_url(&self, target: &SitePath) -> String {
        let from: Vec<&str> = self.0.split('/').collect();
        let to: Vec<&str> = target.0.split('/').collect();
        let folders = from.len() - 1;
        let shared = from[..folders]
            .iter()
            .zip(&to[..to.len() - 1])
            .take_while(|(one, other)| one == other)
            .count();
        let mut url = "../".repeat(folders - shared);
        url.push_str(&to[shared..].join("/"));
        encode_path(&url)
    }

    /// The path as a file system sees it that folds case and normalises Unicode. Two files with the
    /// same key cannot be in one site.
    pub fn collision_key(&self) -> String {
        if self.0.is_ascii() && !self.0.contains("./") && !self.0.contains(" /") {
            // Nearly all names are ASCII and need no normalising.
            return self.0.trim_end_matches(['.', ' ']).to_ascii_lowercase();
        }
        self.0
            .split('/')
            .map(|part| {
                let folded: String = part.nfkc().flat_map(char::to_lowercase).nfc().collect();
                folded.trim_end_matches(['.', ' ']).to_owned()
            })
            .collect::<Vec<_>>()
            .join("/")
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Percent-encodes the characters that a relative URL path cannot hold (RFC 3986, section 3.3), and
/// the colon, which would make a first segment look like a scheme (section 4.2).
pub fn encode_path(path: &str) -> String {
    use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
    const PATH: &AsciiSet = &CONTROLS
        .add(b' ')
        .add(b'"')
        .add(b'#')
        .add(b'%')
        .add(b'<')
        .add(b'>')
        .add(b'?')
        .add(b'[')
        .add(b'\\')
        .add(b']')
        .add(b'^')
        .add(b'`')
        .add(b'{')
        .add(b'|')
        .add(b'}')
        .add(b':');
    utf8_percent_encode(path, PATH).to_string()
}

/// The path that `relative` names when it is written in `folder`: empty for the folder that all are
/// in, `None` when it leads out of that.
pub fn join(folder: &str, relative: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

/// Why a file or folder name cannot be published everywhere, or `None` when it can. Faults are
/// names that Windows reserves, characters it forbids, a trailing dot or space, controls and
/// backslashes.
pub fn portability_fault(name: &str) -> Option<&'static str> {
    const RESERVED: [&str; 4] = ["con", "prn", "aux", "nul"];
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_ascii_lowercase();
    let numbered = |prefix: &str| {
        stem.strip_prefix(prefix).is_some_and(|rest| {
            rest.len() == 1 && rest.as_bytes()[0].is_ascii_digit() && rest != "0"
        })
    };
    if RESERVED.contains(&stem.as_str()) || numbered("com") || numbered("lpt") {
        return Some("Windows reserves this name for a device");
    }
    if name.ends_with('.') || name.ends_with(' ') {
        return Some("Windows drops a dot or a space at the end of a name");
    }
    if name.chars().any(char::is_control) {
        return Some("a control character in a name cannot be typed into a link");
    }
    name.contains(['<', '>', ':', '"', '|', '?', '*', '\\'])
        .then_some("Windows forbids < > : \" | ? * and \\ in names")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_urls_climb_only_as_far_as_needed() {
        let url = |from: &str, to: &str| SitePath::new(from).relative_url(&SitePath::new(to));
        assert_eq!(url("a/b.html", "a/c.html"), "c.html");
        assert_eq!(url("a/b.html", "index.html"), "../index.html");
        assert_eq!(url("index.html", "a/b c.html"), "a/b%20c.html");
        assert_eq!(url("a/b/c.html", "a/d/e.html"), "../d/e.html");
        assert_eq!(url("index.html", "x:y.html"), "x%3Ay.html");
    }

    #[test]
    fn a_link_cannot_leave_the_course() {
        let page = CoursePath::new("unit/lesson.md");
        assert_eq!(page.resolve("../index.md"), Some(CoursePath::new("index.md")));
        assert_eq!(page.resolve("../../secret.md"), None);
        assert_eq!(page.resolve(".."), None);
    }

    #[test]
    fn names_that_one_file_system_would_merge_share_a_key() {
        let key = |path: &str| SitePath::new(path).collision_key();
        assert_eq!(key("Unit/A.html"), key("unit/a.html"));
        assert_eq!(key("caf\u{e9}.html"), key("cafe\u{301}.html"));
        assert_eq!(key("a./b"), key("a/b"));
        assert_ne!(key("a.html"), key("b.html"));
    }

    #[test]
    fn device_names_are_reserved_with_any_ending() {
        for name in ["con", "NUL.md", "com1.svg", "a.", "a ", "a?b", "a\\b"] {
            assert!(portability_fault(name).is_some(), "{name}");
        }
        for name in ["concept.md", "com10.svg", "com.md", "naïve file.md"] {
            assert!(portability_fault(name).is_none(), "{name}");
        }
    }
}
