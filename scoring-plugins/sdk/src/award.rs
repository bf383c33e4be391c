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

impl Awards {
    /// Nothing yet, with room for so many agencies.
    pub(crate) fn with_capacity(agencies: usize, reasons: bool) -> Self {
        let reasons = Vec::with_capacity(if reasons { agencies } else { 0 });
        Self { points: Vec::with_capacity(agencies), earned: Vec::with_capacity(agencies), reasons }
    }

    /// Adds the award of the next agency.
    pub(crate) fn push(&mut self, award: Award, with_reason: bool) {
        let (points, earned, reason) = match award {
            // Adding 0 turns -0 into 0, which would otherwise be printed as "-0".
            Award::Earned { points, reason } => (points + 0.0, 1, reason),
            Award::Withheld { reason } => (0.0, 0, reason),
        };
        self.points.push(points);
        self.earned.push(earned);
        if with_reason {
            self.reasons.push(reason);
        }
    }
}
