//! Tests of the statistics and the treatment.
//!
//! Their reference numbers come from scipy's `skew` and `kurtosis` (`bias=False`) and from a second writing of COINr's
//! `Treat.numeric`, `winsorise`, `log_CT` and `check_SkewKurt` (R/treat.R, version 1.1.14) over numpy arrays, by index
//! as the original has it and not by sorting.

use dti_criteria::Treatment;
use proptest::prelude::*;

use super::super::moments::{ascending, kurtosis, mean, median, skewness};
use super::super::treatment::Remedy;

/// COINr's limits.
fn treatment(winsorise: u32, log: bool) -> Treatment {
    let mut treatment = Treatment::default();
    (treatment.skewness, treatment.kurtosis) = (2.0, 3.5);
    (treatment.winsorise, treatment.log) = (winsorise, log);
    treatment
}

/// 1 to `last`, then more figures.
fn run_and(last: u32, more: &[f64]) -> Vec<f64> {
    (1..=last).map(f64::from).chain(more.iter().copied()).collect()
}

fn treated(figures: &[f64], points: u32, log: bool) -> Vec<f64> {
    let remedy = Remedy::find(figures.iter().copied(), &treatment(points, log));
    figures.iter().map(|&figure| remedy.apply(figure)).collect()
}

fn near(value: Option<f64>, expected: f64) -> bool {
    value.is_some_and(|value| (value - expected).abs() < 1e-12 * expected.abs().max(1.0))
}

#[test]
fn skewness_and_kurtosis_are_those_of_coinr() {
    let of = |figures: Vec<f64>, skew: f64, kurt: f64| {
        let sorted = ascending(figures);
        assert!(near(skewness(&sorted), skew), "{:?} is not {skew}", skewness(&sorted));
        assert!(near(kurtosis(&sorted), kurt), "{:?} is not {kurt}", kurtosis(&sorted));
    };
    of(vec![13.0, 2.0, 5.0, 3.0, 11.0, 7.0], 0.462_680_475_675_322_2, -1.545_942_807_374_075_7);
    of(run_and(10, &[100.0]), 3.255_638_184_060_51, 10.706_673_906_421_974);
    of(run_and(10, &[-100.0]), -3.267_566_519_142_246_5, 10.763_905_792_671_178);
    of(run_and(20, &[100.0, 200.0]), 3.585_570_448_860_672, 13.339_023_261_904_053);
}

#[test]
fn what_cannot_be_told_from_too_few_or_equal_figures_is_not_told() {
    assert_eq!((mean(&[]), median(&[])), (None, None));
    assert_eq!((skewness(&[1.0, 2.0]), kurtosis(&[1.0, 2.0, 4.0])), (None, None));
    assert_eq!((skewness(&[0.1; 9]), kurtosis(&[0.1; 9])), (None, None));
    assert!(skewness(&[1.0, 2.0, 4.0]).is_some());
}

#[test]
fn means_and_medians_are_exact_where_they_can_be() {
    assert_eq!(mean(&[0.1, 0.1, 0.1]), Some(0.1));
    assert_eq!(mean(&[1.0, 2.0, 4.0, 9.0]), Some(4.0));
    assert_eq!(median(&[1.0, 2.0, 9.0]), Some(2.0));
    assert_eq!(median(&[1.0, 2.0, 4.0, 9.0]), Some(3.0));
    assert_eq!((mean(&[f64::MAX; 3]), median(&[f64::MAX; 2])), (None, Some(f64::MAX)));
}

#[test]
fn figures_without_outliers_stay() {
    let plain = run_and(12, &[]);
    assert_eq!(treated(&plain, 5, true), plain);
}

#[test]
fn an_outlier_takes_the_value_of_the_next_figure() {
    assert_eq!(treated(&run_and(10, &[100.0]), 5, true), run_and(10, &[10.0]));
    assert_eq!(treated(&run_and(10, &[-100.0]), 5, true), run_and(10, &[1.0]));
    assert_eq!(treated(&run_and(20, &[100.0, 200.0]), 5, true), run_and(20, &[20.0, 20.0]));
}

#[test]
fn outliers_at_both_ends_are_winsorised_in_turn() {
    let middle: Vec<f64> = (50..=70).map(f64::from).collect();
    let with_ends = |low: f64, high: f64| [&[low], middle.as_slice(), &[high]].concat();
    assert_eq!(treated(&with_ends(0.0, 200.0), 5, true), with_ends(50.0, 70.0));
}

#[test]
fn equal_figures_are_winsorised_together_even_beyond_the_limit() {
    assert_eq!(treated(&run_and(20, &[80.0, 100.0, 100.0]), 1, false), run_and(20, &[80.0, 80.0, 80.0]));
}

#[test]
fn where_winsorising_is_not_enough_the_original_figures_are_logged() {
    let figures = run_and(20, &[100.0, 200.0]);
    let logged = treated(&figures, 1, true);
    for (position, expected) in [(0, 0.688_134_638_736_401), (19, 3.044_046_133_832_541_7), (21, 5.303_255_155_577_66)]
    {
        assert!(near(Some(logged[position]), expected));
    }
    assert_eq!(treated(&figures, 1, false), run_and(20, &[100.0, 100.0]));
    assert_eq!(treated(&figures, 0, true), logged);
    assert_eq!(treated(&figures, 0, false), figures);
}

#[test]
fn logarithms_stay_even_where_outliers_remain() {
    let mut figures: Vec<f64> = (50..=70).map(f64::from).collect();
    figures.extend([0.0, 200.0]);
    let logged = treated(&figures, 1, true);
    assert!(near(Some(logged[21]), std::f64::consts::LN_2) && near(Some(logged[22]), 5.308_267_697_401_205));
    let logged = ascending(logged);
    assert!(skewness(&logged).unwrap() < -2.0 && kurtosis(&logged).unwrap() > 3.5);
}

#[test]
fn figures_that_only_one_outlier_tells_apart_stay() {
    let alone = [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 10.0];
    for points in [1, 5] {
        assert_eq!(treated(&alone, points, true), alone);
    }
    for few in [&[][..], &[3.0], &[1.0, 100.0], &[1.0, 2.0, 1000.0], &[5.0; 8]] {
        assert_eq!(treated(few, 5, true), few);
    }
}

/// Columns with ties, long tails, and now and then the limits of the type.
fn columns() -> impl Strategy<Value = Vec<f64>> {
    let figure = prop_oneof![
        4 => (0..20_i32).prop_map(f64::from),
        4 => (-3.0..9.0_f64).prop_map(libm::exp),
        1 => -1000.0..1000.0_f64,
        1 => prop::num::f64::NORMAL | prop::num::f64::SUBNORMAL | prop::num::f64::ZERO,
    ];
    prop::collection::vec(figure, 0..40)
}

proptest! {
    #[test]
    fn treating_never_reverses_two_figures(figures in columns(), points in 0..8_u32, log: bool) {
        let after = treated(&figures, points, log);
        for (one, other) in figures.iter().zip(&after) {
            prop_assert!(other.is_finite());
            for (second, treated) in figures.iter().zip(&after) {
                prop_assert!(one > second || other <= treated);
            }
        }
    }

    #[test]
    fn winsorising_changes_only_figures_at_the_ends(figures in columns(), points in 0..8_u32) {
        let after = treated(&figures, points, false);
        let (low, high) = after.iter().fold((f64::MAX, f64::MIN), |(low, high), &new| (low.min(new), high.max(new)));
        for (before, after) in figures.iter().zip(&after) {
            prop_assert!(before == after || (*before < low && *after == low) || (*before > high && *after == high));
        }
    }

    #[test]
    fn the_order_of_agencies_does_not_matter(figures in columns(), turn in 0..40_usize) {
        let mut turned = figures.clone();
        turned.rotate_left(turn.min(figures.len()));
        let find = |figures: &[f64]| Remedy::find(figures.iter().copied(), &treatment(5, true));
        prop_assert_eq!(find(&figures), find(&turned));
        prop_assert_eq!(mean(&ascending(figures)), mean(&ascending(turned)));
    }
}
