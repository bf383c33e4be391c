//! The rule `of-best`: a value as a share of the best value of the cohort.

use dti_plugin_sdk::{
    Award, Awards, Cohort, Complaint, Figures, Input, Kind, Pen, Rule, Sample, Summary, Unusable, WhenEmpty,
};
use schemars::JsonSchema;
use serde::Deserialize;

/// What a criteria set says of a comparison with the best.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Parameters {
    /// Whether the least value is the best, so that the share is best / value.
    #[serde(default)]
    pub less_is_better: bool,
    /// What agencies at the best value earn where the best value is 0.
    #[serde(default)]
    pub when_best_zero: WhenEmpty,
}

/// A comparison with the best.
#[derive(Debug)]
pub struct OfBest {
    less_is_better: bool,
    when_best_zero: WhenEmpty,
}

impl Rule for OfBest {
    type Parameters = Parameters;

    const ID: &'static str = "of-best";
    const SUMMARY: Summary = Summary {
        vi: "Giá trị so với giá trị tốt nhất trong nhóm, nhân điểm tối đa",
        en: "The value as a share of the cohort's best, times the maximum",
    };
    const INPUTS: &'static [Input] = &[Input::required("value", Kind::Number), Input::optional("per", Kind::Number)];
    const RELATIVE: bool = true;
    const SAMPLE: Sample = Sample::of(r#"{"less-is-better": true, "when-best-zero": "full"}"#);

    fn new(parameters: Parameters) -> Result<Self, Vec<Complaint>> {
        Ok(Self { less_is_better: parameters.less_is_better, when_best_zero: parameters.when_best_zero })
    }

    fn score(&self, cohort: &Cohort<'_>) -> Result<Awards, Complaint> {
        let (value, per) = (cohort.column("value")?, cohort.optional("per"));
        let amounts: Vec<_> = (0..cohort.agencies()).map(|agency| Amount::of(value, per, agency)).collect();
        let best = self.best(&amounts);
        Ok(cohort.award_each(|agency| Ok(self.award(cohort, amounts[agency]?, best))))
    }
}

/// What is compared: a value, possibly for each head.
#[derive(Debug, Clone, Copy)]
struct Amount {
    value: f64,
    per: Option<f64>,
}

impl Amount {
    fn of<'task>(value: Figures<'task>, per: Option<Figures<'task>>, agency: usize) -> Result<Self, Unusable<'task>> {
        let amount = Self { value: value.amount(agency)?, per: per.map(|per| per.amount(agency)).transpose()? };
        match (amount.per, per) {
            (Some(0.0), Some(per)) => Err(Unusable::Zero(per.name())),
            _ if amount.number().is_finite() => Ok(amount),
            _ => Err(Unusable::Excessive(value.name())),
        }
    }

    fn number(self) -> f64 {
        self.per.map_or(self.value, |per| self.value / per)
    }

    /// "600 / 50 = 12; " before the comparison, or nothing where nothing was divided.
    fn say(self, pen: Pen) -> String {
        let number = pen.number(self.number());
        match self.per {
            Some(per) => format!("{} / {} = {number}; ", pen.number(self.value), pen.number(per)),
            None => String::new(),
        }
    }
}

impl OfBest {
    /// The best of all usable values.
    fn best(&self, amounts: &[Result<Amount, Unusable<'_>>]) -> f64 {
        let numbers = amounts.iter().flatten().map(|amount| amount.number());
        let best = if self.less_is_better { numbers.reduce(f64::min) } else { numbers.reduce(f64::max) };
        best.unwrap_or(0.0)
    }

    fn award(&self, cohort: &Cohort<'_>, amount: Amount, best: f64) -> Award {
        let value = amount.number();
        if best == 0.0 && (value == 0.0 || self.when_best_zero == WhenEmpty::Withhold) {
            return self.award_of_zero(cohort);
        }
        let (part, whole) = if self.less_is_better { (best, value) } else { (value, best) };
        let share = part / whole;
        cohort.earn_share(share, |pen| {
            format!("{}{} = {}", amount.say(pen), self.say(pen, value, best), pen.percent(share))
        })
    }

    fn award_of_zero(&self, cohort: &Cohort<'_>) -> Award {
        let Some(share) = self.when_best_zero.share() else {
            return cohort.withhold(|pen| {
                pen.pick("giá trị tốt nhất là 0, không so sánh được", "the best value is 0, so there is no share")
                    .to_owned()
            });
        };
        cohort.earn_share(share, |pen| {
            let words = pen.pick("giá trị tốt nhất là 0, tính", "the best value is 0, counted as");
            format!("{words} {}", pen.percent(share))
        })
    }

    fn say(&self, pen: Pen, value: f64, best: f64) -> String {
        let (value, best) = (pen.number(value), pen.number(best));
        match self.less_is_better {
            true => format!("{best} ({}) / {value}", pen.pick("thấp nhất", "least")),
            false => format!("{value} / {best} ({})", pen.pick("cao nhất", "greatest")),
        }
    }
}
