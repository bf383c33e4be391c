//! How faulty cells are marked: by a colour for the gravest of their findings, and by a note that says them all.

use std::collections::BTreeMap;

use dti_diagnostics::{Finding, Severity, Spot};
use dti_engine::submissions::copies::Copy;
use rust_xlsxwriter::{Color, Note};

use super::{Source, severity};
use crate::workbook::Style;

const ERROR_FILL: Color = Color::RGB(0x00FF_C7CE);
const WARNING_FILL: Color = Color::RGB(0x00FF_EB9C);
const NOTE_FILL: Color = Color::RGB(0x00DD_EBF7);
/// The width of a note and the height of one of its lines, in pixels.
const NOTE_WIDTH: u32 = 320;
const NOTE_LINE: u32 = 18;
/// So many letters of a note stand in a line.
const NOTE_LETTERS: usize = 44;

/// The findings of the cells of a copy.
pub(super) struct Marks<'a>(BTreeMap<(u32, u32), Vec<&'a Finding>>);

impl<'a> Marks<'a> {
    /// Those that name a cell of the copy.
    pub(super) fn of(copy: &Copy, findings: &[&'a Finding]) -> Self {
        let mut marks: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for &finding in findings {
            for place in finding.place.iter().chain(&finding.against).filter(|place| place.file == copy.file) {
                if let Spot::Cell { sheet, row, column } = &place.spot
                    && *sheet == copy.sheet
                {
                    marks.entry((*row, *column)).or_default().push(finding);
                }
            }
        }
        Self(marks)
    }

    /// The cells that are marked, in their order.
    pub(super) fn cells(&self) -> impl Iterator<Item = (u32, u32)> {
        self.0.keys().copied()
    }

    /// The findings of a cell.
    pub(super) fn at(&self, cell: (u32, u32)) -> &[&'a Finding] {
        self.0.get(&cell).map_or(&[], Vec::as_slice)
    }
}

/// A look, in the colour of the gravest finding.
pub(super) fn look(style: &Style, findings: &[&Finding]) -> Style {
    let Some(gravest) = findings.iter().map(|finding| finding.severity()).min() else { return style.clone() };
    let fill = match gravest {
        Severity::Error => ERROR_FILL,
        Severity::Warning => WARNING_FILL,
        Severity::Note => NOTE_FILL,
    };
    let coloured = Style::from(style.plain.clone().set_background_color(fill));
    Style { wraps: style.wraps, ..coloured }
}

/// What a cell's findings say: what is wrong, and what to do.
pub(super) fn note(source: &Source<'_>, findings: &[&Finding]) -> Note {
    let language = source.feedback.language;
    let says = |finding: &&Finding| {
        let hint = finding.hint(language).map(|hint| format!("\n→ {hint}")).unwrap_or_default();
        format!("{}: {}{hint}", severity(source, finding.severity()), finding.message(language))
    };
    let text = findings.iter().map(says).collect::<Vec<_>>().join("\n");
    let lines: usize = text.lines().map(|line| line.chars().count() / NOTE_LETTERS + 1).sum();
    let height = u32::try_from(lines + 1).expect("notes are short") * NOTE_LINE;
    Note::new(text).add_author_prefix(false).set_author("dti").set_width(NOTE_WIDTH).set_height(height)
}
