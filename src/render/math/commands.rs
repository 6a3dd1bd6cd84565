//! The commands that stand for others, and advice on those that are not supported.

/// A command that stands for others.
pub struct Alias {
    /// Its name, without the backslash.
    pub name: &'static str,
    /// The number of its arguments.
    pub arguments: usize,
    /// What it stands for, with `#1` for its first argument.
    pub body: &'static str,
}

/// The signs that [`Alias::body`] uses for what LaTeX has no word for. Each says what is done with
/// the group that it begins. They are for private use, so no text means anything by them.
pub mod sign {
    /// The group is drawn in a box.
    pub const BOX: &str = "\u{F0000}";
    /// The group takes no height.
    pub const SMASH: &str = "\u{F0001}";
    /// The group takes no width.
    pub const LAP: &str = "\u{F0002}";
    /// The hat in the group is a tilde.
    pub const TILDE: &str = "\u{F0003}";
    /// The pairs of columns in the group touch.
    pub const PAIRS: &str = "\u{F0004}";
}

const fn alias(name: &'static str, arguments: usize, body: &'static str) -> Alias {
    Alias { name, arguments, body }
}

/// All commands that stand for others.
pub const ALIASES: &[Alias] = &[
    alias("begingroup", 0, "{"),
    alias("bgroup", 0, "{"),
    alias("boxed", 1, "{\u{F0000}\\displaystyle #1}"),
    alias("centerdot", 0, r"\cdot "),
    alias("cr", 0, r"\\"),
    alias("dotsb", 0, r"\cdots "),
    alias("dotsc", 0, r"\ldots "),
    alias("dotsi", 0, r"\cdots "),
    alias("dotsm", 0, r"\cdots "),
    alias("dotso", 0, r"\ldots "),
    alias("egroup", 0, "}"),
    alias("endgroup", 0, "}"),
    alias("enskip", 0, r"\enspace "),
    alias("ensuremath", 1, "{#1}"),
    alias("hdots", 0, r"\ldots "),
    alias("hspace*", 1, r"\hspace{#1}"),
    alias("iddots", 0, "\u{22F0}"),
    alias("mathbbm", 1, r"\mathbb{#1}"),
    alias("mathbfit", 1, r"\boldsymbol{#1}"),
    alias("mathds", 1, r"\mathbb{#1}"),
    alias("mathellipsis", 0, r"\ldots "),
    alias("mathrlap", 1, "{\u{F0002}#1}"),
    alias("mathup", 1, r"\mathrm{#1}"),
    alias("nicefrac", 2, r"{{}^{#1}\mkern-2mu/\mkern-1mu{}_{#2}}"),
    alias("nonumber", 0, ""),
    alias("notag", 0, ""),
    alias("pmb", 1, r"\boldsymbol{#1}"),
    alias("pod", 1, r"\quad(#1)"),
    alias("qed", 0, r"\square "),
    alias("sfrac", 2, r"{{}^{#1}\mkern-2mu/\mkern-1mu{}_{#2}}"),
    alias("smash", 1, "{\u{F0001}#1}"),
    alias("strut", 0, r"\mathstrut "),
    alias("substack", 1, r"\begin{subarray}{c}#1\end{subarray}"),
    alias("symbb", 1, r"\mathbb{#1}"),
    alias("symcal", 1, r"\mathcal{#1}"),
    alias("symfrak", 1, r"\mathfrak{#1}"),
    alias("symrm", 1, r"\mathrm{#1}"),
    alias("symsf", 1, r"\mathsf{#1}"),
    alias("symtt", 1, r"\mathtt{#1}"),
    alias("widetilde", 1, "{\u{F0003}\\widehat{#1}}"),
];

/// Commands whose argument is text.
pub const TEXTS: &[(&str, &str)] = &[
    ("emph", "emph"),
    ("mbox", "text"),
    ("text", "text"),
    ("textbf", "textbf"),
    ("textit", "textit"),
    ("textmd", "text"),
    ("textnormal", "text"),
    ("textrm", "textrm"),
    ("textsf", "textsf"),
    ("texttt", "texttt"),
    ("textup", "text"),
];

/// The commands that `expand` carries out itself.
pub const OWN: [&str; 20] = [
    "DeclareMathOperator",
    "DeclareMathOperator*",
    "begin",
    "color",
    "colorbox",
    "def",
    "end",
    "fbox",
    "let",
    "newcommand",
    "newline",
    "operatorname",
    "operatorname*",
    "operatornamewithlimits",
    "providecommand",
    "renewcommand",
    "require",
    "tag",
    "tag*",
    "textcolor",
];

/// The packages that `\require` may name, because their commands are there without it.
pub const PACKAGES: [&str; 10] = [
    "ams",
    "amsmath",
    "amssymb",
    "bbox",
    "boldsymbol",
    "braket",
    "cancel",
    "color",
    "mathtools",
    "newcommand",
];

/// Environments that are not supported, and what to write instead.
pub const REFUSED_ENVIRONMENTS: &[(&str, &str)] = &[
    ("CD", "draw the diagram as a picture"),
    ("flalign", "write `align`"),
    ("flalign*", "write `align*`"),
    ("tabular", "write a table in Markdown, or `array`"),
    ("tikzcd", "draw the diagram as a picture"),
    ("tikzpicture", "draw the diagram as a picture"),
];

/// Commands that are not supported, and what to write instead.
pub const REFUSED: &[(&str, &str)] = &[
    ("SI", UNITS),
    ("abs", r"write `\left\lvert x \right\rvert`"),
    ("bbox", r"write `\boxed` or `\colorbox`"),
    ("cancelto", r"write `\cancel{x}` and the value beside it"),
    ("ce", r"write `\mathrm{H_2O}`"),
    ("clap", LAP),
    ("class", MARKUP),
    ("cssId", MARKUP),
    ("dv", r"write `\frac{\mathrm{d}f}{\mathrm{d}x}`"),
    ("eqref", REFERENCE),
    ("fcolorbox", r"write `\colorbox` or `\boxed`"),
    ("framebox", r"write `\boxed`"),
    ("hfill", r"write `\quad`"),
    ("href", "write the link around the formula, as in `[$x$](page.md)`"),
    ("htmlClass", MARKUP),
    ("htmlId", MARKUP),
    ("includegraphics", "write the picture in Markdown, as in `![text](picture.png)`"),
    ("intertext", "write two formulas with the text between them"),
    ("label", REFERENCE),
    ("llap", LAP),
    ("mathclap", LAP),
    ("mathllap", LAP),
    ("multicolumn", "write a table in Markdown, or several arrays"),
    ("norm", r"write `\left\lVert x \right\rVert`"),
    ("num", UNITS),
    ("pdv", r"write `\frac{\partial f}{\partial x}`"),
    ("pu", UNITS),
    ("qty", UNITS),
    ("raisebox", "write `^` or `_`"),
    ("ref", REFERENCE),
    ("rlap", LAP),
    ("shortintertext", "write two formulas with the text between them"),
    ("si", UNITS),
    ("style", MARKUP),
    ("unicode", "write the character itself"),
    ("unit", UNITS),
    ("url", "write the link in Markdown"),
    ("usepackage", "leave it out: a formula loads no packages"),
    ("varinjlim", LIMIT),
    ("varliminf", LIMIT),
    ("varlimsup", LIMIT),
    ("varprojlim", LIMIT),
];

const LAP: &str = r"write `\mathrlap`, or leave the space";
const LIMIT: &str = r"write `\liminf`, `\limsup`, `\injlim` or `\projlim`";
const MARKUP: &str = "leave it out: the look of a formula is the theme's";
const REFERENCE: &str = r"number the formula with `\tag{1}`, and write that number in the text";
const UNITS: &str = r"write the unit in upright letters, as in `3\,\mathrm{m\,s^{-1}}`";

/// What to write instead of the command `name`, if that is known.
pub fn advice(name: &str) -> Option<&'static str> {
    REFUSED.iter().find(|(refused, _)| *refused == name).map(|(_, advice)| *advice)
}

/// What to write instead of the environment `name`, if that is known.
pub fn environment_advice(name: &str) -> Option<&'static str> {
    let mut refused = REFUSED_ENVIRONMENTS.iter();
    refused.find(|(refused, _)| *refused == name).map(|(_, advice)| *advice)
}

/// The commands that make letters or spaces larger or smaller; a formula has its own sizes.
pub const SIZES: [&str; 10] = [
    "tiny",
    "scriptsize",
    "footnotesize",
    "small",
    "normalsize",
    "large",
    "Large",
    "LARGE",
    "huge",
    "Huge",
];

/// The commands that are supported, besides [`ALIASES`] and [`TEXTS`], by the names of their
/// groups.
const SUPPORTED: &str = include_str!("commands.txt");

/// The groups of supported commands, each with its title and the names of its commands.
pub fn groups() -> Vec<(&'static str, Vec<&'static str>)> {
    let groups = SUPPORTED.split("## ").filter_map(|group| group.split_once('\n'));
    groups.map(|(title, names)| (title, names.split_whitespace().collect())).collect()
}

/// The names of all supported commands.
pub fn names() -> impl Iterator<Item = &'static str> {
    let listed = groups().into_iter().flat_map(|(_, names)| names);
    let aliases = ALIASES.iter().map(|alias| alias.name);
    let texts = TEXTS.iter().map(|(name, _)| *name);
    listed.chain(aliases).chain(texts).chain(OWN)
}

/// Whether the command `name` is supported.
pub fn supported(name: &str) -> bool {
    names().any(|known| known == name)
}
