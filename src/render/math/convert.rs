//! The library that turns LaTeX into MathML.

use std::sync::LazyLock;

use math_core::{LatexError, LatexToMathML, MathCoreConfig, MathDisplay};

static CONVERTER: LazyLock<LatexToMathML> = LazyLock::new(|| {
    // Only macros can make this fail, and there are none.
    LatexToMathML::new(MathCoreConfig::default()).unwrap_or_default()
});

/// `latex` as MathML.
///
/// # Errors
/// The first fault that the library finds.
pub fn convert(latex: &str, display: bool) -> Result<String, Box<LatexError>> {
    let mode = if display { MathDisplay::Block } else { MathDisplay::Inline };
    CONVERTER.convert_with_local_state(latex, mode).map(|converted| converted.mathml)
}

/// Whether `latex` ends before its last command has all that it needs.
pub fn lacks_argument(latex: &str) -> bool {
    convert(latex, false).is_err_and(|error| error.0.start >= latex.len())
}
