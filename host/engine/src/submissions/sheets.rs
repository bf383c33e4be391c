//! What takes the sheets of a file while they are read: grids in memory, or whoever passes the cells on.

use super::grid::{Cell, Grid, GridBuilder};
use super::limits::{Excess, SheetLimits};

/// Takes the sheets of a file, one after the other, cell by cell.
pub(crate) trait Sheets {
    /// A sheet begins; the cells that follow are its own. Returns its limits.
    fn begin(&mut self, sheet: &str) -> SheetLimits;

    /// Whether a cell lies within the sheet's limits; if not, that is noted. To be asked before its content is made.
    fn admits(&mut self, row: u32, column: u32) -> bool;

    /// Takes a cell. False when the sheet is so large that reading on is of no use.
    fn push(&mut self, cell: Cell<'_>) -> bool;
}

/// Sheets that become grids.
pub(crate) struct Grids<'a> {
    limits: &'a dyn Fn(&str) -> SheetLimits,
    sheets: Vec<GridBuilder>,
}

impl<'a> Grids<'a> {
    /// No sheets yet; each has the limits that its name gives it.
    pub(crate) fn new(limits: &'a dyn Fn(&str) -> SheetLimits) -> Self {
        Self { limits, sheets: Vec::new() }
    }

    /// The grids in the order of the sheets.
    pub(crate) fn finish(self) -> Vec<Grid> {
        self.sheets.into_iter().map(GridBuilder::finish).collect()
    }

    /// The current sheet is so large that whoever read it did not read on.
    pub(crate) fn exceed(&mut self, excess: Excess) {
        self.current().exceed(excess);
    }

    fn current(&mut self) -> &mut GridBuilder {
        self.sheets.last_mut().expect("a sheet begins before its cells")
    }
}

impl Sheets for Grids<'_> {
    fn begin(&mut self, sheet: &str) -> SheetLimits {
        let limits = (self.limits)(sheet);
        self.sheets.push(GridBuilder::new(sheet, limits));
        limits
    }

    fn admits(&mut self, row: u32, column: u32) -> bool {
        self.current().admits(row, column)
    }

    fn push(&mut self, cell: Cell<'_>) -> bool {
        self.current().push(cell)
    }
}
