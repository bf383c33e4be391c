//! Each agency's figures, then ranks and classes, cohort by cohort.

use std::cmp::Ordering;

use dti_criteria::{CriteriaSet, Member, RankingRules, Ties, Tree};
use dti_diagnostics::{Code, Finding, Findings, Language, Text, number, round_half_up};

use super::banding::band;
use super::nodes::Nodes;
use super::ranking::{compare, ranked_by};
use super::{Band, Figure, Index, PlacedAgency, Presence, Ranking, Unranked};
use crate::Scores;

/// How many agencies a finding names before it says that there are more.
const NAMED: usize = 5;

/// Composes points along the tree, ranks each cohort and puts its agencies into classes.
///
/// Agencies are equal when their indices agree to 12 decimals, or to those that the set ranks on; then its tie-breakers
/// decide. Agencies without a rank or a class are told as warnings; nothing else can be wrong here.
#[must_use]
#[tracing::instrument(name = "index", skip_all, fields(cohorts, ranked))]
pub fn compose(set: &CriteriaSet, scores: &Scores, findings: &mut Findings) -> Index {
    let index = recompose(set, scores, findings);
    let station = tracing::Span::current();
    let placed = || index.rankings.iter().map(|ranking| &ranking.places).filter(|places| !places.is_empty());
    station.record("cohorts", placed().count());
    station.record("ranked", placed().flatten().filter(|place| place.rank.is_some()).count());
    index
}

/// The same for what is only supposed, or composed once more: no station of a run, so that nothing is logged of it.
#[must_use]
pub fn recompose(set: &CriteriaSet, scores: &Scores, findings: &mut Findings) -> Index {
    let composed: Vec<Nodes<'_>> = scores.by_agency.iter().map(|list| Nodes::of(set, list)).collect();
    let rank = |cohort| {
        let rows = (0..composed.len()).filter(|&row| set.agencies()[scores.agencies[row]].cohort == cohort);
        Cohort { set, cohort, members: rows.map(|row| (scores.agencies[row], &composed[row])).collect() }.rank()
    };
    let rankings: Vec<_> = (0..set.cohorts().len()).map(rank).collect();
    for ranking in &rankings {
        findings.extend(ranking.places.iter().flat_map(|place| told(set, place)));
        findings.extend(nobody_ranked(set, ranking));
    }
    let pillars = 0..set.tree().pillars.len();
    findings.extend(pillars.filter_map(|pillar| flattened(set, scores, &composed, pillar)));
    Index { rankings }
}

/// The agencies that have nothing of a pillar because a strict mean takes the least for all.
fn flattened(set: &CriteriaSet, scores: &Scores, composed: &[Nodes<'_>], pillar: usize) -> Option<Finding> {
    let rows = (0..composed.len()).filter(|&row| composed[row].flattened.contains(&pillar));
    let codes: Vec<_> = rows.map(|row| set.agencies()[scores.agencies[row]].code.as_str()).collect();
    let defined = &set.tree().pillars[pillar];
    let finding = || {
        let shown = codes.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
        let more = if codes.len() > NAMED { ", …" } else { "" };
        let title = if defined.code.is_empty() { set.id() } else { &defined.code };
        let finding = Finding::new(Code::MeanOfNothing).with("code", title).with("count", codes.len());
        finding.with("agencies", format!("{shown}{more}")).at(defined.place.clone())
    };
    (!codes.is_empty()).then(finding)
}

/// The scored agencies of one cohort with their figures.
struct Cohort<'a> {
    set: &'a CriteriaSet,
    cohort: usize,
    members: Vec<(usize, &'a Nodes<'a>)>,
}

impl Cohort<'_> {
    fn rank(&self) -> Ranking {
        let rules = self.set.ranking();
        let unranked: Vec<_> = self.members.iter().map(|(_, nodes)| unranked(rules, nodes)).collect();
        let candidates: Vec<usize> = (0..unranked.len()).filter(|&row| unranked[row].is_none()).collect();
        let views = self.views();
        let by_code = |a: usize, b: usize| self.code(a).cmp(self.code(b));
        let ranks = ranked_by(
            candidates.len(),
            rules.ties,
            |a, b| self.better(candidates[a], candidates[b]),
            |a, b| by_code(candidates[a], candidates[b]),
        );
        let place = |row: usize, rank| self.place(row, rank, unranked[row], &views);
        let mut places: Vec<_> = ranks.into_iter().map(|(at, rank)| place(candidates[at], Some(rank))).collect();
        let mut others: Vec<usize> = (0..unranked.len()).filter(|&row| unranked[row].is_some()).collect();
        others.sort_by(|&a, &b| by_code(a, b));
        places.extend(others.into_iter().map(|row| place(row, None)));
        Ranking { cohort: self.cohort, places }
    }

    fn place(
        &self,
        row: usize,
        rank: Option<usize>,
        unranked: Option<Unranked>,
        views: &[Vec<(Figure, Option<usize>)>],
    ) -> PlacedAgency {
        let (agency, nodes) = self.members[row];
        let total = nodes.pillars[Tree::ROOT];
        let bands = self.set.bands(self.cohort);
        let band = if total.presence == Presence::Present { band(self.set, bands, nodes) } else { Band::None };
        PlacedAgency {
            agency,
            rank,
            unranked,
            total,
            pillars: nodes.pillars.clone(),
            views: views.iter().map(|view| view[row]).collect(),
            band,
            closed: nodes.closed.clone(),
            coverage: nodes.coverage(),
        }
    }

    fn code(&self, row: usize) -> &str {
        &self.set.agencies()[self.members[row].0].code
    }

    /// Whether one agency stands before another: by index, then by the tie-breakers.
    fn better(&self, a: usize, b: usize) -> Ordering {
        let rules = self.set.ranking();
        let index = |row: usize| {
            let index = self.members[row].1.pillars[Tree::ROOT].index();
            rules.decimals.map_or(index, |decimals| round_half_up(index, decimals))
        };
        let breaker = |member: &Member| {
            let share = |row: usize| self.members[row].1.breaker(*member);
            compare(share(b), share(a))
        };
        let by_index = compare(index(b), index(a));
        rules.tie_breakers.iter().fold(by_index, |order, member| order.then_with(|| breaker(member)))
    }

    /// The figures of each view with their ranks, by view and row.
    fn views(&self) -> Vec<Vec<(Figure, Option<usize>)>> {
        let view = |view| {
            let figures: Vec<Figure> = self.members.iter().map(|(_, nodes)| nodes.view(view)).collect();
            let there: Vec<usize> = (0..figures.len()).filter(|&row| figures[row].there().is_some()).collect();
            let better = |a: usize, b: usize| compare(figures[there[b]].index(), figures[there[a]].index());
            let mut ranked: Vec<_> = figures.iter().map(|&figure| (figure, None)).collect();
            for (at, rank) in ranked_by(there.len(), Ties::Competition, better, |a, b| a.cmp(&b)) {
                ranked[there[at]].1 = Some(rank);
            }
            ranked
        };
        self.set.views().iter().map(view).collect()
    }
}

fn unranked(rules: &RankingRules, nodes: &Nodes<'_>) -> Option<Unranked> {
    if nodes.pillars[Tree::ROOT].presence != Presence::Present {
        return Some(Unranked::Withheld);
    }
    rules.coverage.filter(|needed| nodes.coverage() < *needed).map(|_| Unranked::Coverage)
}

/// A cohort of which some are scored and none is ranked: its threshold may be wrong.
fn nobody_ranked(set: &CriteriaSet, ranking: &Ranking) -> Option<Finding> {
    let nobody = !ranking.places.is_empty() && ranking.places.iter().all(|place| place.rank.is_none());
    let finding = || {
        let title = set.cohorts()[ranking.cohort].title.clone();
        Finding::new(Code::CohortNotRanked).with("cohort", title).at(set.place().clone())
    };
    nobody.then(finding)
}

/// What there is to tell of a place: no rank, or no class.
fn told(set: &CriteriaSet, place: &PlacedAgency) -> Vec<Finding> {
    let agency = &set.agencies()[place.agency];
    let finding = |code| Finding::new(code).with("agency", &agency.code).agency(&agency.code);
    let mut told = Vec::new();
    if let Some(cause) = place.unranked {
        let needed = set.ranking().coverage.unwrap_or_default();
        told.push(finding(Code::AgencyNotRanked).with("reason", not_ranked(cause, place.coverage, needed)));
    }
    let bands = set.bands(agency.cohort).map(|bands| bands.place.clone());
    match (place.band, bands) {
        (Band::Gap, Some(asked)) => {
            told.push(
                finding(Code::IndexInBandGap)
                    .with("points", place.total.points)
                    .with("index", place.total.index() * 100.0)
                    .asked_by(asked),
            );
        }
        (Band::Refused, Some(asked)) => told.push(finding(Code::BandRefused).asked_by(asked)),
        _ => {}
    }
    told
}

fn not_ranked(cause: Unranked, coverage: f64, needed: f64) -> Text {
    let percent = |share: f64, language| number(share * 100.0, 1, language);
    match cause {
        Unranked::Coverage => Text::new(
            format!(
                "chỉ {} % chỉ số có số liệu, cần {} %",
                percent(coverage, Language::Vi),
                percent(needed, Language::Vi)
            ),
            format!(
                "{} % of its indicators have a figure, {} % are needed",
                percent(coverage, Language::En),
                percent(needed, Language::En)
            ),
        ),
        Unranked::Withheld => Text::new("chỉ số tổng hợp không được công nhận", "its index is withheld"),
    }
}
