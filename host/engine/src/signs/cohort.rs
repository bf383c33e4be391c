//! Signs in a figure beside those of its cohort: far from all, or the same as another's.

use std::collections::BTreeMap;

use dti_criteria::{InputSource, Kind};
use dti_diagnostics::{Code, Finding};

use super::own::shown;
use super::{At, Looker};

/// Makes the median absolute deviation of normal figures their standard deviation (Iglewicz and Hoaglin, 1993).
const NORMAL: f64 = 0.6745;
/// With fewer figures a median says nothing about who is far from it.
const FEWEST: usize = 5;

impl Looker<'_> {
    /// What figures tell beside those of the cohort.
    pub(super) fn of_cohorts(&self) -> Vec<Finding> {
        let mut told = Vec::new();
        for cohort in 0..self.set.cohorts().len() {
            let is_own = |agency: &&usize| self.set.agencies()[**agency].cohort == cohort;
            let members: Vec<usize> = self.metrics.agencies.iter().filter(is_own).copied().collect();
            told.extend(self.measured().flat_map(|at| self.outliers(&members, at)));
            told.extend((0..self.set.indicators().len()).flat_map(|indicator| self.identical(&members, indicator)));
        }
        told
    }

    /// The figures of an input that are far from the cohort's median.
    fn outliers(&self, members: &[usize], at: At) -> Vec<Finding> {
        let Some(limit) = self.signs.outlier else { return Vec::new() };
        let figures: Vec<(usize, f64)> =
            members.iter().filter_map(|&agency| Some((agency, self.value(agency, at)?))).collect();
        let Some((median, mad)) = spread(figures.iter().map(|(_, value)| *value)) else { return Vec::new() };
        let far = |&(agency, value): &(usize, f64)| {
            let score = NORMAL * (value - median) / mad;
            (score.abs() > limit).then(|| {
                let finding = self.about(Code::SignOutlier, agency, at).with("value", value).with("median", median);
                finding.with("mad", mad).with("score", score).with("limit", limit)
            })
        };
        figures.iter().filter_map(far).collect()
    }

    /// The agencies that entered the same figures for an indicator. Nothing, everything and a part that is its whole
    /// are the same for many, and do not count.
    fn identical(&self, members: &[usize], indicator: usize) -> Vec<Finding> {
        let Some(least) = self.signs.identical else { return Vec::new() };
        let mut by_figures: BTreeMap<Vec<(usize, u64)>, Vec<usize>> = BTreeMap::new();
        for &agency in members {
            let figures = self.telling(agency, indicator);
            if figures.len() >= least {
                by_figures.entry(figures).or_default().push(agency);
            }
        }
        let groups = by_figures.into_iter().filter(|(_, agencies)| agencies.len() > 1);
        groups.map(|(figures, agencies)| self.same(indicator, &figures, &agencies)).collect()
    }

    /// The figures of an indicator that an agency entered itself and that say something about it, as bits by input.
    fn telling(&self, agency: usize, indicator: usize) -> Vec<(usize, u64)> {
        let value = |input: usize| self.value(agency, (indicator, input));
        let entered = |input: usize| {
            matches!(self.input((indicator, input)).source, InputSource::Answer | InputSource::AnswerUnlessOutside)
        };
        let measured = self.measured().filter(|at| at.0 == indicator && entered(at.1));
        let telling = measured.filter_map(|(_, input)| {
            let figure = value(input)?;
            let defined = self.input((indicator, input));
            let full =
                defined.kind == Kind::Percent && figure == 1.0 || defined.part_of.and_then(value) == Some(figure);
            (figure != 0.0 && !full).then_some((input, figure.to_bits()))
        });
        telling.collect()
    }

    fn same(&self, indicator: usize, figures: &[(usize, u64)], agencies: &[usize]) -> Finding {
        let codes: Vec<_> = agencies.iter().map(|&agency| self.set.agencies()[agency].code.as_str()).collect();
        let values: Vec<f64> = figures.iter().map(|(_, bits)| f64::from_bits(*bits)).collect();
        let code = &self.set.indicators()[indicator].code;
        let finding = self.finding(Code::SignIdentical).with("code", code).with("count", figures.len());
        let mut finding = finding.with("agencies", codes.join(", ")).with("values", shown(&values)).indicator(code);
        let place =
            |agency: usize| self.metrics.origin(agency, indicator, figures[0].0).map(|origin| origin.place.clone());
        (finding.place, finding.against) = (place(agencies[0]), place(agencies[1]));
        finding
    }
}

/// The median and the median absolute deviation from it; none of few figures, and none where more than half are equal,
/// because then the deviation is 0 and every other figure would be infinitely far.
fn spread(figures: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    let figures: Vec<f64> = figures.collect();
    if figures.len() < FEWEST {
        return None;
    }
    let median_of = |mut figures: Vec<f64>| {
        figures.sort_by(f64::total_cmp);
        let (low, high) = (figures[(figures.len() - 1) / 2], figures[figures.len() / 2]);
        low + (high - low) / 2.0
    };
    let median = median_of(figures.clone());
    let mad = median_of(figures.into_iter().map(|value| (value - median).abs()).collect());
    (mad > 0.0).then_some((median, mad))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_spread_is_that_of_the_handbook_and_none_of_equal_figures() {
        // Median 4 of 1, 2, 4, 6, 9; deviations 3, 2, 0, 2, 5 with median 2.
        assert_eq!(spread([9.0, 2.0, 1.0, 6.0, 4.0].into_iter()), Some((4.0, 2.0)));
        assert_eq!(spread([1.0, 2.0, 3.0, 4.0, 5.0, 8.0].into_iter()), Some((3.5, 1.5)));
        assert_eq!(spread([3.0, 3.0, 3.0, 4.0, 5.0].into_iter()), None);
        assert_eq!(spread([1.0, 2.0, 3.0, 4.0].into_iter()), None);
    }
}
