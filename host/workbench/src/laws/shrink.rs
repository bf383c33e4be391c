//! The smallest cohort found that still breaks a law: fewer agencies first, then plainer figures.

use super::Broken;
use crate::trial::Trial;

/// How often a smaller cohort is tried.
const ATTEMPTS: usize = 400;
/// Figures that are plainer than others, the plainest first.
const PLAIN: [f64; 4] = [0.0, 1.0, 2.0, 10.0];

/// A smaller way to break what `broken` breaks, as `breaks` sees it.
pub(super) fn shrink(mut broken: Broken, breaks: impl Fn(&Trial) -> Option<Broken>) -> Broken {
    let mut left = ATTEMPTS;
    loop {
        let mut attempts = smaller(&broken.trial).into_iter().take_while(|_| spend(&mut left));
        match attempts.find_map(|trial| breaks(&trial)) {
            Some(smaller) => broken = smaller,
            None => return broken,
        }
    }
}

fn spend(left: &mut usize) -> bool {
    let some = *left > 0;
    *left = left.saturating_sub(1);
    some
}

/// Cohorts one step smaller.
fn smaller(trial: &Trial) -> Vec<Trial> {
    let count = trial.agencies.len();
    let mut smaller = Vec::new();
    if count > 3 {
        let (first, second) = trial.agencies.split_at(count / 2);
        smaller.extend([first, second].map(|half| trial.of(half.to_vec())));
    }
    for agency in 0..count {
        let mut agencies = trial.agencies.clone();
        agencies.remove(agency);
        smaller.push(trial.of(agencies));
    }
    for (agency, figures) in trial.agencies.iter().enumerate() {
        for (input, figure) in figures.iter().enumerate() {
            for plain in plainer(*figure) {
                let mut agencies = trial.agencies.clone();
                agencies[agency][input] = plain;
                smaller.push(trial.of(agencies));
            }
        }
    }
    smaller
}

/// Figures that are plainer than this one. A missing figure is the plainest.
fn plainer(figure: Option<f64>) -> Vec<Option<f64>> {
    let Some(value) = figure else { return Vec::new() };
    let rank = PLAIN.iter().position(|plain| *plain == value).unwrap_or(PLAIN.len());
    let whole = (value.round() != value && value.abs() < 1e9).then(|| value.round());
    let plain = PLAIN[..rank].iter().copied().chain(whole).map(Some);
    std::iter::once(None).chain(plain).collect()
}
