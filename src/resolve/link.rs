//! Finds the targets of links.
//!
//! [`resolve`] is called once for each link, and the page keeps the answer.

use std::collections::BTreeSet;

use percent_encoding::percent_decode_str;

use crate::diag::fix::Edit;
use crate::diag::{Diagnostic, Place, codes};
use crate::markdown::url::Link;
use crate::model::course::{Course, PageId};
use crate::model::document::BodyLink;
use crate::model::page::{Page, Target};
use crate::model::site_page::SitePage;
use crate::text::path::{CoursePath, SitePath};
use crate::text::span::Span;
use crate::text::suggestion::{did_you_mean, slip};

/// The reasons why a link has no target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkFault {
    /// It leads out of the course folder.
    OutOfCourse,
    /// There is no such file.
    NoFile(CoursePath),
    /// The file exists but is not published.
    NotPublished(CoursePath),
    /// It names a folder.
    Folder(CoursePath),
    /// It names a page of the site instead of the file that the page is made from.
    Built(CoursePath),
    /// The page is a draft.
    Draft(CoursePath),
    /// The page has no such anchor.
    NoAnchor(PageId, String),
}

/// Finds the target of `link` on `page`.
///
/// `None` when it leads out of the course.
///
/// # Errors
/// When it has no target.
pub fn resolve(course: &Course, page: &Page, link: &Link) -> Result<Option<Target>, LinkFault> {
    match link {
        Link::Fragment(fragment) => {
            if has_anchor(course, page, fragment) {
                return Ok(Some(Target::Here(fragment.clone())));
            }
            let id = course.page_of.get(&page.document.path).copied().unwrap_or(PageId(0));
            Err(LinkFault::NoAnchor(id, fragment.clone()))
        }
        Link::Page { path, fragment, .. } => {
            file(course, &page.document.path, path, fragment.as_deref()).map(Some)
        }
        _ => Ok(None),
    }
}

/// The target of a link that the file `from` has to the file at the path `relative`.
///
/// # Errors
/// When it has no target.
pub fn file(
    course: &Course,
    from: &CoursePath,
    relative: &str,
    fragment: Option<&str>,
) -> Result<Target, LinkFault> {
    use unicode_normalization::UnicodeNormalization;
    let relative: String = relative.nfc().collect();
    let Some(path) = from.resolve(&relative) else {
        // A `..` that ends at the course folder itself means the front page's folder, not an
        // escape.
        let inside = from.folder().split('/').filter(|part| !part.is_empty()).count();
        let ups = relative.split('/').filter(|part| *part == "..").count();
        return Err(if ups <= inside {
            LinkFault::Folder(CoursePath::new("index.md"))
        } else {
            LinkFault::OutOfCourse
        });
    };
    if let Some(&id) = course.page_of.get(&path) {
        return match fragment {
            Some(fragment) if !fragment.is_empty() => {
                if has_anchor(course, course.page(id), fragment) {
                    Ok(Target::Page(id, Some(fragment.to_owned())))
                } else {
                    Err(LinkFault::NoAnchor(id, fragment.to_owned()))
                }
            }
            _ => Ok(Target::Page(id, None)),
        };
    }
    if course.drafts.contains(&path) {
        return Err(LinkFault::Draft(path));
    }
    if let Some(site) = course.asset_of.get(&path) {
        return Ok(Target::Asset(path, site.clone()));
    }
    if let Some(generated) = SitePage::linked(path.as_str()).filter(|p| p.exists(course, false)) {
        return Ok(Target::Generated(generated.path(), fragment.map(str::to_owned)));
    }
    let index = CoursePath::new(&format!("{path}/index.md"));
    if course.page_of.contains_key(&index) {
        return Err(LinkFault::Folder(index));
    }
    if let Some(page) = course.pages.iter().find(|page| page.site.as_str() == path.as_str()) {
        return Err(LinkFault::Built(page.document.path.clone()));
    }
    if matches!(path.extension(), "md" | "toml")
        && course.asset_of.keys().any(|known| *known == path)
    {
        return Err(LinkFault::NotPublished(path));
    }
    Err(LinkFault::NoFile(path))
}

fn has_anchor(course: &Course, page: &Page, anchor: &str) -> bool {
    page.document.anchors.contains_key(anchor)
        || page.terms().iter().any(|term| term.anchor == anchor)
        || (course.references.is_empty() && anchor.is_empty())
}

/// A diagnostic on what is wrong with a link and what to write instead.
pub fn diagnostic(course: &Course, page: &Page, link: &BodyLink, fault: LinkFault) -> Diagnostic {
    let place = Place::new(&page.document.path, link.span);
    let broken = |message: String| Diagnostic::new(&codes::BROKEN_LINK, place.clone(), message);
    match fault {
        LinkFault::OutOfCourse => broken("the link leads out of the course folder".to_owned())
            .help("copy the file into the course, or link to where it is published"),
        LinkFault::NoFile(path) => {
            let known: Vec<&CoursePath> =
                course.page_of.keys().chain(course.asset_of.keys()).collect();
            // The name is what is mistyped or misplaced; the folders around it are rarely wrong.
            let names = known.iter().map(|known| known.file_name());
            let name = match known.iter().find(|known| known.file_name() == path.file_name()) {
                Some(same) => Some(same.file_name()),
                None => did_you_mean(path.file_name(), names),
            };
            let near = name.and_then(|name| {
                let same_folder = |known: &&&CoursePath| {
                    known.file_name() == name && known.folder() == path.folder()
                };
                let any = || known.iter().find(|known| known.file_name() == name);
                known.iter().find(same_folder).or_else(any)
            });
            let near = near.map(|near| relative(&page.document.path, near));
            let certain = certain_target(course, &path);
            let certain = certain.map(|target| relative(&page.document.path, target));
            // A host that is taken for a file.
            if let Link::Page { path: written, .. } = &link.link
                && written.starts_with("www.")
            {
                return broken(format!("`{written}` is no complete address"))
                    .help(format!("did you mean `https://{written}`?"))
                    .fix(with_path(page, link, Some(&format!("https://{written}"))));
            }
            broken(format!("there is no file `{path}` in the course"))
                .suggest(certain.as_deref().or(near.as_deref()))
                .fix(with_path(page, link, certain.as_deref()))
        }
        LinkFault::NotPublished(path) => {
            broken(format!("`{path}` is not published")).help("link to a page")
        }
        LinkFault::Folder(index) => {
            let target = relative(&page.document.path, &index);
            broken("the link leads to a folder".to_owned())
                .help(format!("link to its page: `{target}`"))
                .fix(with_path(page, link, Some(&target)))
        }
        LinkFault::Built(source) => {
            let target = relative(&page.document.path, &source);
            broken(
                "the link names a page of the finished site, which is not there in the source"
                    .to_owned(),
            )
            .help(format!("link to its file: `{target}`"))
            .fix(with_path(page, link, Some(&target)))
        }
        LinkFault::Draft(path) => {
            Diagnostic::new(&codes::LINK_TO_DRAFT, place, format!("`{path}` is a draft"))
                .help("take the link out, or delete `draft = true` there")
        }
        LinkFault::NoAnchor(id, anchor) => {
            let target = course.page(id);
            let anchors = target.document.anchors.keys().map(String::as_str);
            let certain = slip(&anchor, anchors.clone());
            let diagnostic = Diagnostic::new(
                &codes::BROKEN_ANCHOR,
                place,
                format!("`{}` has no place `#{anchor}`", target.document.path),
            );
            match did_you_mean(&anchor, anchors) {
                Some(near) => diagnostic
                    .suggest(Some(&format!("#{near}")))
                    .fix(with_fragment(page, link, &anchor, certain)),
                None => diagnostic.help(format!(
                    "give the heading that is meant this id: `{{#{anchor}}}`, or link to the page as a whole"
                )),
            }
        }
    }
}

/// The only file of the course that the missing `path` can mean: one whose name differs in capitals
/// alone, the page of that name with the ending of its kind, or the only file of that name.
fn certain_target<'c>(course: &'c Course, path: &CoursePath) -> Option<&'c CoursePath> {
    let known: BTreeSet<&CoursePath> =
        course.page_of.keys().chain(course.asset_of.keys()).collect();
    let only = |is_it: &dyn Fn(&CoursePath) -> bool| {
        let mut found = known.iter().filter(|known| is_it(known));
        found.next().filter(|_| found.next().is_none()).copied()
    };
    let lower = path.as_str().to_lowercase();
    let stem = path.as_str().strip_suffix(".md").map(|stem| format!("{stem}."));
    only(&|known| known.as_str().to_lowercase() == lower)
        .or_else(|| {
            let stem = stem?;
            only(&|known| known.as_str().starts_with(&stem) && known.extension() == "md")
        })
        .or_else(|| {
            let is_own_name = path.file_name() != "index.md";
            only(&|known| known.file_name() == path.file_name()).filter(|_| is_own_name)
        })
}

/// The edit after which `link` on `page` leads to the relative path `target`; `None` when its path
/// cannot be found in the text.
fn with_path(page: &Page, link: &BodyLink, target: Option<&str>) -> Option<Edit> {
    let span = link.span.range();
    let Link::Page { path, .. } = &link.link else { return None };
    let written = page.document.text.get(span.clone())?;
    let length = written.find(['#', '?']).unwrap_or(written.len());
    let is_exact =
        percent_decode_str(&written[..length]).decode_utf8().is_ok_and(|read| read == *path);
    let place = Span::new(span.start..span.start + length);
    target.filter(|_| is_exact).map(|target| Edit::replace(place, target))
}

/// The edit after which `link` on `page` leads to the place `near` instead of `anchor`.
fn with_fragment(page: &Page, link: &BodyLink, anchor: &str, near: Option<&str>) -> Option<Edit> {
    let span = link.span.range();
    let written = page.document.text.get(span.clone())?;
    let start = span.end.checked_sub(anchor.len())?;
    let is_exact =
        written.ends_with(&format!("#{anchor}")) && !written.contains(char::is_whitespace);
    near.filter(|_| is_exact).map(|near| Edit::replace(Span::new(start..span.end), near))
}

/// The path from one course file to another, as an author would write it.
pub fn relative(from: &CoursePath, to: &CoursePath) -> String {
    SitePath::new(from.as_str()).relative_url(&SitePath::new(to.as_str()))
}
