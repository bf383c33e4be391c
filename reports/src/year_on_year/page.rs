//! The page that `dti compare` prints.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use dti_diagnostics::{Argument, Language, number, sentence, sentence_with};
use dti_engine::changes::{AgencyChanges, Change, NodeKind, WhyNot};

use super::YearOnYear;
use super::words::{signed, signed_rank, why_not};
use crate::markdown::Page;

/// How many of the indicators that moved most are shown.
const MOST: usize = 10;

pub(super) fn page(compared: &YearOnYear<'_>, language: Language) -> String {
    Writer { compared, language, page: Page::default() }.write()
}

struct Writer<'a> {
    compared: &'a YearOnYear<'a>,
    language: Language,
    page: Page,
}

impl Writer<'_> {
    fn write(mut self) -> String {
        let (old, new) = (self.compared.before.id(), self.compared.now.id());
        let words = [("old", Argument::from(old)), ("new", Argument::from(new))];
        self.page.heading(1, &sentence_with("changes-title", &words, self.language));
        self.summary();
        for cohort in 0..self.compared.now.cohorts().len() {
            self.cohort(cohort);
        }
        self.moved_most();
        self.nodes_not_compared();
        self.agencies_not_compared();
        self.page.finish()
    }

    fn word(&self, key: &str) -> String {
        sentence(key, self.language)
    }

    fn summary(&mut self) {
        let changes = self.compared.changes;
        let ranks: Vec<_> = changes.agencies.iter().filter_map(|one| one.rank()?.rank()).collect();
        let count = |wanted: fn(&i64) -> bool| Argument::from(ranks.iter().filter(|rank| wanted(rank)).count());
        let words = [
            ("agencies", Argument::from(changes.compared)),
            ("indicators", Argument::from(changes.indicators)),
            ("risen", count(|places| *places > 0)),
            ("fallen", count(|places| *places < 0)),
            ("same", count(|places| *places == 0)),
        ];
        self.page.paragraph(&sentence_with("changes-summary", &words, self.language));
    }

    /// The agencies of a cohort whose ranks are compared: the largest rises and falls first.
    fn cohort(&mut self, cohort: usize) {
        let agencies = self.compared.now.agencies();
        let own = |one: &&AgencyChanges| one.agency.is_some_and(|agency| agencies[agency].cohort == cohort);
        let ranked = |one: &&AgencyChanges| one.rank().and_then(Change::rank).is_some();
        let mut listed: Vec<_> = self.compared.changes.agencies.iter().filter(own).filter(ranked).collect();
        let places = |one: &AgencyChanges| one.rank().and_then(Change::rank).unwrap_or_default();
        let gained = |one: &AgencyChanges| one.index().and_then(Change::index).unwrap_or_default();
        listed.sort_by(|a, b| {
            let by_rank = Reverse(places(a).abs()).cmp(&Reverse(places(b).abs()));
            by_rank.then_with(|| gained(b).abs().total_cmp(&gained(a).abs()))
        });
        let rows: Vec<_> = listed.into_iter().map(|one| self.agency(one)).collect();
        if rows.is_empty() {
            return;
        }
        self.page.heading(2, self.compared.now.cohorts()[cohort].title.get(self.language));
        let keys = [
            "report-agency-code",
            "report-agency",
            "changes-rank-before",
            "report-rank",
            "changes-change",
            "changes-index-before",
            "report-index",
            "changes-change",
        ];
        self.page.table(&keys.map(|key| self.word(key)), &rows);
    }

    fn agency(&self, one: &AgencyChanges) -> Vec<String> {
        let defined = one.agency.map(|agency| &self.compared.now.agencies()[agency]);
        let (code, name) = defined.map(|agency| (agency.code.clone(), agency.name.clone())).unwrap_or_default();
        let rank = |rank: Option<usize>| rank.map(|rank| rank.to_string()).unwrap_or_default();
        let (ranks, index) = (one.rank(), one.index());
        vec![
            code,
            name,
            rank(ranks.and_then(|change| change.before.rank)),
            rank(ranks.and_then(|change| change.now.rank)),
            ranks.and_then(Change::rank).map(|places| signed_rank(places, self.language)).unwrap_or_default(),
            self.index(index.and_then(|change| change.before.index)),
            self.index(index.and_then(|change| change.now.index)),
            index.map(|change| self.change(change)).unwrap_or_default(),
        ]
    }

    fn index(&self, index: Option<f64>) -> String {
        let decimals = self.compared.now.decimals().index as usize;
        index.map(|index| number(index, decimals, self.language)).unwrap_or_default()
    }

    /// The change of an index, or else of points, as of a penalty; or why there is none.
    fn change(&self, change: &Change) -> String {
        let decimals = self.compared.now.decimals();
        let index = change.index().map(|gained| signed(gained, decimals.index, self.language));
        let points = || change.points().map(|gained| signed(gained, decimals.points, self.language));
        let reason = || change.why_not.map(|reason| why_not(reason, self.language));
        index.or_else(points).or_else(reason).unwrap_or_default()
    }

    /// The indicators of single agencies that gained and lost most of their maximum.
    fn moved_most(&mut self) {
        let rows = self.compared.changes.agencies.iter().flat_map(|one| one.rows.iter().map(move |row| (one, row)));
        let moved = rows.filter(|(_, row)| row.node.kind == NodeKind::Indicator);
        let mut moved: Vec<_> = moved.filter_map(|(one, row)| Some((one.agency?, row, row.index()?))).collect();
        moved.retain(|(_, _, gained)| *gained != 0.0);
        moved.sort_by(|a, b| b.2.abs().total_cmp(&a.2.abs()));
        let rows: Vec<_> = moved.into_iter().take(MOST).map(|moved| self.moved(moved)).collect();
        if rows.is_empty() {
            return;
        }
        self.page.heading(2, &self.word("changes-moved-most"));
        let keys = [
            "report-agency-code",
            "report-code",
            "report-indicator",
            "changes-points-before",
            "report-points",
            "changes-share-change",
        ];
        self.page.table(&keys.map(|key| self.word(key)), &rows);
    }

    fn moved(&self, (agency, row, gained): (usize, &Change, f64)) -> Vec<String> {
        let (code, [_, title]) = self.compared.node(row.node, self.language);
        let decimals = self.compared.now.decimals().points as usize;
        let points = |points: Option<f64>| points.map(|points| number(points, decimals, self.language));
        vec![
            self.compared.now.agencies()[agency].code.clone(),
            code,
            title,
            points(row.before.points).unwrap_or_default(),
            points(row.now.points).unwrap_or_default(),
            format!("{} %", signed(gained * 100.0, 1, self.language)),
        ]
    }

    /// The nodes that the sets define differently, each once.
    fn nodes_not_compared(&mut self) {
        let of_definition = |reason: &WhyNot| {
            matches!(
                reason,
                WhyNot::NodeNew
                    | WhyNot::NodeRemoved
                    | WhyNot::MaximumChanged
                    | WhyNot::RuleChanged
                    | WhyNot::InputsChanged
                    | WhyNot::CompositionChanged
            )
        };
        let mut told: BTreeMap<(u8, Option<usize>, Option<usize>), Vec<String>> = BTreeMap::new();
        for row in self.compared.changes.agencies.iter().flat_map(|one| &one.rows) {
            let Some(reason) = row.why_not.filter(of_definition) else { continue };
            let (code, [before, now]) = self.compared.node(row.node, self.language);
            let title = if now.is_empty() { before } else { now };
            let kind = self.word(&format!("changes-kind-{}", row.node.kind.as_str()));
            let key = (row.node.kind as u8, row.node.now.or(Some(usize::MAX)), row.node.before);
            told.entry(key).or_insert_with(|| vec![kind, code, title, why_not(reason, self.language)]);
        }
        let rows: Vec<_> = told.into_values().collect();
        if !rows.is_empty() {
            self.page.heading(2, &self.word("changes-nodes-not-compared"));
            let keys = ["changes-kind", "report-code", "report-indicator", "report-reason"];
            self.page.table(&keys.map(|key| self.word(key)), &rows);
        }
    }

    /// The agencies of which nothing, or no rank, is compared.
    fn agencies_not_compared(&mut self) {
        let line = |one: &AgencyChanges| {
            let reason = one.rank()?.why_not?;
            let previous: Vec<_> = one.previous.iter().map(|&old| &self.compared.before.agencies()[old]).collect();
            let now = one.agency.map(|agency| &self.compared.now.agencies()[agency]);
            let shown = now.or_else(|| previous.first().copied())?;
            let codes = previous.iter().map(|agency| agency.code.as_str()).collect::<Vec<_>>().join(", ");
            Some(vec![shown.code.clone(), shown.name.clone(), why_not(reason, self.language), codes])
        };
        let rows: Vec<_> = self.compared.changes.agencies.iter().filter_map(line).collect();
        if !rows.is_empty() {
            self.page.heading(2, &self.word("changes-agencies-not-compared"));
            let keys = ["report-agency-code", "report-agency", "report-reason", "changes-agencies-before"];
            self.page.table(&keys.map(|key| self.word(key)), &rows);
        }
    }
}
