//! Early signs: figures that somebody should look at before anybody publishes them.

use dti_diagnostics::Place;

/// Which early signs are looked for; each is off unless the set names it. Signs are warnings and never change points.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct EarlySigns {
    /// |now − before| ÷ |before| of a figure above this; above 0.
    pub change: Option<f64>,
    /// |0.6745 · (x − median) ÷ MAD| of a figure in its cohort above this; above 0. Modified z-score of Iglewicz and
    /// Hoaglin (1993), *How to Detect and Handle Outliers*.
    pub outlier: Option<f64>,
    /// |self-scored − computed points| ÷ (maximum − minimum) of an indicator above this; above 0, at most 1.
    pub self_score: Option<f64>,
    /// So many figures of one indicator that agencies of a cohort have in common; 2 or more.
    pub identical: Option<usize>,
    /// So many figures of an agency, if all are multiples of 10; 2 or more.
    pub round: Option<usize>,
    /// Where they are declared.
    pub place: Option<Place>,
}

impl EarlySigns {
    /// What `change = true` means: half as much again, or half.
    pub const CHANGE: f64 = 0.5;
    /// What `outlier = true` means, as Iglewicz and Hoaglin recommend.
    pub const OUTLIER: f64 = 3.5;
    /// What `self-score = true` means: a fifth of the points.
    pub const SELF_SCORE: f64 = 0.2;
    /// What `identical = true` means.
    pub const IDENTICAL: usize = 2;
    /// What `round = true` means.
    pub const ROUND: usize = 5;
}
