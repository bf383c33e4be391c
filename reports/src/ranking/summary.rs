//! What is told of many figures at once, by a function of spreadsheets and by the engine.

use crate::workbook::Value;

/// What is told of the figures of a cohort.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Summary {
    Mean,
    Median,
    Best,
    Least,
}

impl Summary {
    /// What a cover has room for.
    pub(super) const ALL: [Self; 3] = [Self::Mean, Self::Median, Self::Best];

    /// The spreadsheet's function.
    pub(super) fn function(self) -> &'static str {
        match self {
            Self::Mean => "AVERAGE",
            Self::Median => "MEDIAN",
            Self::Best => "MAX",
            Self::Least => "MIN",
        }
    }

    /// What it comes to; nothing where there is no figure.
    pub(super) fn of(self, figures: &[f64]) -> Value<'static> {
        let mut figures = figures.to_vec();
        figures.sort_by(f64::total_cmp);
        let Some((&least, &best)) = figures.first().zip(figures.last()) else { return Value::Blank };
        let middle = figures.len() / 2;
        #[expect(clippy::cast_precision_loss, reason = "counts of agencies stay far below 2^53")]
        Value::Number(match self {
            Self::Mean => figures.iter().sum::<f64>() / figures.len() as f64,
            Self::Median if figures.len() % 2 == 1 => figures[middle],
            Self::Median => figures[middle - 1].midpoint(figures[middle]),
            Self::Best => best,
            Self::Least => least,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_told_as_a_spreadsheet_would() {
        let of = |figures: &[f64]| Summary::ALL.map(|one| one.of(figures));
        assert_eq!(of(&[4.0, 1.0, 2.0, 3.0]), [2.5, 2.5, 4.0].map(Value::Number));
        assert_eq!(of(&[5.0, 1.0, 3.0]), [3.0, 3.0, 5.0].map(Value::Number));
        assert_eq!(of(&[]), [Value::Blank; 3]);
        assert_eq!(Summary::Least.of(&[2.0, 1.0]), Value::Number(1.0));
    }
}
