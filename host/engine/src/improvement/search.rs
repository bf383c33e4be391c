//! The search for a small set of candidates that reaches the goal.

use super::candidates::Hopes;
use super::{Certainty, Step, additive};

/// How many sets of candidates are tried one by one to prove that there is no smaller one.
pub const TRIED: usize = 100_000;

/// How often the room between too little and enough is halved: to the last bits of a figure.
const HALVINGS: usize = 60;

/// Steps that reach the goal, and what is proved of them; none where it is out of reach.
pub(super) fn search(hopes: &mut Hopes<'_>) -> Option<(Vec<Step>, Certainty)> {
    let all: Vec<usize> = (0..hopes.candidates().len()).collect();
    if !hopes.is_reached_with(&all) {
        return None;
    }
    let exact = match (hopes.additive, hopes.by_cost) {
        (true, false) => fewest(hopes),
        (true, true) => cheapest(hopes),
        (false, _) => None,
    };
    let (chosen, certainty) = exact.map_or_else(|| found(hopes), |chosen| (chosen, Certainty::Proved));
    Some((trimmed(hopes, &chosen), certainty))
}

/// The greatest gains until the index is reached without which the goal is not; none if that is not enough.
fn fewest(hopes: &mut Hopes<'_>) -> Option<Vec<usize>> {
    let mut chosen = Vec::new();
    for at in additive::by_gain(hopes.candidates()) {
        if hopes.index_with(&chosen) >= hopes.least() {
            break;
        }
        chosen.push(at);
    }
    hopes.is_reached_with(&chosen).then_some(chosen)
}

/// The cheapest set that reaches the index without which the goal is not; none if that is not enough, or not proved.
fn cheapest(hopes: &mut Hopes<'_>) -> Option<Vec<usize>> {
    let needed = hopes.least() - hopes.index_with(&[]);
    let (chosen, proved) = additive::cheapest(hopes.candidates(), needed)?;
    (proved && hopes.is_reached_with(&chosen)).then_some(chosen)
}

/// A set of which nothing can be spared, the better of two; proved where all smaller sets are tried.
fn found(hopes: &mut Hopes<'_>) -> (Vec<usize>, Certainty) {
    let up = added(hopes);
    let up = spared(hopes, up);
    let down = spared(hopes, (0..hopes.candidates().len()).collect());
    let chosen = if worth(hopes, &down) < worth(hopes, &up) { down } else { up };
    if hopes.by_cost {
        return (chosen, Certainty::Unproved);
    }
    match smaller(hopes, chosen.len()) {
        Tried::Found(smaller) => (smaller, Certainty::Proved),
        Tried::Nothing => (chosen, Certainty::Proved),
        Tried::TooMany => (chosen, Certainty::Unproved),
    }
}

/// What a set is judged by: cost, or else size.
fn worth(hopes: &Hopes<'_>, chosen: &[usize]) -> f64 {
    let one = |&at: &usize| if hopes.by_cost { hopes.candidates()[at].cost.unwrap_or_default() } else { 1.0 };
    chosen.iter().map(one).sum()
}

/// Adds whatever raises the index most, for its cost, until the goal is reached.
fn added(hopes: &mut Hopes<'_>) -> Vec<usize> {
    let mut chosen = Vec::new();
    loop {
        if hopes.is_reached_with(&chosen) {
            return chosen;
        }
        let index = hopes.index_with(&chosen);
        let left: Vec<usize> = (0..hopes.candidates().len()).filter(|at| !chosen.contains(at)).collect();
        let mut best: Option<(f64, usize)> = None;
        for at in left {
            chosen.push(at);
            let gain = gain_of(hopes, &chosen, index);
            let gain = gain_for_cost(hopes, at, gain);
            chosen.pop();
            if best.is_none_or(|(most, _)| gain > most) {
                best = Some((gain, at));
            }
        }
        let Some((_, at)) = best else { return chosen };
        chosen.push(at);
    }
}

/// By how much the index rises; from no index at all, every index is the same rise.
fn gain_of(hopes: &mut Hopes<'_>, chosen: &[usize], index: f64) -> f64 {
    let raised = hopes.index_with(chosen);
    if index.is_finite() {
        raised - index
    } else if raised.is_finite() {
        1.0
    } else {
        0.0
    }
}

fn gain_for_cost(hopes: &Hopes<'_>, at: usize, gain: f64) -> f64 {
    match hopes.candidates()[at].cost.filter(|_| hopes.by_cost) {
        Some(cost) if cost > 0.0 => gain / cost,
        _ => gain,
    }
}

/// Takes away what can be spared: the dearest first, or else what gains least by itself.
fn spared(hopes: &mut Hopes<'_>, chosen: Vec<usize>) -> Vec<usize> {
    let mut order = chosen.clone();
    let steps = hopes.candidates();
    order.sort_by(|&a, &b| {
        let by_cost = steps[b].cost.unwrap_or_default().total_cmp(&steps[a].cost.unwrap_or_default());
        by_cost.then(steps[a].gain.total_cmp(&steps[b].gain))
    });
    let mut left = chosen;
    for at in order {
        let without: Vec<usize> = left.iter().copied().filter(|&kept| kept != at).collect();
        if hopes.is_reached_with(&without) {
            left = without;
        }
    }
    left
}

enum Tried {
    Found(Vec<usize>),
    Nothing,
    TooMany,
}

/// Tries all sets of fewer candidates, the smallest first.
fn smaller(hopes: &mut Hopes<'_>, than: usize) -> Tried {
    let count = hopes.candidates().len();
    let mut left = TRIED;
    for size in 1..than {
        let mut chosen: Vec<usize> = (0..size).collect();
        loop {
            if left == 0 {
                return Tried::TooMany;
            }
            left -= 1;
            if hopes.is_reached_with(&chosen) {
                return Tried::Found(chosen);
            }
            if !advance(&mut chosen, count) {
                break;
            }
        }
    }
    Tried::Nothing
}

/// The next set of the same size in lexicographic order; whether there is one.
fn advance(chosen: &mut [usize], count: usize) -> bool {
    let size = chosen.len();
    let Some(at) = (0..size).rfind(|&at| chosen[at] + size - at < count) else { return false };
    chosen[at] += 1;
    for next in at + 1..size {
        chosen[next] = chosen[next - 1] + 1;
    }
    true
}

/// The steps, none raised further than needed: those that gain least for their points are trimmed first.
fn trimmed(hopes: &mut Hopes<'_>, chosen: &[usize]) -> Vec<Step> {
    let mut raised: Vec<(usize, f64)> = chosen.iter().map(|&at| (at, hopes.candidates()[at].ceiling)).collect();
    let yields = |step: &Step| step.gain / (step.ceiling - step.from);
    raised.sort_by(|a, b| {
        let (a, b) = (&hopes.candidates()[a.0], &hopes.candidates()[b.0]);
        yields(a).total_cmp(&yields(b)).then(a.gain.total_cmp(&b.gain))
    });
    for at in 0..raised.len() {
        let (mut low, mut high) = (hopes.candidates()[raised[at].0].from, raised[at].1);
        for _ in 0..HALVINGS {
            let middle = low + (high - low) / 2.0;
            raised[at].1 = middle;
            if hopes.is_reached_at(&raised) { high = middle } else { low = middle }
        }
        raised[at].1 = high;
    }
    let mut steps: Vec<Step> =
        raised.iter().map(|&(at, points)| Step { to: points, ..hopes.candidates()[at] }).collect();
    steps.sort_by(|a, b| b.gain.total_cmp(&a.gain).then(a.indicator.cmp(&b.indicator)));
    steps
}
