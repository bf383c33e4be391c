//! Bands: the classes of an index, each edge open or closed.

use dti_diagnostics::{Place, Text};

use crate::Member;

/// The classes of one or several cohorts.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Bands {
    /// What the edges are measured in.
    pub scale: Scale,
    /// Positions of the cohorts whose agencies are classed.
    pub cohorts: Vec<usize>,
    /// The nodes that are classed, of which the lowest class counts; the root alone where it is empty.
    pub groups: Vec<Member>,
    /// The classes, lowest first.
    pub classes: Vec<Class>,
    /// Where they are defined.
    pub place: Place,
}

/// What the edges of a class are measured in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// Per cent of the agency's own maximum, 0 to 100.
    Percent,
    /// Points.
    Points,
}

/// One class of an index.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Class {
    /// Unique among the classes.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// Where it begins; none for the lowest.
    pub lower: Option<Edge>,
    /// Where it ends; none for the highest.
    pub upper: Option<Edge>,
}

/// An end of a class.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Edge {
    /// The figure.
    pub value: f64,
    /// Whether the figure itself belongs to the class.
    pub closed: bool,
}

/// Figures this close, relative to an edge of 1 or more, are taken for the edge itself: adding decimal fractions in
/// binary leaves such differences, and they shall move nobody into another class.
const NOISE: f64 = 1e-9;

impl Class {
    /// Whether a figure lies in the class.
    #[must_use]
    pub fn holds(&self, value: f64) -> bool {
        let beside = |edge: Edge| (value - edge.value).abs() <= NOISE * edge.value.abs().max(1.0);
        let above = |edge: Edge| if beside(edge) { edge.closed } else { value > edge.value };
        let below = |edge: Edge| if beside(edge) { edge.closed } else { value < edge.value };
        self.lower.is_none_or(above) && self.upper.is_none_or(below)
    }
}

impl Bands {
    /// The position of the class that holds a figure; none if it lies in a gap.
    #[must_use]
    pub fn class(&self, value: f64) -> Option<usize> {
        self.classes.iter().position(|class| class.holds(value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn class(lower: Option<(f64, bool)>, upper: Option<(f64, bool)>) -> Class {
        let edge = |(value, closed)| Edge { value, closed };
        Class { id: String::new(), title: Text::default(), lower: lower.map(edge), upper: upper.map(edge) }
    }

    #[test]
    fn a_closed_edge_belongs_to_the_class_and_an_open_one_does_not() {
        let class = class(Some((25.0, false)), Some((50.0, true)));
        assert!(!class.holds(25.0) && class.holds(25.1) && class.holds(50.0) && !class.holds(50.1));
    }

    #[test]
    fn the_noise_of_adding_floats_moves_nobody_across_an_edge() {
        let sum = 0.1 + 0.2;
        assert!(class(Some((0.3, true)), None).holds(sum) && !class(Some((0.3, false)), None).holds(sum));
        assert!(class(None, Some((0.3, true))).holds(sum) && !class(None, Some((0.3, false))).holds(sum));
        assert!(!class(Some((0.3, true)), None).holds(0.3 - 1e-6));
    }
}
