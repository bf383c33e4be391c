//! Ranking, views and bands as they are believed: what they name is looked up in the tree.

use dti_diagnostics::{Code, Finding, Findings, Text};

use super::classes::check_classes;
use super::codes::check_unique;
use super::nodes::{Conditions, contradiction};
use super::trees::{does_not_add_up, find_member};
use super::{Draft, DraftHead, Located};
use crate::Indicator;
use crate::bands::Bands;
use crate::ranking::RankingRules;
use crate::tree::{Aggregate, Member, Tree, View};

/// Looks up what the outcome of a set names.
pub(crate) struct Results<'a> {
    pub(crate) draft: &'a Draft,
    pub(crate) tree: &'a Tree,
    pub(crate) indicators: &'a [Indicator],
    pub(crate) conditions: &'a Conditions<'a>,
}

impl Results<'_> {
    pub(crate) fn ranking(&self, head: &DraftHead, findings: &mut Findings) -> RankingRules {
        let draft = &head.ranking;
        RankingRules {
            ties: draft.ties,
            tie_breakers: self.members("tie-breakers", &draft.tie_breakers, findings),
            decimals: draft.decimals,
            coverage: draft.coverage,
        }
    }

    pub(crate) fn views(&self, findings: &mut Findings) -> Vec<View> {
        let believe = |draft: &super::DraftView| {
            let members = self.members("members", &draft.members, findings);
            self.check_overlap(&draft.members, &members, findings);
            let sum: f64 = members.iter().map(|&member| self.points(member)).sum();
            let declared = draft.node.points.as_ref();
            if let Some(wrong) =
                declared.filter(|points| draft.node.aggregate == Aggregate::Sum && (points.value - sum).abs() > 1e-9)
            {
                let owner =
                    Text::new(format!("góc nhìn `{}`", draft.id.value), format!("the view `{}`", draft.id.value));
                findings.push(does_not_add_up(&owner, wrong, sum));
            }
            View {
                id: draft.id.value.clone(),
                title: draft.title.clone(),
                aggregate: draft.node.aggregate,
                gaps: draft.node.gaps,
                points: declared.map_or(sum, |points| points.value),
                members,
                place: draft.id.place.clone(),
            }
        };
        self.draft.views.iter().map(believe).collect()
    }

    pub(crate) fn bands(&self, findings: &mut Findings) -> Vec<Bands> {
        let mut believed: Vec<Bands> = Vec::new();
        for draft in &self.draft.bands {
            let everybody = || (0..self.draft.cohorts.len()).collect();
            let cohorts = draft.cohorts.as_ref().map(|named| self.conditions.cohorts(named, findings));
            let groups = self.members("groups", &draft.groups, findings);
            let mut bands = Bands {
                scale: draft.scale,
                cohorts: cohorts.unwrap_or_else(everybody),
                groups,
                classes: Vec::new(),
                place: draft.place.clone(),
            };
            let ids: Vec<_> = draft
                .classes
                .iter()
                .map(|class| Located { value: class.value.id.clone(), place: class.place.clone() })
                .collect();
            check_unique(&Text::new("mức phân loại", "class"), &ids.iter().collect::<Vec<_>>(), findings);
            check_classes(&mut bands, &draft.classes, findings);
            self.check_cohorts(&bands, &believed, findings);
            believed.push(bands);
        }
        believed
    }

    /// No cohort is classed twice.
    fn check_cohorts(&self, bands: &Bands, earlier: &[Bands], findings: &mut Findings) {
        for other in earlier {
            if let Some(&cohort) = bands.cohorts.iter().find(|cohort| other.cohorts.contains(cohort)) {
                let id = &self.draft.cohorts[cohort].id.value;
                let owner = Text::new(format!("nhóm xếp hạng `{id}`"), format!("the cohort `{id}`"));
                let finding = contradiction(owner, "[[bands]]", "[[bands]]", &bands.place);
                findings.push(finding.against(other.place.clone()));
            }
        }
    }

    fn members(&self, key: &str, codes: &[Located<String>], findings: &mut Findings) -> Vec<Member> {
        check_unique(&Text::new("chỉ số", "node"), &codes.iter().collect::<Vec<_>>(), findings);
        let indicators: Vec<_> = self.indicators.iter().map(|indicator| indicator.code.as_str()).collect();
        let find = |code| find_member(key, code, &self.tree.pillars, &indicators, findings);
        codes.iter().filter_map(find).collect()
    }

    fn points(&self, member: Member) -> f64 {
        match member {
            Member::Pillar(position) => self.tree.pillars[position].points,
            Member::Indicator(position) => self.indicators[position].counted_maximum(),
        }
    }

    /// A member within another one would count twice.
    fn check_overlap(&self, codes: &[Located<String>], members: &[Member], findings: &mut Findings) {
        let inside = |member: &Member| {
            let parent = match *member {
                Member::Pillar(position) => self.tree.pillars[position].parent,
                Member::Indicator(position) => self.tree.parent_of_indicator(position),
            };
            let above = parent.map(|parent| self.tree.path(parent)).unwrap_or_default();
            members.iter().any(|other| matches!(other, Member::Pillar(outer) if above.contains(outer)))
        };
        for member in members.iter().filter(|member| inside(member)) {
            let code = match *member {
                Member::Pillar(position) => &self.tree.pillars[position].code,
                Member::Indicator(position) => &self.indicators[position].code,
            };
            let written = codes.iter().find(|written| &written.value == code);
            let finding = Finding::new(Code::MemberCountedTwice).with("code", code);
            findings.extend(written.map(|written| finding.at(written.place.clone())));
        }
    }
}
