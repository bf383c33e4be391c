//! Classes as formulas: where a figure lies between the edges, and the lowest class of all that are classed.

use dti_criteria::{Bands, Scale};
use dti_diagnostics::round_half_up;
use dti_engine::index::{Figure, Presence};

use crate::ranking::parameters::{CLASS_DIGITS, ClassNames, NOT_APPLICABLE, PERCENT};
use crate::workbook::{self, Value};

/// Decimals to which figures are held against edges.
const DIGITS: u32 = 9;

/// The figure that is held against the edges, from the points and the share of a node.
pub(super) fn figure_formula(scale: Scale, points: &str, share: &str) -> String {
    let figure = match scale {
        Scale::Percent => format!("{share}*{PERCENT}"),
        Scale::Points => points.to_owned(),
    };
    let otherwise = format!("IF({points}={NOT_APPLICABLE},{NOT_APPLICABLE},\"\")");
    format!("=IF(ISNUMBER({points}),ROUND({figure},{CLASS_DIGITS}),{otherwise})")
}

/// The place of the class that holds a figure; 0 where none does.
pub(super) fn place_formula(names: &ClassNames, figure: &str) -> String {
    let ClassNames { places, lower, lower_closed, upper, upper_closed, .. } = names;
    let above = format!("(({figure}>{lower})+({figure}={lower})*{lower_closed})");
    let below = format!("(({figure}<{upper})+({figure}={upper})*{upper_closed})");
    format!("=IF(ISNUMBER({figure}),SUMPRODUCT({above}*{below}*{places}),{figure})")
}

/// The title of the lowest class in cells next to each other.
pub(super) fn title_formula(names: &ClassNames, places: &str) -> String {
    format!("=IF(COUNTBLANK({places})>0,\"\",INDEX({},1+MIN({places})))", names.titles)
}

/// What the formulas come to.
pub(super) fn figure(scale: Scale, figure: Figure) -> Value<'static> {
    match figure.presence {
        Presence::NotApplicable => workbook::NOT_APPLICABLE.into(),
        Presence::Missing => Value::Blank,
        Presence::Present => held(scale, figure).into(),
    }
}

pub(super) fn place(bands: &Bands, one: Figure) -> Value<'static> {
    match figure(bands.scale, one) {
        Value::Number(figure) => place_of(bands, figure).into(),
        other => other,
    }
}

/// The place of the lowest class of some figures, 0 where one lies in none; nothing where one is missing.
pub(super) fn lowest(bands: &Bands, figures: &[Figure]) -> Option<usize> {
    let missing = figures.iter().any(|figure| figure.presence == Presence::Missing);
    let places = figures.iter().filter_map(|figure| figure.there()).map(|one| place_of(bands, held(bands.scale, one)));
    (!missing).then(|| places.min().unwrap_or_default())
}

fn held(scale: Scale, figure: Figure) -> f64 {
    let figure = match scale {
        Scale::Percent => figure.index() * 100.0,
        Scale::Points => figure.points,
    };
    round_half_up(figure, DIGITS)
}

#[expect(clippy::float_cmp, reason = "as the formula compares rounded figures")]
fn place_of(bands: &Bands, figure: f64) -> usize {
    let holds = |class: &dti_criteria::Class| {
        let above = class.lower.is_none_or(|edge| figure > edge.value || (edge.closed && figure == edge.value));
        let below = class.upper.is_none_or(|edge| figure < edge.value || (edge.closed && figure == edge.value));
        above && below
    };
    bands.classes.iter().position(holds).map_or(0, |position| position + 1)
}
