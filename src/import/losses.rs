//! What an import cannot bring along, kind by kind.

/// A kind of loss.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Kind {
    /// Its name in reports.
    pub name: &'static str,
    /// What it is and what became of it, in a sentence for the author.
    pub about: &'static str,
}

macro_rules! kinds {
    ($($constant:ident = $name:literal, $about:literal;)*) => {
        $(#[doc = $about] pub const $constant: Kind = Kind { name: $name, about: $about };)*

        /// All kinds, in the order of reports.
        pub const KINDS: &[Kind] = &[$($constant),*];
    };
}

kinds! {
    AS_CODE = "shown-as-code",
        "A passage could not be translated. The page shows it as it was written.";
    QUESTION = "question",
        "A question has a part that has no place here. It is in the text as it was written.";
    COMPONENT = "component",
        "A component draws something with a program. The page keeps its words.";
    SHORTCODE = "shortcode",
        "A command of the other program stands for something else. The page shows the command.";
    CONTAINER = "container",
        "A box has a look of its own. The page has a plain note, or its text alone.";
    INCLUDE = "include", "A file that a page includes is not there. The page shows the command.";
    SCRIPT = "script",
        "A script, a form or a drawing in HTML does not work here. The page keeps its words.";
    MACRO = "macro",
        "A macro or an effect of LiaScript does nothing here. The page keeps its words.";
    PICTURE = "picture", "A picture is missing or cannot be shown. The page has its description.";
    LINK = "link",
        "A link leads to something that was not brought along. The page keeps its words.";
    FILE = "file",
        "A file that pages link to would run in a browser. It has the ending `.txt` here.";
    DEPTH = "depth",
        "A page was deeper than a unit and its lessons. It is a lesson, with the title above \
         in its own.";
    TITLE = "menu-title",
        "The menu called a page by another title than its heading. The page has the heading.";
    NOT_LISTED = "not-listed",
        "The source leaves a page out of its order. It is a draft, or in the last unit.";
    LEFT_OUT = "left-out", "A file is no page of the course, so it was not brought along.";
    ENCODING = "encoding", "A file is not UTF-8. Characters that could not be read are replaced.";
    TAB = "tabs", "Tabs stand one below the other, each with its name above.";
}

/// One loss.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// Its kind.
    pub kind: Kind,
    /// The file of the source.
    pub source: String,
    /// What is lost or changed, as it was written there.
    pub written: String,
    /// What the new page has instead, where that is needed to find it; else empty.
    pub instead: String,
}

impl Loss {
    /// A loss of `kind` in the file `source`.
    pub fn new(kind: Kind, source: &str, written: impl Into<String>) -> Loss {
        Loss { kind, source: source.to_owned(), written: written.into(), instead: String::new() }
    }
}

/// Collects losses in the order of the source.
#[derive(Clone, Debug, Default)]
pub struct Losses(pub Vec<Loss>);

impl Losses {
    /// Adds a loss of `kind` in the file `source`.
    pub fn add(&mut self, kind: Kind, source: &str, written: impl Into<String>) {
        self.0.push(Loss::new(kind, source, written));
    }
}
