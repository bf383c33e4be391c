//! Whether two sets mean the same by a code, for the agencies of one cohort.

use dti_criteria::{Among, CriteriaSet, Indicator, Input, InputSource, Kind, Member, Tree, View};
use serde_json::{Map, Value};

/// Why something is not compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyNot {
    /// The previous set has no such agency.
    AgencyNew,
    /// The present set has no such agency.
    AgencyRemoved,
    /// Several agencies were merged into it.
    AgencyMerged,
    /// It is one of several that came of another.
    AgencySplit,
    /// It is ranked among others than before.
    OtherCohort,
    /// The previous run did not score it.
    NotScoredBefore,
    /// The present run does not score it.
    NotScoredNow,
    /// The previous run gave it no rank or no figure.
    NoFigureBefore,
    /// The present run gives it no rank or no figure.
    NoFigureNow,
    /// The previous set has no such node.
    NodeNew,
    /// The present set has no such node.
    NodeRemoved,
    /// The most or the fewest points changed.
    MaximumChanged,
    /// The rule, its parameters, or what stands for a missing award changed.
    RuleChanged,
    /// What the rule reads changed.
    InputsChanged,
    /// A node below it was added, removed or changed, or is weighed or combined in another way.
    CompositionChanged,
}

impl WhyNot {
    /// All reasons.
    pub const ALL: [Self; 15] = [
        Self::AgencyNew,
        Self::AgencyRemoved,
        Self::AgencyMerged,
        Self::AgencySplit,
        Self::OtherCohort,
        Self::NotScoredBefore,
        Self::NotScoredNow,
        Self::NoFigureBefore,
        Self::NoFigureNow,
        Self::NodeNew,
        Self::NodeRemoved,
        Self::MaximumChanged,
        Self::RuleChanged,
        Self::InputsChanged,
        Self::CompositionChanged,
    ];

    /// The word in `changes.csv`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AgencyNew => "agency-new",
            Self::AgencyRemoved => "agency-removed",
            Self::AgencyMerged => "agency-merged",
            Self::AgencySplit => "agency-split",
            Self::OtherCohort => "other-cohort",
            Self::NotScoredBefore => "not-scored-before",
            Self::NotScoredNow => "not-scored-now",
            Self::NoFigureBefore => "no-figure-before",
            Self::NoFigureNow => "no-figure-now",
            Self::NodeNew => "node-new",
            Self::NodeRemoved => "node-removed",
            Self::MaximumChanged => "maximum-changed",
            Self::RuleChanged => "rule-changed",
            Self::InputsChanged => "inputs-changed",
            Self::CompositionChanged => "composition-changed",
        }
    }
}

/// Two sets, and the position of one cohort in each.
#[derive(Clone, Copy)]
pub(super) struct Definitions<'a> {
    pub(super) before: (&'a CriteriaSet, usize),
    pub(super) now: (&'a CriteriaSet, usize),
}

impl Definitions<'_> {
    /// How the present definition of an indicator differs from the previous one; none where it is the same.
    pub(super) fn indicator(self, before: usize, now: usize) -> Option<WhyNot> {
        let (old, new) = (&self.before.0.indicators()[before], &self.now.0.indicators()[now]);
        if (old.maximum, old.minimum) != (new.maximum, new.minimum) {
            return Some(WhyNot::MaximumChanged);
        }
        if !self.same_rule(old, new) {
            return Some(WhyNot::RuleChanged);
        }
        let inputs = |(set, _): (&CriteriaSet, usize), indicator: &Indicator| {
            let mut read: Vec<_> = indicator.inputs.iter().map(|input| reading(set, input)).collect();
            read.sort();
            read
        };
        (inputs(self.before, old) != inputs(self.now, new)).then_some(WhyNot::InputsChanged)
    }

    fn same_rule(self, old: &Indicator, new: &Indicator) -> bool {
        let lacking = |one: &Indicator| {
            (one.missing, one.withheld, one.not_applicable, one.rule_failure, one.evidence, one.bounded)
        };
        old.rule_name() == new.rule_name()
            && same_object(&old.parameters(self.before.1), &new.parameters(self.now.1))
            && lacking(old) == lacking(new)
    }

    /// How the present composition of a pillar differs from the previous one, at any depth.
    #[expect(clippy::float_cmp, reason = "the same points are written the same")]
    pub(super) fn pillar(self, before: usize, now: usize) -> Option<WhyNot> {
        let (old, new) = (&self.before.0.tree().pillars[before], &self.now.0.tree().pillars[now]);
        if old.points != new.points {
            return Some(WhyNot::MaximumChanged);
        }
        let same = (old.aggregate, old.gaps, old.coverage) == (new.aggregate, new.gaps, new.coverage)
            && self.gate(old.gate.as_ref(), self.before.0) == self.gate(new.gate.as_ref(), self.now.0)
            && self.same_members(&old.members, &new.members);
        (!same).then_some(WhyNot::CompositionChanged)
    }

    /// How a view differs.
    #[expect(clippy::float_cmp, reason = "the same points are written the same")]
    pub(super) fn view(self, old: &View, new: &View) -> Option<WhyNot> {
        if old.points != new.points {
            return Some(WhyNot::MaximumChanged);
        }
        let same =
            (old.aggregate, old.gaps) == (new.aggregate, new.gaps) && self.same_members(&old.members, &new.members);
        (!same).then_some(WhyNot::CompositionChanged)
    }

    fn gate(self, gate: Option<&dti_criteria::Gate>, set: &CriteriaSet) -> Option<(Vec<String>, u64, &'static str)> {
        let mut codes: Vec<_> = gate?.conditions.iter().map(|&member| set.node(member).0.to_owned()).collect();
        codes.sort();
        Some((codes, gate?.share.to_bits(), gate?.otherwise.as_str()))
    }

    /// Whether the members that concern the cohort are the same, whatever their order.
    fn same_members(self, old: &[Member], new: &[Member]) -> bool {
        let concerning = |(set, cohort): (&CriteriaSet, usize), members: &[Member]| {
            let concerns = |member: &Member| match *member {
                Member::Indicator(position) => {
                    set.indicators()[position].concerns(cohort) && set.indicators()[position].rule.is_some()
                }
                Member::Pillar(position) => set.tree().pillars[position].applies.includes_cohort(cohort),
            };
            let mut members: Vec<Member> = members.iter().copied().filter(concerns).collect();
            members.sort_by_key(|&member| set.node(member).0.to_owned());
            members
        };
        let (old, new) = (concerning(self.before, old), concerning(self.now, new));
        old.len() == new.len() && std::iter::zip(old, new).all(|(old, new)| self.same_member(old, new))
    }

    #[expect(clippy::float_cmp, reason = "the same weights are written the same")]
    fn same_member(self, old: Member, new: Member) -> bool {
        if self.before.0.node(old).0 != self.now.0.node(new).0 {
            return false;
        }
        match (old, new) {
            (Member::Pillar(before), Member::Pillar(now)) => {
                let weight = |set: &CriteriaSet, position: usize| set.tree().pillars[position].weight;
                weight(self.before.0, before) == weight(self.now.0, now) && self.pillar(before, now).is_none()
            }
            (Member::Indicator(before), Member::Indicator(now)) => {
                let counts = |one: &Indicator| (one.weight, one.bonus, one.counted);
                counts(&self.before.0.indicators()[before]) == counts(&self.now.0.indicators()[now])
                    && self.indicator(before, now).is_none()
            }
            _ => false,
        }
    }

    /// How the whole differs.
    pub(super) fn whole(self) -> Option<WhyNot> {
        self.pillar(Tree::ROOT, Tree::ROOT)
    }
}

/// What is read for an input, without titles and bounds, which change no points.
fn reading(set: &CriteriaSet, input: &Input) -> String {
    let name = |indicator: usize, input: usize| {
        let indicator = &set.indicators()[indicator];
        format!("{}.{}", indicator.code, indicator.inputs[input].name)
    };
    let kind = match &input.kind {
        Kind::Choice(options) => options.iter().map(|option| option.id.as_str()).collect::<Vec<_>>().join("|"),
        other => other.as_str().to_owned(),
    };
    let source = match &input.source {
        InputSource::Records { records, sql } => format!("{} {sql}", set.records()[*records].id),
        other => format!("{other:?}"),
    };
    let per = input.per.map(|per| (name(per.indicator, per.input), per.times));
    let among = input.impute.map(|impute| match impute.among {
        Among::Cohort => (impute.with, "cohort".to_owned()),
        Among::Attribute(position) => (impute.with, set.attributes()[position].id.clone()),
    });
    format!("{} {kind} {source} {per:?} {among:?} {:?}", input.name, input.treat)
}

/// Whether two JSON objects are the same; 1 and 1.0 are.
fn same_object(one: &Map<String, Value>, other: &Map<String, Value>) -> bool {
    one.len() == other.len()
        && one.iter().all(|(key, value)| other.get(key).is_some_and(|other| same_value(value, other)))
}

fn same_value(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => one.as_f64() == other.as_f64(),
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && std::iter::zip(one, other).all(|(one, other)| same_value(one, other))
        }
        (Value::Object(one), Value::Object(other)) => same_object(one, other),
        _ => one == other,
    }
}
