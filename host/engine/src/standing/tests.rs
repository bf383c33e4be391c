//! Tests of the standing.

use dti_criteria::CriteriaSet;
use dti_diagnostics::{Findings, Language};

use super::{AbsentCause, AggregateLine, Outcome, Outlook, RankLine, SeriesLine, Standing, Status, assess, check};
use crate::fixture::{rules as fake_rules, set, set_with_tables, submission, submissions, told};
use crate::{Appraisals, Index, index, metrics, rules, scores};

const INDICATOR: &str = "[[indicator]]\ncode = \"1\"\ntitle = \"T\"\npoints = 1\nown-choice = \"thử\"\n\
                         rule = { use = \"mix\" }\ninputs = { x = { title = \"X\", kind = \"number\" } }\n";

/// Each agency with its figures, by indicator and input.
type Handed<'a> = [(&'a str, &'a [(&'a str, &'a str, f64)])];

/// The standing of a set over what was handed in, and what was told of the standing alone.
fn assessed_by(set: &CriteriaSet, handed: &Handed<'_>) -> (Standing, Vec<String>) {
    let (rules, mut before) = (fake_rules(), Findings::new());
    let plan = rules::plan(set, &rules, &mut before).unwrap_or_else(|_| panic!("{:?}", told(&before)));
    let list = handed.iter().map(|(agency, figures)| submission(set, agency, figures)).collect();
    let submissions = submissions(list);
    let metrics = metrics::derive(set, &submissions, &mut before);
    let scores = scores::award(set, &metrics, &submissions, &Appraisals::default(), &plan, Language::En, &mut before);
    let scores = scores.unwrap_or_else(|_| panic!("{:?}", told(&before)));
    let index: Index = index::compose(set, &scores, &mut before);
    let mut findings = Findings::new();
    let standing = assess(set, &metrics, &scores, &index, &mut findings);
    (standing, told(&findings))
}

fn assessed(targets: &str, tables: &[(&str, &str)]) -> (Standing, Vec<String>) {
    let set = set_with_tables(&format!("{targets}{INDICATOR}"), tables);
    let mut checked = Findings::new();
    check(&set, &mut checked);
    let (standing, told_of) = assessed_by(&set, &[("a1", &[("1", "x", 1.0)])]);
    assert_eq!(told(&checked), told_of, "a set is checked as its run is");
    (standing, told_of)
}

fn places(standing: &Standing) -> Vec<&RankLine> {
    standing
        .targets
        .iter()
        .flat_map(|progress| match &progress.outcome {
            Outcome::Rank { places, .. } => places.iter().collect(),
            _ => Vec::new(),
        })
        .collect()
}

fn series(standing: &Standing) -> (&[SeriesLine], &[Outlook]) {
    match &standing.targets[0].outcome {
        Outcome::Series { years, outlooks, .. } => (years, outlooks),
        other => panic!("it is a series: {other:?}"),
    }
}

fn aggregates(standing: &Standing) -> &[AggregateLine] {
    match &standing.targets[0].outcome {
        Outcome::Aggregate { lines, .. } => lines,
        other => panic!("it is an aggregate: {other:?}"),
    }
}

fn number(number: Option<f64>) -> String {
    number.map_or("-".to_owned(), |number| format!("{number:.4}"))
}

fn count(number: Option<usize>) -> String {
    number.map_or("-".to_owned(), |number| number.to_string())
}

fn yes_no(reached: Option<bool>) -> &'static str {
    reached.map_or("-", |reached| if reached { "reached" } else { "missed" })
}

/// A place as one reads it: who is above and below, the last that counts, the change.
fn place(line: &RankLine) -> String {
    let named = |one: &Option<super::Neighbour>| one.as_ref().map_or("-", |one| one.name.as_str()).to_owned();
    let (latest, change) = (if line.latest { "latest" } else { "past" }, line.change.unwrap_or(0));
    format!(
        "{} {} {}|{}/{} {} of {} {}|{} < {}|{change:+} {latest} {}|{}",
        line.year,
        line.edition,
        line.kind.as_str(),
        count(line.rank),
        line.of,
        number(line.value),
        named(&line.last),
        number(line.gap),
        named(&line.above),
        named(&line.below),
        yes_no(line.reached),
        line.source
    )
}

fn year(line: &SeriesLine) -> String {
    let releases = line.releases.iter();
    let releases: Vec<_> =
        releases.map(|one| format!("{} {} [{}] {}", one.value, one.kind.as_str(), one.release, one.source)).collect();
    let (goal, gap) = (number(line.goal), number(line.gap));
    format!("{} {}|{goal} {gap} {}|{}", line.year, line.producer, yes_no(line.reached), releases.join(" ← "))
}

fn outlook(line: &Outlook) -> String {
    let trend = line.projection.map_or("-".to_owned(), |trend| format!("{:.4} in {:?}", trend.forecast, trend.arrival));
    let track = line.on_track.map_or("unknown", |on_track| if on_track { "on track" } else { "off track" });
    let (needed, gap) = (number(Some(line.needed)), number(Some(line.gap)));
    format!("{} {}: {} of {}, {gap}, {needed} a year, {trend}, {track}", line.producer, line.year, line.last, line.goal)
}

const RANK: &str = "[[target]]\nid = \"top-two\"\ntitle = \"Hai tỉnh đầu\"\nofficial = \"thử\"\n\
                    rank = { table = \"dti\", subject = \"B\", top = 2 }\n";
const SERIES: &str = "[[target]]\nid = \"share\"\ntitle = \"Tỷ trọng\"\nofficial = \"thử\"\n\
    series = { table = \"share\", subject = \"B\", goals = [{ year = 2022, value = 13 }, { year = 2025, value = 25 }] }\n";
const ABOUT: &str = "title = \"Bảng\"\nsource = \"nguồn\"\n";
const YEARS: &str = "subject,year,value,kind,producer,release,source\n";

#[test]
fn a_rank_is_measured_in_every_edition_and_year_of_its_table() {
    let table = "edition,year,subject,value,kind\n\
                 63,2024,A,0.9,\n63,2024,B,0.9,\n63,2024,C,0.5,published\n\
                 34,2024,A,0.8,\n34,2024,B,0.3,\n34,2024,C,0.7,\n\
                 34,2023,A,0.1,derived\n34,2023,B,0.3,derived\n\
                 63,2023,A,0.4,\n63,2023,C,0.2,\n63,2023,B,,\n";
    let (standing, told) = assessed(RANK, &[("dti.toml", ABOUT), ("dti.csv", table)]);
    assert_eq!(told, [""; 0]);
    assert_eq!(
        places(&standing).into_iter().map(place).collect::<Vec<_>>(),
        [
            "2023 34 derived|1/2 0.3000 of A 0.2000|- < A|+0 past reached|dti.csv:9: nguồn",
            "2023 63 published|-/2 - of C -|- < -|+0 past -|dti.csv:10: nguồn",
            "2024 63 published|1/3 0.9000 of B 0.0000|A < C|+0 latest reached|dti.csv:3: nguồn",
            "2024 34 published|3/3 0.3000 of C -0.4000|C < -|-2 latest missed|dti.csv:6: nguồn",
        ]
    );
}

#[test]
fn an_agency_is_placed_in_the_ranking_of_the_run_itself() {
    let target = "[[target]]\nid = \"first\"\ntitle = \"Hạng nhất\"\nofficial = \"thử\"\n\
                  rank = { agency = \"a2\", top = 1 }\n";
    let indicator =
        INDICATOR.replace("mix", "value").replace("x = {", "value = {").replace("points = 1", "points = 10");
    let set = set(&format!("{target}{indicator}"));
    let handed: &Handed<'_> =
        &[("a1", &[("1", "value", 8.0)]), ("a2", &[("1", "value", 6.0)]), ("b1", &[("1", "value", 9.0)])];
    let (standing, told) = assessed_by(&set, handed);
    assert_eq!(told, [""; 0]);
    let expected = "2023  computed|2/2 0.6000 of A1 -0.2000|A1 < -|+0 latest missed|index.csv: one, a2";
    assert_eq!(places(&standing).into_iter().map(place).collect::<Vec<_>>(), [expected]);
    let (standing, _) = assessed_by(&set, &handed[2..]);
    assert_eq!((places(&standing)[0].rank, places(&standing)[0].reached), (None, None));
}

#[test]
fn the_latest_release_of_each_producer_is_measured_against_the_goal_of_its_year() {
    let rows = "B,2023,14.65,actual,GSO,,v\n\
                B,2022,12.67,actual,GSO,released 12/2023,g\n\
                B,2022,12.83,actual,GSO,released 1/2025,w\n\
                B,2022,12.63,actual,GSO,released 2024,w\n\
                B,2021,12,actual,GSO,,v\n\
                B,2021,18,actual,MIC,,\n\
                B,2023,18.66,actual,MIC,,m\n\
                B,2023,18.86,actual,MIC,other reports,press\n\
                B,2023,30,estimate,MIC,1/2026,m\n\
                B,2024,26,estimate,MIC,,m\n\
                B,2025,25,target,MIC,,m\n\
                B,2024,,actual,MIC,,m\n\
                A,2022,1,actual,GSO,,v\n";
    let (standing, told) = assessed(SERIES, &[("share.toml", ABOUT), ("share.csv", &format!("{YEARS}{rows}"))]);
    assert_eq!(told, [""; 0]);
    let (years, outlooks) = series(&standing);
    assert_eq!(
        years.iter().map(year).collect::<Vec<_>>(),
        [
            "2021 GSO|- - -|12 actual [] share.csv:6: v",
            "2021 MIC|- - -|18 actual [] share.csv:7: nguồn",
            "2022 GSO|13.0000 -0.1700 missed|12.83 actual [released 1/2025] share.csv:4: w \
             ← 12.63 actual [released 2024] share.csv:5: w ← 12.67 actual [released 12/2023] share.csv:3: g",
            "2022 MIC|13.0000 - -|",
            "2023 GSO|- - -|14.65 actual [] share.csv:2: v",
            "2023 MIC|- - -|18.66 actual [] share.csv:8: m ← 18.86 actual [other reports] share.csv:9: press \
             ← 30 estimate [1/2026] share.csv:10: m",
            "2024 MIC|- - -|26 estimate [] share.csv:11: m",
        ]
    );
    // GSO: mean 13.16, slope 1.325, so 13.16 + 3 × 1.325 in 2025; MIC has two actual years, and estimates do not count.
    assert_eq!(
        outlooks.iter().map(outlook).collect::<Vec<_>>(),
        [
            "GSO 2025: 14.65 of 25, -10.3500, 5.1750 a year, 17.1350 in Some(2031), off track",
            "MIC 2025: 18.66 of 25, -6.3400, 3.1700 a year, -, unknown",
        ]
    );
}

#[test]
fn only_the_producers_that_a_target_names_count() {
    let target = SERIES.replace("goals", "producers = [\"MIC\"], goals");
    let rows = "B,2022,14,actual,GSO,,v\nB,2022,26,actual,MIC,,m\n";
    let table = format!("{YEARS}{rows}");
    let (standing, told) = assessed(&target, &[("share.toml", ABOUT), ("share.csv", &table)]);
    assert_eq!(told, [""; 0]);
    let (years, outlooks) = series(&standing);
    assert_eq!(
        years.iter().map(year).collect::<Vec<_>>(),
        ["2022 MIC|13.0000 13.0000 reached|26 actual [] share.csv:3: m"]
    );
    assert_eq!(outlook(&outlooks[0]), "MIC 2025: 26 of 25, 1.0000, 0.0000 a year, -, on track");
    let (standing, told) = assessed(&target.replace("MIC", "MCI"), &[("share.toml", ABOUT), ("share.csv", &table)]);
    assert_eq!(standing.targets, []);
    assert_eq!(
        told,
        ["target-unusable - -: the target `share` cannot be measured: \
                       the table `share` has no figure of this subject by the producer `MCI`"]
    );
}

#[test]
fn a_subject_that_is_not_in_its_table_is_told() {
    let table = "edition,year,subject,value\n63,2024,A,0.9\n";
    let (standing, told) = assessed(RANK, &[("dti.toml", ABOUT), ("dti.csv", table)]);
    assert_eq!(standing.targets, []);
    assert_eq!(
        told,
        ["target-unusable - -: the target `top-two` cannot be measured: the table `dti` has no figure of `B`"]
    );
    let table = format!("{YEARS}B,2025,25,target,MIC,,m\n");
    let (_, told) = assessed(SERIES, &[("share.toml", ABOUT), ("share.csv", &table)]);
    assert_eq!(
        told,
        ["target-unusable - -: the target `share` cannot be measured: the table `share` has no figure of `B`"]
    );
}

#[test]
fn a_table_with_faults_is_told_once_with_every_fault() {
    let table = "edition,year,subject,value\n63,2024,A,cao\n63,x,B,0.5\n63,2024,B,1\n63,2024,B,1\n";
    let twice = format!("{RANK}{}", RANK.replace("top-two", "top-three"));
    let (standing, told) = assessed(&twice, &[("dti.toml", ABOUT), ("dti.csv", table)]);
    assert_eq!(standing.targets, []);
    let fault =
        |reason: &str| format!("reference-table-unusable - -: the reference table `dti` cannot be used: {reason}");
    assert_eq!(
        told,
        [
            fault("`value` is “cao”, not a number"),
            fault("`year` is “x”, not a number"),
            fault("two rows are both of 63, 2024, B"),
        ]
    );
    let (_, told) = assessed(RANK, &[("dti.toml", ABOUT), ("dti.csv", "edition,year,subject\n63,2024,B\n")]);
    assert_eq!(told, [fault("it lacks the column `value`")]);
}

#[test]
fn slips_of_the_pen_in_a_series_are_told_with_their_lines() {
    let rows = "B,2022,12,actual,GSO,,v\nB,2022,13,actual,GSO,,w\nB,2023,12,actual,GS0,,v\nB,2024,12,acutal,GSO,,v\n";
    let about = format!("{ABOUT}producers = [\"GSO\", \"MIC\"]\n");
    let tables = [("share.toml", about.as_str()), ("share.csv", &format!("{YEARS}{rows}"))];
    let set = set_with_tables(&format!("{SERIES}{INDICATOR}"), &tables);
    let mut findings = Findings::new();
    check(&set, &mut findings);
    let told: Vec<_> = findings
        .iter()
        .map(|one| {
            let places = [&one.place, &one.against].into_iter().flatten().map(ToString::to_string);
            format!("{} {}", places.collect::<Vec<_>>().join(" / "), one.message(Language::En))
        })
        .collect();
    let fault = |place: &str, reason: &str| format!("{place} the reference table `share` cannot be used: {reason}");
    assert_eq!(
        told,
        [
            fault("share.csv:4:1", "`producer` is “GS0”, not one of: GSO, MIC"),
            fault("share.csv:5:1", "`kind` is “acutal”, not one of: actual, estimate, target"),
            fault("share.csv:3:1 / share.csv:2:1", "two rows are both of B, 2022, GSO, actual"),
        ]
    );
}

/// Dossiers of four agencies; `a3` is asked and says nothing, `b2` hands nothing in, `b1` has none.
const DOSSIERS: &Handed<'_> = &[
    ("a1", &[("6", "a", 30.0), ("6", "b", 100.0)]),
    ("a2", &[("6", "a", 90.0), ("6", "b", 100.0)]),
    ("a3", &[("6", "a", 10.0)]),
    ("b1", &[("6", "a", 0.0), ("6", "b", 0.0)]),
];

fn dossiers(aggregate: &str) -> CriteriaSet {
    dossiers_where("zero", aggregate)
}

fn dossiers_where(missing: &str, aggregate: &str) -> CriteriaSet {
    let target = format!("[[target]]\nid = \"t\"\ntitle = \"T\"\nofficial = \"thử\"\naggregate = {{ {aggregate} }}\n");
    let indicator = format!(
        "[[indicator]]\ncode = \"6\"\ntitle = \"Hồ sơ\"\npoints = 10\nown-choice = \"thử\"\n\
         missing = \"{missing}\"\nwithheld = \"remove\"\nrule = {{ use = \"ratio\" }}\n[indicator.inputs]\n\
         a = {{ title = \"A\", kind = \"count\", part-of = \"b\" }}\nb = {{ title = \"B\", kind = \"count\" }}\n"
    );
    set(&format!("{target}{indicator}"))
}

/// An aggregate as one reads it.
fn aggregate(line: &AggregateLine) -> String {
    let behind =
        line.behind.iter().map(|one| format!("{} {:.3} −{:.2} ({:.3})", one.agency, one.value, one.missing, one.pull));
    let absent = line.absent.iter().map(|one| format!("{} {}", one.agency, one.cause.as_str()));
    format!(
        "{}: {} of {}, {}/{}, missing {}, {} of {} agencies, {} | {} | {}",
        line.cohort.as_deref().unwrap_or("all"),
        number(line.value),
        line.goal,
        number(line.part),
        number(line.whole),
        number(line.missing),
        line.counted,
        line.of,
        line.status.as_str(),
        behind.collect::<Vec<_>>().join(", "),
        absent.collect::<Vec<_>>().join(", ")
    )
}

fn aggregated(aggregate_of: &str) -> Vec<String> {
    let (standing, told) = assessed_by(&dossiers(aggregate_of), DOSSIERS);
    aggregates(&standing).iter().map(aggregate).chain(told).collect()
}

#[test]
fn sums_are_divided_and_those_who_pull_are_named() {
    // 120 of 200 is 0.6; at 0.65, 130 are wanted; a1 alone would bring 35 more, (0.65 − 0.3) × 100.
    let ratio = "measure = \"ratio\", part = \"6.a\", whole = \"6.b\"";
    assert_eq!(
        aggregated(&format!("{ratio}, goal = 0.6")),
        ["all: 0.6000 of 0.6, 120.0000/200.0000, missing -, 3 of 5 agencies, reached | a1 0.300 −30.00 (0.150) \
         | a3 missing, b2 not-submitted"]
    );
    assert_eq!(
        aggregated(&format!("{ratio}, goal = 0.65")),
        ["all: 0.6000 of 0.65, 120.0000/200.0000, missing 10.0000, 3 of 5 agencies, missed | a1 0.300 −35.00 (0.175) \
         | a3 missing, b2 not-submitted"]
    );
    assert_eq!(
        aggregated(&format!("{ratio}, goal = 0.5, direction = \"at-most\", due = 2024-01-01")),
        ["all: 0.6000 of 0.5, 120.0000/200.0000, missing 20.0000, 3 of 5 agencies, open | a2 0.900 −40.00 (0.200) \
         | a3 missing, b2 not-submitted"]
    );
}

#[test]
fn cohorts_have_their_own_goals_and_what_adds_up_to_nothing_is_told() {
    let ratio = "measure = \"ratio\", part = \"6.a\", whole = \"6.b\", goals-by-cohort = { two = 0.4, one = 0.5 }";
    assert_eq!(
        aggregated(ratio),
        [
            "one: 0.6000 of 0.5, 120.0000/200.0000, missing -, 2 of 3 agencies, reached | a1 0.300 −20.00 (0.100) | a3 missing",
            "two: - of 0.4, 0.0000/0.0000, missing -, 1 of 2 agencies, unknown |  | b2 not-submitted",
            "target-not-measured - -: the target `t` has no figure in the cohort “Hai”: \
         the figures below the line add up to 0 over 1 agencies",
        ]
    );
    let nobody = "measure = \"ratio\", part = \"6.a\", whole = \"6.b\", goal = 1";
    assert_eq!(
        aggregated(&format!("{nobody}, applies = {{ agencies = [\"b2\"] }}")),
        [
            "all: - of 1, 0.0000/0.0000, missing -, 0 of 1 agencies, unknown |  | b2 not-submitted",
            "target-not-measured - -: the target `t` has no figure: \
         none of the 1 agencies that it concerns has figures that count",
        ]
    );
    assert_eq!(
        aggregated(&format!("{nobody}, applies = {{ agencies = [\"b2\"], except = [\"b2\"] }}")),
        [
            "all: - of 1, 0.0000/0.0000, missing -, 0 of 0 agencies, unknown |  | ",
            "target-not-measured - -: the target `t` has no figure: it concerns no agency",
        ]
    );
}

#[test]
fn agencies_are_counted_by_whether_they_reach_a_level() {
    assert_eq!(
        aggregated("measure = \"agencies\", figure = \"6.a\", level = 30, goal = 1"),
        ["all: 0.5000 of 1, 2.0000/4.0000, missing 2.0000, 4 of 5 agencies, missed | b1 0.000 −30.00 (0.250), \
         a3 10.000 −20.00 (0.250) | b2 not-submitted"]
    );
    assert_eq!(
        aggregated("measure = \"agencies\", figure = \"6.a\", level = 30, goal = 0.25, direction = \"at-most\""),
        ["all: 0.5000 of 0.25, 2.0000/4.0000, missing 1.0000, 4 of 5 agencies, missed | a2 90.000 −60.00 (0.250), \
         a1 30.000 −0.00 (0.250) | b2 not-submitted"]
    );
}

#[test]
fn means_and_extremes_are_of_figures_and_of_shares_earned() {
    assert_eq!(
        aggregated("measure = \"mean\", figure = \"6.a\", goal = 40"),
        ["all: 32.5000 of 40, -/-, missing 7.5000, 4 of 5 agencies, missed | b1 0.000 −40.00 (10.000), \
         a3 10.000 −30.00 (7.500), a1 30.000 −10.00 (2.500) | b2 not-submitted"]
    );
    // Shares of points: a1 0.3, a2 0.9, a3 0 for what is missing; b1 has nothing to measure and is not concerned.
    assert_eq!(
        aggregated("measure = \"mean\", figure = \"6\", goal = 0.4"),
        [
            "all: 0.4000 of 0.4, -/-, missing -, 3 of 4 agencies, reached | a3 0.000 −0.40 (0.133), a1 0.300 −0.10 (0.033) \
         | b2 not-submitted"
        ]
    );
    assert_eq!(
        aggregated("measure = \"minimum\", figure = \"6.b\", goal = 100"),
        ["all: 0.0000 of 100, -/-, missing 100.0000, 3 of 5 agencies, missed | b1 0.000 −100.00 (100.000) \
         | a3 missing, b2 not-submitted"]
    );
    assert_eq!(
        aggregated("measure = \"maximum\", figure = \"6.a\", goal = 50, direction = \"at-most\""),
        ["all: 90.0000 of 50, -/-, missing 40.0000, 4 of 5 agencies, missed | a2 90.000 −40.00 (40.000) \
         | b2 not-submitted"]
    );
}

#[test]
fn figures_of_agencies_that_are_not_scored_do_not_count() {
    let target = "measure = \"mean\", figure = \"6.a\", goal = 40";
    let set = dossiers_where("refuse", target);
    let (standing, told) = assessed_by(&set, DOSSIERS);
    assert_eq!(told, [""; 0]);
    let line = &aggregates(&standing)[0];
    let causes: Vec<_> = line.absent.iter().map(|one| (one.agency.as_str(), one.cause)).collect();
    assert_eq!(causes, [("a3", AbsentCause::NotScored), ("b2", AbsentCause::NotSubmitted)]);
    assert_eq!((line.value, line.counted, line.of), (Some(40.0), 3, 5));
    assert_eq!(line.status, Status::Reached);
}

#[test]
fn years_at_the_end_of_all_numbers_do_no_harm() {
    let table = "edition,year,subject,value\n63,32767,B,0.9\n63,-32768,B,0.8\n";
    let (standing, _) = assessed(RANK, &[("dti.toml", ABOUT), ("dti.csv", table)]);
    assert_eq!(places(&standing).iter().map(|line| line.year).collect::<Vec<_>>(), [-32768, 32767]);
    let rows = "B,-32768,1,actual,GSO,,v\n";
    let (standing, _) = assessed(SERIES, &[("share.toml", ABOUT), ("share.csv", &format!("{YEARS}{rows}"))]);
    assert_eq!(series(&standing).1[0].needed, 12.0 / 34_790.0);
}

#[test]
fn figures_of_both_signs_that_add_up_to_nothing_pull_nobody() {
    let target = "[[target]]\nid = \"t\"\ntitle = \"T\"\nofficial = \"thử\"\n\
        aggregate = { measure = \"ratio\", part = \"1.x\", whole = \"1.x\", goal = 2 }\n";
    let set = set(&format!("{target}{INDICATOR}"));
    let (standing, told) = assessed_by(&set, &[("a1", &[("1", "x", 1.0)]), ("a2", &[("1", "x", -1.0)])]);
    assert_eq!((aggregates(&standing)[0].value, aggregates(&standing)[0].behind.len()), (None, 0));
    assert_eq!(told.len(), 1, "{told:?}");
}
