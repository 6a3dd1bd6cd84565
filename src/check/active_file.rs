//! `active-file`.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::Course;
use crate::model::page::Target;
use crate::model::settings::RawHtmlPolicy;

/// The endings of files that browsers run, or that bring a style or a script with them.
const ACTIVE: [&str; 20] = [
    "cjs", "hta", "htm", "html", "js", "mht", "mhtml", "mjs", "rdf", "rss", "atom", "shtml",
    "svgz", "swf", "wasm", "xht", "xhtml", "xml", "xsl", "xslt",
];

/// Reports links to files that browsers run. With `raw_html = "full"` the author answers for them.
pub fn check(course: &Course, diagnostics: &mut Vec<Diagnostic>) {
    if course.settings.raw_html == RawHtmlPolicy::Full {
        return;
    }
    for page in &course.pages {
        let mut reported = BTreeSet::new();
        for link in &page.document.links {
            let Some(Target::Asset(path, _)) = page.targets.get(&link.link) else { continue };
            let extension = path.extension().to_ascii_lowercase();
            // Links with one definition have one place.
            if !ACTIVE.contains(&extension.as_str()) || !reported.insert(link.span) {
                continue;
            }
            let help = match extension.as_str() {
                "svgz" => "unpack it, and use the `.svg`",
                _ => "write it as a page of the course, or pack it as a `.zip` to download",
            };
            diagnostics.push(
                Diagnostic::new(
                    &codes::ACTIVE_FILE,
                    Place::new(&page.document.path, link.span),
                    format!("browsers run what is in `{path}`"),
                )
                .help(help)
                .help("if you trust it like your own pages, write `raw_html = \"full\"` in `course.toml`"),
            );
        }
    }
}
