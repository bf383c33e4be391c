//! Each law: how a cohort shows that a rule breaks it.

use dti_diagnostics::{Argument, Language, Text};
use dti_engine::rules::{Awards, InputDirection, InputKind};

use super::{Fault, Subject, words};
use crate::trial::{Trial, TrialInput, figure, list};

/// What stands where a figure is missing: the host's own choice, and another.
const HIDDEN: [f64; 2] = [0.0, 12_345.0];
/// Agencies of a cohort that are looked at one by one; smaller cohorts follow anyway.
const SINGLED_OUT: usize = 3;
/// How far points may move against a direction, as sums of fractions do.
const NOISE: f64 = 1e-9;

/// A law that every rule must keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Law {
    /// A cohort is answered, whatever its figures.
    Answers,
    /// An answer has a figure and a reason for each agency.
    Shape,
    /// Points are finite and lie within the indicator's range.
    Bounds,
    /// The same call twice gives the same bits.
    Repeat,
    /// Permuting the cohort permutes the awards.
    Order,
    /// What stands where a figure is missing means nothing.
    Missing,
    /// Points do not depend on whether, and in which language, reasons are wanted.
    Reasons,
    /// Only a relative rule looks at other agencies.
    Alone,
    /// Points follow a figure as its direction says.
    Direction,
}

/// A law that is broken, and by which cohort.
#[derive(Debug, Clone)]
pub(crate) struct Broken {
    pub(crate) trial: Trial,
    pub(crate) what: Text,
}

impl Law {
    /// All laws, in the order in which they are tried.
    pub const ALL: [Self; 9] = [
        Self::Answers,
        Self::Shape,
        Self::Bounds,
        Self::Repeat,
        Self::Order,
        Self::Missing,
        Self::Reasons,
        Self::Alone,
        Self::Direction,
    ];

    /// The law's name in findings.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Answers => "answers",
            Self::Shape => "shape",
            Self::Bounds => "bounds",
            Self::Repeat => "repeat",
            Self::Order => "order",
            Self::Missing => "missing",
            Self::Reasons => "reasons",
            Self::Alone => "alone",
            Self::Direction => "direction",
        }
    }

    /// How a cohort breaks this law, if it does.
    pub(crate) fn breaks(self, subject: &Subject<'_>, trial: &Trial) -> Option<Broken> {
        let what = match self {
            Self::Answers | Self::Shape | Self::Bounds => {
                fault(subject, trial).filter(|(law, _)| *law == self).map(|(_, what)| what)
            }
            Self::Repeat => differs(&told(subject, trial)?, &told(subject, trial)?, "law-repeated"),
            Self::Order => order(subject, trial),
            Self::Missing => missing(subject, trial),
            Self::Reasons => reasons(subject, trial),
            Self::Alone if subject.profile.relative => None,
            Self::Alone => alone(subject, trial),
            Self::Direction => direction(subject, trial),
        };
        what.map(|what| Broken { trial: trial.clone(), what })
    }

    /// Whether a single call shows that it is broken.
    pub(super) fn is_of_one_call(self) -> bool {
        matches!(self, Self::Answers | Self::Shape | Self::Bounds)
    }
}

/// The law that a single call breaks, and how.
pub(super) fn fault(subject: &Subject<'_>, trial: &Trial) -> Option<(Law, Text)> {
    match (subject.score)(&trial.task(Some(Language::Vi), HIDDEN[0])).err()? {
        Fault::Failed(law, why) => Some((law, why)),
        // Parameters were accepted for an empty cohort, so it is the figures that the rule refuses.
        Fault::Refused(complaint) => {
            Some((Law::Answers, words("law-refused", &[("why", Argument::from(complaint.message))])))
        }
    }
}

/// What a cohort earns, with reasons.
fn told(subject: &Subject<'_>, trial: &Trial) -> Option<Awards> {
    (subject.score)(&trial.task(Some(Language::Vi), HIDDEN[0])).ok()
}

/// Whether an agency of a cohort earns something else alone.
pub(super) fn looks_around(subject: &Subject<'_>, trial: &Trial) -> bool {
    alone(subject, trial).is_some()
}

fn order(subject: &Subject<'_>, trial: &Trial) -> Option<Text> {
    let count = trial.agencies.len();
    if count < 2 {
        return None;
    }
    let awards = told(subject, trial)?;
    // These two make every other order.
    let rotated: Vec<usize> = (1..count).chain([0]).collect();
    let swapped: Vec<usize> = [1, 0].into_iter().chain(2..count).collect();
    [swapped, rotated].into_iter().find_map(|order| {
        let other = trial.of(order.iter().map(|&agency| trial.agencies[agency].clone()).collect());
        let expected = picked(&awards, &order);
        differs(&expected, &told(subject, &other)?, "law-permuted")
    })
}

fn picked(awards: &Awards, order: &[usize]) -> Awards {
    Awards {
        points: order.iter().map(|&agency| awards.points[agency]).collect(),
        reasons: order.iter().filter_map(|&agency| awards.reasons.get(agency).cloned()).collect(),
        fuel: 0,
    }
}

fn missing(subject: &Subject<'_>, trial: &Trial) -> Option<Text> {
    let [awards, other] =
        HIDDEN.map(|hidden| (subject.score)(&trial.task(Some(Language::Vi), hidden)).map_err(|fault| why(&fault)));
    match (awards, other) {
        (Ok(awards), Ok(other)) => differs(&awards, &other, "law-unhidden"),
        (Ok(_), Err(why)) => Some(why),
        _ => None,
    }
}

fn why(fault: &Fault) -> Text {
    match fault {
        Fault::Refused(complaint) => complaint.message.clone(),
        Fault::Failed(_, why) => why.clone(),
    }
}

fn reasons(subject: &Subject<'_>, trial: &Trial) -> Option<Text> {
    let vietnamese = told(subject, trial)?;
    [Some(Language::En), None].into_iter().find_map(|language| {
        match (subject.score)(&trial.task(language, HIDDEN[0])) {
            Ok(mut other) => {
                other.reasons.clone_from(&vietnamese.reasons);
                differs(&vietnamese, &other, "law-said-otherwise")
            }
            Err(fault) => Some(why(&fault)),
        }
    })
}

fn alone(subject: &Subject<'_>, trial: &Trial) -> Option<Text> {
    let together = told(subject, trial)?;
    let doubled = trial.of(trial.agencies.iter().chain(&trial.agencies).cloned().collect());
    let everybody: Vec<usize> = (0..trial.agencies.len()).collect();
    let twice =
        told(subject, &doubled).and_then(|awards| differs(&together, &picked(&awards, &everybody), "law-doubled"));
    twice.or_else(|| {
        everybody.iter().take(SINGLED_OUT).find_map(|&agency| {
            let single = told(subject, &trial.of(vec![trial.agencies[agency].clone()]))?;
            differs(&picked(&together, &[agency]), &single, "law-single")
        })
    })
}

fn direction(subject: &Subject<'_>, trial: &Trial) -> Option<Text> {
    let directed = trial.inputs.iter().enumerate().filter(|(_, input)| input.direction != InputDirection::None);
    let directed: Vec<_> = directed.collect();
    if directed.is_empty() {
        return None;
    }
    let awards = told(subject, trial)?;
    directed.into_iter().find_map(|(position, input)| {
        (0..trial.agencies.len().min(SINGLED_OUT)).find_map(|agency| {
            let before = (trial.agencies[agency][position]?, awards.points[agency]?);
            steps(input, before.0).into_iter().find_map(|higher| {
                let mut raised = trial.clone();
                raised.agencies[agency][position] = Some(higher);
                let after = told(subject, &raised)?.points[agency]?;
                let range = (trial.maximum - trial.minimum).abs().max(before.1.abs()).max(1.0);
                let wrong = match input.direction {
                    InputDirection::Falling => after > before.1 + NOISE * range,
                    _ => after < before.1 - NOISE * range,
                };
                wrong.then(|| moved(input, agency, before, (higher, after)))
            })
        })
    })
}

/// Higher figures than this one, a little and a lot.
fn steps(input: &TrialInput, value: f64) -> Vec<f64> {
    let size = value.abs().max(1.0);
    let (steps, limit) = match input.kind {
        InputKind::Number => (vec![size * 0.01, size], f64::MAX),
        InputKind::Date => (vec![1.0, 400.0], f64::MAX),
        InputKind::YesNo => (vec![1.0], 1.0),
        #[expect(clippy::cast_precision_loss, reason = "there are few options")]
        InputKind::Choice => (vec![1.0], input.options.len() as f64 - 1.0),
    };
    steps.into_iter().map(|step| value + step).filter(|higher| *higher > value && *higher <= limit).collect()
}

fn moved(input: &TrialInput, agency: usize, before: (f64, f64), after: (f64, f64)) -> Text {
    let said = |language| {
        let [low, few, high, many] = [before.0, before.1, after.0, after.1].map(|value| figure(value, language));
        let position = agency + 1;
        let arguments = [
            ("input", Argument::from(&input.name)),
            ("agency", Argument::from(position)),
            ("low", Argument::from(low)),
            ("few", Argument::from(few)),
            ("high", Argument::from(high)),
            ("many", Argument::from(many)),
        ];
        words("law-moved", &arguments).get(language).to_owned()
    };
    Text::new(said(Language::Vi), said(Language::En))
}

/// The sentence of a message with what was expected and what was awarded, if they differ in a single bit.
fn differs(expected: &Awards, found: &Awards, key: &str) -> Option<Text> {
    let bits = |awards: &Awards| awards.points.iter().map(|points| points.map(f64::to_bits)).collect::<Vec<_>>();
    let (points, reasons) = (bits(expected) != bits(found), expected.reasons != found.reasons);
    if !points && !reasons {
        return None;
    }
    let said = |awards: &Awards, language| {
        if points {
            earned(awards, language)
        } else {
            list(awards.reasons.iter().map(|reason| format!("“{reason}”")))
        }
    };
    let both = |awards: &Awards| Text::new(said(awards, Language::Vi), said(awards, Language::En));
    Some(words(key, &[("expected", both(expected).into()), ("found", both(found).into())]))
}

fn earned(awards: &Awards, language: Language) -> String {
    let withheld = words("law-withheld", &[]).get(language).to_owned();
    // All digits: points that look the same may differ in the last bit.
    let shown = |points: &Option<f64>| points.map_or_else(|| withheld.clone(), |points| points.to_string());
    list(awards.points.iter().map(shown))
}
