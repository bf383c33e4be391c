//! The way from `[early-signs]` to the signs that are looked for.

use dti_diagnostics::Text;
use toml::de::DeValue;

use super::fields::Fields;
use super::nodes::number_within;
use crate::signs::EarlySigns;

/// Reads `[early-signs]`: a threshold, or `true` for the usual one; what is not written, or `false`, is off.
pub(crate) fn read_early_signs(fields: &mut Fields<'_>) -> EarlySigns {
    let Some(mut fields) = fields.table("early-signs", &Text::new("dấu hiệu sớm", "the early signs")) else {
        return EarlySigns::default();
    };
    let signs = EarlySigns {
        change: threshold(&mut fields, "change", EarlySigns::CHANGE, f64::MAX),
        outlier: threshold(&mut fields, "outlier", EarlySigns::OUTLIER, f64::MAX),
        self_score: threshold(&mut fields, "self-score", EarlySigns::SELF_SCORE, 1.0),
        identical: count(&mut fields, "identical", EarlySigns::IDENTICAL),
        round: count(&mut fields, "round", EarlySigns::ROUND),
        place: Some(fields.place().clone()),
    };
    fields.finish();
    signs
}

/// Whether a sign is switched on or off without a threshold.
fn switch(fields: &mut Fields<'_>, key: &'static str) -> Option<bool> {
    match fields.raw(key)?.get_ref() {
        DeValue::Boolean(on) => Some(*on),
        _ => None,
    }
}

fn threshold(fields: &mut Fields<'_>, key: &'static str, usual: f64, most: f64) -> Option<f64> {
    match switch(fields, key) {
        Some(on) => on.then_some(usual),
        None => number_within(fields, key, 0.0, most).map(|number| number.value),
    }
}

fn count(fields: &mut Fields<'_>, key: &'static str, usual: usize) -> Option<usize> {
    if let Some(on) = switch(fields, key) {
        return on.then_some(usual);
    }
    let number = fields.optional::<i64>(key)?;
    let read = usize::try_from(number.value).ok().filter(|count| *count >= 2);
    if read.is_none() {
        fields.tell_out_of_bounds(key, &number, Text::new("từ 2 trở lên", "2 or more"));
    }
    read
}
