//! What an agency earns for an indicator.

use crate::contract::Awards;

/// What one agency earns. A reason is empty when the task wants none.
#[derive(Debug, Clone, PartialEq)]
pub enum Award {
    /// Points, within the indicator's minimum and maximum unless the rule is unbounded.
    Earned {
        /// The points.
        points: f64,
        /// A sentence that a person can check by hand.
        reason: String,
    },
    /// No points, which is not the same as 0: the criteria set says what it counts for.
    Withheld {
        /// Why there are none.
        reason: String,
    },
}

impl Award {
    /// The points, unless they are withheld.
    pub fn points(&self) -> Option<f64> {
        match self {
            Self::Earned { points, .. } => Some(*points),
            Self::Withheld { .. } => None,
        }
    }

    /// The reason.
    pub fn reason(&self) -> &str {
        match self {
            Self::Earned { reason, .. } | Self::Withheld { reason } => reason,
        }
    }
}

/// The awards as the contract's columns.
pub(crate) fn columns(awards: Vec<Award>, with_reasons: bool) -> Awards {
    // Adding 0 turns -0 into 0, which would otherwise be printed as "-0".
    let points = awards.iter().map(|award| award.points().unwrap_or(0.0) + 0.0).collect();
    let earned = awards.iter().map(|award| award.points().is_some()).collect();
    let reasons = if with_reasons { awards.into_iter().map(reason).collect() } else { Vec::new() };
    Awards { points, earned, reasons }
}

fn reason(award: Award) -> String {
    match award {
        Award::Earned { reason, .. } | Award::Withheld { reason } => reason,
    }
}
