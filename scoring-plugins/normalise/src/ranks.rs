//! The rules `rank`, `percentile-rank` and `borda`: how many of the cohort are worse.

use dti_plugin_sdk::{Award, Awards, Cohort, Complaint, Complaints, Figures, Input, Kind, Pen, Rule, Sample, Summary};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::scale::{Otherwise, Scale, Span};
use crate::values::{Standing, Values, award_each};

const VALUE: &[Input] = &[Input::required("value", Kind::Number)];

/// What a criteria set says of ranks.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Parameters {
    /// Whether less is better.
    #[serde(default)]
    pub inverse: bool,
    /// The rank of equal values.
    #[serde(default)]
    pub ties: Ties,
}

/// What a criteria set says of percentile ranks.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PercentileParameters {
    /// The points of the lowest and of the highest rank, within the indicator's minimum and maximum, which are the
    /// default.
    pub to: Option<[f64; 2]>,
    /// Whether less is better.
    #[serde(default)]
    pub inverse: bool,
    /// The rank of equal values.
    #[serde(default)]
    pub ties: Ties,
    /// What counts where only one agency of the cohort has a value.
    #[serde(default)]
    pub when_alone: Otherwise,
}

/// Which of the ranks that equal values take up together is the rank of each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Ties {
    /// The lowest of them.
    #[default]
    Minimum,
    /// The mean of them.
    Average,
    /// The highest of them.
    Maximum,
}

/// Ranks from 1, the worst, to the number of values.
#[derive(Debug, Clone, Copy)]
struct Ranking {
    inverse: bool,
    ties: Ties,
}

impl Ranking {
    /// One award for each agency, of its standing.
    fn award_each(self, cohort: &Cohort<'_>, figures: Figures<'_>, award: &dyn Fn(f64, Standing) -> Award) -> Awards {
        let values = Values::of(figures);
        award_each(cohort, figures, &|value| award(value, values.standing(value, self.inverse)))
    }

    /// The rank: the higher, the better.
    fn rank(self, Standing { worse, equal, .. }: Standing) -> f64 {
        let (worse, equal) = (worse as f64, equal as f64);
        match self.ties {
            Ties::Minimum => worse + 1.0,
            Ties::Average => worse + (equal + 1.0) / 2.0,
            Ties::Maximum => worse + equal,
        }
    }

    /// "3 of 5 agencies are below 20: rank from the bottom 3 + 1 = 4".
    fn say(self, pen: Pen, value: f64, standing: Standing) -> String {
        let Standing { worse, equal, of } = standing;
        let (value, rank) = (pen.number(value), pen.number(self.rank(standing)));
        let word = if self.inverse { pen.pick("trên", "above") } else { pen.pick("dưới", "below") };
        let below = pen.pick(format!("{worse} trong {of} đơn vị"), format!("{worse} of {of} agencies are"));
        let (equals, place) = match self.ties {
            Ties::Minimum => (String::new(), "1".to_owned()),
            Ties::Average => (equals(pen, equal), format!("({equal} + 1) / 2")),
            Ties::Maximum => (equals(pen, equal), equal.to_string()),
        };
        let words = pen.pick("hạng tính từ dưới lên", "rank from the bottom");
        format!("{below} {word} {value}{equals}: {words} {worse} + {place} = {rank}")
    }
}

/// " and 2 at it".
fn equals(pen: Pen, equal: usize) -> String {
    pen.pick(format!(" và {equal} bằng mức đó"), format!(" and {equal} at it"))
}

/// The rank itself.
#[derive(Debug)]
pub struct Rank(Ranking);

impl Rule for Rank {
    type Parameters = Parameters;

    const ID: &'static str = "rank";
    const SUMMARY: Summary = Summary {
        vi: "Thứ hạng trong nhóm làm điểm: hạng 1 là kém nhất, số càng lớn càng tốt",
        en: "The rank within the cohort as points: 1 is the worst, the highest number the best",
    };
    const INPUTS: &'static [Input] = VALUE;
    const RELATIVE: bool = true;
    const UNBOUNDED: bool = true;
    const SAMPLE: Sample = Sample::of(r#"{"ties": "average"}"#);

    fn new(Parameters { inverse, ties }: Parameters) -> Result<Self, Vec<Complaint>> {
        Ok(Self(Ranking { inverse, ties }))
    }

    fn score(&self, cohort: &Cohort<'_>) -> Result<Awards, Complaint> {
        Ok(self.0.award_each(cohort, cohort.column("value")?, &|value, standing| {
            cohort.earn_unbounded(self.0.rank(standing), |pen| self.0.say(pen, value, standing))
        }))
    }
}

/// The rank less 1: how many agencies are outranked.
#[derive(Debug)]
pub struct Borda(Ranking);

impl Rule for Borda {
    type Parameters = Parameters;

    const ID: &'static str = "borda";
    const SUMMARY: Summary = Summary {
        vi: "Điểm Borda: số đơn vị trong nhóm xếp dưới đơn vị này",
        en: "The Borda score: how many agencies of the cohort rank below",
    };
    const INPUTS: &'static [Input] = VALUE;
    const RELATIVE: bool = true;
    const UNBOUNDED: bool = true;
    const SAMPLE: Sample = Sample::of(r#"{"inverse": true, "ties": "maximum"}"#);

    fn new(Parameters { inverse, ties }: Parameters) -> Result<Self, Vec<Complaint>> {
        Ok(Self(Ranking { inverse, ties }))
    }

    fn score(&self, cohort: &Cohort<'_>) -> Result<Awards, Complaint> {
        Ok(self.0.award_each(cohort, cohort.column("value")?, &|value, standing| {
            let rank = self.0.rank(standing);
            cohort.earn_unbounded(rank - 1.0, |pen| {
                let (rank, score) = (pen.number(rank), pen.number(rank - 1.0));
                format!("{}; {rank} − 1 = {score}", self.0.say(pen, value, standing))
            })
        }))
    }
}

/// The rank on a scale that does not depend on the size of the cohort.
#[derive(Debug)]
pub struct PercentileRank {
    ranking: Ranking,
    scale: Scale,
    when_alone: Otherwise,
}

impl Rule for PercentileRank {
    type Parameters = PercentileParameters;

    const ID: &'static str = "percentile-rank";
    const SUMMARY: Summary = Summary {
        vi: "Hạng phần trăm trong nhóm, quy về thang điểm",
        en: "The percentile rank within the cohort, rescaled",
    };
    const INPUTS: &'static [Input] = VALUE;
    const RELATIVE: bool = true;
    const SAMPLE: Sample = Sample::of(r#"{"to": [1, 10], "when-alone": "middle"}"#);

    fn new(parameters: PercentileParameters) -> Result<Self, Vec<Complaint>> {
        let PercentileParameters { to, inverse, ties, when_alone } = parameters;
        let mut complaints = Complaints::default();
        let scale = Scale::new(to, &mut complaints);
        complaints.settle(Self { ranking: Ranking { inverse, ties }, scale, when_alone })
    }

    fn score(&self, cohort: &Cohort<'_>) -> Result<Awards, Complaint> {
        let (span, value) = (self.scale.over(cohort)?, cohort.column("value")?);
        Ok(self.ranking.award_each(cohort, value, &|value, standing| self.award(&span, value, standing)))
    }
}

impl PercentileRank {
    fn award(&self, span: &Span<'_>, value: f64, standing: Standing) -> Award {
        if standing.of == 1 {
            return span.award_otherwise(self.when_alone, &|pen| {
                pen.pick("chỉ một đơn vị có số liệu", "only one agency has a figure").to_owned()
            });
        }
        let rank = self.ranking.rank(standing);
        span.award_share((rank - 1.0) / (standing.of as f64 - 1.0), &|pen| {
            let (rank, of) = (pen.number(rank), standing.of);
            format!("{}; ({rank} − 1) / ({of} − 1)", self.ranking.say(pen, value, standing))
        })
    }
}
