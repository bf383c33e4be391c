//! How the members of a node become one figure: sums, means, the minimum, and what members without a figure mean.

use dti_criteria::{Aggregate, Gaps};

use super::{Figure, Presence};

/// A member of a node.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Part {
    /// Its share in a mean; above 0.
    pub(super) weight: f64,
    pub(super) figure: Figure,
    /// The maximum that it would add if it had a figure.
    pub(super) worth: f64,
}

/// The figure of a node that is worth so many points.
///
/// What does not apply takes no part. A node of which nothing applies does not apply either; one of which nothing that
/// applies has a figure has none, unless such members count as zero.
pub(super) fn aggregate(method: Aggregate, gaps: Gaps, points: f64, parts: &[Part]) -> Figure {
    let applicable = || parts.iter().filter(|part| part.figure.presence != Presence::NotApplicable);
    let missing = applicable().filter(|part| part.figure.presence == Presence::Missing).count();
    let counted: Vec<Part> = match gaps {
        Gaps::Withhold if missing > 0 => return Figure::MISSING,
        Gaps::Zero => applicable().map(|part| part.or_zero()).collect(),
        _ => applicable().filter(|part| part.figure.presence == Presence::Present).copied().collect(),
    };
    match (applicable().count(), counted.len()) {
        (0, _) => Figure::default(),
        (_, 0) => Figure::MISSING,
        _ => combine(method, gaps, points, &counted),
    }
}

impl Part {
    /// The member, as 0 of its maximum where it has no figure.
    fn or_zero(self) -> Self {
        match self.figure.presence {
            Presence::Missing => Self { figure: Figure::present(0.0, self.worth), ..self },
            _ => self,
        }
    }
}

/// Whether a strict mean is 0 only because a member has 0 or less of its maximum.
pub(super) fn is_flattened(method: Aggregate, parts: &[Part]) -> bool {
    let strict = matches!(method, Aggregate::GeometricMean | Aggregate::HarmonicMean);
    let there = || parts.iter().filter_map(|part| part.figure.there());
    strict && there().any(|figure| figure.index() <= 0.0) && there().any(|figure| figure.index() > 0.0)
}

fn combine(method: Aggregate, gaps: Gaps, points: f64, parts: &[Part]) -> Figure {
    if method == Aggregate::Sum {
        let sum = sum(parts);
        return if gaps == Gaps::Rescale && sum.maximum > 0.0 {
            Figure::present(points * (sum.points / sum.maximum), points)
        } else {
            sum
        };
    }
    let share = match method {
        Aggregate::GeometricMean => geometric_mean(parts),
        Aggregate::HarmonicMean => harmonic_mean(parts),
        Aggregate::Minimum => parts.iter().fold(f64::INFINITY, |lowest, part| lowest.min(part.figure.index())),
        Aggregate::Sum | Aggregate::WeightedMean => {
            weighted(parts, Figure::index) / parts.iter().map(|part| part.weight).sum::<f64>()
        }
    };
    Figure::present(points * share, points)
}

/// Points and maxima added up, in the order of the set.
fn sum(parts: &[Part]) -> Figure {
    parts.iter().fold(Figure::present(0.0, 0.0), |total, part| {
        Figure::present(total.points + part.figure.points, total.maximum + part.figure.maximum)
    })
}

/// `exp(Σ wᵢ·ln xᵢ / Σ wᵢ)`, 0 where a share is 0 or less: the limit, and no mean of such shares exists.
fn geometric_mean(parts: &[Part]) -> f64 {
    if parts.iter().any(|part| part.figure.index() <= 0.0) {
        return 0.0;
    }
    let weights: f64 = parts.iter().map(|part| part.weight).sum();
    libm::exp(weighted(parts, |figure| libm::log(figure.index())) / weights)
}

/// `Σ wᵢ / Σ (wᵢ/xᵢ)`, 0 where a share is 0 or less.
fn harmonic_mean(parts: &[Part]) -> f64 {
    if parts.iter().any(|part| part.figure.index() <= 0.0) {
        return 0.0;
    }
    let weights: f64 = parts.iter().map(|part| part.weight).sum();
    weights / weighted(parts, |figure| figure.index().recip())
}

fn weighted(parts: &[Part], value: impl Fn(Figure) -> f64) -> f64 {
    parts.iter().map(|part| part.weight * value(part.figure)).sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const MEANS: [Aggregate; 4] =
        [Aggregate::WeightedMean, Aggregate::GeometricMean, Aggregate::HarmonicMean, Aggregate::Minimum];

    fn part(weight: f64, points: f64, maximum: f64) -> Part {
        Part { weight, figure: Figure::present(points, maximum), worth: maximum }
    }

    fn missing(weight: f64, worth: f64) -> Part {
        Part { weight, figure: Figure::MISSING, worth }
    }

    fn absent(weight: f64, worth: f64) -> Part {
        Part { weight, figure: Figure::default(), worth }
    }

    fn index(method: Aggregate, gaps: Gaps, parts: &[Part]) -> Option<f64> {
        let figure = aggregate(method, gaps, 200.0, parts);
        (figure.presence == Presence::Present).then(|| figure.index())
    }

    #[test]
    fn each_mean_is_the_one_of_the_handbook() {
        let parts = [part(1.0, 2.0, 10.0), part(3.0, 8.0, 10.0)];
        let index = |method| index(method, Gaps::LeaveOut, &parts).unwrap();
        assert!((index(Aggregate::WeightedMean) - 0.65).abs() < 1e-15);
        // 0.2^(1/4) · 0.8^(3/4), and 4 / (1/0.2 + 3/0.8).
        assert!((index(Aggregate::GeometricMean) - 0.565_685_424_949_238).abs() < 1e-14);
        assert!((index(Aggregate::HarmonicMean) - 0.457_142_857_142_857_1).abs() < 1e-15);
        assert!((index(Aggregate::Minimum) - 0.2).abs() < 1e-15);
        assert!((index(Aggregate::Sum) - 0.5).abs() < 1e-15);
    }

    #[test]
    fn a_share_of_nothing_leaves_nothing_of_the_strict_means() {
        for points in [0.0, -1.0] {
            let parts = [part(1.0, points, 10.0), part(1.0, 10.0, 10.0)];
            assert_eq!(index(Aggregate::GeometricMean, Gaps::LeaveOut, &parts), Some(0.0));
            assert_eq!(index(Aggregate::HarmonicMean, Gaps::LeaveOut, &parts), Some(0.0));
        }
    }

    #[test]
    fn a_gap_means_what_the_set_says() {
        let parts = [part(1.0, 5.0, 10.0), missing(1.0, 30.0), absent(1.0, 60.0)];
        assert_eq!(aggregate(Aggregate::Sum, Gaps::LeaveOut, 100.0, &parts), Figure::present(5.0, 10.0));
        assert_eq!(aggregate(Aggregate::Sum, Gaps::Rescale, 100.0, &parts), Figure::present(50.0, 100.0));
        assert_eq!(aggregate(Aggregate::Sum, Gaps::Zero, 100.0, &parts), Figure::present(5.0, 40.0));
        assert_eq!(aggregate(Aggregate::Sum, Gaps::Withhold, 100.0, &parts), Figure::MISSING);
        assert_eq!(index(Aggregate::WeightedMean, Gaps::LeaveOut, &parts), Some(0.5));
        assert_eq!(index(Aggregate::WeightedMean, Gaps::Zero, &parts), Some(0.25));
    }

    #[test]
    fn a_node_without_figures_is_missing_and_one_without_members_does_not_apply() {
        for method in MEANS.into_iter().chain([Aggregate::Sum]) {
            assert_eq!(aggregate(method, Gaps::LeaveOut, 10.0, &[missing(1.0, 5.0)]), Figure::MISSING);
            assert_eq!(aggregate(method, Gaps::Zero, 10.0, &[missing(1.0, 5.0)]).index(), 0.0);
            assert_eq!(aggregate(method, Gaps::Withhold, 10.0, &[absent(1.0, 5.0)]), Figure::default());
        }
    }

    #[test]
    fn a_bonus_adds_points_and_no_maximum() {
        let parts = [part(1.0, 90.0, 100.0), Part { worth: 0.0, ..part(1.0, 5.0, 0.0) }];
        assert_eq!(aggregate(Aggregate::Sum, Gaps::LeaveOut, 100.0, &parts), Figure::present(95.0, 100.0));
    }

    fn shares() -> impl Strategy<Value = Vec<(f64, f64)>> {
        prop::collection::vec((0.1..9.0_f64, 0.01..=1.0_f64), 1..20)
    }

    proptest! {
        #[test]
        fn every_mean_lies_between_its_members_and_they_are_ordered(members in shares()) {
            let parts: Vec<_> = members.iter().map(|&(weight, share)| part(weight, share * 8.0, 8.0)).collect();
            let [arithmetic, geometric, harmonic, minimum] =
                MEANS.map(|method| index(method, Gaps::LeaveOut, &parts).unwrap());
            let highest = members.iter().fold(0.0_f64, |highest, &(_, share)| highest.max(share));
            prop_assert!(minimum <= harmonic + 1e-12 && harmonic <= geometric + 1e-12);
            prop_assert!(geometric <= arithmetic + 1e-12 && arithmetic <= highest + 1e-12);
        }

        #[test]
        fn a_mean_of_equals_equals_them(
            share in 0.01..=1.0_f64, weights in prop::collection::vec(0.1..100.0_f64, 1..20),
        ) {
            let parts: Vec<_> = weights.iter().map(|&weight| part(weight, share * 8.0, 8.0)).collect();
            for method in MEANS {
                prop_assert!((index(method, Gaps::LeaveOut, &parts).unwrap() - share).abs() < 1e-12);
            }
        }

        #[test]
        fn what_does_not_apply_changes_nothing(members in shares(), worth in 1.0..50.0_f64) {
            let parts: Vec<_> = members.iter().map(|&(weight, share)| part(weight, share * 8.0, 8.0)).collect();
            let with: Vec<_> = parts.iter().copied().chain([absent(3.0, worth)]).collect();
            for method in MEANS.into_iter().chain([Aggregate::Sum]) {
                for gaps in [Gaps::LeaveOut, Gaps::Zero, Gaps::Withhold] {
                    prop_assert_eq!(aggregate(method, gaps, 10.0, &parts), aggregate(method, gaps, 10.0, &with));
                }
            }
        }
    }
}
