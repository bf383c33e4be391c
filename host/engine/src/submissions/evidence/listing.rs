//! Where the citations of a cell begin.

use super::DOCUMENTS_OF_A_CELL;
use super::citation::{Mark, bears_number, begins, without_mark};

/// A cell cut into its citations.
#[derive(Debug, Default)]
pub(super) struct Listing<'a> {
    /// The citations, without the separators around them.
    pub(super) items: Vec<&'a str>,
    /// Whether there are more than may be.
    pub(super) is_cut: bool,
}

/// A part of a cell between separators.
#[derive(Debug, Clone, Copy)]
struct Piece<'a> {
    start: usize,
    text: &'a str,
    begins_line: bool,
}

impl<'a> Listing<'a> {
    /// Cuts a cell's text where a citation begins.
    pub(super) fn of(text: &'a str) -> Self {
        let mut starts = Vec::new();
        let mut marks = Marks::default();
        let mut is_cut = false;
        for piece in pieces(text).filter(|piece| !piece.text.trim().is_empty()) {
            if !starts.is_empty() && !marks.begin(piece) {
                continue;
            }
            if starts.is_empty() {
                marks = Marks::of_first(piece);
            }
            is_cut |= starts.len() == DOCUMENTS_OF_A_CELL;
            if !is_cut {
                starts.push(piece.start);
            }
        }
        let ends = starts.iter().skip(1).copied().chain([text.len()]);
        let items = starts.iter().zip(ends).map(|(&start, end)| trimmed(&text[start..end])).collect();
        Self { items, is_cut }
    }
}

fn is_separator(letter: char) -> bool {
    matches!(letter, '\n' | ';' | '\u{ff1b}')
}

fn trimmed(text: &str) -> &str {
    text.trim_matches(|letter: char| letter.is_whitespace() || is_separator(letter))
}

fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut start = 0;
    let mut begins_line = true;
    text.split_inclusive(is_separator).map(move |whole| {
        let piece = Piece { start, text: whole.trim_end_matches(is_separator), begins_line };
        start += whole.len();
        begins_line = whole.ends_with('\n');
        piece
    })
}

/// How the citations of a cell are marked.
#[derive(Debug, Default)]
struct Marks {
    /// The bullet of each citation, where they bear no numbers: below a citation with a number, bullets are details.
    bullet: Option<Mark>,
    /// The place in the list of the latest citation.
    place: Option<u32>,
}

impl Marks {
    fn of_first(piece: Piece<'_>) -> Self {
        match without_mark(piece.text).0 {
            Mark::Ordinal(place) => Self { place: Some(place), bullet: None },
            mark @ Mark::Bullet(_) if !bears_number(piece.text) => Self { bullet: Some(mark), place: None },
            _ => Self::default(),
        }
    }

    /// Whether a piece begins a citation: it looks like one, or bears the mark that the next one would bear.
    fn begin(&mut self, piece: Piece<'_>) -> bool {
        let mark = without_mark(piece.text).0;
        if let (Mark::Ordinal(place), Some(latest)) = (mark, self.place)
            && place == latest + 1
        {
            self.place = Some(place);
            return true;
        }
        begins(piece.text) || piece.begins_line && self.bullet == Some(mark)
    }
}
