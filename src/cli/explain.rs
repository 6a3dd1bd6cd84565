//! `coursemark explain`.

use crate::cli::{FAILED, fail, print};
use crate::diag::explain::{explain, find, list};

/// Explains one code, or lists all.
pub fn run(code: Option<&str>) -> u8 {
    let Some(name) = code else { return print(&list()) };
    match find(name) {
        Ok(code) => print(&explain(code)),
        Err(near) => {
            let help = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => "`coursemark explain` lists all codes".to_owned(),
            };
            fail(&format!("there is no code `{name}`\nhelp: {help}"));
            FAILED
        }
    }
}
