//! The colours of heat maps: the more of its maximum an agency lost, the darker the cell, so that it reads without colours too.

use dti_criteria::Indicator;
use rust_xlsxwriter::{Color, ConditionalFormat3ColorScale, ConditionalFormatType};

const LEAST: Color = Color::RGB(0x00F2_9B76);
const MIDDLE: Color = Color::RGB(0x00FC_EBC5);
const MOST: Color = Color::RGB(0x00EA_F5E4);

/// The colours of shares.
pub(super) fn share() -> ConditionalFormat3ColorScale {
    between(0.0, 1.0)
}

/// The colours of the points of an indicator, from none to all of them.
pub(super) fn points(indicator: &Indicator) -> ConditionalFormat3ColorScale {
    match indicator.bounded {
        true if indicator.maximum > 0.0 => between(indicator.minimum.max(0.0), indicator.maximum),
        true => between(indicator.minimum, indicator.maximum),
        false => coloured(),
    }
}

fn between(least: f64, most: f64) -> ConditionalFormat3ColorScale {
    let number = ConditionalFormatType::Number;
    coloured().set_minimum(number, least).set_midpoint(number, least.midpoint(most)).set_maximum(number, most)
}

fn coloured() -> ConditionalFormat3ColorScale {
    ConditionalFormat3ColorScale::new().set_minimum_color(LEAST).set_midpoint_color(MIDDLE).set_maximum_color(MOST)
}
