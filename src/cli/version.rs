//! `--version`, and with `--verbose` what the program was built from, for reports of faults.

/// The name and the version of the program on one line. With `verbose`, lines for the commit, the
/// target, the features and the compiler follow.
pub fn version(verbose: bool) -> String {
    let name = concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"));
    if !verbose {
        return format!("{name}\n");
    }
    let commit = match env!("COURSEMARK_COMMIT") {
        "" => "not known, because this is not a release",
        commit => commit,
    };
    format!(
        "{name}\ncommit: {commit}\ntarget: {}\nfeatures: {}\ncompiler: {}\n",
        env!("COURSEMARK_TARGET"),
        features(),
        env!("COURSEMARK_COMPILER")
    )
}

/// The features of the program that its users may notice.
fn features() -> String {
    let known = [("onig", cfg!(feature = "onig")), ("pure", cfg!(feature = "pure"))];
    let on: Vec<&str> =
        known.into_iter().filter_map(|(name, is_on)| is_on.then_some(name)).collect();
    if on.is_empty() { "none".to_owned() } else { on.join(", ") }
}
