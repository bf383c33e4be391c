//! Figures of nodes as cells.

use dti_engine::index::{Figure, Presence};

use super::{Pen, Style};
use crate::WorkbookError;

/// What stands where something does not apply to an agency.
pub(crate) const NOT_APPLICABLE: &str = "–";

impl Pen<'_> {
    /// A part of a figure: a dash where the node does not apply, an empty cell where it should have one and has none.
    pub(crate) fn figure(
        &mut self,
        row: u32,
        column: u16,
        (figure, part): (Option<Figure>, fn(Figure) -> f64),
        (style, dash): (&Style, &Style),
    ) -> Result<(), WorkbookError> {
        match figure {
            Some(Figure { presence: Presence::NotApplicable, .. }) => self.text(row, column, NOT_APPLICABLE, dash),
            _ => self.number(row, column, figure.and_then(Figure::there).map(part), style),
        }
    }
}
