//! The addresses that pages had, and the paths that files get.

use crate::import::folder::without_number;
use crate::import::material::{folder, is_index, stem};
use crate::text::path::portability_fault;

/// The endings of files that browsers run, which pages cannot link to.
const ACTIVE: [&str; 20] = [
    "cjs", "hta", "htm", "html", "js", "mht", "mhtml", "mjs", "rdf", "rss", "atom", "shtml",
    "svgz", "swf", "wasm", "xht", "xhtml", "xml", "xsl", "xslt",
];

/// The address of a page in the site of the source, without ending and slashes.
pub fn own_address(page: &str, root: &str) -> String {
    let inside = page.strip_prefix(root).unwrap_or(page).trim_start_matches('/');
    let folder = folder(inside);
    match (is_index(page), folder) {
        (true, folder) => folder.to_owned(),
        (false, "") => stem(inside).to_owned(),
        (false, folder) => format!("{folder}/{}", stem(inside)),
    }
}

/// The addresses that a page may have had.
pub fn addresses_of(page: &str, root: &str) -> Vec<String> {
    let own = own_address(page, root);
    // Docusaurus and others leave numbers out that only order pages.
    let plain: Vec<&str> = own.split('/').map(without_number).collect();
    vec![folded(&own), folded(&plain.join("/"))]
}

/// An address as it is compared.
pub fn folded(address: &str) -> String {
    let address = address.split(['#', '?']).next().unwrap_or_default().trim_matches('/');
    let address =
        address.strip_suffix(".html").or_else(|| address.strip_suffix(".md")).unwrap_or(address);
    let address = address
        .strip_suffix("index")
        .filter(|rest| rest.is_empty() || rest.ends_with('/'))
        .unwrap_or(address);
    address.trim_matches('/').to_lowercase()
}

/// The path of a file in the new course, which keeps such files in the folder `files`.
pub fn new_path(path: &str, files: &str) -> String {
    let parts: Vec<String> = path
        .split('/')
        .filter(|part| !part.is_empty())
        .map(|part| {
            let plain: String = part
                .chars()
                .map(|c| if c.is_control() || "<>:\"|?*\\#%".contains(c) { '-' } else { c })
                .collect();
            let plain = plain.trim_end_matches(['.', ' ']).trim_start_matches('.').to_owned();
            match portability_fault(&plain) {
                Some(_) => format!("x-{plain}"),
                None if plain.is_empty() => "x".to_owned(),
                None => plain,
            }
        })
        .collect();
    let mut path = format!("{files}/{}", parts.join("/"));
    let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    // Text files of a course are read, and these are only handed out.
    if ACTIVE.contains(&&*ending) || matches!(&*ending, "md" | "toml" | "bib" | "mdx") {
        path.push_str(".txt");
    }
    path
}
