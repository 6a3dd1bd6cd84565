//! `coursemark schema`.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::PossibleValuesParser;

use crate::cli::{CLEAN, crash, fail, print, say};
use crate::disk::file::OpenFile;
use crate::disk::folder::Folder;
use crate::disk::{self, DiskError};
use crate::parse::keys::schema::{file_name, schema};
use crate::parse::keys::{ALL, Keys};

/// The arguments of `schema`.
#[derive(Debug, Args)]
pub struct SchemaArguments {
    /// The file to describe: `course` for `course.toml`, the others for the front matter of a page
    #[arg(default_value = "course", value_parser = PossibleValuesParser::new(ALL.map(|(name, _)| name)))]
    name: String,
    /// Write all schemas to this folder instead, and replace older ones
    #[arg(short, long, value_name = "DIR", conflicts_with = "name")]
    output: Option<PathBuf>,
}

/// Prints a schema, or writes them all.
pub fn run(arguments: &SchemaArguments) -> u8 {
    if let Some(folder) = &arguments.output {
        crash::begin_writing();
        return match write(folder) {
            Ok(()) => {
                say(&format!("wrote {} schemas into `{}`", ALL.len(), folder.display()));
                CLEAN
            }
            Err(error) => fail(&error.to_string()),
        };
    }
    let found: Option<&(&str, &'static Keys)> =
        ALL.iter().find(|(name, _)| *name == arguments.name);
    match found {
        Some((name, keys)) => print(&schema(name, keys)),
        None => fail(&format!("there is no schema `{}`", arguments.name)),
    }
}

/// Whether the file is a schema that any version of this program has written.
fn is_ours(file: &mut OpenFile) -> Result<bool, DiskError> {
    const MAX_READ_BYTES: u64 = 4 << 20;
    let text = file.head(MAX_READ_BYTES)?;
    Ok(String::from_utf8_lossy(&text).lines().any(|line| {
        let title = line.trim().strip_prefix("\"title\": \"");
        title.is_some_and(|title| title.contains("Coursemark"))
    }))
}

/// Writes every schema into `folder`, which is created if it is missing.
fn write(folder: &Path) -> Result<(), DiskError> {
    if !disk::is_folder(folder) {
        disk::make_folder(folder)?;
    }
    let folder = Folder::open(folder)?;
    for (name, keys) in ALL {
        let schema = schema(name, keys);
        let name = OsString::from(file_name(name));
        if let Some(mut old) = folder.file(&name)? {
            if old.holds(schema.as_bytes())? {
                continue;
            }
            if !is_ours(&mut old)? {
                let reason = io::Error::other("coursemark did not make the file that is there");
                return Err(disk::failed("write", &folder.path().join(&name))(reason));
            }
            folder.remove_file(&name)?;
        }
        folder.make_file(&name)?.write(schema.as_bytes())?;
    }
    Ok(())
}
