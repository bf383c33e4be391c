//! One way in which the uncertain choices may fall, and what follows from it for every agency alike.

use dti_criteria::{Aggregate, CriteriaSet, Member};

/// How the uncertain choices fall.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Setting {
    /// What each node's weight is multiplied by, above 0: indicators by position, then pillars.
    pub(crate) factors: Vec<f64>,
    /// How each pillar is aggregated, by position.
    pub(crate) methods: Vec<Aggregate>,
    /// What is left out: as if it applied to nobody, with everything below it.
    pub(crate) left_out: Option<Member>,
}

impl Setting {
    /// The set as it is.
    pub(crate) fn nominal(set: &CriteriaSet) -> Self {
        let pillars = &set.tree().pillars;
        Self {
            factors: vec![1.0; set.indicators().len() + pillars.len()],
            methods: pillars.iter().map(|pillar| pillar.aggregate).collect(),
            left_out: None,
        }
    }

    /// Multiplies a node's weight.
    pub(crate) fn scale(&mut self, set: &CriteriaSet, member: Member, factor: f64) {
        self.factors[id(set, member)] = factor;
    }
}

/// The position of a node where indicators come first and pillars after them.
pub(super) fn id(set: &CriteriaSet, member: Member) -> usize {
    match member {
        Member::Indicator(position) => position,
        Member::Pillar(position) => set.indicators().len() + position,
    }
}

/// The pillars that a node lies in, up to the root.
fn ancestors(set: &CriteriaSet, member: Member) -> Vec<usize> {
    let parent = match member {
        Member::Pillar(pillar) => set.tree().pillars[pillar].parent,
        Member::Indicator(indicator) => set.tree().parent_of_indicator(indicator),
    };
    parent.map(|parent| set.tree().path(parent)).unwrap_or_default()
}

/// What a setting means for every agency alike.
pub(super) struct Consequences<'a> {
    pub(super) setting: &'a Setting,
    /// The points that each node is worth, by id: those of a sum are the points of its members, each times its factor.
    pub(super) worth: Vec<f64>,
    /// Whether a node is left out, by id.
    pub(super) out: Vec<bool>,
    /// Whether a pillar may have other figures than with the set as it is, by position.
    pub(super) changed: Vec<bool>,
    /// Whether what is left out lies below a pillar, by position.
    pub(super) above_left_out: Vec<bool>,
}

impl<'a> Consequences<'a> {
    pub(super) fn of(set: &CriteriaSet, setting: &'a Setting) -> Self {
        let nodes = setting.factors.len();
        let pillars = set.tree().pillars.len();
        let mut own = Self {
            setting,
            worth: vec![0.0; nodes],
            out: vec![false; nodes],
            changed: vec![false; pillars],
            above_left_out: vec![false; pillars],
        };
        for (position, indicator) in set.indicators().iter().enumerate() {
            own.worth[position] = indicator.counted_maximum();
        }
        if let Some(member) = setting.left_out {
            own.leave_out(set, member);
            ancestors(set, member).into_iter().for_each(|above| own.above_left_out[above] = true);
        }
        // Every pillar stands before its members, so backwards the members come first.
        for position in (0..pillars).rev() {
            own.worth[id(set, Member::Pillar(position))] = own.worth_of(set, position);
            own.changed[position] = own.is_changed(set, position);
        }
        own
    }

    fn leave_out(&mut self, set: &CriteriaSet, member: Member) {
        self.out[id(set, member)] = true;
        if let Member::Pillar(position) = member {
            set.tree().pillars[position].members.iter().for_each(|&member| self.leave_out(set, member));
        }
    }

    fn worth_of(&self, set: &CriteriaSet, position: usize) -> f64 {
        let pillar = &set.tree().pillars[position];
        if pillar.aggregate != Aggregate::Sum {
            return pillar.points;
        }
        let members = pillar.members.iter().map(|&member| id(set, member));
        members.fold(0.0, |sum, member| sum + self.setting.factors[member] * self.worth[member])
    }

    fn is_changed(&self, set: &CriteriaSet, position: usize) -> bool {
        let pillar = &set.tree().pillars[position];
        let differs = |&member: &Member| {
            self.out[id(set, member)] || matches!(member, Member::Pillar(inner) if self.changed[inner])
        };
        let conditions = pillar.gate.iter().flat_map(|gate| &gate.conditions);
        self.setting.methods[position] != pillar.aggregate
            || pillar.members.iter().any(|&member| self.setting.factors[id(set, member)] != 1.0)
            || pillar.members.iter().chain(conditions).any(differs)
    }
}
