//! What a plugin says of itself, checked before it is believed.

use std::collections::BTreeSet;

use dti_diagnostics::Text;
use dti_engine::rules::{InputDirection, InputKind, RuleInput, RuleProfile};

use crate::answer::TextFault;
use crate::contract::{self, Direction, Kind};
use crate::schema::Schema;
use crate::words::{self, is_name, shown};

/// Rules of a plugin, and inputs of a rule.
const MOST: usize = 100;
/// Characters of a summary.
const LONGEST_SUMMARY: usize = 300;
/// Characters of a version.
const LONGEST_VERSION: usize = 64;

/// How a plugin's profile breaks the contract.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProfileFault {
    /// A name of something else than lower-case letters, digits and hyphens.
    #[error("its {} `{found}` must be 1 to 64 lower-case letters, digits and hyphens", .what.en)]
    BadName {
        /// What bears the name.
        what: Text,
        /// The name.
        found: String,
    },
    /// A text that cannot be shown.
    #[error("its {} {fault}", .what.en)]
    BadText {
        /// Which text.
        what: Text,
        /// What is wrong with it.
        fault: TextFault,
    },
    /// Not one rule.
    #[error("it offers no rule")]
    NoRule,
    /// Too many rules, or too many inputs of a rule.
    #[error("it has {found} {}, at most {MOST} are allowed", .what.en)]
    TooMany {
        /// Of what.
        what: Text,
        /// How many.
        found: usize,
    },
    /// Two rules, or two inputs of a rule, of the same name.
    #[error("it has two {} `{name}`", .what.en)]
    Twice {
        /// Of what.
        what: Text,
        /// The name.
        name: String,
    },
    /// A schema that is none.
    #[error("the parameter schema of its rule `{rule}` is not a JSON Schema: {reason}")]
    BadSchema {
        /// The rule.
        rule: String,
        /// What is wrong with it.
        reason: String,
    },
}

impl ProfileFault {
    /// The sentence in both languages.
    #[must_use]
    pub fn text(&self) -> Text {
        Text::new(self.vietnamese(), self.to_string())
    }

    fn vietnamese(&self) -> String {
        match self {
            Self::BadName { what, found } => {
                format!("{} `{found}` phải gồm 1 đến 64 chữ thường không dấu, chữ số và dấu gạch nối", what.vi)
            }
            Self::BadText { what, fault } => format!("{} {}", what.vi, fault.vietnamese()),
            Self::NoRule => "không có cách tính nào".to_owned(),
            Self::TooMany { what, found } => format!("có {found} {}, chỉ cho phép tối đa {MOST}", what.vi),
            Self::Twice { what, name } => format!("có hai {} `{name}`", what.vi),
            Self::BadSchema { rule, reason } => {
                format!("lược đồ tham số của cách tính `{rule}` không phải là JSON Schema: {reason}")
            }
        }
    }
}

/// A profile that keeps the contract.
pub(crate) struct Profile {
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) rules: Vec<(RuleProfile, Schema)>,
}

/// How the text of a schema becomes one; the error says in English what is wrong with it.
type ReadSchema = fn(&str) -> Result<Schema, String>;

/// Believes a profile, if it keeps the contract.
pub(crate) fn believe(told: contract::Profile, schema: ReadSchema) -> Result<Profile, ProfileFault> {
    demand_name(Text::new("tên", "name"), &told.name)?;
    demand_text(Text::new("phiên bản", "version"), &told.version, LONGEST_VERSION)?;
    if told.rules.is_empty() {
        return Err(ProfileFault::NoRule);
    }
    let what = Text::new("cách tính", "rules");
    demand_few(&what, told.rules.len())?;
    demand_different(&what, told.rules.iter().map(|rule| rule.id.as_str()))?;
    let rules = told.rules.into_iter().map(|rule| believe_rule(&told.name, rule, schema));
    let rules = rules.collect::<Result<_, _>>()?;
    Ok(Profile { name: told.name, version: told.version, rules })
}

fn believe_rule(plugin: &str, told: contract::Rule, schema: ReadSchema) -> Result<(RuleProfile, Schema), ProfileFault> {
    let id = told.id;
    demand_name(Text::new("mã cách tính", "rule id"), &id)?;
    for text in [&told.summary.vi, &told.summary.en] {
        let what = Text::new(format!("tóm tắt cách tính `{id}`"), format!("summary of the rule `{id}`"));
        demand_text(what, text, LONGEST_SUMMARY)?;
    }
    let inputs = believe_inputs(&id, &told.inputs)?;
    let bad = |reason: String| ProfileFault::BadSchema { rule: id.clone(), reason: shown(&reason, 300) };
    let schema = schema(&told.schema).map_err(bad)?;
    let profile = RuleProfile {
        plugin: plugin.to_owned(),
        summary: Text::new(told.summary.vi, told.summary.en),
        inputs,
        further_inputs: told.further_inputs,
        relative: told.relative,
        unbounded: told.unbounded,
        schema: schema.written().clone(),
        id,
    };
    Ok((profile, schema))
}

fn believe_inputs(rule: &str, told: &[contract::Input]) -> Result<Vec<RuleInput>, ProfileFault> {
    let what = Text::new(format!("số liệu của cách tính `{rule}`:"), format!("inputs of the rule `{rule}`:"));
    demand_few(&what, told.len())?;
    demand_different(&what, told.iter().map(|input| input.name.as_str()))?;
    told.iter().map(believe_input).collect()
}

fn believe_input(told: &contract::Input) -> Result<RuleInput, ProfileFault> {
    demand_name(Text::new("tên số liệu", "input"), &told.name)?;
    let kind = match told.kind {
        Kind::Number => InputKind::Number,
        Kind::Choice => InputKind::Choice,
        Kind::YesNo => InputKind::YesNo,
        Kind::Date => InputKind::Date,
    };
    let direction = match told.direction {
        Direction::None => InputDirection::None,
        Direction::Rising => InputDirection::Rising,
        Direction::Falling => InputDirection::Falling,
    };
    Ok(RuleInput { name: told.name.clone(), kind, required: told.required, direction })
}

fn demand_name(what: Text, found: &str) -> Result<(), ProfileFault> {
    if is_name(found) { Ok(()) } else { Err(ProfileFault::BadName { what, found: shown(found, 64) }) }
}

fn demand_text(what: Text, text: &str, longest: usize) -> Result<(), ProfileFault> {
    TextFault::find(text, longest).map_err(|fault| ProfileFault::BadText { what, fault })
}

fn demand_few(what: &Text, found: usize) -> Result<(), ProfileFault> {
    if found <= MOST { Ok(()) } else { Err(ProfileFault::TooMany { what: what.clone(), found }) }
}

fn demand_different<'a>(what: &Text, names: impl Iterator<Item = &'a str>) -> Result<(), ProfileFault> {
    let mut seen = BTreeSet::new();
    for name in names {
        if !seen.insert(name) {
            return Err(ProfileFault::Twice { what: what.clone(), name: words::shown(name, 64) });
        }
    }
    Ok(())
}
