//! What `dti what-if` says: what it would take, and what a hypothesis would change.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use dti_criteria::CriteriaSet;
use dti_diagnostics::{
    Argument, Code, Finding, Findings, Halted, Language, Place, Text, number, sentence, sentence_with,
};
use dti_engine::Index;
use dti_engine::improvement::{Certainty, Improvement, Spot};
use dti_engine::index::Figure;

use crate::OutputError;
use crate::explain::nearest;
use crate::folder::write_whole;
use crate::lines::{Side, aligned};
use crate::tables;

/// An agency that a hypothesis moves.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Move {
    /// Position of the agency.
    pub agency: usize,
    /// Where it stands.
    pub before: Spot,
    /// Where it would stand.
    pub after: Spot,
}

/// Everybody whose points, maximum or rank differ between two indices of the same agencies, in the order of the first.
#[must_use]
pub fn moves(before: &Index, after: &Index) -> Vec<Move> {
    let spots = |index: &Index| -> Vec<(usize, Spot)> {
        let places = index.rankings.iter().flat_map(|ranking| &ranking.places);
        places.map(|place| (place.agency, Spot { total: place.total, rank: place.rank })).collect()
    };
    let later: BTreeMap<usize, Spot> = spots(after).into_iter().collect();
    let moved = |(agency, before): (usize, Spot)| {
        let after = *later.get(&agency)?;
        (before != after).then_some(Move { agency, before, after })
    };
    spots(before).into_iter().filter_map(moved).collect()
}

/// Reads what it costs to raise each indicator, by position: a CSV file with the columns `indicator` and `cost`.
///
/// # Errors
/// [`Halted`] if it cannot be read, or if a row names no indicator of the set, one twice, or no cost of 0 or more;
/// `findings` say which.
pub fn read_costs(set: &CriteriaSet, file: &Path, findings: &mut Findings) -> Result<BTreeMap<usize, f64>, Halted> {
    let path = file.to_string_lossy().into_owned();
    let mut told = Findings::new();
    let unusable = |reason: Text, place| Finding::new(Code::CostsUnusable).with("reason", reason).at(place);
    let mut costs = BTreeMap::new();
    match fs::read(file).map_err(|error| error.to_string()).and_then(|bytes| rows(&bytes)) {
        Err(reason) => told.push(unusable(Text::new(reason.clone(), reason), Place::file(&path))),
        Ok(rows) => {
            for (line, code, cost) in rows {
                if let Err(reason) = enter(set, &code, &cost, &mut costs) {
                    told.push(unusable(reason, Place::line(&path, line, 1)));
                }
            }
        }
    }
    let read = told.settle(costs);
    findings.append(told);
    read
}

/// Enters a cost; what is wrong with its row.
fn enter(set: &CriteriaSet, code: &str, cost: &str, costs: &mut BTreeMap<usize, f64>) -> Result<(), Text> {
    let indicator = set.indicator(code).ok_or_else(|| no_indicator(set, code))?;
    let said = cost.parse::<f64>().ok().filter(|cost| cost.is_finite() && *cost >= 0.0);
    let said = said.ok_or_else(|| no_cost(cost))?;
    match costs.insert(indicator, said) {
        None => Ok(()),
        Some(_) => {
            let vi = format!("chỉ số `{code}` có hai dòng");
            Err(Text::new(vi, format!("the indicator `{code}` has two rows")))
        }
    }
}

/// The line, the indicator and the cost of each row.
fn rows(bytes: &[u8]) -> Result<Vec<(u32, String, String)>, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
    let text = text.trim_start_matches('\u{feff}');
    let delimiter = if text.lines().next().unwrap_or_default().contains(';') { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).trim(csv::Trim::All).from_reader(text.as_bytes());
    let headings = reader.headers().map_err(|error| error.to_string())?.clone();
    let column = |name: &str| headings.iter().position(|heading| heading == name).ok_or_else(|| format!("`{name}`?"));
    let (indicator, cost) = (column("indicator")?, column("cost")?);
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| error.to_string())?;
        let line = record.position().map_or(0, csv::Position::line);
        let cell = |column: usize| record.get(column).unwrap_or_default().to_owned();
        rows.push((u32::try_from(line).unwrap_or(u32::MAX), cell(indicator), cell(cost)));
    }
    Ok(rows)
}

fn no_indicator(set: &CriteriaSet, code: &str) -> Text {
    let near = nearest(code, set.indicators().iter().map(|indicator| indicator.code.as_str()));
    let vi = format!("bộ chỉ số không có chỉ số `{code}`; gần nhất: {near}");
    Text::new(vi, format!("the criteria set has no indicator `{code}`; the nearest: {near}"))
}

fn no_cost(cost: &str) -> Text {
    Text::new(format!("`{cost}` không phải chi phí"), format!("`{cost}` is no cost"))
}

/// What it would take, in words.
#[must_use]
pub fn improvement_in_words(set: &CriteriaSet, agency: usize, improvement: &Improvement, language: Language) -> String {
    let own = &set.agencies()[agency];
    let mut text = format!("{} ({})\n", own.name, own.code);
    text += &format!("{}\n", change(set, improvement.before, improvement.after, language));
    if improvement.steps.is_empty() {
        return text + &sentence("what-if-reached", language) + "\n";
    }
    text += &steps(set, improvement, language);
    let by_cost = improvement.steps.iter().any(|step| step.cost.is_some());
    let certainty = match (improvement.certainty, by_cost) {
        (Certainty::Proved, false) => "what-if-fewest",
        (Certainty::Proved, true) => "what-if-cheapest",
        (Certainty::Unproved, _) => "what-if-unproved",
    };
    let told = [certainty, "what-if-others-stand-still", "what-if-continuous"];
    text + &told.map(|key| format!("{}\n", sentence(key, language))).concat()
}

fn steps(set: &CriteriaSet, improvement: &Improvement, language: Language) -> String {
    let with_costs = improvement.steps.iter().any(|step| step.cost.is_some());
    let heading = |key: &str, side| (sentence(key, language), side);
    let mut headings = vec![
        heading("report-code", Side::Left),
        heading("what-if-points", Side::Right),
        heading("what-if-needed", Side::Right),
        heading("what-if-ceiling", Side::Right),
    ];
    headings.extend(with_costs.then(|| heading("what-if-cost", Side::Right)));
    headings.push(heading("report-indicator", Side::Left));
    let decimals = set.decimals().points.max(2);
    let rows = improvement.steps.iter().map(|step| {
        let indicator = &set.indicators()[step.indicator];
        let needed = no_less(step.to, decimals).min(step.ceiling);
        let points = [step.from, needed, step.ceiling].map(|points| number(points, decimals as usize, language));
        let mut row: Vec<String> = [indicator.code.clone()].into_iter().chain(points).collect();
        row.extend(with_costs.then(|| step.cost.map_or_else(String::new, |cost| number(cost, 2, language))));
        row.push(indicator.title.get(language).to_owned());
        row
    });
    aligned(&headings, &rows.collect::<Vec<_>>())
}

/// Points rounded up, so that what is shown is enough.
fn no_less(points: f64, decimals: u32) -> f64 {
    let unit = (0..decimals).fold(1.0, |unit, _| unit * 10.0);
    (points * unit - 1e-6).ceil() / unit
}

/// Whom a hypothesis moves, in words.
#[must_use]
pub fn moves_in_words(set: &CriteriaSet, moves: &[Move], language: Language) -> String {
    if moves.is_empty() {
        return sentence("what-if-nobody-moves", language) + "\n";
    }
    let heading = |key: &str, side| (sentence(key, language), side);
    let headings = [
        heading("report-code", Side::Left),
        heading("what-if-points", Side::Right),
        heading("what-if-index", Side::Right),
        heading("what-if-rank", Side::Right),
        heading("report-agency", Side::Left),
    ];
    let rows = moves.iter().map(|one| row(set, one, language));
    let table = aligned(&headings, &rows.collect::<Vec<_>>());
    let told = ["what-if-counts-as-accepted", "what-if-run-untouched"];
    table + &told.map(|key| format!("{}\n", sentence(key, language))).concat()
}

fn row(set: &CriteriaSet, one: &Move, language: Language) -> Vec<String> {
    let (agency, decimals) = (&set.agencies()[one.agency], set.decimals());
    let pair = |of: fn(Figure) -> f64, decimals: u32| {
        let shown = |spot: Spot| {
            let figure = spot.total.there();
            figure.map_or_else(|| "–".to_owned(), |figure| number(of(figure), decimals as usize, language))
        };
        arrow(&shown(one.before), &shown(one.after))
    };
    let (points, index) = (pair(|figure| figure.points, decimals.points), pair(Figure::index, decimals.index));
    vec![agency.code.clone(), points, index, arrow(&rank(one.before), &rank(one.after)), agency.name.clone()]
}

/// Writes the improvements as a table.
///
/// # Errors
/// If it cannot be written.
pub fn write_improvement(
    set: &CriteriaSet,
    agency: usize,
    improvement: &Improvement,
    language: Language,
    file: &Path,
) -> Result<(), OutputError> {
    let (_, bytes) = tables::improvement::steps(set, agency, improvement, language)?;
    write_whole(file, &bytes)
}

/// Writes who moves as a table.
///
/// # Errors
/// If it cannot be written.
pub fn write_moves(set: &CriteriaSet, moves: &[Move], file: &Path) -> Result<(), OutputError> {
    let (_, bytes) = tables::improvement::moves(set, moves)?;
    write_whole(file, &bytes)
}

fn change(set: &CriteriaSet, before: Spot, after: Spot, language: Language) -> String {
    let index = |spot: Spot| index_in_words(set, spot, language);
    let words = [
        ("index-before", Argument::from(index(before))),
        ("rank-before", Argument::from(rank(before))),
        ("index-after", Argument::from(index(after))),
        ("rank-after", Argument::from(rank(after))),
    ];
    sentence_with("what-if-change", &words, language)
}

/// The index of an agency as people are shown it.
#[must_use]
pub fn index_in_words(set: &CriteriaSet, spot: Spot, language: Language) -> String {
    let decimals = set.decimals().index as usize;
    spot.total.there().map_or_else(|| "–".to_owned(), |total| number(total.index(), decimals, language))
}

fn rank(spot: Spot) -> String {
    spot.rank.map_or_else(|| "–".to_owned(), |rank| rank.to_string())
}

fn arrow(before: &str, after: &str) -> String {
    if before == after { before.to_owned() } else { format!("{before} → {after}") }
}
