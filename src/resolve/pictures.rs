//! Finds the files of the pictures that `course.toml` and front matter name.

use unicode_normalization::UnicodeNormalization;

use crate::diag::{Diagnostic, Place, codes};
use crate::model::course::Course;
use crate::model::picture::{Picture, PictureFile};
use crate::parse::keys::form::Form;
use crate::parse::picture::NamedPicture;
use crate::resolve::link::relative;
use crate::text::path::CoursePath;
use crate::text::span::Spanned;
use crate::text::suggestion::{did_you_mean, slip};

/// The picture that the file `from` names. Files that are not in the course are reported.
pub fn picture(
    course: &Course,
    from: &CoursePath,
    named: &NamedPicture,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Picture> {
    let light = file(course, from, &named.light, diagnostics);
    let dark = named.dark.as_ref().and_then(|dark| file(course, from, dark, diagnostics));
    Some(Picture { light: light?, dark, alt: named.alt.clone() })
}

/// The file at the path `named`, which `from` has.
pub fn file(
    course: &Course,
    from: &CoursePath,
    named: &Spanned<String>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<PictureFile> {
    let place = Place::new(from, named.span);
    let written: String = named.value.nfc().collect();
    let Some(path) = from.resolve(&written) else {
        diagnostics.push(
            Diagnostic::new(
                &codes::MISSING_PICTURE,
                place,
                format!("`{}` leads out of the course folder", named.value),
            )
            .help("copy the file into the course"),
        );
        return None;
    };
    if let Some(site) = course.asset_of.get(&path) {
        return Some(PictureFile { path, site: site.clone(), span: named.span });
    }
    let pictures =
        course.asset_of.keys().filter(|path| Form::Picture.fault("", path.as_str()).is_none());
    let pictures: Vec<String> = pictures.map(|picture| relative(from, picture)).collect();
    let names = || pictures.iter().map(String::as_str);
    diagnostics.push(
        Diagnostic::new(
            &codes::MISSING_PICTURE,
            place,
            format!("there is no file `{path}` in the course"),
        )
        .suggest(did_you_mean(&written, names()))
        .respell(&named.value, slip(&written, names())),
    );
    None
}
