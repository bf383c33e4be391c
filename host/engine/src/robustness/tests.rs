//! Tests of the robustness of ranks: what is composed fast is what a set that says so would give.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use dti_criteria::{Aggregate, CriteriaSet, Member, Source as Files, SourceFile, Tree};
use dti_diagnostics::{Findings, Language};
use proptest::prelude::*;

use super::places::Places;
use super::setting::{Consequences, Setting, id};
use super::{Alternative, Source, Uncertainty, vary};
use crate::Scores;
use crate::index::{Figure, Index, Presence, compose};
use crate::robustness::flat::{Flat, Room};
use crate::scores::{Score, Status};

const AGENCIES: usize = 9;
/// The pillars below the root, each with its members; names with a `p` are pillars.
const PILLARS: [(&str, &[&str]); 4] =
    [("p1", &["a", "b", "c"]), ("p2", &["p3", "d"]), ("p3", &["e", "f"]), ("p4", &["g", "h"])];
const TOP: [&str; 3] = ["p1", "p2", "p4"];
const METHODS: [&str; 5] = ["sum", "weighted-mean", "geometric-mean", "harmonic-mean", "minimum"];
const GAPS: [&str; 4] = ["leave-out", "rescale", "zero", "withhold"];

/// A set in the making: what is written of each node, by code; the root's is `root`.
#[derive(Debug, Clone)]
pub(crate) struct Written {
    pub(crate) methods: BTreeMap<&'static str, usize>,
    pub(crate) gaps: BTreeMap<&'static str, usize>,
    pub(crate) weights: BTreeMap<&'static str, f64>,
    pub(crate) points: BTreeMap<&'static str, f64>,
    /// TOML for the head, such as how agencies are ranked.
    pub(crate) head: &'static str,
    /// Whether the points of `d` do not count.
    pub(crate) uncounted: bool,
    /// TOML for pillars `p1` and `p2`.
    pub(crate) more: [&'static str; 2],
}

fn members(pillar: &str) -> Vec<&'static str> {
    let found = PILLARS.iter().find(|(code, _)| *code == pillar).map(|(_, members)| members.to_vec());
    found.unwrap_or_else(|| TOP.to_vec())
}

fn parent(node: &str) -> &'static str {
    PILLARS.iter().find(|(_, members)| members.contains(&node)).map_or("root", |(code, _)| code)
}

fn nodes() -> Vec<&'static str> {
    PILLARS.iter().flat_map(|(code, members)| std::iter::once(code).chain(members.iter())).copied().collect()
}

/// `nodes()` without those that two pillars list.
pub(crate) fn codes() -> Vec<&'static str> {
    let mut codes = nodes();
    codes.sort_unstable();
    codes.dedup();
    codes
}

impl Written {
    fn is_sum(&self, pillar: &str) -> bool {
        self.methods[pillar] == 0
    }

    fn gaps(&self, pillar: &str) -> &'static str {
        match GAPS[self.gaps[pillar]] {
            "rescale" if !self.is_sum(pillar) => "leave-out",
            gaps => gaps,
        }
    }

    /// The points that a node is worth if its factors and those above it are written into the set.
    fn worth(&self, node: &str, factors: &BTreeMap<&str, f64>) -> f64 {
        if self.uncounted && node == "d" {
            return 0.0;
        }
        if node.starts_with('p') && self.is_sum(node) {
            return members(node).iter().map(|member| self.worth(member, factors)).sum();
        }
        let mut points = self.points[node];
        let mut node = node;
        while node != "root" && self.is_sum(parent(node)) {
            points *= factors[node];
            node = parent(node);
        }
        points
    }

    /// The set with a setting written into it.
    pub(crate) fn text(&self, factors: &BTreeMap<&str, f64>, methods: &BTreeMap<&str, usize>) -> String {
        let mut text = format!(
            "id = \"trial\"\ntitle = \"T\"\nperiod = {{ from = 2023-01-01, to = 2023-12-31 }}\nmissing = \"zero\"\n\
             cohort = [{{ id = \"one\", title = \"T\" }}]\n{}\n",
            self.head
        );
        self.combination("root", factors, methods, &mut text);
        for agency in 0..AGENCIES {
            let code = AGENCIES - agency;
            write!(text, "[[agency]]\ncode = \"a{code}\"\nname = \"A\"\n").unwrap();
        }
        for (pillar, _) in PILLARS {
            self.pillar(pillar, factors, methods, &mut text);
        }
        text
    }

    fn pillar(&self, code: &str, factors: &BTreeMap<&str, f64>, methods: &BTreeMap<&str, usize>, text: &mut String) {
        write!(text, "[[pillar]]\ncode = \"{code}\"\ntitle = \"P\"\n").unwrap();
        if parent(code) != "root" {
            writeln!(text, "parent = \"{}\"", parent(code)).unwrap();
        }
        text.push_str(&self.weight_line(code, factors, methods));
        self.combination(code, factors, methods, text);
        let more = ["p1", "p2"].iter().position(|known| *known == code);
        writeln!(text, "{}", more.map_or("", |more| self.more[more])).unwrap();
        for member in members(code).iter().filter(|member| !member.starts_with('p')) {
            let counts = !self.uncounted || *member != "d";
            let points = if counts { self.worth(member, factors) } else { self.points[member] };
            let weight = if counts { self.weight_line(member, factors, methods) } else { String::new() };
            write!(
                text,
                "[[indicator]]\ncode = \"{member}\"\ntitle = \"I\"\npillar = \"{code}\"\npoints = {points:?}\n\
                 {weight}own-choice = \"thử\"\nrule = {{ use = \"mix\" }}\n\
                 inputs = {{ x = {{ title = \"X\", kind = \"number\" }} }}\ncounted = {counts}\n"
            )
            .unwrap();
        }
    }

    fn combination(
        &self,
        pillar: &str,
        factors: &BTreeMap<&str, f64>,
        methods: &BTreeMap<&str, usize>,
        text: &mut String,
    ) {
        let method = METHODS[methods.get(pillar).copied().unwrap_or(self.methods[pillar])];
        // What a sum turned into a mean was told about gaps must hold for a mean.
        let gaps = self.gaps(pillar);
        let gaps = if method == "sum" || gaps != "rescale" { gaps } else { "leave-out" };
        writeln!(text, "aggregate = \"{method}\"\ngaps = \"{gaps}\"").unwrap();
        if method != "sum" {
            let worth = if pillar == "root" {
                if self.is_sum("root") { TOP.iter().map(|top| self.worth(top, factors)).sum() } else { 100.0 }
            } else {
                self.worth(pillar, factors)
            };
            writeln!(text, "points = {worth:?}").unwrap();
        }
    }

    /// What is written of a node's weight: nothing in a pillar that knows none.
    fn weight_line(&self, node: &str, factors: &BTreeMap<&str, f64>, methods: &BTreeMap<&str, usize>) -> String {
        let parent = parent(node);
        let weighs = ["weighted-mean", "geometric-mean", "harmonic-mean"];
        if !weighs.contains(&METHODS[methods.get(parent).copied().unwrap_or(self.methods[parent])]) {
            return String::new();
        }
        let weight = match METHODS[self.methods[parent]] {
            "sum" => self.worth(node, factors),
            "minimum" => factors[node],
            _ => self.weights[node] * factors[node],
        };
        format!("weight = {weight:?}\n")
    }
}

pub(crate) fn load(text: &str) -> CriteriaSet {
    let files = vec![SourceFile { path: "trial/set.toml".to_owned(), text: text.to_owned() }];
    let source = Files { files, reference: BTreeMap::new() };
    let mut findings = Findings::new();
    CriteriaSet::load(&source, &mut findings).unwrap_or_else(|_| panic!("{}\n{text}", findings.render(Language::En)))
}

/// What agencies earned of each indicator's maximum, by code: none where missing, absent where it does not apply.
pub(crate) type Shares = Vec<BTreeMap<&'static str, Option<f64>>>;

pub(crate) fn scores(set: &CriteriaSet, shares: &Shares) -> Scores {
    let score = |(code, share): (&&str, &Option<f64>)| {
        let indicator = set.indicator(code).unwrap();
        let maximum = set.indicators()[indicator].maximum;
        Score {
            indicator,
            self_points: None,
            computed_points: None,
            appraised_points: None,
            final_points: share.map(|share| share * maximum),
            maximum,
            status: Status::Removed,
            reason: String::new(),
        }
    };
    let by_agency = shares.iter().map(|row| {
        let mut list: Vec<_> = row.iter().map(score).collect();
        list.sort_by_key(|score| score.indicator);
        list
    });
    Scores { agencies: (0..shares.len()).collect(), by_agency: by_agency.collect(), ..Scores::default() }
}

fn member(set: &CriteriaSet, code: &str) -> Member {
    let pillar = set.tree().pillars.iter().position(|pillar| pillar.code == code);
    pillar.map_or_else(|| Member::Indicator(set.indicator(code).unwrap()), Member::Pillar)
}

/// The root's figures and the ranks by agency position.
fn composed(index: &Index) -> Vec<(Figure, Option<usize>)> {
    let mut places: Vec<_> = index.rankings[0].places.iter().collect();
    places.sort_by_key(|place| place.agency);
    places.iter().map(|place| (place.total, place.rank)).collect()
}

/// The same by the fast path.
fn composed_fast(set: &CriteriaSet, scores: &Scores, setting: &Setting) -> Vec<(Figure, Option<usize>)> {
    let geometric = vec![true; set.tree().pillars.len()];
    let flat = Flat::new(set, scores, 0, &geometric);
    let told = Consequences::of(set, setting);
    let rows = 0..flat.agencies.len();
    let mut room = Room::default();
    flat.compose(&told, rows.clone(), &mut room);
    let root = flat.view(id(set, Member::Pillar(Tree::ROOT)), &told, &rows, &room).unwrap();
    let ranks = Places::new(&flat).under(&[told]);
    let presence = |state| [Presence::NotApplicable, Presence::Present, Presence::Missing][usize::from(state)];
    let mut places: Vec<_> = rows
        .map(|row| {
            let figure =
                Figure { points: root.points[row], maximum: root.maximum[row], presence: presence(root.state[row]) };
            (flat.agencies[row], (figure, (ranks[row] > 0).then_some(ranks[row] as usize)))
        })
        .collect();
    places.sort_by_key(|(agency, _)| *agency);
    places.into_iter().map(|(_, place)| place).collect()
}

fn map<T: std::fmt::Debug + Clone>(
    keys: Vec<&'static str>,
    values: impl Strategy<Value = T>,
) -> impl Strategy<Value = BTreeMap<&'static str, T>> {
    let count = keys.len();
    prop::collection::vec(values, count..=count).prop_map(move |values| std::iter::zip(keys.clone(), values).collect())
}

fn pillars() -> Vec<&'static str> {
    PILLARS.iter().map(|(code, _)| *code).chain(["root"]).collect()
}

pub(crate) fn written() -> impl Strategy<Value = Written> {
    const HEADS: [&str; 5] = [
        "",
        "ranking = { decimals = 1, ties = \"dense\" }",
        "ranking = { decimals = 1, tie-breakers = [\"p1\", \"d\"] }",
        "ranking = { coverage = 0.7, ties = \"ordinal\", decimals = 1 }",
        "gate = { conditions = [\"p2\", \"a\"], share = 0.137, otherwise = \"withhold\" }",
    ];
    const MORE: [&str; 6] = [
        "",
        "gate = { conditions = [\"g\"], share = 0.219, otherwise = \"zero\" }",
        "gate = { conditions = [\"d\"], share = 0.219, otherwise = \"withhold\" }",
        "gate = { conditions = [\"b\"], share = 0.219, otherwise = \"no-band\" }",
        "coverage = { share = 0.6 }",
        "coverage = { count = 2, of = \"indicators\" }",
    ];
    let methods = map(pillars(), 0..5_usize);
    let parts = (methods, map(pillars(), 0..4_usize), map(codes(), 0.1..5.0_f64), map(codes(), 1.0..50.0_f64));
    let parts = (parts, any::<bool>());
    (parts, prop::sample::select(&HEADS[..]), prop::sample::select(&MORE[..]), prop::sample::select(&MORE[..]))
        .prop_map(|(((methods, gaps, weights, points), uncounted), head, one, two)| Written {
            methods,
            gaps,
            weights,
            points,
            head,
            uncounted,
            more: [one, two],
        })
}

/// Coarse shares make ties.
pub(crate) fn shares(coarse: bool) -> impl Strategy<Value = Shares> {
    let share =
        (0..=8_u8, 0.0..1.0_f64).prop_map(move |(step, share)| if coarse { f64::from(step) / 8.0 } else { share });
    let figure = prop_oneof![8 => share.prop_map(|share| Some(Some(share))), 1 => Just(Some(None)), 1 => Just(None)];
    let leaves: Vec<_> = codes().into_iter().filter(|code| !code.starts_with('p')).collect();
    let row = map(leaves, figure);
    let row = row.prop_map(|row| row.into_iter().filter_map(|(code, figure)| Some((code, figure?))).collect());
    prop::collection::vec(row, AGENCIES..=AGENCIES)
}

proptest! {
    #[test]
    fn with_nothing_perturbed_figures_and_ranks_are_those_of_the_index(written in written(), shares in shares(true)) {
        let ones = codes().into_iter().map(|code| (code, 1.0)).collect();
        let set = load(&written.text(&ones, &BTreeMap::new()));
        let scores = scores(&set, &shares);
        let index = compose(&set, &scores, &mut Findings::new());
        // Exactly the same numbers, not nearly.
        prop_assert_eq!(composed_fast(&set, &scores, &Setting::nominal(&set)), composed(&index));
    }

    #[test]
    fn a_setting_gives_what_a_set_that_says_so_would_give(
        written in written(),
        shares in shares(false),
        factors in map(codes(), 0.5..1.5_f64),
        others in map(pillars(), 0..10_usize),
        left_out in prop::option::of(prop::sample::select(codes())),
    ) {
        let ones = codes().into_iter().map(|code| (code, 1.0)).collect();
        let set = load(&written.text(&ones, &BTreeMap::new()));
        let mut setting = Setting::nominal(&set);
        codes().into_iter().for_each(|code| setting.scale(&set, member(&set, code), factors[code]));
        // A mean has other ways, but is never added up.
        let allowed = |pillar: &str, other: usize| other < 5 && (other > 0 || written.is_sum(pillar));
        let others: BTreeMap<_, _> = others.into_iter().filter(|(pillar, other)| allowed(pillar, *other)).collect();
        for (pillar, other) in &others {
            let position = if *pillar == "root" { Tree::ROOT } else { pillar_of(&set, pillar) };
            setting.methods[position] = method(METHODS[*other]);
        }
        setting.left_out = left_out.map(|code| member(&set, code));
        let said = load(&written.text(&factors, &others));
        let kept = |code: &str| left_out.is_none_or(|out| code != out && !below(code, out));
        let without: Shares =
            shares.iter().map(|row| row.iter().filter(|(code, _)| kept(code)).map(|(&c, &s)| (c, s)).collect()).collect();
        let expected = composed(&compose(&said, &scores(&said, &without), &mut Findings::new()));
        let fast = composed_fast(&set, &scores(&set, &shares), &setting);
        for ((own, rank), (known, expected)) in std::iter::zip(fast, expected) {
            prop_assert_eq!((own.presence, rank.is_some()), (known.presence, expected.is_some()));
            prop_assert!((own.index() - known.index()).abs() < 1e-12, "{own:?} {known:?}");
            prop_assert!((own.maximum - known.maximum).abs() < 1e-9, "{own:?} {known:?}");
        }
    }
}

fn below(code: &str, pillar: &str) -> bool {
    let mut node = code;
    while node != "root" {
        node = parent(node);
        if node == pillar {
            return true;
        }
    }
    false
}

fn pillar_of(set: &CriteriaSet, code: &str) -> usize {
    set.tree().pillars.iter().position(|pillar| pillar.code == code).unwrap()
}

fn method(word: &str) -> Aggregate {
    [Aggregate::Sum, Aggregate::WeightedMean, Aggregate::GeometricMean, Aggregate::HarmonicMean, Aggregate::Minimum]
        .into_iter()
        .find(|method| method.as_str() == word)
        .unwrap()
}

const ROBUSTNESS: &str = "robustness = { seed = 7, draws = 300, sobol = 64, weights = { spread = 0.25, of = \"all\" }, \
                          aggregate = { p1 = [\"sum\", \"geometric-mean\"] }, leave-out = \"indicators\" }";

/// All sums, with everything declared uncertain that can be.
pub(crate) fn usual(head: &'static str) -> Written {
    Written {
        methods: pillars().into_iter().map(|pillar| (pillar, 0)).collect(),
        gaps: pillars().into_iter().map(|pillar| (pillar, 0)).collect(),
        weights: codes().into_iter().map(|code| (code, 1.0)).collect(),
        points: codes().into_iter().map(|code| (code, 10.0)).collect(),
        head,
        uncounted: false,
        more: ["", ""],
    }
}

/// Agency `i` earns a little more everywhere than agency `i − 1`, but for what a pattern adds.
pub(crate) fn staircase() -> Shares {
    let leaves: Vec<_> = codes().into_iter().filter(|code| !code.starts_with('p')).collect();
    let share = |agency: usize, leaf: usize| {
        f64::from(u32::try_from(agency * 7 + (agency * agency + 3 * leaf) % 11 * 4).unwrap()) / 100.0
    };
    let row = |agency| leaves.iter().enumerate().map(|(leaf, &code)| (code, Some(share(agency, leaf)))).collect();
    (0..AGENCIES).map(row).collect()
}

fn varied(head: &'static str) -> (CriteriaSet, Uncertainty, Vec<String>) {
    let ones = codes().into_iter().map(|code| (code, 1.0)).collect();
    let set = load(&usual(head).text(&ones, &BTreeMap::new()));
    let mut lines = Vec::new();
    let scores = scores(&set, &staircase());
    let choices = set.robustness().unwrap().clone();
    let uncertainty = vary(&set, &scores, &choices, &mut |draw| {
        let ranks: Vec<_> = draw.ranks().map(|(agency, rank)| format!("{agency}:{}", rank.unwrap_or(0))).collect();
        let factor = draw.factor(&set, member(&set, "a"));
        lines.push(format!("{} {factor} {:?} {:?} {ranks:?}", draw.number, draw.method(1), draw.left_out()));
    });
    (set, uncertainty, lines)
}

#[test]
fn draws_are_the_same_on_any_number_of_threads() {
    let on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| varied(ROBUSTNESS))
    };
    let ((_, one, lines), (_, four, others)) = (on(1), on(4));
    assert_eq!((one, lines), (four, others));
}

#[test]
fn intervals_hold_the_ranks_that_were_drawn() {
    let (_, uncertainty, lines) = varied(ROBUSTNESS);
    assert_eq!((uncertainty.draws, lines.len(), uncertainty.agencies.len()), (300, 300, AGENCIES));
    // 300 draws, 300 of the weights alone, 2 ways of adding up, 9 ways of leaving out, 64 · (3 + 2) of Sobol.
    assert_eq!(uncertainty.recompositions, 300 + 300 + 2 + 9 + 320);
    for interval in &uncertainty.agencies {
        let shown: Vec<u32> = lines.iter().map(|line| rank_in(line, interval.agency)).collect();
        let within = |bound: f64| shown.iter().filter(|&&rank| f64::from(rank) <= bound).count();
        let (low, median, high) = (interval.low.unwrap(), interval.median.unwrap(), interval.high.unwrap());
        assert!(low <= median && median <= high && interval.ranked == 300);
        assert!(within(low) >= 15 && within(median) >= 150 && within(high) >= 285);
    }
    // Some agency changes its rank, or all of this says nothing.
    assert!(uncertainty.agencies.iter().any(|interval| interval.low != interval.high));
}

fn rank_in(line: &str, agency: usize) -> u32 {
    let start = line.find(&format!("\"{agency}:")).unwrap() + 3;
    line[start..].split('"').next().unwrap().parse().unwrap()
}

#[test]
fn each_choice_is_told_with_its_alternatives_the_greatest_shift_first() {
    let (set, uncertainty, _) = varied(ROBUSTNESS);
    let shifts: Vec<_> = uncertainty.sources.iter().map(|source| source.shift).collect();
    assert!(shifts.is_sorted_by(|a, b| a >= b) && shifts[0] > 0.0);
    let of = |wanted| uncertainty.sources.iter().find(|source| source.source == wanted).unwrap();
    assert!(of(Source::Weights).alternatives.is_empty());
    let sum = of(Source::Aggregate(pillar_of(&set, "p1")))
        .alternatives
        .iter()
        .find(|(way, _)| *way == Alternative::Aggregate(Aggregate::Sum));
    assert_eq!(sum.unwrap().1, 0.0, "its own way moves nobody");
    let left_out = &of(Source::LeaveOut).alternatives;
    assert_eq!(left_out.len(), 9);
    assert!(left_out.contains(&(Alternative::Complete, 0.0)));
    assert!(uncertainty.sources.iter().all(|source| source.sobol.is_some()));
}

#[test]
fn a_spread_moves_weights_within_it() {
    let (_, _, lines) = varied(ROBUSTNESS);
    let factors: Vec<f64> = lines.iter().map(|line| line.split(' ').nth(1).unwrap().parse().unwrap()).collect();
    assert!(factors.iter().all(|factor| (0.75..=1.25).contains(factor)));
    assert!(factors.iter().any(|factor| *factor < 0.77) && factors.iter().any(|factor| *factor > 1.23));
}

#[test]
fn coherence_tells_weights_and_members_that_say_the_same() {
    let ones = codes().into_iter().map(|code| (code, 1.0)).collect();
    let set = load(&usual("").text(&ones, &BTreeMap::new()));
    let mut shares = staircase();
    for row in &mut shares {
        let (a, c) = (row["a"], row["c"].unwrap());
        row.insert("b", a);
        row.insert("c", Some(0.5));
        row.insert("h", Some(1.0 - c));
        row.insert("g", Some(c));
    }
    let coherence = &super::cohere(&set, &scores(&set, &shares))[0];
    let first = coherence.pillars.iter().find(|pillar| pillar.pillar == pillar_of(&set, "p1")).unwrap();
    assert_eq!(first.pairs.len(), 3);
    assert!(first.pairs[0].is_redundant() && (first.pairs[0].pearson.unwrap() - 1.0).abs() < 1e-12);
    assert_eq!(first.pairs[1].pearson, None, "what never changes correlates with nothing");
    // Two equal members and a constant one: 3/2 · (1 − 2/4).
    assert!((first.alpha.unwrap() - 0.75).abs() < 1e-12);
    let last = coherence.pillars.iter().find(|pillar| pillar.pillar == pillar_of(&set, "p4")).unwrap();
    assert!(last.pairs[0].is_negative());
    let weight = |code: &str| coherence.weights.iter().find(|weight| weight.node == member(&set, code)).unwrap();
    // p1 is worth 30 of 80 points, and its member `a` 10 of 30.
    assert!((weight("p1").effective.unwrap() - 0.375).abs() < 1e-12);
    assert!((weight("a").nominal.unwrap() - 1.0 / 3.0).abs() < 1e-12);
    assert!((weight("a").effective.unwrap() - 0.125).abs() < 1e-12);
    let leaves = coherence.weights.iter().filter(|weight| matches!(weight.node, Member::Indicator(_)));
    assert!((leaves.filter_map(|weight| weight.effective).sum::<f64>() - 1.0).abs() < 1e-12);
}
