//! Examples of a criteria set run as tests: each `[[indicator.example]]` through the real rule.

use dti_criteria::{CriteriaSet, Example, Expected, Indicator};
use dti_diagnostics::{Code, Finding, Findings, Language, Text, number};
use rayon::prelude::*;

use crate::metrics::prepare_example;
use crate::rules::{Awards, Plan, Rule, ScoreError, Task};
use crate::scores::{column, not_scored};

/// How far points may be from what an example says.
const TOLERANCE: f64 = 1e-9;

/// How many examples were run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ExampleReport {
    /// All examples of the set.
    pub count: usize,
    /// Those that earn something else than they say.
    pub failed: usize,
}

/// Runs every example of a set, in parallel on the current rayon pool. Each agency of an example that earns something
/// else makes a finding with the rule's reason.
pub fn run(set: &CriteriaSet, plan: &Plan<'_>, findings: &mut Findings) -> ExampleReport {
    let mut trials = Vec::new();
    for (position, (indicator, &rule)) in set.indicators().iter().zip(&plan.rules).enumerate() {
        let trial = |example| Some(Trial { position, indicator, rule: rule?, example });
        trials.extend(indicator.examples.iter().filter_map(trial));
    }
    let told: Vec<Vec<Finding>> = trials.par_iter().map(Trial::run).collect();
    let failed = told.iter().filter(|told| !told.is_empty()).count();
    findings.extend(told.into_iter().flatten());
    ExampleReport { count: trials.len(), failed }
}

/// What a rule makes of one agency of an example.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Worked {
    /// The points; none if the award is withheld or the rule fails.
    pub points: Option<f64>,
    /// The rule's reason, in the language that was asked for.
    pub reason: String,
}

/// What the rules make of all examples, by indicator, example and agency.
#[must_use]
pub fn work(set: &CriteriaSet, plan: &Plan<'_>, language: Language) -> Vec<Vec<Vec<Worked>>> {
    let indicators = set.indicators().par_iter().zip(&plan.rules).enumerate();
    let work = |(position, (indicator, rule)): (usize, (&Indicator, &Option<&dyn Rule>))| {
        let work = |example: &Example| match *rule {
            Some(rule) => Trial { position, indicator, rule, example }.work(language),
            None => vec![Worked::default(); example.given.len()],
        };
        indicator.examples.iter().map(work).collect()
    };
    indicators.map(work).collect()
}

/// One example and the rule that it tests.
struct Trial<'a> {
    position: usize,
    indicator: &'a Indicator,
    rule: &'a dyn Rule,
    example: &'a Example,
}

impl Trial<'_> {
    fn run(&self) -> Vec<Finding> {
        let awards = match self.score(None) {
            Ok(awards) => awards,
            Err(error) => return vec![not_scored(self.indicator, error).asked_by(self.example.place.clone())],
        };
        let earned = (0..).map(|agency| awards.points.get(agency).copied().flatten());
        let differing = self.example.earns.iter().zip(earned).enumerate();
        let differing = differing.filter(|(_, (expected, earned))| !agree(**expected, *earned));
        differing.map(|(agency, (&expected, earned))| self.failed(agency, expected, earned)).collect()
    }

    fn work(&self, language: Language) -> Vec<Worked> {
        let agencies = self.example.given.len();
        let awards = match self.score(Some(language)) {
            Ok(awards) => awards,
            Err(error) => {
                let reason = not_scored(self.indicator, error).message(language);
                return vec![Worked { points: None, reason }; agencies];
            }
        };
        let mut reasons = awards.reasons.into_iter();
        let points = awards.points.into_iter().take(agencies);
        points.map(|points| Worked { points, reason: reasons.next().unwrap_or_default() }).collect()
    }

    fn score(&self, reasons: Option<Language>) -> Result<Awards, ScoreError> {
        let (indicator, given) = (self.indicator, &self.example.given);
        let figures = prepare_example(self.position, indicator, given);
        let columns = indicator.inputs.iter().zip(figures);
        let columns = columns.map(|(input, figures)| column(&input.name, &input.kind, figures.into_iter()));
        self.rule.score(&Task {
            parameters: &indicator.parameters(self.example.cohort),
            minimum: indicator.minimum,
            maximum: indicator.maximum,
            agencies: given.len(),
            columns: columns.collect(),
            reasons,
        })
    }

    fn failed(&self, agency: usize, expected: Expected, earned: Option<f64>) -> Finding {
        let expected = match expected {
            Expected::Points(points) => Some(points),
            Expected::Withheld => None,
        };
        let reason = Text::new(self.reason(agency, Language::Vi), self.reason(agency, Language::En));
        let finding = Finding::new(Code::ExampleFails).with("code", &self.indicator.code);
        let finding = finding.with("earned", shown(earned)).with("expected", shown(expected)).with("reason", reason);
        finding.at(self.example.place.clone()).indicator(&self.indicator.code)
    }

    /// The rule's reason. Reasons are asked for only where an example fails: most do not.
    fn reason(&self, agency: usize, language: Language) -> String {
        let reasons = self.score(Some(language)).map(|awards| awards.reasons).unwrap_or_default();
        reasons.into_iter().nth(agency).unwrap_or_default()
    }
}

fn agree(expected: Expected, earned: Option<f64>) -> bool {
    match (expected, earned) {
        (Expected::Points(points), Some(earned)) => (points - earned).abs() <= TOLERANCE,
        (Expected::Withheld, None) => true,
        _ => false,
    }
}

/// Points with enough decimals to tell apart what the tolerance tells apart.
fn shown(points: Option<f64>) -> Text {
    let written = |language, withheld: &str| match points {
        Some(points) => number(points, 10, language),
        None => withheld.to_owned(),
    };
    Text::new(written(Language::Vi, "không được chấm"), written(Language::En, "`withheld`"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{rules, set, told};
    use crate::rules::plan;

    fn report(rule: &str, examples: &str) -> (ExampleReport, Findings) {
        report_of(rule, "", examples)
    }

    /// The same, with more keys for the input.
    fn report_of(rule: &str, more: &str, examples: &str) -> (ExampleReport, Findings) {
        let text = format!(
            "[[indicator]]\ncode = \"1\"\ntitle = \"T\"\npoints = 10\nown-choice = \"thử\"\nrule = {{ use = \"{rule}\" }}\n\
             inputs = {{ value = {{ title = \"V\", kind = \"number\"{more} }} }}\n{examples}"
        );
        let (set, rules, mut findings) = (set(&text), rules(), Findings::new());
        let plan = plan(&set, &rules, &mut findings).unwrap_or_else(|_| panic!("{:?}", told(&findings)));
        (run(&set, &plan, &mut findings), findings)
    }

    #[test]
    fn examples_that_earn_what_they_say_pass() {
        let examples = "[[indicator.example]]\ngiven = { value = 3 }\nearns = 3\n\
                        [[indicator.example]]\ngiven = {}\nearns = \"withheld\"\n";
        let (report, findings) = report("value", examples);
        assert_eq!((report, told(&findings).len()), (ExampleReport { count: 2, failed: 0 }, 0));
        let cohort = "[[indicator.example]]\ngiven = [{ value = 1 }, { value = 2 }]\nearns = [5, 10]\n";
        assert_eq!(super::tests::report("best", cohort).0, ExampleReport { count: 1, failed: 0 });
    }

    #[test]
    fn the_figures_of_an_example_are_imputed_and_treated_as_one_cohort() {
        let gap =
            "[[indicator.example]]\ngiven = [{ value = 1 }, {}, { value = 4 }, { value = 9 }]\nearns = [1, 4, 4, 9]\n";
        let (report, findings) = report_of("value", ", impute = { with = \"median\", among = \"cohort\" }", gap);
        assert_eq!((report.failed, told(&findings)), (0, vec![]));
        let given: Vec<_> = [1, 2, 3, 4, 5, 100].map(|value| format!("{{ value = {value} }}")).into();
        let outlier = format!("[[indicator.example]]\ngiven = [{}]\nearns = [1, 2, 3, 4, 5, 5]\n", given.join(", "));
        let (report, findings) = report_of("value", ", treat = {}", &outlier);
        assert_eq!((report.failed, told(&findings)), (0, vec![]));
    }

    #[test]
    fn an_example_that_earns_something_else_is_told_with_the_reason() {
        let examples = "[[indicator.example]]\ngiven = { value = 3 }\nearns = 3.00000001\n\
                        [[indicator.example]]\ngiven = {}\nearns = 0\n";
        let (report, findings) = report("value", examples);
        assert_eq!(report, ExampleReport { count: 2, failed: 2 });
        assert_eq!(
            told(&findings),
            [
                "example-fails - 1: the example of `1` earns 3, but says 3.00000001",
                "example-fails - 1: the example of `1` earns `withheld`, but says 0",
            ]
        );
        let first = findings.iter().next().unwrap();
        assert_eq!(first.hint(Language::En).as_deref(), Some("= 3"));
        assert!(first.place.as_ref().unwrap().to_string().starts_with("trial/set.toml:"));
    }

    #[test]
    fn a_rule_that_refuses_fails_the_example() {
        let (report, findings) = report("refusing", "[[indicator.example]]\ngiven = { value = 3 }\nearns = 3\n");
        assert_eq!(report, ExampleReport { count: 1, failed: 1 });
        assert_eq!(
            told(&findings),
            ["rule-refused - 1: the rule `refusing` refuses to score the indicator `1`: no goal"]
        );
    }
}
