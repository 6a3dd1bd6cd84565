//! Turns LaTeX formulas into MathML when the site is built, so that pages need no script for it.
//!
//! 1. [`expand`] writes the formula in the words that the library knows.
//! 2. The library turns it into MathML.
//! 3. [`markup`] turns that into markup that the theme styles.
//!
//! A formula is set in full, or refused with the place of the fault in it.

pub mod commands;
mod convert;
pub mod expand;
mod fault;
mod groups;
pub mod mark;
mod markup;
mod tokens;

use crate::render::html::Html;
use crate::render::math::convert::convert;
use crate::render::math::expand::expand;
use crate::render::math::markup::markup;

pub use fault::MathFault;

/// `latex` as MathML, on a line of its own when `display` is set.
///
/// # Errors
/// The first fault in the formula.
pub fn to_mathml(latex: &str, display: bool) -> Result<Html, MathFault> {
    let expanded = expand(latex, display)?;
    let mathml = convert(&expanded.text, display)
        .map_err(|error| MathFault::found(&error, latex, expanded.origin(&error.0)))?;
    match markup(&mathml, &expanded) {
        Ok(html) => Ok(Html::from_markup(html)),
        Err(what) => Err(MathFault::new(0..0, format!("the theme has no style for {what}"))),
    }
}

/// Whether `html` has a formula, from this program or written as MathML by an author.
pub fn has_formula(html: &Html) -> bool {
    html.as_str().contains("<math")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The markup of a formula in a sentence, without the element around it.
    #[track_caller]
    fn set(latex: &str) -> String {
        let html = to_mathml(latex, false).unwrap_or_else(|fault| panic!("{}", fault.message));
        let inner =
            html.as_str().strip_prefix("<math>").and_then(|rest| rest.strip_suffix("</math>"));
        inner.unwrap().to_owned()
    }

    /// The text that a fault points at, and its message.
    #[track_caller]
    fn fault(latex: &str) -> (String, String) {
        let fault = to_mathml(latex, true).unwrap_err();
        (latex[fault.span].to_owned(), fault.message)
    }

    #[test]
    fn columns_have_classes_instead_of_styles() {
        assert_eq!(
            set(r"\begin{aligned} a &= b \end{aligned}"),
            "<mtable displaystyle=\"true\" scriptlevel=\"0\"><mtr>\
             <mtd class=\"cm-math-end cm-math-joining\"><mi>a</mi></mtd>\
             <mtd class=\"cm-math-start cm-math-joined\"><mo>=</mo><mi>b</mi></mtd></mtr></mtable>"
        );
        assert!(set(r"\cancel{x}").starts_with("<mrow class=\"cm-math-strike-up\"><mi>x"));
        assert!(set(r"a\!b").contains("<mspace class=\"cm-math-back-3\"/>"));
        assert!(set(r"\textcolor{red}{x}").contains("cm-math-colour cm-math-red"));
        assert!(set(r"\textcolor{#f80}{x}").contains("mathcolor=\"#ff8800\""));
    }

    #[test]
    fn what_the_library_would_misread_is_written_for_it() {
        assert!(set(r"\operatorname*{arg\,max}_x").contains("arg\u{2009}max</mo>"));
        assert!(set(r"\text{if $x$ then}").contains("if\u{A0}</mtext><mrow"));
        assert!(set(r"\begin{aligned}[t] a \end{aligned}").matches("<mo").count() == 0);
        assert!(set(r"\begin{aligned} a \\[1ex] b \end{aligned}").contains("<mspace depth="));
        assert!(set(r"\begin{cases} \displaystyle a & b \end{cases}").matches("<mtd").count() == 2);
        assert!(set(r"\left< x \right>").contains('\u{27E8}'));
        let lines = to_mathml(r"a \\ b", true).unwrap();
        assert_eq!(lines.as_str().matches("<mtr>").count(), 2);
        let numbered = to_mathml(r"a = b \tag{1}", true).unwrap();
        assert!(numbered.as_str().contains("<mtext>(1)</mtext>"));
    }

    #[test]
    fn definitions_hold_in_their_formula() {
        assert_eq!(set(r"\newcommand{\R}{\mathbb{R}} x \in \R"), set(r"x \in \mathbb{R}"));
        assert_eq!(set(r"\newcommand{\f}[2][1]{#1#2} \f{x} \f[2]{x}"), set("1x2x"));
        assert_eq!(set(r"\def\f#1{#1^2} \f a"), set("a^2"));
        assert_eq!(set(r"\let\f=\alpha \f"), set(r"\alpha"));
        assert_eq!(
            fault(r"\newcommand{\R}{x}"),
            (String::new(), "a definition holds only in the formula that it is in".to_owned())
        );
        assert_eq!(fault(r"\def\f{\f}\f").1, r"`\f` is used more than 1000 times");
    }

    #[test]
    fn a_fault_has_its_place() {
        for (latex, place, message) in [
            (r"a + \frac{1}{\nosuch x}", r"\nosuch", r"the command `\nosuch` is not known"),
            (r"\boxed{\nosuch}", r"\nosuch", r"the command `\nosuch` is not known"),
            (r"\frac{1}{2", "{", "`{` is not closed"),
            (r"\left( x", r"\left", r"`\left` has no `\right`"),
            (r"x }", "}", "`}` has no `{`"),
            (r"\begin{foo} x \end{foo}", "foo", "the environment `foo` is not known"),
            (r"\begin{cases} x", r"\begin{cases", r"`\begin{cases}` has no `\end{cases}`"),
            (r"a & b", "&", "`&` is only in environments with columns"),
            (r"\color{reed} x", "reed", "there is no colour `reed`"),
            (r"\SI{3}{m}", r"\SI", r"the command `\SI` is not supported"),
            (r"x^2^3", "^", "this is the second `^` of the same symbol"),
            (r"\frac{1} \\ 2", r"\frac", r"`\frac` lacks an argument"),
            (r"\operatorname{a<b}", "<", "`<` cannot be in a name"),
            (r"\begin{array}{||c} x \end{array}", "|", "two lines side by side are not supported"),
        ] {
            assert_eq!(fault(latex), (place.to_owned(), message.to_owned()), "{latex}");
        }
    }

    #[test]
    fn a_formula_without_end_is_refused_at_once() {
        for part in
            [r"\frac{1}{", r"\frac1", r"\sqrt", r"\xrightarrow[a]", r"\color{red}", "{", "^"]
        {
            let message = fault(&(part.repeat(20_000) + "x")).1;
            let ends = ["it is nested more than 100 deep", "`{` is not closed"];
            assert!(ends.contains(&message.as_str()), "{part}: {message}");
        }
        assert!(to_mathml(&format!("{}x{}", "{".repeat(90), "}".repeat(90)), true).is_ok());
    }

    #[test]
    fn text_in_a_formula_cannot_become_markup() {
        for latex in [r"\text{<script>alert(1)</script>} < 3", r"\tag{<script>} x", "<script>"] {
            let html = to_mathml(latex, true).unwrap();
            assert!(!html.as_str().contains("<script"), "{html}");
        }
        for latex in [r"\operatorname{\text{<mi>x</mi>}}", r"\operatorname{\text{<b>}}"] {
            assert!(to_mathml(latex, true).is_err(), "{latex}");
        }
    }
}
