//! What a plugin says of itself, as it is kept on disk; it is checked again whenever it is read.

use serde::{Deserialize, Serialize};

use crate::contract::{Direction, Input, Kind, Profile, Rule, Text};

/// A profile.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Told {
    name: String,
    version: String,
    rules: Vec<ToldRule>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct ToldRule {
    id: String,
    summary: (String, String),
    inputs: Vec<(String, u8, bool, u8)>,
    further_inputs: bool,
    relative: bool,
    unbounded: bool,
    schema: String,
}

// Where a word stands in these lists is what is written for it.
const KINDS: [Kind; 4] = [Kind::Number, Kind::Choice, Kind::YesNo, Kind::Date];
const DIRECTIONS: [Direction; 3] = [Direction::None, Direction::Rising, Direction::Falling];

impl Told {
    /// What is to be kept of a profile.
    pub(crate) fn of(profile: &Profile) -> Self {
        let rules = profile.rules.iter().map(ToldRule::of).collect();
        Self { name: profile.name.clone(), version: profile.version.clone(), rules }
    }

    /// The profile, if all of its words are known.
    pub(crate) fn profile(self) -> Option<Profile> {
        let rules = self.rules.into_iter().map(ToldRule::rule).collect::<Option<_>>()?;
        Some(Profile { name: self.name, version: self.version, rules })
    }
}

impl ToldRule {
    fn of(rule: &Rule) -> Self {
        Self {
            id: rule.id.clone(),
            summary: (rule.summary.vi.clone(), rule.summary.en.clone()),
            inputs: rule.inputs.iter().map(input_of).collect(),
            further_inputs: rule.further_inputs,
            relative: rule.relative,
            unbounded: rule.unbounded,
            schema: rule.schema.clone(),
        }
    }

    fn rule(self) -> Option<Rule> {
        let (vi, en) = self.summary;
        Some(Rule {
            id: self.id,
            summary: Text { vi, en },
            inputs: self.inputs.into_iter().map(input).collect::<Option<_>>()?,
            further_inputs: self.further_inputs,
            relative: self.relative,
            unbounded: self.unbounded,
            schema: self.schema,
        })
    }
}

fn input_of(input: &Input) -> (String, u8, bool, u8) {
    let Input { name, kind, required, direction } = input;
    (name.clone(), *kind as u8, *required, *direction as u8)
}

fn input((name, kind, required, direction): (String, u8, bool, u8)) -> Option<Input> {
    let (kind, direction) = (KINDS.get(usize::from(kind))?, DIRECTIONS.get(usize::from(direction))?);
    Some(Input { name, kind: *kind, required, direction: *direction })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_what_was_told() {
        for (number, kind) in KINDS.into_iter().enumerate() {
            assert_eq!(kind as usize, number);
        }
        for (number, direction) in DIRECTIONS.into_iter().enumerate() {
            assert_eq!(direction as usize, number);
        }
        let input = ("a".to_owned(), 2, true, 1);
        let rule = ToldRule {
            id: "ratio".to_owned(),
            summary: ("tỷ lệ".to_owned(), "a share".to_owned()),
            inputs: vec![input],
            further_inputs: true,
            relative: false,
            unbounded: true,
            schema: "{}".to_owned(),
        };
        let told = Told { name: "ratio".to_owned(), version: "1".to_owned(), rules: vec![rule] };
        assert_eq!(Told::of(&told.clone().profile().unwrap()), told);
    }
}
