//! How the texts of a sheet were typed: for fonts of the time before Unicode, or with marks that nobody sees.

mod legacy;
mod syllable;

use dti_diagnostics::{Code, Finding};

use super::grid::{Cell, Content, Grid, Row, cut};
use crate::text;

/// The findings about a sheet's texts: of each kind one, with the first cell and the number of all.
pub(super) fn oddities(file: &str, grid: &Grid) -> Vec<Finding> {
    let mut old_fonts = Tally::default();
    let mut hidden_marks = Tally::default();
    for cell in grid.rows().flat_map(Row::cells) {
        let Content::Text(text) = cell.content else { continue };
        if text.is_ascii() && !text.contains(is_hidden_mark) {
            continue;
        }
        if let Some(found) = legacy::detect(text) {
            old_fonts.count(cell, found);
        } else if let Some(mark) = text.chars().find(|&character| is_hidden_mark(character)) {
            hidden_marks.count(cell, mark);
        }
    }
    let old_fonts = old_fonts.finding(|cell, (font, read)| {
        let finding = Finding::new(Code::TextInLegacyFont).with("value", cell.quoted());
        finding.with("font", font.name()).with("read", cut(&read)).at(cell.place(file, &grid.sheet))
    });
    let hidden_marks = hidden_marks.finding(|cell, mark| {
        let finding = Finding::new(Code::TextWithHiddenMarks).with("value", cell.quoted());
        finding.with("mark", format!("U+{:04X}", u32::from(mark))).at(cell.place(file, &grid.sheet))
    });
    old_fonts.into_iter().chain(hidden_marks).collect()
}

/// Marks that turn the direction of reading round, and control characters: what is seen is not what is read.
fn is_hidden_mark(character: char) -> bool {
    text::turns_direction(character) || character.is_control() && !matches!(character, '\t' | '\n' | '\r')
}

/// The first cell of a kind and how many there are.
struct Tally<'a, T> {
    first: Option<(Cell<'a>, T)>,
    count: usize,
}

impl<T> Default for Tally<'_, T> {
    fn default() -> Self {
        Self { first: None, count: 0 }
    }
}

impl<'a, T> Tally<'a, T> {
    fn count(&mut self, cell: Cell<'a>, what: T) {
        self.first.get_or_insert((cell, what));
        self.count += 1;
    }

    fn finding(self, tell: impl Fn(Cell<'a>, T) -> Finding) -> Option<Finding> {
        let (cell, what) = self.first?;
        Some(tell(cell, what).with("count", self.count))
    }
}
