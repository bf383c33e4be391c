//! The laws that every rule must keep, tried against the real host.
//!
//! 1. [`samples`]: parameters that the rule accepts, from the author's cases, the schema's examples, or the schema;
//! 2. [`cohorts`]: cohorts for them, the same ones in every run: empty, alone, all missing, constant, extreme, random;
//! 3. [`law`]: each law looks for a cohort that breaks it;
//! 4. [`shrink`]: the smallest cohort found that breaks it still.

pub(crate) mod cohorts;
mod law;
pub(crate) mod samples;
mod schema;
mod shrink;

use dti_diagnostics::{Argument, Code, Finding, Language, Text, sentence_with};
use dti_engine::rules::{Awards, Complaint, RuleProfile, Task};
use serde_json::{Map, Value};

pub(crate) use self::law::Broken;
pub use self::law::Law;
pub use self::samples::Origin;
use self::samples::Sample;
use crate::trial::Trial;

/// A rule on trial, and how it is called.
pub struct Subject<'a> {
    /// What the plugin says of it.
    pub profile: &'a RuleProfile,
    /// Every fault of some parameters; a failure names the law that it breaks.
    pub check: &'a Check<'a>,
    /// What a cohort earns.
    pub score: &'a dyn Fn(&Task<'_>) -> Result<Awards, Fault>,
}

/// Tells every fault of some parameters.
pub type Check<'a> = dyn Fn(&Map<String, Value>) -> Result<Vec<Complaint>, Fault> + 'a;

/// Why a call brought nothing.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// The rule refuses.
    Refused(Complaint),
    /// The rule fails, and breaks that law by it.
    Failed(Law, Text),
}

/// What came of a trial.
#[derive(Debug, Default)]
pub struct Verdict {
    /// The findings: one for each law that is broken.
    pub findings: Vec<Finding>,
    /// Where the parameters came from, and how many there were of each.
    pub origins: Vec<(Origin, usize)>,
    /// How many cohorts were scored.
    pub cohorts: usize,
}

/// Tries a rule with parameters of the author's cases, and else with what its schema offers.
#[must_use]
pub fn try_rule(subject: &Subject<'_>, given: Vec<Sample>, tries: usize) -> Verdict {
    let mut verdict = Verdict::default();
    let samples = samples::gather(subject, given, &mut verdict.findings);
    schema::check(subject, &samples, &mut verdict.findings);
    for sample in &samples {
        verdict.count(sample.origin);
    }
    let trials: Vec<Trial> = samples.iter().flat_map(|sample| cohorts::of(sample, tries)).collect();
    let (sound, mut found) = answered(subject, trials, &mut verdict.cohorts);
    let others = Law::ALL.into_iter().filter(|law| !law.is_of_one_call());
    found.extend(others.filter_map(|law| Some((law, sound.iter().find_map(|trial| law.breaks(subject, trial))?))));
    for (law, broken) in found {
        let smallest = shrink::shrink(broken, |trial| law.breaks(subject, trial));
        verdict.findings.push(told(subject.profile, law, &smallest));
    }
    if subject.profile.relative && !sound.is_empty() && !sound.iter().any(|trial| law::looks_around(subject, trial)) {
        verdict.findings.push(Finding::new(Code::LawUnseen).with("rule", &subject.profile.id));
    }
    verdict
}

/// The cohorts that are answered as they must be, and the first that breaks each law of a single call. A rule that fails
/// is not tried further: it may do so for as long as its fuel lasts.
fn answered(subject: &Subject<'_>, trials: Vec<Trial>, count: &mut usize) -> (Vec<Trial>, Vec<(Law, Broken)>) {
    let (mut sound, mut found) = (Vec::new(), Vec::<(Law, Broken)>::new());
    for trial in trials {
        *count += 1;
        match law::fault(subject, &trial) {
            None => sound.push(trial),
            Some((law, what)) => {
                if found.iter().all(|(known, _)| *known != law) {
                    found.push((law, Broken { trial, what }));
                }
                if law == Law::Answers {
                    break;
                }
            }
        }
    }
    (sound, found)
}

impl Verdict {
    /// Whether the rule failed, so that it was not tried any further.
    #[must_use]
    pub fn stopped(&self) -> bool {
        let named = |finding: &Finding| finding.arguments.contains(&("law", Argument::from(Law::Answers.name())));
        self.findings.iter().any(named)
    }

    /// How many laws are broken.
    #[must_use]
    pub fn broken(&self) -> usize {
        self.findings.iter().filter(|finding| finding.code == Code::LawBroken).count()
    }

    fn count(&mut self, origin: Origin) {
        match self.origins.iter_mut().find(|(known, _)| *known == origin) {
            Some((_, count)) => *count += 1,
            None => self.origins.push((origin, 1)),
        }
    }
}

fn told(profile: &RuleProfile, law: Law, broken: &Broken) -> Finding {
    let sentence = words(&format!("law-{}", law.name()), &[]);
    let example = words("law-example", &[("trial", broken.trial.text().into()), ("what", broken.what.clone().into())]);
    Finding::new(Code::LawBroken)
        .with("rule", &profile.id)
        .with("law", law.name())
        .with("sentence", sentence)
        .with("example", example)
        .with("way-out", words(&format!("law-{}-way-out", law.name()), &[]))
}

/// A sentence of the message files in both languages.
pub(crate) fn words(key: &str, arguments: &[(&'static str, Argument)]) -> Text {
    Text::new(sentence_with(key, arguments, Language::Vi), sentence_with(key, arguments, Language::En))
}

#[cfg(test)]
mod tests;
