//! Ranks as formulas: by the index as it is compared, then by the tie-breakers, equals as the set ranks them.

use dti_criteria::Ties;
use dti_diagnostics::round_half_up;

use super::columns::{Columns, Kind};
use crate::ranking::Source;
use crate::workbook::address::cell;

/// To which the engine compares shares.
const GRID: f64 = 1e12;

/// The names of the ranked rows: of the indices as they are compared, and of each tie-breaker.
pub(super) struct Keys {
    pub(super) index: String,
    pub(super) breakers: Vec<String>,
}

/// The rank of the agency in a row.
pub(super) fn formula(columns: &Columns, keys: &Keys, ties: Ties, row: u32) -> String {
    let own = |row, kind| cell(row, columns.at(kind));
    let key = own(row, Kind::Key);
    let breakers = (0..keys.breakers.len()).map(Kind::Breaker);
    if ties == Ties::Dense {
        let pairs =
            std::iter::once(Kind::Key).chain(breakers).map(|kind| format!("{}={}", own(row, kind), own(row - 1, kind)));
        let same = pairs.collect::<Vec<_>>().join(",");
        return format!("=N({})+IF(AND({same}),0,1)", own(row - 1, Kind::Rank));
    }
    let mut formula = format!("=RANK({key},{})", keys.index);
    let mut equal = format!("({}={key})", keys.index);
    for (breaker, name) in breakers.zip(&keys.breakers) {
        let own = own(row, breaker);
        formula.push_str(&format!("+SUMPRODUCT({equal}*({name}>{own}))"));
        equal.push_str(&format!("*({name}={own})"));
    }
    if ties == Ties::Ordinal {
        formula.push_str(&format!("+SUMPRODUCT({equal}*(ROW({})<ROW({key})))", keys.index));
    }
    formula
}

/// The index as the engine compares it.
pub(super) fn compared(source: &Source<'_>, index: f64) -> f64 {
    match source.report.set.ranking().decimals {
        Some(decimals) => round_half_up(index, decimals),
        None => without_noise(index),
    }
}

/// A number without what adding decimals in binary leaves.
pub(in crate::ranking) fn without_noise(value: f64) -> f64 {
    (value * GRID).round() / GRID + 0.0
}
