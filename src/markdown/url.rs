//! The kind of address a link holds. It is decided before any other code trusts the address,
//! because browsers run code for some schemes, such as `javascript:`.

use percent_encoding::percent_decode_str;

/// An address, classified by what it can mean in a course.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Link {
    /// A web page, mail address or telephone number.
    External {
        /// The scheme in lower case.
        scheme: String,
    },
    /// A file of the course.
    Page {
        /// Its path relative to the linking file, percent-decoded, with `/` between parts.
        path: String,
        /// The text after `?`, as the author wrote it.
        query: Option<String>,
        /// The text after `#`, percent-decoded.
        fragment: Option<String>,
    },
    /// An anchor on the same page, percent-decoded.
    Fragment(String),
    /// A path from the root of a server or a disk.
    Absolute(String),
    /// An address that begins with `//`.
    ProtocolRelative,
    /// An address whose scheme is not allowed: it could run code, or no course needs it.
    Unsafe {
        /// The scheme in lower case.
        scheme: String,
    },
    /// An empty address.
    Empty,
    /// An address that can never work. The text completes a sentence that begins “the address”.
    Malformed(&'static str),
}

/// Schemes a link may have.
const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// Whether browsers run, read or show something themselves for addresses of this scheme. Addresses of
/// other schemes that no link may have only lead nowhere.
pub fn is_active(scheme: &str) -> bool {
    const ACTIVE: [&str; 22] = [
        "about",
        "blob",
        "chrome",
        "data",
        "feed",
        "file",
        "filesystem",
        "intent",
        "its",
        "jar",
        "javascript",
        "jscript",
        "livescript",
        "mhtml",
        "mk",
        "mocha",
        "ms-its",
        "res",
        "resource",
        "vbscript",
        "view-source",
        "wyciwyg",
    ];
    // Signs that no scheme has may hide one that browsers see.
    let is_plain =
        scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    ACTIVE.contains(&scheme) || !is_plain
}

/// Classifies `address`, in which entities are already decoded.
///
/// Browsers remove tabs and line ends anywhere in an address, and controls and spaces around it,
/// before they look for a scheme (WHATWG URL, “basic URL parser”, steps 1 to 3). This does the
/// same.
pub fn classify(address: &str) -> Link {
    let cleaned: String = address.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
    let cleaned = cleaned.trim_matches(|c: char| c <= ' ');
    if cleaned.is_empty() {
        return Link::Empty;
    }
    if cleaned.chars().any(|c| c.is_control()) {
        return Link::Malformed("holds a control character");
    }
    if let Some(scheme) = scheme(cleaned) {
        if scheme.len() == 1 {
            return Link::Absolute(cleaned.to_owned());
        }
        return if SCHEMES.contains(&scheme.as_str()) {
            Link::External { scheme }
        } else {
            Link::Unsafe { scheme }
        };
    }
    if cleaned.starts_with("//") || cleaned.starts_with("\\\\") || cleaned.starts_with("/\\") {
        return Link::ProtocolRelative;
    }
    if cleaned.starts_with(['/', '\\']) {
        return Link::Absolute(cleaned.to_owned());
    }
    let (before, fragment) = match cleaned.split_once('#') {
        Some((before, fragment)) => (before, Some(fragment)),
        None => (cleaned, None),
    };
    let (path, query) = match before.split_once('?') {
        Some((path, query)) => (path, Some(query.to_owned())),
        None => (before, None),
    };
    if path.contains('\\') {
        return Link::Malformed("has a `\\`");
    }
    let Ok(fragment) = fragment.map(decode).transpose() else {
        return Link::Malformed("has an escape that is not UTF-8");
    };
    if path.is_empty() && query.is_none() {
        return match fragment {
            Some(fragment) if !fragment.is_empty() => Link::Fragment(fragment),
            _ => Link::Malformed("has nothing after its `#`"),
        };
    }
    let Ok(decoded) = decode(path) else {
        return Link::Malformed("has an escape that is not UTF-8");
    };
    let escaped_separator = path
        .to_ascii_lowercase()
        .split('%')
        .skip(1)
        .any(|escape| ["2f", "5c", "2e"].iter().any(|code| escape.starts_with(code)));
    if escaped_separator || decoded.contains('\\') || decoded.chars().any(char::is_control) {
        return Link::Malformed("hides a separator or a control character in an escape");
    }
    Link::Page { path: decoded, query, fragment }
}

fn decode(text: &str) -> Result<String, std::str::Utf8Error> {
    percent_decode_str(text).decode_utf8().map(std::borrow::Cow::into_owned)
}

/// The scheme at the start of `address` (RFC 3986, section 3.1), in lower case. A colon may be
/// written as an escape to get past a filter, so an escaped one counts too.
fn scheme(address: &str) -> Option<String> {
    let lower = address.to_ascii_lowercase().replace("%3a", ":");
    let end = lower.find([':', '/', '?', '#'])?;
    if !lower[end..].starts_with(':') {
        return None;
    }
    let scheme: String = lower[..end].chars().filter(|c| !c.is_whitespace()).collect();
    let mut characters = scheme.chars();
    let first = characters.next()?;
    let valid = first.is_ascii_alphabetic()
        && characters.all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    // Even if browsers see no scheme in it, it is not a file name that works everywhere.
    Some(if valid { scheme } else { lower[..end].to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_could_run_something_are_unsafe_in_every_spelling() {
        for address in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " javascript:1",
            "java\nscript:1",
            "java\tscript:1",
            "\u{1}javascript:1",
            "javascript\t:1",
            "vbscript:x",
            "data:text/html,x",
            "DATA:image/svg+xml,x",
            "file:///etc/passwd",
            "blob:x",
            "ftp://x",
            "javascript%3Aalert(1)",
            "view-source:x",
            "feed:javascript:x",
        ] {
            let link = classify(address);
            assert!(
                matches!(link, Link::Unsafe { .. } | Link::Malformed(_)),
                "{address:?}: {link:?}"
            );
        }
    }

    #[test]
    fn course_links_are_taken_apart_and_decoded() {
        assert_eq!(
            classify("../a%20b/c.md?x=1#%C3%BCber"),
            Link::Page {
                path: "../a b/c.md".into(),
                query: Some("x=1".into()),
                fragment: Some("über".into())
            }
        );
        assert_eq!(classify("#a"), Link::Fragment("a".into()));
        assert_eq!(classify("https://x.org"), Link::External { scheme: "https".into() });
    }

    #[test]
    fn what_cannot_work_everywhere_is_told_apart() {
        for address in ["/a", "\\a", "C:\\a", "c:/a"] {
            assert!(matches!(classify(address), Link::Absolute(_)), "{address}");
        }
        for address in ["//x.org", "\\\\x", "/\\x"] {
            assert_eq!(classify(address), Link::ProtocolRelative, "{address}");
        }
        for address in ["a\\b", "a%2fb", "%2e%2e/a", "a%5Cb", "a%00b", "#", "a%ff"] {
            assert!(matches!(classify(address), Link::Malformed(_)), "{address}");
        }
        assert_eq!(classify("  "), Link::Empty);
    }
}
