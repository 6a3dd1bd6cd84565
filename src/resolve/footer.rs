//! Finds the pages that the links below every page lead to.

use crate::diag::{Diagnostic, Place, codes};
use crate::markdown::url::{Link, classify};
use crate::model::course::Course;
use crate::model::footer::{FooterLink, FooterTarget};
use crate::model::page::Target;
use crate::parse::manifest;
use crate::resolve::link::{LinkFault, file};
use crate::source::MANIFEST;
use crate::text::path::CoursePath;
use crate::text::span::Spanned;
use crate::text::suggestion::{did_you_mean, slip};

/// The links below every page. Those without a target are reported and left out.
pub fn footer(
    course: &Course,
    links: &[manifest::FooterLink],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<FooterLink> {
    let links = links.iter().filter_map(|link| {
        let mut invalid = |span, message: &str, help: &str| {
            let place = Place::new(&CoursePath::new(MANIFEST), span);
            diagnostics.push(Diagnostic::new(&codes::INVALID_VALUE, place, message).help(help));
        };
        let to = match (&link.page, &link.url) {
            (Some(_), Some(url)) => {
                let message = "a link below every page leads to one place";
                invalid(url.span, message, "take `page` or `url` away");
                return None;
            }
            (None, None) => {
                let help = "add `page = \"about.md\"`, or a `url`";
                invalid(link.title.span, "this link leads nowhere", help);
                return None;
            }
            (None, Some(url)) => FooterTarget::Address(url.value.clone()),
            (Some(page), None) => target(course, page, diagnostics)?,
        };
        Some(FooterLink { title: link.title.value.clone(), to })
    });
    links.collect()
}

fn target(
    course: &Course,
    named: &Spanned<String>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<FooterTarget> {
    let from = CoursePath::new(MANIFEST);
    let place = Place::new(&from, named.span);
    let found = match classify(&named.value) {
        Link::Page { path, fragment, .. } => file(course, &from, &path, fragment.as_deref()),
        Link::External { .. } => {
            let message = "`page` is an address";
            let help = "write it as `url`";
            diagnostics.push(Diagnostic::new(&codes::INVALID_VALUE, place, message).help(help));
            return None;
        }
        _ => Err(LinkFault::NoFile(CoursePath::new("index.md"))),
    };
    match found {
        Ok(Target::Page(id, anchor)) => {
            return Some(FooterTarget::Site(course.page(id).site.clone(), anchor));
        }
        Ok(Target::Generated(site, anchor)) => return Some(FooterTarget::Site(site, anchor)),
        Ok(Target::Asset(_, site)) => return Some(FooterTarget::Site(site, None)),
        Ok(Target::Here(_)) => {}
        // The link comes back with the page.
        Err(LinkFault::Draft(_)) => return None,
        Err(LinkFault::NoAnchor(page, anchor)) => {
            let file = &course.page(page).document.path;
            let message = format!("`{file}` has no anchor `{anchor}`");
            diagnostics.push(Diagnostic::new(&codes::UNKNOWN_NAME, place, message));
            return None;
        }
        Err(_) => {}
    }
    let pages = || course.page_of.keys().map(CoursePath::as_str);
    diagnostics.push(
        Diagnostic::new(
            &codes::UNKNOWN_NAME,
            place,
            format!("there is no page `{}` in the course", named.value),
        )
        .suggest(did_you_mean(&named.value, pages()))
        .respell(&named.value, slip(&named.value, pages())),
    );
    None
}
