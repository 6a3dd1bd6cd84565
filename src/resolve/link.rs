//! Finds the targets of links.
//!
//! [`resolve`] is called once for each link, and the page keeps the answer.

use std::collections::BTreeSet;

use percent_encoding::percent_decode_str;

use crate::diag::fix::Edit;
use crate::diag::{Diagnostic, Place, codes};
use crate::markdown::url::Link;
use crate::model::course::{Course, PageId};
use crate::model::document::{BodyLink, LinkUse};
use crate::model::page::{Page, PageKind, Target};
use crate::model::site_page::SitePage;
use crate::text::path::{CoursePath, SitePath};
use crate::text::slug::key;
use crate::text::span::Span;
use crate::text::suggestion::{did_you_mean, slip};

/// The reasons why a link has no target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkFault {
    /// It leads out of the course folder. The path is what is left of it there: browsers leave out a
    /// `..` that leads above the root.
    OutOfCourse(CoursePath),
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
    /// It starts at the root of a server or a disk.
    Absolute(String),
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
        Link::Absolute(path) => Err(LinkFault::Absolute(path.clone())),
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
            LinkFault::OutOfCourse(CoursePath::new(within(&relative)))
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

/// The target that is left of a link with a fault: the page, where only the place on it is missing.
pub fn remainder(link: &Link, fault: &LinkFault) -> Option<Target> {
    match (link, fault) {
        (Link::Page { .. }, LinkFault::NoAnchor(id, _)) => Some(Target::Page(*id, None)),
        _ => None,
    }
}

/// A diagnostic on what is wrong with a link and what to write instead.
///
/// The words of a link stay without it, so the page is complete. A picture that is not there leaves
/// a hole.
pub fn diagnostic(course: &Course, page: &Page, link: &BodyLink, fault: LinkFault) -> Diagnostic {
    let place = Place::new(&page.document.path, link.span);
    let code = match link.used_as {
        LinkUse::Link => &codes::BROKEN_LINK,
        LinkUse::Embed => &codes::MISSING_PICTURE,
    };
    let broken = |message: String| Diagnostic::new(code, place.clone(), message);
    match fault {
        LinkFault::OutOfCourse(path) => {
            let diagnostic = broken("the link leads out of the course folder".to_owned());
            match absolute_target(course, path.as_str()) {
                Some(target) => {
                    let target = relative(&page.document.path, target);
                    diagnostic.suggest(Some(&target)).fix(with_path(page, link, Some(&target)))
                }
                None => match namesake(course, &path) {
                    Some(near) => diagnostic.suggest(Some(&relative(&page.document.path, near))),
                    None => diagnostic
                        .help("copy the file into the course, or link to where it is published"),
                },
            }
        }
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
            let near = near.copied().or_else(|| namesake(course, &path));
            let near = near.map(|near| relative(&page.document.path, near));
            let certain =
                certain_target(course, &path, written_path(link).unwrap_or(path.as_str()));
            let certain = certain.map(|target| relative(&page.document.path, target));
            // A host that is taken for a file.
            if let Link::Page { path: written, .. } = &link.link
                && written.starts_with("www.")
            {
                return broken(format!("`{written}` is no complete address"))
                    .help(format!("did you mean `https://{written}`?"))
                    .fix(with_path(page, link, Some(&format!("https://{written}"))));
            }
            let diagnostic = broken(format!("there is no file `{path}` in the course"))
                .fix(with_path(page, link, certain.as_deref()));
            match (certain.as_deref().or(near.as_deref()), link.used_as) {
                (Some(near), _) => diagnostic.suggest(Some(near)),
                (None, LinkUse::Link) => diagnostic.help(
                    "link to a page of the course, or to an address that begins with `https:`",
                ),
                (None, LinkUse::Embed) => {
                    diagnostic.help("copy the file there, or take the picture out")
                }
            }
        }
        LinkFault::Absolute(path) => {
            let code = match link.used_as {
                LinkUse::Link => &codes::ABSOLUTE_LINK,
                LinkUse::Embed => &codes::MISSING_PICTURE,
            };
            let message = format!("`{path}` works only when the course is at the root of a server");
            let diagnostic = Diagnostic::new(code, place, message);
            let end = path.find(['#', '?']).unwrap_or(path.len());
            let inside = path[..end].trim_matches('/');
            match absolute_target(course, inside) {
                Some(target) => {
                    let target = relative(&page.document.path, target);
                    diagnostic
                        .help(format!("write the path from this file: `{target}`"))
                        .fix(with_path(page, link, Some(&target)))
                }
                None => {
                    let near = namesake(course, &CoursePath::new(inside));
                    let near = near.map(|near| relative(&page.document.path, near));
                    match near {
                        Some(near) => diagnostic.suggest(Some(&near)),
                        None => diagnostic
                            .help("write the path from this file, as in `../unit/lesson.md`"),
                    }
                }
            }
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
            let lower = anchor.to_lowercase();
            let same = anchors.clone().find(|known| known.to_lowercase() == lower);
            let certain = same.or_else(|| slip(&anchor, anchors.clone()));
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
/// alone, the page of that name with the ending of its kind, or the only file whose path ends with
/// what the author wrote, which is `written`. A file of the same name in another folder is not meant
/// for certain.
fn certain_target<'c>(
    course: &'c Course,
    path: &CoursePath,
    written: &str,
) -> Option<&'c CoursePath> {
    let known: BTreeSet<&CoursePath> =
        course.page_of.keys().chain(course.asset_of.keys()).collect();
    let only = |is_it: &dyn Fn(&CoursePath) -> bool| {
        let mut found = known.iter().filter(|known| is_it(known));
        found.next().filter(|_| found.next().is_none()).copied()
    };
    let lower = path.as_str().to_lowercase();
    let stem = path.as_str().strip_suffix(".md").map(|stem| format!("{stem}."));
    let name = path.file_name();
    only(&|known| known.as_str().to_lowercase() == lower)
        .or_else(|| {
            let stem = stem?;
            only(&|known| known.as_str().starts_with(&stem) && known.extension() == "md")
        })
        .or_else(|| only(&|known| known.file_name() == name && in_folders(known, written)))
        .or_else(|| {
            let key = page_key(name)?;
            only(&|known| is_page_of(known, &key) && in_folders(known, written))
        })
}

/// The files of the course that have the name of the missing `path`, if there is only one.
fn namesake<'c>(course: &'c Course, path: &CoursePath) -> Option<&'c CoursePath> {
    let name = path.file_name();
    let key = page_key(name);
    let is_it = |known: &&CoursePath| {
        known.file_name() == name && !is_common(name)
            || key.as_ref().is_some_and(|key| is_page_of(known, key))
    };
    let mut found = course.page_of.keys().chain(course.asset_of.keys()).filter(is_it);
    found.next().filter(|first| found.all(|other| other == *first))
}

/// Whether `known` is a page with this key.
fn is_page_of(known: &CoursePath, key: &str) -> bool {
    known.extension() == "md" && page_key(known.file_name()).is_some_and(|known| known == key)
}

/// Whether the folders in the path `written` are those around the file `known`, compared from the
/// right as far as both go. A name that many files have needs a folder.
fn in_folders(known: &CoursePath, written: &str) -> bool {
    let parts = |path: &'_ str| -> Vec<String> {
        let parts = path.split('/').filter(|part| !matches!(*part, "" | "." | ".."));
        parts.map(str::to_owned).collect()
    };
    let (known, written) = (parts(known.as_str()), parts(written));
    let [folders @ .., name] = known.as_slice() else { return false };
    let around = &written[..written.len().saturating_sub(1)];
    let agree = folders.iter().rev().zip(around.iter().rev()).all(|(known, written)| {
        known == written || key(known) == key(written) && !key(known).is_empty()
    });
    let is_whole = around.len() <= folders.len() || !folders.is_empty();
    let is_told = !is_common(name) || !folders.is_empty() && !around.is_empty();
    agree && is_whole && is_told
}

/// The file of the course that a path from the root of a server means, without the slash at its
/// start.
fn absolute_target<'c>(course: &'c Course, path: &str) -> Option<&'c CoursePath> {
    let written = percent_decode_str(path).decode_utf8().ok()?;
    let path = CoursePath::new("index.md").resolve(&written)?;
    let index = CoursePath::new(&format!("{path}/index.md"));
    let same = course.page_of.keys().find(|known| **known == path || **known == index);
    let same = same.or_else(|| course.asset_of.keys().find(|known| **known == path));
    let is_made_into = |site: &SitePath| site.as_str() == path.as_str();
    same.or_else(|| {
        let page = course.pages.iter().find(|page| is_made_into(&page.site));
        page.map(|page| &page.document.path)
    })
    .or_else(|| course.asset_of.iter().find(|(_, site)| is_made_into(site)).map(|(known, _)| known))
    .or_else(|| certain_target(course, &path, &written))
}

/// The path of a link as its author wrote it.
fn written_path(link: &BodyLink) -> Option<&str> {
    match &link.link {
        Link::Page { path, .. } => Some(path),
        _ => None,
    }
}

/// The part of a relative path behind its last `..`.
fn within(relative: &str) -> &str {
    relative.rsplit("../").next().unwrap_or_default().trim_matches('/')
}

/// Whether a file has this name in many folders, so that the name alone does not say which is meant.
fn is_common(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().to_lowercase();
    matches!(&*stem, "index" | "readme" | "intro" | "license")
}

/// The key that a page of this name has, or would have if it were one of a course. Other programs
/// let links name a page by other endings, or by none.
fn page_key(name: &str) -> Option<String> {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let is_page = matches!(ending, "" | "html" | "htm" | "md" | "markdown" | "mdx" | "qmd" | "rmd");
    let ending = PageKind::ENDINGS.iter().find_map(|(ending, _)| name.strip_suffix(ending));
    Some(key(ending.unwrap_or(stem))).filter(|key| is_page && !is_common(name) && !key.is_empty())
}

/// The edit after which `link` on `page` leads to the relative path `target`; `None` when its path
/// cannot be found in the text.
fn with_path(page: &Page, link: &BodyLink, target: Option<&str>) -> Option<Edit> {
    let span = link.span.range();
    let written = page.document.text.get(span.clone())?;
    let length = written.find(['#', '?']).unwrap_or(written.len());
    let is_exact = match &link.link {
        Link::Page { path, .. } => {
            percent_decode_str(&written[..length]).decode_utf8().is_ok_and(|read| read == *path)
        }
        Link::Absolute(path) => written == path,
        _ => return None,
    };
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
