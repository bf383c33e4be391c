//! Addresses as formulas write them.

use dti_diagnostics::cell_address;
pub(crate) use dti_diagnostics::column_letters;

/// A cell that stays the same wherever the formula stands, such as `$B$4`.
pub(crate) fn fixed(row: u32, column: u16) -> String {
    format!("${}${}", column_letters(column.into()), u64::from(row) + 1)
}

/// The cells between two corners, both included, such as `B4:D9`.
pub(crate) fn range(first: (u32, u16), last: (u32, u16)) -> String {
    format!("{}:{}", cell(first.0, first.1), cell(last.0, last.1))
}

/// The same as [`range`], wherever the formula stands, such as `$B$4:$D$9`.
pub(crate) fn fixed_range(first: (u32, u16), last: (u32, u16)) -> String {
    format!("{}:{}", fixed(first.0, first.1), fixed(last.0, last.1))
}

/// A cell, such as `B4`.
pub(crate) fn cell(row: u32, column: u16) -> String {
    cell_address(row, column.into())
}

/// An address on a sheet of this name.
pub(crate) fn on(tab: &str, address: &str) -> String {
    format!("'{}'!{address}", tab.replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_written_as_formulas_need_them() {
        assert_eq!((cell(3, 27), fixed(3, 27)), ("AB4".to_owned(), "$AB$4".to_owned()));
        assert_eq!(range((0, 0), (8, 1)), "A1:B9");
        assert_eq!(on("Xếp hạng Sở", &fixed_range((0, 0), (8, 1))), "'Xếp hạng Sở'!$A$1:$B$9");
    }
}
