//! `grammars` prints the licences of the grammars for code that ask to be named, as Markdown.
//! `cargo xtask dist` puts them into the notices of a release.

fn main() {
    for license in two_face::acknowledgement::listing().for_syntaxes() {
        println!("### {}\n\n{}\n", license.rel_path.display(), license.text.trim());
    }
}
