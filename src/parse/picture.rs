//! Reads the keys that name a picture.

use crate::parse::table::Table;
use crate::text::span::Spanned;

/// A picture as its author names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedPicture {
    /// The path of the file for light colours, or for both, relative to the file that names it.
    pub light: Spanned<String>,
    /// The path of the file for dark colours, if it is another one.
    pub dark: Option<Spanned<String>>,
    /// The text that replaces the picture; empty for a decoration.
    pub alt: String,
}

/// The cover in `table`, if it has one.
pub fn cover(table: &mut Table<'_, '_>) -> Option<NamedPicture> {
    let alt = table.text("cover_alt");
    let named = picture(table, "cover", "cover_dark");
    if let (None, Some(alt)) = (&named, &alt) {
        without(table, "cover", &Spanned::new("cover_alt", alt.span));
    }
    Some(NamedPicture { alt: alt.map(|alt| alt.value).unwrap_or_default(), ..named? })
}

/// The picture under `key`, with the one for dark colours under `dark_key`.
pub fn picture(
    table: &mut Table<'_, '_>,
    key: &'static str,
    dark_key: &'static str,
) -> Option<NamedPicture> {
    let (light, dark) = (table.text(key), table.text(dark_key));
    if let (None, Some(dark)) = (&light, &dark) {
        without(table, key, &Spanned::new(dark_key, dark.span));
    }
    Some(NamedPicture { light: light?, dark, alt: String::new() })
}

/// Reports the key `second` in a table without `key`, unless that is there and has a fault.
fn without(table: &mut Table<'_, '_>, key: &'static str, second: &Spanned<&'static str>) {
    if table.place_of(key).is_none() {
        let message = format!("`{}` has no effect without `{key}`", second.value);
        table.fault(second.span, message, &format!("name a picture as `{key}`"));
    }
}
