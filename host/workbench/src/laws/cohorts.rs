//! Cohorts to try a rule with: the same ones in every run, on every machine.

use dti_engine::rules::InputKind;
use serde_json::Value;

use super::samples::Sample;
use crate::trial::{Trial, TrialInput};

/// Figures at the edge of what a number can be.
const EXTREMES: [f64; 9] = [0.0, 1e300, -1e300, f64::MAX, f64::MIN, f64::MIN_POSITIVE, 5e-324, -5e-324, -1.0];
/// The largest random cohort; one cohort is much larger.
const FEW: usize = 8;
/// The largest cohort.
const MANY: usize = 60;

/// The cohorts for a sample, so many of them random.
pub(crate) fn of(sample: &Sample, tries: usize) -> Vec<Trial> {
    let mut random = Random::new();
    let marks = marks(sample);
    let figures = |random: &mut Random| -> Vec<Option<f64>> {
        sample.inputs.iter().map(|input| (random.below(6) > 0).then(|| random.figure(input, &marks))).collect()
    };
    let constant: Vec<_> = sample.inputs.iter().map(|input| Some(random.figure(input, &marks))).collect();
    let mut cohorts =
        vec![Vec::new(), vec![constant.clone()], vec![vec![None; sample.inputs.len()]; 3], vec![constant; 4]];
    cohorts.extend(extremes(sample));
    cohorts.extend((0..tries).map(|turn| (0..turn % FEW + 1).map(|_| figures(&mut random)).collect()));
    cohorts.push((0..MANY).map(|_| figures(&mut random)).collect());
    cohorts.into_iter().map(|agencies| sample.trial(agencies)).collect()
}

/// Every extreme alone, and all of them in one cohort.
fn extremes(sample: &Sample) -> Vec<Vec<Vec<Option<f64>>>> {
    let figure = |input: &TrialInput, position: usize| match input.kind {
        InputKind::Number => EXTREMES[position % EXTREMES.len()],
        InputKind::Date => [0.0, -719_162.0, 2_932_896.0][position % 3],
        #[expect(clippy::cast_precision_loss, reason = "there are few options")]
        InputKind::Choice => (position % input.options.len().max(1)) as f64,
        #[expect(clippy::cast_precision_loss, reason = "it is 0 or 1")]
        InputKind::YesNo => (position % 2) as f64,
    };
    // Each input begins elsewhere, so that extremes meet others.
    let agency = |position: usize| {
        let inputs = sample.inputs.iter().enumerate();
        inputs.map(|(shift, input)| Some(figure(input, position + shift * 4))).collect::<Vec<_>>()
    };
    let all: Vec<_> = (0..EXTREMES.len()).map(agency).collect();
    all.iter().map(|agency| vec![agency.clone()]).chain([all.clone()]).collect()
}

/// The numbers of the parameters: where a rule changes its mind.
fn marks(sample: &Sample) -> Vec<f64> {
    let mut marks = Vec::new();
    let mut rest: Vec<&Value> = sample.parameters.values().collect();
    while let Some(value) = rest.pop() {
        match value {
            Value::Number(number) => marks.extend(number.as_f64()),
            Value::Array(items) => rest.extend(items),
            Value::Object(entries) => rest.extend(entries.values()),
            _ => {}
        }
    }
    marks
}

/// SplitMix64: small, good enough for trials, and the same everywhere.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new() -> Self {
        Self(2026)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(limit.max(1)).expect("a limit fits"))
            .expect("it is below the limit")
    }

    #[expect(clippy::cast_precision_loss, reason = "codes and days are small")]
    fn figure(&mut self, input: &TrialInput, marks: &[f64]) -> f64 {
        match input.kind {
            InputKind::Number => self.number(marks),
            InputKind::Choice => self.below(input.options.len()) as f64,
            InputKind::YesNo => self.below(2) as f64,
            InputKind::Date => 18_500.0 + self.below(1_500) as f64,
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "the numbers are small")]
    fn number(&mut self, marks: &[f64]) -> f64 {
        match self.below(12) {
            0 => 0.0,
            1 => -(self.below(50) as f64),
            2 | 3 => self.below(8) as f64,
            4 | 5 => self.below(1_201) as f64 / 1_000.0,
            6..=9 if !marks.is_empty() => {
                let mark = marks[self.below(marks.len())];
                mark * [1.0, 0.99, 1.01, 0.5, 2.0][self.below(5)]
            }
            _ => self.below(1_000) as f64,
        }
    }
}
