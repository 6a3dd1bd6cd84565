//! Archives with the same bytes for the same files: names in order, one time for all, no owner.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use flate2::{Compression, GzBuilder};

use super::targets::Form;

/// A file in an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// What is in it.
    pub content: Vec<u8>,
    /// Whether it can be started.
    pub is_program: bool,
}

impl File {
    fn mode(&self) -> u32 {
        if self.is_program { 0o755 } else { 0o644 }
    }
}

/// Files by their paths in the archive.
pub type Files = BTreeMap<String, File>;

/// The bytes of an archive in which all `files` are below the folder `top` and were changed at
/// `time`, in seconds since 1970.
pub fn pack(form: Form, top: &str, files: &Files, time: u64) -> Result<Vec<u8>, String> {
    match form {
        Form::TarGz => tar_gz(top, files, time).map_err(|error| error.to_string()),
        Form::Zip => zip(top, files, time).map_err(|error| error.to_string()),
    }
}

fn tar_gz(top: &str, files: &Files, time: u64) -> std::io::Result<Vec<u8>> {
    let mut archive = tar::Builder::new(GzBuilder::new().write(Vec::new(), Compression::best()));
    for (path, file) in files {
        let mut header = tar::Header::new_gnu();
        header.set_size(file.content.len() as u64);
        header.set_mode(file.mode());
        header.set_mtime(time);
        header.set_uid(0);
        header.set_gid(0);
        header.set_entry_type(tar::EntryType::Regular);
        archive.append_data(&mut header, format!("{top}/{path}"), file.content.as_slice())?;
    }
    archive.into_inner()?.finish()
}

fn zip(top: &str, files: &Files, time: u64) -> zip::result::ZipResult<Vec<u8>> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let (year, month, day) = date(time);
    let of_day = time % 86_400;
    let (hour, minute, second) = (of_day / 3600, of_day / 60 % 60, of_day % 60);
    let time = zip::DateTime::from_date_and_time(
        u16::try_from(year).unwrap_or(u16::MAX),
        month,
        day,
        u8::try_from(hour).unwrap_or_default(),
        u8::try_from(minute).unwrap_or_default(),
        u8::try_from(second).unwrap_or_default(),
    )
    .unwrap_or_default();
    for (path, file) in files {
        let options = zip::write::SimpleFileOptions::default()
            .compression_method(zip::CompressionMethod::Deflated)
            .compression_level(Some(9))
            .last_modified_time(time)
            .unix_permissions(file.mode());
        archive.start_file(format!("{top}/{path}"), options)?;
        archive.write_all(&file.content)?;
    }
    Ok(archive.finish()?.into_inner())
}

/// The day of a time in seconds since 1970, as year, month and day, in UTC.
pub fn date(time: u64) -> (u64, u8, u8) {
    // From March on, months have lengths that repeat every five.
    let days = time / 86_400 + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let (month, carry) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    let small = |number: u64| u8::try_from(number).unwrap_or_default();
    (era * 400 + year + carry, small(month), small(day))
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    /// 29 February 2024, 13:05:10.
    const TIME: u64 = 1_709_211_910;

    fn files() -> Files {
        let file = |text: &str, is_program| File { content: text.as_bytes().to_vec(), is_program };
        Files::from([
            ("coursemark".to_owned(), file("program", true)),
            ("man/coursemark.1".to_owned(), file("page", false)),
        ])
    }

    #[test]
    fn a_time_has_its_day() {
        assert_eq!(date(0), (1970, 1, 1));
        assert_eq!(date(TIME), (2024, 2, 29));
        assert_eq!(date(1_735_689_599), (2024, 12, 31));
        assert_eq!(date(1_735_689_600), (2025, 1, 1));
    }

    #[test]
    fn a_tar_file_holds_names_modes_and_one_time() {
        let bytes = pack(Form::TarGz, "top", &files(), TIME).unwrap();
        assert_eq!(bytes, pack(Form::TarGz, "top", &files(), TIME).unwrap());
        // The head of a gzip file has a time of its own.
        assert_eq!(bytes[4..8], [0; 4]);
        let mut archive = tar::Archive::new(flate2::read::GzDecoder::new(bytes.as_slice()));
        let mut found = Vec::new();
        for entry in archive.entries().unwrap() {
            let mut entry = entry.unwrap();
            let mut text = String::new();
            entry.read_to_string(&mut text).unwrap();
            let header = entry.header();
            assert_eq!(header.mtime().unwrap(), TIME);
            assert_eq!((header.uid().unwrap(), header.gid().unwrap()), (0, 0));
            found.push((entry.path().unwrap().display().to_string(), header.mode().unwrap(), text));
        }
        assert_eq!(
            found,
            [
                ("top/coursemark".to_owned(), 0o755, "program".to_owned()),
                ("top/man/coursemark.1".to_owned(), 0o644, "page".to_owned()),
            ]
        );
    }

    #[test]
    fn a_zip_file_holds_names_modes_and_one_time() {
        let bytes = pack(Form::Zip, "top", &files(), TIME).unwrap();
        assert_eq!(bytes, pack(Form::Zip, "top", &files(), TIME).unwrap());
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut found = Vec::new();
        for number in 0..archive.len() {
            let mut file = archive.by_index(number).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            let time = file.last_modified().unwrap();
            assert_eq!((time.year(), time.month(), time.day(), time.hour()), (2024, 2, 29, 13));
            found.push((
                file.name().unwrap().into_owned(),
                file.unix_mode().unwrap() & 0o777,
                text,
            ));
        }
        assert_eq!(
            found,
            [
                ("top/coursemark".to_owned(), 0o755, "program".to_owned()),
                ("top/man/coursemark.1".to_owned(), 0o644, "page".to_owned()),
            ]
        );
    }
}
