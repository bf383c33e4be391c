//! The rule `parts`: a weighted sum of shares.

use dti_plugin_sdk::{
    Award, Awards, Cohort, Complaint, Complaints, Figures, Goal, Input, Kind, Pen, Rule, Sample, Summary, Unusable,
    WhenEmpty,
};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::missing::WhenMissing;

/// How far the sum of the weights may be from 1.
const TOLERANCE: f64 = 1e-9;

/// What a criteria set says of parts.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Parameters {
    /// The parts; their weights sum to 1.
    #[schemars(extend("minItems" = 1))]
    pub parts: Vec<Draft>,
    /// What counts where a part has no figure.
    #[serde(default)]
    pub when_missing: WhenMissing,
    /// What a part counts for where its `of` is 0.
    #[serde(default)]
    pub when_empty: WhenEmpty,
}

/// One part: `{ input = "x", weight = 0.5 }`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Draft {
    /// The input that is measured: a yes or no, or a number.
    pub input: String,
    /// What the part contributes, above 0.
    #[schemars(extend("exclusiveMinimum" = 0))]
    pub weight: f64,
    /// The input that `input` is a part of.
    pub of: Option<String>,
    /// What `input` (or its share of `of`) must reach for the full part, above 0; 1 if it is not given.
    #[schemars(extend("exclusiveMinimum" = 0))]
    pub goal: Option<f64>,
}

/// Believed parts.
#[derive(Debug)]
pub struct Parts {
    parts: Vec<Part>,
    when_missing: WhenMissing,
    when_empty: WhenEmpty,
}

#[derive(Debug)]
struct Part {
    draft: Draft,
    goal: Goal,
}

impl Part {
    fn new(position: usize, draft: Draft, complaints: &mut Complaints) -> Self {
        let goal = Goal::new(draft.goal, format!("/parts/{position}/goal"), complaints);
        Self { draft, goal }
    }
}

impl Rule for Parts {
    type Parameters = Parameters;

    const ID: &'static str = "parts";
    const SUMMARY: Summary = Summary {
        vi: "Tổng có trọng số của các phần, nhân điểm tối đa",
        en: "A weighted sum of parts, times the maximum",
    };
    const INPUTS: &'static [Input] = &[];
    const FURTHER_INPUTS: bool = true;
    const SAMPLE: Sample = Sample {
        parameters: r#"{"parts": [
            {"input": "attends", "weight": 0.5},
            {"input": "online", "of": "all", "goal": 0.8, "weight": 0.3},
            {"input": "systems", "goal": 3, "weight": 0.2}
        ], "when-missing": "zero"}"#,
        further: &[
            Input::required("attends", Kind::YesNo),
            Input::required("online", Kind::Number),
            Input::required("all", Kind::Number),
            Input::required("systems", Kind::Number),
        ],
        options: &[],
    };

    fn new(parameters: Parameters) -> Result<Self, Vec<Complaint>> {
        let mut complaints = Complaints::default();
        demand_weights(&mut complaints, &parameters.parts);
        let drafts = parameters.parts.into_iter().enumerate();
        let parts = drafts.map(|(position, draft)| Part::new(position, draft, &mut complaints)).collect();
        complaints.settle(Self { parts, when_missing: parameters.when_missing, when_empty: parameters.when_empty })
    }

    fn score(&self, cohort: &Cohort<'_>) -> Result<Awards, Complaint> {
        let parts = self.parts.iter().enumerate();
        let columns = parts.map(|(position, part)| PartFigures::of(cohort, position, part));
        let columns = columns.collect::<Result<Vec<_>, _>>()?;
        Ok(cohort.award_each(|agency| {
            let measured = columns.iter().map(|part| part.measure(self, agency)).collect::<Result<Vec<_>, _>>()?;
            Ok(award(cohort, &measured))
        }))
    }
}

fn demand_weights(complaints: &mut Complaints, parts: &[Draft]) {
    for (position, part) in parts.iter().enumerate() {
        let pointer = format!("/parts/{position}/weight");
        complaints.demand(part.weight > 0.0, pointer, "trọng số phải lớn hơn 0", "the weight must be above 0");
    }
    let sum: f64 = parts.iter().map(|part| part.weight).sum();
    complaints.demand(
        (sum - 1.0).abs() <= TOLERANCE,
        "/parts",
        &format!("tổng trọng số là {sum}, phải bằng 1"),
        &format!("the weights sum to {sum}, but must sum to 1"),
    );
}

fn award(cohort: &Cohort<'_>, parts: &[Measured<'_>]) -> Award {
    // Weights that sum to 1.0000000000000002 earn no more than the maximum.
    let share: f64 = parts.iter().map(|part| part.weight * part.share).sum::<f64>().min(1.0);
    cohort.earn_share(share, |pen| {
        let terms: Vec<_> = parts.iter().map(|part| part.say(pen)).collect();
        format!("{} = {}", terms.join(" + "), pen.percent(share))
    })
}

/// A part with its columns.
struct PartFigures<'task, 'rule> {
    part: &'rule Part,
    value: Figures<'task>,
    whole: Option<Figures<'task>>,
}

impl<'task, 'rule> PartFigures<'task, 'rule> {
    fn of(cohort: &Cohort<'task>, position: usize, part: &'rule Part) -> Result<Self, Complaint> {
        let value = cohort.named(&part.draft.input, &format!("/parts/{position}/input"))?;
        let whole = part.draft.of.as_ref().map(|of| cohort.named(of, &format!("/parts/{position}/of"))).transpose()?;
        Ok(Self { part, value, whole })
    }

    fn measure(&self, rule: &Parts, agency: usize) -> Result<Measured<'rule>, Unusable<'task>> {
        let measured = |source, share: f64| Measured {
            draft: &self.part.draft,
            goal: self.part.goal,
            weight: self.part.draft.weight,
            source,
            share: share.clamp(0.0, 1.0),
        };
        match self.source(agency) {
            Ok(source) => Ok(measured(source, self.part.goal.reached(source.value()))),
            Err(Unusable::Missing(_)) if rule.when_missing == WhenMissing::Zero => Ok(measured(Source::Missing, 0.0)),
            Err(Unusable::Zero(name)) => {
                let share = rule.when_empty.share().ok_or(Unusable::Zero(name))?;
                Ok(measured(Source::Empty, share))
            }
            Err(unusable) => Err(unusable),
        }
    }

    fn source(&self, agency: usize) -> Result<Source, Unusable<'task>> {
        let value = self.value.figure(agency)?;
        let Some(whole) = self.whole else { return Ok(Source::Value(value)) };
        match whole.amount(agency)? {
            0.0 => Err(Unusable::Zero(whole.name())),
            whole => Ok(Source::Share(value, whole)),
        }
    }
}

/// Where a part's share comes from.
#[derive(Debug, Clone, Copy)]
enum Source {
    Value(f64),
    Share(f64, f64),
    Missing,
    Empty,
}

impl Source {
    fn value(self) -> f64 {
        match self {
            Self::Value(value) => value,
            Self::Share(value, whole) => value / whole,
            Self::Missing | Self::Empty => 0.0,
        }
    }
}

/// What one part of one agency amounts to.
struct Measured<'rule> {
    draft: &'rule Draft,
    goal: Goal,
    weight: f64,
    source: Source,
    share: f64,
}

impl Measured<'_> {
    /// One term of the sum: "0.3 × 75 % (`online` / `all` = 60 / 100, goal 80 %)".
    fn say(&self, pen: Pen) -> String {
        let (weight, share) = (pen.number(self.weight), pen.percent(self.share));
        format!("{weight} × {share} ({}{})", self.say_source(pen), self.say_goal(pen))
    }

    fn say_source(&self, pen: Pen) -> String {
        let (input, of) = (&self.draft.input, self.draft.of.as_deref().unwrap_or_default());
        match self.source {
            Source::Value(value) => format!("`{input}` = {}", pen.number(value)),
            Source::Share(value, whole) => {
                format!("`{input}` / `{of}` = {} / {}", pen.number(value), pen.number(whole))
            }
            Source::Missing => pen.pick(format!("thiếu số liệu `{input}`"), format!("`{input}` is missing")),
            Source::Empty => format!("`{of}` = 0"),
        }
    }

    fn say_goal(&self, pen: Pen) -> String {
        let goal = match self.source {
            Source::Value(_) => pen.number(self.goal.value()),
            _ => pen.percent(self.goal.value()),
        };
        if self.draft.goal.is_none() { String::new() } else { format!(", {} {goal}", pen.pick("mục tiêu", "goal")) }
    }
}
