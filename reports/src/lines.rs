//! Tables for a terminal: columns of equal width, numbers to the right.

/// Where the cells of a column stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// Texts.
    Left,
    /// Numbers.
    Right,
}

/// A table as lines, each column as wide as its widest cell; nothing if it has no rows.
pub(crate) fn aligned(headings: &[(String, Side)], rows: &[Vec<String>]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let width = |column: usize| {
        let cells = rows.iter().map(|row| row[column].chars().count());
        cells.chain([headings[column].0.chars().count()]).max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..headings.len()).map(width).collect();
    let line = |cells: Vec<&str>| {
        let cell = |(column, text): (usize, &str)| match headings[column].1 {
            Side::Left => format!("{text:<width$}", width = widths[column]),
            Side::Right => format!("{text:>width$}", width = widths[column]),
        };
        let cells: Vec<String> = cells.into_iter().enumerate().map(cell).collect();
        format!("  {}\n", cells.join("  ")).replace(" \n", "\n")
    };
    let head = line(headings.iter().map(|(text, _)| text.as_str()).collect());
    let body = rows.iter().map(|row| line(row.iter().map(String::as_str).collect()));
    std::iter::once(head).chain(body).map(|line| format!("{}\n", line.trim_end())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let headings = [("Mã".to_owned(), Side::Left), ("Điểm".to_owned(), Side::Right)];
        let rows = [vec!["sở-a".to_owned(), "7".to_owned()], vec!["b".to_owned(), "12,25".to_owned()]];
        assert_eq!(aligned(&headings, &rows), "  Mã     Điểm\n  sở-a      7\n  b     12,25\n");
        assert_eq!(aligned(&headings, &[]), "");
    }
}
