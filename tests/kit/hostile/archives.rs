//! Archives that are cut, patched, or inflate to more than anybody can hold.

use super::book::{Book, SHEET};
use super::raw_zip::{Entry, archive, entries};
use super::{Hostile, Made};
use crate::random::Random;

/// The rows of the corpus.
pub(super) const ROWS: &[Hostile] = &[
    Hostile { name: "bomb-flat.xlsx", what: "a picture of 30 MB of zeros in 30 kB", made: Made::Of(flat) },
    Hostile { name: "bomb-sheet.xlsx", what: "a sheet of 20 MB of spaces in 20 kB", made: Made::Of(sheet) },
    Hostile {
        name: "bomb-many.xlsx",
        what: "a hundred entries of 9.9 MB each, each below the limit of one",
        made: Made::Of(many),
    },
    Hostile {
        name: "bomb-overlapping.xlsx",
        what: "two hundred entries that share the bytes of one",
        made: Made::Of(overlapping),
    },
    Hostile {
        name: "bomb-nested.xlsx",
        what: "an archive in the archive that inflates to 30 MB; nobody opens the inner one",
        made: Made::Of(nested),
    },
    Hostile { name: "many-entries.xlsx", what: "3,000 entries without content", made: Made::Of(many_entries) },
    Hostile {
        name: "size-too-small.xlsx",
        what: "headers that tell a smaller size of the sheet",
        made: Made::Of(size_too_small),
    },
    Hostile {
        name: "size-too-large.xlsx",
        what: "headers that tell 4 GB for the sheet",
        made: Made::Of(size_too_large),
    },
    Hostile { name: "crc-wrong.xlsx", what: "a checksum that is not the sheet's", made: Made::Of(crc_wrong) },
    Hostile { name: "zip64-lie.xlsx", what: "a zip64 field that tells 16 EiB", made: Made::Of(zip64) },
    Hostile {
        name: "method-unknown.xlsx",
        what: "a sheet compressed by a method that does not exist",
        made: Made::Of(method),
    },
    Hostile {
        name: "entry-encrypted.xlsx",
        what: "an entry that its flags call encrypted",
        made: Made::Of(encrypted_entry),
    },
    Hostile { name: "names-twice.xlsx", what: "two sheets of one name in the archive", made: Made::Of(twice) },
    Hostile {
        name: "names-by-case.xlsx",
        what: "two parts whose names differ by capitals only",
        made: Made::Of(by_case),
    },
    Hostile { name: "name-climbs.xlsx", what: "an entry `../../evil.xml`", made: Made::Of(climbs) },
    Hostile { name: "name-absolute.xlsx", what: "an entry `/etc/evil.xml`", made: Made::Of(absolute) },
    Hostile { name: "name-drive.xlsx", what: "an entry `C:\\evil.xml`", made: Made::Of(drive) },
    Hostile {
        name: "cut-in-directory.xlsx",
        what: "the last 10 bytes are missing",
        made: Made::Of(|agency| cut(agency, 99)),
    },
    Hostile { name: "cut-in-half.xlsx", what: "the second half is missing", made: Made::Of(|agency| cut(agency, 50)) },
    Hostile {
        name: "cut-to-a-stub.xlsx",
        what: "the first twentieth, as an interrupted upload leaves it",
        made: Made::Of(|agency| cut(agency, 5)),
    },
    Hostile { name: "bits-flipped.xlsx", what: "one bit in fifty bytes flipped", made: Made::Of(flipped) },
    Hostile { name: "directory-only.xlsx", what: "an archive without entries", made: Made::Of(|_| archive(&[])) },
    Hostile {
        name: "words-before.xlsx",
        what: "words before the archive, as a broken download leaves them",
        made: Made::Of(words_before),
    },
    Hostile { name: "words-behind.xlsx", what: "words behind the archive", made: Made::Of(words_behind) },
];

fn zeros(megabytes: usize) -> Vec<u8> {
    vec![0; megabytes << 20]
}

fn flat(agency: &str) -> Vec<u8> {
    Book::new(agency).part("xl/media/image1.png", zeros(30)).bytes()
}

fn sheet(agency: &str) -> Vec<u8> {
    Book::new(agency).rows(&" ".repeat(20 << 20)).bytes()
}

/// The deflated bytes of an entry of 9.9 MB.
fn deflated() -> Entry {
    let archive = Book { parts: vec![("x".to_owned(), vec![0; 10_380_902])] }.bytes();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(archive)).expect("it is an archive");
    let (crc, mut bytes) = (archive.by_index(0).expect("it is there").crc32(), Vec::new());
    std::io::Read::read_to_end(&mut archive.by_index_raw(0).expect("it is there"), &mut bytes).expect("it can be read");
    let stored = u32::try_from(bytes.len()).expect("it is small");
    Entry { method: 8, crc, bytes, stored, inflated: 10_380_902, ..Entry::stored("", &[]) }
}

fn many(agency: &str) -> Vec<u8> {
    let (mut all, bomb) = (entries(&Book::new(agency).parts), deflated());
    all.extend((0..100).map(|number| Entry { name: format!("xl/media/{number}.png"), ..bomb.clone() }));
    archive(&all)
}

fn overlapping(agency: &str) -> Vec<u8> {
    let bomb = deflated();
    let first = Entry { name: "xl/media/a000.png".to_owned(), ..bomb.clone() };
    let shared =
        (1..200).map(|number| Entry { name: format!("xl/media/a{number:03}.png"), at: Some(0), ..bomb.clone() });
    let all: Vec<_> = [first].into_iter().chain(shared).chain(entries(&Book::new(agency).parts)).collect();
    archive(&all)
}

fn nested(agency: &str) -> Vec<u8> {
    let inner = Book { parts: vec![("zeros".to_owned(), zeros(30))] }.bytes();
    Book::new(agency).part("xl/media/inner.zip", inner).bytes()
}

fn many_entries(agency: &str) -> Vec<u8> {
    let none = (0..3_000).map(|number| Entry::stored(&format!("xl/media/{number}"), &[]));
    archive(&entries(&Book::new(agency).parts).into_iter().chain(none).collect::<Vec<_>>())
}

/// The archive of a form with the sheet's entry changed.
fn with_sheet(agency: &str, change: impl Fn(&mut Entry)) -> Vec<u8> {
    let mut all = entries(&Book::new(agency).parts);
    change(all.iter_mut().find(|entry| entry.name == SHEET).expect("the sheet is there"));
    archive(&all)
}

fn size_too_small(agency: &str) -> Vec<u8> {
    with_sheet(agency, |sheet| (sheet.inflated, sheet.stored) = (100, 100))
}

fn size_too_large(agency: &str) -> Vec<u8> {
    with_sheet(agency, |sheet| sheet.inflated = u32::MAX - 1)
}

fn crc_wrong(agency: &str) -> Vec<u8> {
    with_sheet(agency, |sheet| sheet.crc ^= 1)
}

fn zip64(agency: &str) -> Vec<u8> {
    with_sheet(agency, |sheet| {
        sheet.inflated = u32::MAX;
        sheet.extra = [&[1, 0, 8, 0][..], &u64::MAX.to_le_bytes()].concat();
    })
}

fn method(agency: &str) -> Vec<u8> {
    with_sheet(agency, |sheet| sheet.method = 77)
}

fn encrypted_entry(agency: &str) -> Vec<u8> {
    with_sheet(agency, |sheet| sheet.flags = 1)
}

fn with_entry(agency: &str, name: &str) -> Vec<u8> {
    let mut all = entries(&Book::new(agency).parts);
    all.push(Entry::stored(name, b"<worksheet/>"));
    archive(&all)
}

fn twice(agency: &str) -> Vec<u8> {
    with_entry(agency, SHEET)
}

fn by_case(agency: &str) -> Vec<u8> {
    with_entry(agency, "xl/worksheets/SHEET1.xml")
}

fn climbs(agency: &str) -> Vec<u8> {
    with_entry(agency, "../../evil.xml")
}

fn absolute(agency: &str) -> Vec<u8> {
    with_entry(agency, "/etc/evil.xml")
}

fn drive(agency: &str) -> Vec<u8> {
    with_entry(agency, "C:\\evil.xml")
}

/// So many hundredths of a correct file.
fn cut(agency: &str, hundredths: usize) -> Vec<u8> {
    let mut bytes = Book::new(agency).bytes();
    let kept = if hundredths == 99 { bytes.len() - 10 } else { bytes.len() * hundredths / 100 };
    bytes.truncate(kept);
    bytes
}

fn flipped(agency: &str) -> Vec<u8> {
    let mut bytes = Book::new(agency).bytes();
    flip(&mut bytes, "bits-flipped");
    bytes
}

/// Flips one bit in fifty bytes, by a seed.
pub(super) fn flip(bytes: &mut [u8], seed: &str) {
    let mut random = Random::of(seed);
    let last = u32::try_from(bytes.len() - 1).expect("it is small");
    for _ in 0..bytes.len() / 50 {
        let position = random.whole(0, last) as usize;
        bytes[position] ^= 1 << random.whole(0, 7);
    }
}

fn words_before(agency: &str) -> Vec<u8> {
    [b"HTTP/1.1 200 OK\r\n\r\n".to_vec(), Book::new(agency).bytes()].concat()
}

fn words_behind(agency: &str) -> Vec<u8> {
    [Book::new(agency).bytes(), b"\r\n--boundary--\r\n".to_vec()].concat()
}
