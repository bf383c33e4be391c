//! What an agency has to reach for all points of an indicator, in a few words: the goal of the rule.

use dti_criteria::{CriteriaSet, Indicator, Kind};
use dti_diagnostics::{Language, number, sentence_with};
use dti_engine::rules::{Plan, Rule, RuleProfile};
use serde_json::{Map, Value};

use crate::wording::{date_words, names, rule_in_words};

/// The aims of all indicators in a cohort, by position; empty where an indicator is not scored.
pub(super) fn aims(set: &CriteriaSet, plan: &Plan<'_>, cohort: usize, language: Language) -> Vec<String> {
    let profiles = plan.rules.iter().map(|rule| rule.map(Rule::profile));
    let aim = |(indicator, profile): (&Indicator, Option<&RuleProfile>)| {
        let parameters = indicator.parameters(cohort);
        profile
            .map(|profile| Aim { indicator, profile, parameters: &parameters, cohort, language }.words())
            .unwrap_or_default()
    };
    std::iter::zip(set.indicators(), profiles).map(aim).collect()
}

struct Aim<'a> {
    indicator: &'a Indicator,
    profile: &'a RuleProfile,
    parameters: &'a Map<String, Value>,
    cohort: usize,
    language: Language,
}

impl Aim<'_> {
    /// The goal where the parameters have one, or else the rule in words.
    fn words(&self) -> String {
        let goals = [self.best_band(), self.goal(), self.goalpost(), self.best_option(), self.due(), self.whole()];
        let found = goals.into_iter().flatten().next();
        found.unwrap_or_else(|| rule_in_words(self.indicator, Some(self.profile), self.cohort, self.language))
    }

    fn fill(&self, key: &str, name: &'static str, words: String) -> String {
        sentence_with(key, &[(name, words.into())], self.language)
    }

    /// The band that gives the most.
    fn best_band(&self) -> Option<String> {
        let bands = self.parameters.get("bands")?.as_array()?;
        let worth = |band: &Value| ["points", "share"].iter().find_map(|name| band.get(name)?.as_f64());
        let best = bands
            .iter()
            .filter(|band| worth(band).is_some())
            .reduce(|best, band| if worth(band) > worth(best) { band } else { best })?;
        let edges = [
            ("from", "agency-aim-from"),
            ("above", "agency-aim-above"),
            ("below", "agency-aim-below"),
            ("up-to", "agency-aim-up-to"),
        ];
        let (value, key) = edges.iter().find_map(|&(name, key)| Some((best.get(name)?.as_f64()?, key)))?;
        Some(self.fill(key, "goal", self.figure(value)))
    }

    fn goal(&self) -> Option<String> {
        let number = |name: &str| self.parameters.get(name).and_then(Value::as_f64);
        let goal = number("goal").or_else(|| number("to"))?;
        let falls = number("from").is_some_and(|from| from > goal);
        let key = if falls { "agency-aim-up-to" } else { "agency-aim-goal" };
        Some(self.fill(key, "goal", self.figure(goal)))
    }

    /// The better end of a fixed scale.
    fn goalpost(&self) -> Option<String> {
        let [low, high] = self.parameters.get("goalposts")?.as_array()?.as_slice() else { return None };
        let falls =
            ["inverse", "less-is-better"].iter().any(|name| self.parameters.get(*name) == Some(&Value::Bool(true)));
        let (key, end) = if falls { ("agency-aim-up-to", low) } else { ("agency-aim-from", high) };
        Some(self.fill(key, "goal", self.figure(end.as_f64()?)))
    }

    /// The option of a choice that gives the most.
    fn best_option(&self) -> Option<String> {
        let shares = self.parameters.get("shares")?.as_object()?;
        let best = shares.iter().filter_map(|(option, share)| Some((option, share.as_f64()?)));
        let (option, _) = best.reduce(|best, one| if one.1 > best.1 { one } else { best })?;
        let names = names(self.indicator);
        let title = names.get(option.as_str()).map_or(option.as_str(), |title| title.get(self.language));
        Some(self.fill("agency-aim-option", "option", title.to_owned()))
    }

    fn due(&self) -> Option<String> {
        let day = self.parameters.get("due")?.as_str()?.parse().ok()?;
        Some(self.fill("agency-aim-due", "date", date_words(day)))
    }

    /// All of it, where the rule would take a goal and the set names none.
    fn whole(&self) -> Option<String> {
        self.profile.schema.get("properties")?.get("goal")?;
        let complement = self.parameters.get("complement").and_then(Value::as_bool) == Some(true);
        let plain = self.parameters.is_empty() || self.parameters.keys().all(|name| name.starts_with("when-"));
        (self.is_share() && plain && !complement).then(|| self.fill("agency-aim-goal", "goal", self.figure(1.0)))
    }

    fn figure(&self, value: f64) -> String {
        if self.is_share() {
            return format!("{} %", number(value * 100.0, 4, self.language));
        }
        number(value, 6, self.language)
    }

    /// Whether the rule reads a share: one that is entered, or a part of a whole.
    fn is_share(&self) -> bool {
        match self.indicator.inputs.as_slice() {
            [only] => matches!(only.kind, Kind::Percent),
            [part, whole] => [part, whole].iter().all(|input| matches!(input.kind, Kind::Count | Kind::Number)),
            _ => false,
        }
    }
}
