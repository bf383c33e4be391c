//! The columns of a ranking: what officials read, and behind it the workings that formulas refer to.

use dti_criteria::{Member, Tree};

use crate::outline;
use crate::ranking::Source;
use crate::workbook::{Column, Style};

/// What a column shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Rank,
    Code,
    Name,
    Points,
    Maximum,
    Index,
    Percent,
    RankBefore,
    RankChange,
    IndexBefore,
    IndexChange,
    Class,
    Coverage,
    Status,
    /// The share of a pillar by position.
    Pillar(usize),
    /// In which row of the matrix the agency stands.
    Row,
    /// The index as it is compared.
    Key,
    /// The share of a tie-breaker, by its place among them.
    Breaker(usize),
    /// The figure of a classed node, by its place among them.
    ClassFigure(usize),
    /// The place of its class.
    ClassPlace(usize),
}

/// The columns of the ranking of one cohort.
pub(super) struct Columns {
    pub(super) kinds: Vec<Kind>,
    /// The tie-breakers that the cohort has.
    pub(super) breakers: Vec<Member>,
    /// The nodes that are classed.
    pub(super) groups: Vec<Member>,
}

impl Columns {
    /// The columns of a cohort that has figures of these members.
    pub(super) fn new(source: &Source<'_>, cohort: usize, has: impl Fn(Member) -> bool) -> Self {
        let set = source.report.set;
        let breakers = set.ranking().tie_breakers.iter().copied().filter(|&member| has(member)).collect::<Vec<_>>();
        let groups = match set.bands(cohort) {
            None => Vec::new(),
            Some(bands) if bands.groups.is_empty() => vec![Member::Pillar(Tree::ROOT)],
            Some(bands) => bands.groups.iter().copied().filter(|&member| has(member)).collect(),
        };
        let mut kinds =
            vec![Kind::Rank, Kind::Code, Kind::Name, Kind::Points, Kind::Maximum, Kind::Index, Kind::Percent];
        if source.report.previous.is_some() {
            kinds.extend([Kind::RankBefore, Kind::RankChange, Kind::IndexBefore, Kind::IndexChange]);
        }
        kinds.extend(set.bands(cohort).map(|_| Kind::Class));
        kinds.extend([Kind::Coverage, Kind::Status]);
        let top = outline::pillars(set, cohort).into_iter();
        kinds.extend(top.filter(|&one| set.tree().pillars[one].parent == Some(Tree::ROOT)).map(Kind::Pillar));
        kinds.extend([Kind::Row, Kind::Key]);
        kinds.extend((0..breakers.len()).map(Kind::Breaker));
        kinds.extend((0..groups.len()).map(Kind::ClassFigure));
        kinds.extend((0..groups.len()).map(Kind::ClassPlace));
        Self { kinds, breakers, groups }
    }

    /// Where a column stands.
    pub(super) fn at(&self, kind: Kind) -> u16 {
        let position = self.kinds.iter().position(|&one| one == kind);
        u16::try_from(position.expect("asked for is what there is")).expect("a sheet has few columns")
    }

    /// The columns with their kinds.
    pub(super) fn all(&self) -> impl Iterator<Item = (u16, Kind)> {
        (0..).zip(self.kinds.iter().copied())
    }

    pub(super) fn headings(&self, source: &Source<'_>) -> Vec<Column> {
        self.kinds.iter().map(|&kind| self.heading(source, kind)).collect()
    }

    fn heading(&self, source: &Source<'_>, kind: Kind) -> Column {
        let (key, width) = match kind {
            Kind::Rank => ("report-rank", 7.0),
            Kind::Code => ("report-agency-code", 18.0),
            Kind::Name => ("report-agency", 36.0),
            Kind::Points => ("report-points", 11.0),
            Kind::Maximum => ("report-maximum", 11.0),
            Kind::Index => ("report-index", 12.0),
            Kind::Percent => ("listing-percent", 9.0),
            Kind::RankBefore => ("changes-rank-before", 12.0),
            Kind::RankChange => ("changes-rank-change", 9.0),
            Kind::IndexBefore => ("changes-index-before", 12.0),
            Kind::IndexChange => ("changes-index-change", 10.0),
            Kind::Class => ("report-band", 16.0),
            Kind::Coverage => ("report-coverage", 9.0),
            Kind::Status => ("report-status", 20.0),
            Kind::Pillar(position) => {
                return Column::new(source.words().node(Member::Pillar(position)), 13.0);
            }
            Kind::Row => ("listing-row", 9.0),
            Kind::Key => ("listing-key", 17.0),
            Kind::Breaker(place) => return self.about(source, "listing-breaker", self.breakers[place]),
            Kind::ClassFigure(place) => return self.about(source, "listing-class-figure", self.groups[place]),
            Kind::ClassPlace(place) => return self.about(source, "listing-class-place", self.groups[place]),
        };
        Column::new(source.word(key), width)
    }

    fn about(&self, source: &Source<'_>, key: &str, member: Member) -> Column {
        let node = match member {
            Member::Pillar(Tree::ROOT) => source.word("matrix-whole"),
            _ => source.report.set.node(member).0.to_owned(),
        };
        Column::new(dti_diagnostics::sentence_with(key, &[("node", node.into())], source.language()), 17.0)
    }

    pub(super) fn look<'s>(source: &Source<'s>, kind: Kind) -> &'s Style {
        let styles = source.styles;
        match kind {
            Kind::Rank | Kind::RankBefore | Kind::Row | Kind::ClassPlace(_) => &styles.count,
            Kind::Code | Kind::Name => &styles.text,
            Kind::Points | Kind::Maximum => &styles.points,
            Kind::Index | Kind::IndexBefore => &styles.index,
            Kind::Percent | Kind::Coverage | Kind::Pillar(_) => &styles.percent,
            Kind::RankChange => &styles.rank_change,
            Kind::IndexChange => &styles.index_change,
            Kind::Class | Kind::Status => &styles.centred,
            Kind::Key | Kind::Breaker(_) | Kind::ClassFigure(_) => &styles.exact,
        }
    }
}
