//! Files that are packed together.

use std::io::Read;
use std::sync::OnceLock;

use flate2::read::DeflateDecoder;

/// Files that are packed together, one after the other.
pub struct Part {
    /// The paths of the files and their lengths in bytes, in the order in which they are packed.
    pub files: &'static [(&'static str, usize)],
    /// The packed bytes.
    pub packed: Packed,
}

/// How the bytes of a part are packed.
pub enum Packed {
    /// As they are, because they are compressed already.
    Plain(&'static [u8]),
    /// Deflated, with room for the inflated bytes, which are kept from the first use on.
    Deflated(&'static [u8], OnceLock<Vec<u8>>),
}

impl Part {
    /// The paths of the files.
    pub fn paths(&self) -> impl Iterator<Item = &'static str> {
        self.files.iter().map(|(path, _)| *path)
    }

    /// The content of the file with this path; `None` when it is not in this part.
    pub fn get(&'static self, path: &str) -> Option<&'static [u8]> {
        let place = self.files.iter().position(|(known, _)| *known == path)?;
        let start: usize = self.files[..place].iter().map(|(_, length)| length).sum();
        self.bytes().get(start..)?.get(..self.files[place].1)
    }

    fn bytes(&'static self) -> &'static [u8] {
        match &self.packed {
            Packed::Plain(bytes) => bytes,
            Packed::Deflated(deflated, inflated) => inflated.get_or_init(|| {
                let length = self.files.iter().map(|(_, length)| length).sum();
                let mut bytes = Vec::with_capacity(length);
                // The build script has written them, so there is no error to report.
                let _ = DeflateDecoder::new(*deflated).read_to_end(&mut bytes);
                bytes
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::DeflateEncoder;

    use super::*;

    #[test]
    fn each_file_of_a_part_is_found_by_its_path() {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(b"onethree").unwrap();
        let deflated: &'static [u8] = encoder.finish().unwrap().leak();
        let files = &[("a", 3), ("b", 0), ("c/d", 5)];
        for packed in [Packed::Deflated(deflated, OnceLock::new()), Packed::Plain(b"onethree")] {
            let part: &'static Part = Box::leak(Box::new(Part { files, packed }));
            assert_eq!(part.paths().collect::<Vec<_>>(), ["a", "b", "c/d"]);
            assert_eq!(part.get("a"), Some(&b"one"[..]));
            assert_eq!(part.get("b"), Some(&b""[..]));
            assert_eq!(part.get("c/d"), Some(&b"three"[..]));
            assert_eq!(part.get("d"), None);
        }
    }
}
