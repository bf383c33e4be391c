//! The rule `best-of`: the case that earns most counts.

use dti_plugin_sdk::{Award, Awards, Cohort, Complaint, Complaints, Figures, Input, Kind, Pen, Rule, Sample, Summary};
use schemars::JsonSchema;
use serde::Deserialize;

/// What a criteria set says of alternative cases.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Parameters {
    /// The cases, of which the best counts.
    #[schemars(extend("minItems" = 1))]
    pub cases: Vec<Draft>,
}

/// One case: `{ input = "own-centre", points = 60 }` or `{ input = "rented", share = 0.5 }`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Draft {
    /// How far the case applies: a yes or no, or a share from 0 to 1.
    pub input: String,
    /// What the case earns in full, in points.
    pub points: Option<f64>,
    /// What the case earns in full, as a share of the maximum from 0 to 1.
    #[schemars(extend("minimum" = 0, "maximum" = 1))]
    pub share: Option<f64>,
}

/// Alternative cases.
#[derive(Debug)]
pub struct BestOf {
    cases: Vec<Case>,
}

#[derive(Debug)]
struct Case {
    input: String,
    earns: Earns,
}

#[derive(Debug, Clone, Copy)]
enum Earns {
    Points(f64),
    Share(f64),
}

impl Earns {
    fn points(self, cohort: &Cohort<'_>) -> f64 {
        match self {
            Self::Points(points) => points,
            Self::Share(share) => share * cohort.maximum(),
        }
    }
}

impl Rule for BestOf {
    type Parameters = Parameters;

    const ID: &'static str = "best-of";
    const SUMMARY: Summary = Summary {
        vi: "Tính theo trường hợp được điểm cao nhất",
        en: "The case that earns the most points counts",
    };
    const INPUTS: &'static [Input] = &[];
    const FURTHER_INPUTS: bool = true;
    const SAMPLE: Sample = Sample {
        parameters: r#"{"cases": [{"input": "own", "points": 10}, {"input": "rented", "share": 0.5}]}"#,
        further: &[Input::required("own", Kind::Number), Input::required("rented", Kind::YesNo)],
        options: &[],
    };

    fn new(parameters: Parameters) -> Result<Self, Vec<Complaint>> {
        let mut complaints = Complaints::default();
        let some = !parameters.cases.is_empty();
        complaints.demand(some, "/cases", "không có trường hợp nào", "there is no case");
        let drafts = parameters.cases.into_iter().enumerate();
        let cases = drafts.filter_map(|(position, draft)| believe(&mut complaints, position, draft)).collect();
        complaints.settle(Self { cases })
    }

    fn score(&self, cohort: &Cohort<'_>) -> Result<Awards, Complaint> {
        let cases = self.cases.iter().enumerate();
        let cases = cases.map(|(position, case)| CaseFigures::of(cohort, position, case));
        let cases = cases.collect::<Result<Vec<_>, _>>()?;
        Ok(cohort.award_each(|agency| Ok(award(cohort, &cases, agency))))
    }
}

fn believe(complaints: &mut Complaints, position: usize, draft: Draft) -> Option<Case> {
    let Draft { input, points, share } = draft;
    let earns = match (points, share) {
        (Some(points), None) => Earns::Points(points),
        (None, Some(share)) if (0.0..=1.0).contains(&share) => Earns::Share(share),
        (None, Some(_)) => {
            let pointer = format!("/cases/{position}/share");
            complaints.push(Complaint::at(pointer, "phần điểm phải từ 0 đến 1", "the share must be from 0 to 1"));
            return None;
        }
        _ => {
            complaints.push(Complaint::at(
                format!("/cases/{position}"),
                "phải có đúng một trong hai `points`, `share`",
                "a case has exactly one of `points` and `share`",
            ));
            return None;
        }
    };
    Some(Case { input, earns })
}

fn award(cohort: &Cohort<'_>, cases: &[CaseFigures<'_, '_>], agency: usize) -> Award {
    let known = cases.iter().filter_map(|case| Some((case, case.value(agency)?)));
    // The first of equals, so that the reason does not depend on chance.
    let best = known.reduce(|best, next| if next.0.points(next.1) > best.0.points(best.1) { next } else { best });
    match best {
        Some((case, value)) => cohort.earn_points(case.points(value), |pen| case.say(pen, value)),
        None => cohort.withhold(|pen| nothing_known(pen, cases)),
    }
}

fn nothing_known(pen: Pen, cases: &[CaseFigures<'_, '_>]) -> String {
    let names: Vec<_> = cases.iter().map(|case| format!("`{}`", case.figures.name())).collect();
    let names = names.join(", ");
    pen.pick(format!("thiếu số liệu của mọi trường hợp: {names}"), format!("all cases are missing: {names}"))
}

/// A case with its column and its full points.
struct CaseFigures<'task, 'rule> {
    case: &'rule Case,
    figures: Figures<'task>,
    full: f64,
}

impl<'task, 'rule> CaseFigures<'task, 'rule> {
    fn of(cohort: &Cohort<'task>, position: usize, case: &'rule Case) -> Result<Self, Complaint> {
        let figures = cohort.named(&case.input, &format!("/cases/{position}/input"))?;
        let (full, maximum) = (case.earns.points(cohort), cohort.maximum());
        if full > maximum {
            return Err(Complaint::at(
                format!("/cases/{position}/points"),
                format!("trường hợp có {full} điểm, điểm tối đa chỉ là {maximum}"),
                format!("the case has {full} points, but the maximum is {maximum}"),
            ));
        }
        Ok(Self { case, figures, full })
    }

    /// How far the case applies, from 0 to 1.
    fn value(&self, agency: usize) -> Option<f64> {
        self.figures.get(agency).map(|value| value.clamp(0.0, 1.0))
    }

    fn points(&self, value: f64) -> f64 {
        value * self.full
    }

    fn say(&self, pen: Pen, value: f64) -> String {
        let (input, percent, full) = (&self.case.input, pen.percent(value), pen.number(self.full));
        let words = pen.pick("trường hợp cao nhất", "the best case is");
        format!("{words} `{input}`: {percent} × {full} = {}", pen.number(self.points(value)))
    }
}
