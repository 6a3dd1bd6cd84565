//! The machines that a release is made for.

use std::path::Path;

/// The form of an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A tar file, compressed by gzip.
    TarGz,
    /// A zip file.
    Zip,
}

impl Form {
    /// The ending of the archive's name.
    pub fn ending(self) -> &'static str {
        match self {
            Form::TarGz => ".tar.gz",
            Form::Zip => ".zip",
        }
    }
}

/// A machine that a release is made for.
#[derive(Debug)]
pub struct Target {
    /// Its name in Rust.
    pub triple: &'static str,
    /// The form of its archive.
    pub form: Form,
    /// What the compiler is told, besides [`FLAGS`].
    pub flags: &'static [&'static str],
}

/// What the compiler is told for every target. Fewer functions are copied into their callers, which
/// takes 0.43 MB less and as much time.
const FLAGS: [&str; 1] = ["-Cllvm-args=--inline-threshold=75"];

/// Equal functions become one, which takes 0.2 MB less. Rust's own linker can do that.
const GNU: &[&str] = &["-Clink-arg=-Wl,--icf=all"];

/// Rust's own linker, so that no linker for the machine is needed. Addresses that the loader fills in
/// are packed, which takes 0.8 MB less: musl can unpack them since 1.2.4, glibc only since 2.36.
const MUSL: &[&str] = &[
    "-Clinker=rust-lld",
    "-Clink-arg=--icf=all",
    "-Clink-arg=-z",
    "-Clink-arg=pack-relative-relocs",
];

/// The runtime of C is a part of the program, so nothing has to be installed beside it.
const WINDOWS: &[&str] = &["-Ctarget-feature=+crt-static"];

/// All targets, as their archives are listed.
pub const TARGETS: [Target; 8] = [
    Target { triple: "aarch64-apple-darwin", form: Form::TarGz, flags: &[] },
    Target { triple: "aarch64-pc-windows-msvc", form: Form::Zip, flags: WINDOWS },
    Target { triple: "aarch64-unknown-linux-gnu", form: Form::TarGz, flags: &[] },
    Target { triple: "aarch64-unknown-linux-musl", form: Form::TarGz, flags: MUSL },
    Target { triple: "x86_64-apple-darwin", form: Form::TarGz, flags: &[] },
    Target { triple: "x86_64-pc-windows-msvc", form: Form::Zip, flags: WINDOWS },
    Target { triple: "x86_64-unknown-linux-gnu", form: Form::TarGz, flags: GNU },
    Target { triple: "x86_64-unknown-linux-musl", form: Form::TarGz, flags: MUSL },
];

/// The target with this name in Rust.
pub fn find(triple: &str) -> Result<&'static Target, String> {
    TARGETS.iter().find(|target| target.triple == triple).ok_or_else(|| {
        let names: Vec<&str> = TARGETS.iter().map(|target| target.triple).collect();
        format!("`{triple}` is no target of a release; these are:\n{}", names.join("\n"))
    })
}

impl Target {
    /// The file name of the program.
    pub fn program(&self) -> &'static str {
        if self.triple.contains("windows") { "coursemark.exe" } else { "coursemark" }
    }

    /// The flags of the compiler, of which the last two keep the folders of this machine out of the
    /// program.
    pub fn all_flags(&self, root: &Path, cargo_home: &Path) -> Vec<String> {
        let mut flags: Vec<String> =
            FLAGS.iter().chain(self.flags).map(|flag| (*flag).to_owned()).collect();
        flags.push(format!("--remap-path-prefix={}=/cargo", cargo_home.display()));
        flags.push(format!("--remap-path-prefix={}=/coursemark", root.display()));
        flags
    }
}
