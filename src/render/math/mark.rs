//! What is done with a group that the library has no words for.

/// What is done with a group.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// It is drawn in a box.
    Box,
    /// It takes no height.
    Smash,
    /// It takes no width.
    Lap,
    /// Its hat is a tilde.
    Tilde,
    /// Its pairs of columns touch.
    Pairs,
    /// It is the space below a line, in ems.
    Gap(f32),
    /// It has this colour.
    Colour(Colour),
    /// It stands on this colour.
    Back(Colour),
}

/// A colour in a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Colour {
    /// One that the theme shows so that it can be read in the light and in the dark.
    Named(&'static str),
    /// The author's own, as `#` and six digits.
    Own(String),
}

impl Colour {
    /// The names of the colours.
    pub const NAMES: [&str; 19] = [
        "black",
        "blue",
        "brown",
        "cyan",
        "darkgray",
        "gray",
        "green",
        "lightgray",
        "lime",
        "magenta",
        "olive",
        "orange",
        "pink",
        "purple",
        "red",
        "teal",
        "violet",
        "white",
        "yellow",
    ];

    /// The colour `text` in the way of writing `model`, as in `\color[model]{text}`.
    pub fn read(model: Option<&str>, text: &str) -> Option<Colour> {
        let numbers = || -> Option<Vec<f32>> {
            text.split(',').map(|number| number.trim().parse().ok()).collect()
        };
        let own = |red: f32, green: f32, blue: f32| {
            let part = |share: f32| (0.0..=255.0).contains(&share).then_some(share.round() as u8);
            let (red, green, blue) = (part(red)?, part(green)?, part(blue)?);
            Some(Colour::Own(format!("#{red:02x}{green:02x}{blue:02x}")))
        };
        match model {
            None if text.starts_with('#') => digits(&text[1..]),
            None => {
                let lower = text.to_lowercase();
                let known = Colour::NAMES.iter().find(|name| **name == lower);
                known.map(|name| Colour::Named(name))
            }
            Some("HTML") => digits(text),
            Some("RGB") => match numbers()?[..] {
                [red, green, blue] => own(red, green, blue),
                _ => None,
            },
            Some("rgb") => match numbers()?[..] {
                [red, green, blue] => own(red * 255.0, green * 255.0, blue * 255.0),
                _ => None,
            },
            Some("gray") => match numbers()?[..] {
                [gray] => own(gray * 255.0, gray * 255.0, gray * 255.0),
                _ => None,
            },
            Some("named") => Colour::read(None, text),
            Some(_) => None,
        }
    }
}

/// The colour of three or six hexadecimal digits.
fn digits(text: &str) -> Option<Colour> {
    if !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let text = text.to_lowercase();
    match text.len() {
        3 => Some(text.chars().flat_map(|digit| [digit, digit]).collect()),
        6 => Some(text),
        _ => None,
    }
    .map(|digits: String| Colour::Own(format!("#{digits}")))
}

/// A length such as `1ex` in ems; `None` when `text` is none.
pub fn em(text: &str) -> Option<f32> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let letters = text.find(|c: char| c.is_ascii_alphabetic())?;
    let (number, unit) = text.split_at(letters);
    // A formula is as large as its text, which is 10 points in LaTeX.
    let ems = match unit {
        "em" => 1.0,
        "ex" => 0.431,
        "mu" => 1.0 / 18.0,
        "pt" => 0.1,
        "pc" => 1.2,
        "mm" => 0.284_53,
        "cm" => 2.845_3,
        "in" => 7.227,
        _ => return None,
    };
    let number: f32 = number.replace(',', ".").parse().ok()?;
    (number.abs() <= 100.0).then_some(number * ems)
}
