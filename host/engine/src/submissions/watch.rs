//! What is seen of a workbook's part while it is inflated, before its reader makes anything of it.

use dti_diagnostics::Text;
use memchr::{memchr, memchr_iter, memmem, memrchr};

use super::failure::Failure;
use super::limits::{Excess, SHARED_STRINGS, STYLE_TAGS, TEXT_RUN_BYTES};

/// So much of what was seen is kept at most to see what stands across two pieces.
const SEAM: usize = 2 << 10;
/// A formula that is longer is taken for one without a value, which costs a second look.
const LONGEST_FORMULA: usize = 64 << 10;

/// Looks at a part piece by piece.
#[derive(Debug)]
pub(super) enum Watch {
    /// The strings that cells share: they are all held in memory.
    Strings(Strings),
    /// The looks of cells: they are all held in memory.
    Styles(u64),
    /// A sheet, or any other part.
    Sheet(Sheet),
}

impl Watch {
    /// Watches a part of this name.
    pub(super) fn of(name: &str) -> Self {
        let name = name.to_ascii_lowercase();
        if name.ends_with("sharedstrings.xml") {
            Self::Strings(Strings::default())
        } else if name.ends_with("styles.xml") {
            Self::Styles(0)
        } else {
            Self::Sheet(Sheet::default())
        }
    }

    /// Looks at the next piece.
    pub(super) fn look(&mut self, piece: &[u8]) -> Result<(), Failure> {
        match self {
            Self::Strings(strings) => strings.look(piece),
            Self::Styles(tags) => {
                *tags += memchr_iter(b'<', piece).count() as u64;
                if *tags > STYLE_TAGS { Err(too_many_styles(*tags).into()) } else { Ok(()) }
            }
            Self::Sheet(sheet) => sheet.look(piece),
        }
    }

    /// Whether a formula without a value was seen, or may have been.
    pub(super) fn formula_without_value(&self) -> bool {
        matches!(self, Self::Sheet(sheet) if sheet.formula_without_value)
    }
}

/// The last bytes of a piece and the next piece behind them.
#[derive(Debug, Default)]
struct Window {
    bytes: Vec<u8>,
    /// How many of them were seen before.
    seen: usize,
}

impl Window {
    fn push(&mut self, piece: &[u8]) {
        self.seen = self.bytes.len();
        self.bytes.extend_from_slice(piece);
    }

    fn keep_from(&mut self, position: usize) {
        self.bytes.drain(..position);
    }

    /// How often a tag begins in what was not seen before; its name stands behind `<` or a prefix.
    fn count(&self, name: &[u8]) -> u64 {
        let begins = |at: &usize| at.checked_sub(1).is_some_and(|before| matches!(self.bytes[before], b'<' | b':'));
        let new = |at: &usize| at + name.len() > self.seen;
        memmem::find_iter(&self.bytes, name).filter(|at| new(at) && begins(at)).count() as u64
    }
}

/// The part of shared strings.
#[derive(Debug, Default)]
pub(super) struct Strings {
    window: Window,
    count: u64,
}

impl Strings {
    fn look(&mut self, piece: &[u8]) -> Result<(), Failure> {
        self.window.push(piece);
        if self.count == 0 {
            check_announced_strings(&self.window.bytes)?;
        }
        self.count += self.window.count(b"si");
        if self.count > SHARED_STRINGS {
            return Err(too_many_strings(self.count.to_string()).into());
        }
        let length = self.window.bytes.len();
        self.window.keep_from(length.saturating_sub(64));
        Ok(())
    }
}

/// `uniqueCount="…"` makes the reader reserve memory before it reads a single string.
fn check_announced_strings(head: &[u8]) -> Result<(), Failure> {
    for at in memmem::find_iter(head, b"uniqueCount") {
        let rest = head[at..].iter().skip_while(|byte| !byte.is_ascii_digit());
        let digits: String = rest.take_while(|byte| byte.is_ascii_digit()).take(20).map(|&byte| byte as char).collect();
        if digits.parse::<u64>().is_ok_and(|count| count > SHARED_STRINGS) || digits.len() == 20 {
            return Err(too_many_strings(digits).into());
        }
    }
    Ok(())
}

fn too_many_strings(count: String) -> Excess {
    let what = Text::new("số chuỗi văn bản", "the number of strings");
    let way_out = Text::new("mở tệp bằng Excel rồi lưu lại", "open it in Excel and save it again");
    #[expect(clippy::cast_precision_loss, reason = "the limit is small")]
    Excess::new(what, count, SHARED_STRINGS as f64, way_out)
}

fn too_many_styles(count: u64) -> Excess {
    let what = Text::new("số thẻ định dạng ô", "the number of tags of cell styles");
    let way_out = Text::new(
        "chép số liệu sang mẫu mới rồi lưu lại (tệp có quá nhiều kiểu ô)",
        "copy the figures into a new template (the file has too many cell styles)",
    );
    #[expect(clippy::cast_precision_loss, reason = "both are small")]
    Excess::new(what, count as f64, STYLE_TAGS as f64, way_out)
}

/// A part that may be a sheet.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    window: Window,
    /// How many bytes came since a cell or a row began.
    run: u64,
    /// Whether cells may come.
    open: bool,
    /// Whether all cells have come.
    closed: bool,
    formula_without_value: bool,
}

impl Sheet {
    fn look(&mut self, piece: &[u8]) -> Result<(), Failure> {
        if self.closed {
            return Ok(());
        }
        self.window.push(piece);
        self.check_run(piece.len() as u64)?;
        let position = if self.formula_without_value { None } else { self.formulas() };
        let length = self.window.bytes.len();
        let position = position.unwrap_or_else(|| seam(&self.window.bytes));
        if length - position > LONGEST_FORMULA {
            self.formula_without_value = true;
            self.window.keep_from(length);
        } else {
            self.window.keep_from(position);
        }
        Ok(())
    }

    /// A text without end makes the reader hold all of it: within so many bytes a cell must begin.
    fn check_run(&mut self, new: u64) -> Result<(), Failure> {
        let bytes = &self.window.bytes;
        self.open = self.open || memmem::find(bytes, b"sheetData").is_some();
        self.run += if self.open { new } else { 0 };
        // In comments and the like anything may stand.
        if memmem::find(bytes, b"<!").is_none() {
            let plain = memmem::find(bytes, b"<c").is_some() || memmem::find(bytes, b"<row").is_some();
            let begins = |name: &[u8]| memmem::find_iter(bytes, name).any(|at| begins_tag(&bytes[..=at]));
            if plain || begins(b":c") || begins(b":row") {
                self.run = 0;
            }
            let end = memmem::find_iter(bytes, b"sheetData>").find(|&at| closes(&bytes[..at]));
            if let Some(end) = end {
                self.closed = true;
                self.window.bytes.truncate(end);
            }
        }
        if self.run > TEXT_RUN_BYTES {
            let what = Text::new("dung lượng chữ trong một ô", "the size of the text in one cell");
            return Err(Excess::bytes(what, self.run, TEXT_RUN_BYTES).into());
        }
        Ok(())
    }

    /// Looks whether each formula is followed by a value. The position from which on more must be seen, if any.
    fn formulas(&mut self) -> Option<usize> {
        let bytes = &self.window.bytes;
        let mut from = 0;
        while let Some(name) = next_formula(bytes, from) {
            let tag = memrchr(b'<', &bytes[..name])?;
            let cell = memrchr(b'<', &bytes[..tag]).unwrap_or(tag);
            let Some(after) = behind_formula(bytes, name) else { return Some(cell) };
            let text = memmem::find(&bytes[cell..tag], b" t=\"str\"").is_some();
            match value_at(bytes, after, text) {
                Some(Value::There(end)) => from = end,
                Some(Value::Missing) => {
                    self.formula_without_value = true;
                    return None;
                }
                None => return Some(cell),
            }
        }
        None
    }
}

/// Whether a name that ends a tag stands in one that closes an element.
fn closes(before: &[u8]) -> bool {
    memrchr(b'<', before).is_some_and(|tag| before.get(tag + 1) == Some(&b'/'))
}

/// Where the name `f` of the next tag stands that begins a formula.
fn next_formula(bytes: &[u8], from: usize) -> Option<usize> {
    memchr_iter(b'f', &bytes[from..]).map(|at| from + at).find(|&at| {
        let names = matches!(bytes.get(at + 1), Some(b'>' | b'/' | b' ' | b'\t' | b'\r' | b'\n'));
        names && begins_tag(&bytes[..at])
    })
}

/// Whether a tag begins that opens an element, with or without a prefix.
fn begins_tag(before: &[u8]) -> bool {
    match before.last() {
        Some(b'<') => true,
        Some(b':') => memrchr(b'<', before).is_some_and(|tag| {
            let prefix = &before[tag + 1..before.len() - 1];
            !prefix.iter().any(|byte| matches!(byte, b'>' | b'/') || byte.is_ascii_whitespace())
        }),
        _ => false,
    }
}

/// The position behind a formula and the white space that follows it; none if that has not been seen yet.
fn behind_formula(bytes: &[u8], name: usize) -> Option<usize> {
    let end = name + memchr(b'>', &bytes[name..])?;
    let mut at = end + 1;
    if bytes[end - 1] != b'/' {
        let close = at + memchr(b'<', &bytes[at..])?;
        at = close + memchr(b'>', &bytes[close..])? + 1;
    }
    let rest = bytes[at..].iter().position(|byte| !byte.is_ascii_whitespace())?;
    Some(at + rest)
}

/// What follows a formula.
enum Value {
    /// Its value, up to this position.
    There(usize),
    Missing,
}

/// Whether a value stands at a position; that of a text may be empty. None if that has not been seen yet.
fn value_at(bytes: &[u8], at: usize, text: bool) -> Option<Value> {
    let end = at + memchr(b'>', &bytes[at..])?;
    let tag = &bytes[at..end];
    let name = &tag[memchr(b':', tag).map_or(1.min(tag.len()), |colon| colon + 1)..];
    let named = name.first() == Some(&b'v') && matches!(name.get(1), None | Some(b' ' | b'/'));
    let opens = bytes[at] == b'<' && tag.get(1) != Some(&b'/');
    if !named || !opens {
        return Some(Value::Missing);
    }
    let empty = tag.ends_with(b"/") || *bytes.get(end + 1)? == b'<';
    Some(if empty && !text { Value::Missing } else { Value::There(end) })
}

/// From where on a piece is kept for the next: the last tag and the one before.
fn seam(bytes: &[u8]) -> usize {
    let least = bytes.len().saturating_sub(SEAM);
    let Some(last) = memrchr(b'<', &bytes[least..]) else { return bytes.len() };
    let before = memrchr(b'<', &bytes[least..least + last]);
    least + before.unwrap_or(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a formula without a value is seen in a sheet of these cells, in pieces of every size.
    fn sees(cells: &str) -> bool {
        let sheet = format!("<worksheet><sheetData><row r=\"1\">{cells}</row></sheetData><f></f></worksheet>");
        let seen = |size: usize| {
            let mut watch = Watch::of("xl/worksheets/sheet1.xml");
            for piece in sheet.as_bytes().chunks(size) {
                watch.look(piece).unwrap();
            }
            watch.formula_without_value()
        };
        let whole = seen(sheet.len());
        for size in 1..60 {
            assert_eq!(seen(size), whole, "{cells} in pieces of {size}");
        }
        whole
    }

    #[test]
    fn formulas_without_a_value_are_seen_however_they_are_written() {
        for cells in [
            r#"<c r="A1"><f>1+1</f></c>"#,
            r#"<c r="A1"><f>1+1</f><v></v></c>"#,
            r#"<c r="A1"><f>1+1</f><v/></c>"#,
            r#"<c r="A1"><f t="shared" si="0"/></c>"#,
            r#"<c r="A1"><f t="shared" si="0"/> <v/></c>"#,
            r#"<x:c r="A1"><x:f>1+1</x:f></x:c>"#,
            r#"<c r="A1"><v>2</v><f>1+1</f></c>"#,
            r#"<c r="A1"><f>1</f><v>1</v></c><c r="B1" t="str"><f>1</f></c><c r="C1"><v>5</v></c>"#,
            r#"<c r="A1"><f>1</f><!-- --><v>2</v></c>"#,
        ] {
            assert!(sees(cells), "{cells}");
        }
    }

    #[test]
    fn formulas_with_values_need_no_second_look() {
        for cells in [
            r#"<c r="A1"><v>2</v></c>"#,
            r#"<c r="A1"><f>IF(A2&lt;3,1,0)</f><v>2</v></c>"#,
            r#"<c r="A1"><f t="shared" si="0"/><v>2</v></c>"#,
            r#"<c r="A1" s="3" t="str"><f>""</f><v></v></c><c r="B1" t="str"><f>""</f><v/></c>"#,
            r#"<x:c r="A1"><x:f>1+1</x:f><x:v>2</x:v></x:c>"#,
            "<c r=\"A1\"><f>1</f>\n <v>1</v></c>",
            r#"<c r="A1" t="inlineStr"><is><t>f(x) :f x:f &gt;</t></is></c><formula>1</formula>"#,
        ] {
            assert!(!sees(cells), "{cells}");
        }
    }

    #[test]
    fn a_text_without_end_is_refused() {
        let mut watch = Watch::of("xl/worksheets/sheet1.xml");
        watch.look(b"<sheetData><row><c r=\"A1\" t=\"inlineStr\"><is><t>").unwrap();
        let piece = vec![b'a'; 1 << 20];
        let taken = (0..20).take_while(|_| watch.look(&piece).is_ok()).count() as u64;
        assert!(taken <= TEXT_RUN_BYTES >> 20);
    }

    #[test]
    fn strings_are_counted_across_pieces() {
        let text = "<sst>".to_owned() + &"<si><t>síp</t></si>".repeat(100) + &"<x:si/>".repeat(10);
        for size in 1..50 {
            let mut strings = Strings::default();
            for piece in text.as_bytes().chunks(size) {
                strings.look(piece).unwrap();
            }
            assert_eq!(strings.count, 110, "in pieces of {size}");
        }
    }
}
