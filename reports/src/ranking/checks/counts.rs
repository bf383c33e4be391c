//! What is counted: agencies, indicators, scores, findings, live figures.

use dti_diagnostics::{Severity, sentence_with};

use super::{DIFFERENCES, result};
use crate::WorkbookError;
use crate::ranking::live::{Live, Tally};
use crate::ranking::parameters::CHECK_DIGITS;
use crate::ranking::{Source, data};
use crate::workbook::Pen;
use crate::workbook::address::cell;

/// The columns of what the engine counted, and of what formulas count.
const ENGINE: u16 = 2;
const HERE: u16 = 3;

/// A line: what is counted, how many there are, and the formula that counts them here; none where there is nothing to
/// compare with.
pub(super) struct Count {
    words: String,
    engine: usize,
    formula: Option<Counted>,
}

/// How a formula counts.
enum Counted {
    By(String),
    /// How often a word stands in cells of this name.
    Word(String, String),
}

impl Count {
    pub(super) fn write(
        &self,
        source: &Source<'_>,
        pen: &mut Pen<'_>,
        tally: &mut Tally,
        row: u32,
    ) -> Result<(), WorkbookError> {
        let styles = source.styles;
        pen.text(row, 1, &self.words, &styles.text)?;
        pen.count(row, ENGINE, Some(self.engine), &styles.count)?;
        let formula = match &self.formula {
            None => return Ok(()),
            Some(Counted::By(formula)) => format!("={formula}"),
            Some(Counted::Word(word, name)) => {
                pen.text(row, 0, word, &styles.text)?;
                format!("=COUNTIF({name},{})", cell(row, 0))
            }
        };
        tally.formula(pen, (row, HERE), (&formula, self.engine.into()), &styles.count)?;
        let difference = format!("=ROUND({}-{},{CHECK_DIGITS})", cell(row, ENGINE), cell(row, HERE));
        tally.formula(pen, (row, DIFFERENCES[0]), (&difference, 0.0.into()), &styles.count)?;
        result(source, pen, tally, row)
    }
}

/// Everything that is counted.
pub(super) fn all(source: &Source<'_>, live: &Live) -> Vec<Count> {
    let mut counts = agencies(source, live);
    let scored = source.report.set.indicators().iter().filter(|indicator| indicator.rule.is_some()).count();
    let word = |key, engine, formula| Count { words: source.word(key), engine, formula };
    counts.push(word(
        "checks-indicators",
        scored,
        Some(Counted::By(format!("COUNT({})", live.parameters.all_maxima()))),
    ));
    if let Some(names) = &live.data {
        counts.push(word("checks-scores", data::count(source), Some(Counted::By(format!("ROWS({})", names.agencies)))));
    }
    counts.extend(findings(source, live));
    counts.push(word("checks-live", live.tally.formulas, None));
    counts.push(word("checks-decided", live.tally.decided, None));
    counts
}

/// The agencies of each cohort: registered, ranked, without a rank, not scored, and their sum.
fn agencies(source: &Source<'_>, live: &Live) -> Vec<Count> {
    let mut counts = Vec::new();
    for (&cohort, names) in &live.listings {
        let set = source.report.set;
        let of_cohort = || source.dossiers.iter().filter(|dossier| set.agencies()[dossier.agency].cohort == cohort);
        let registered = of_cohort().count();
        let scored = of_cohort().filter(|dossier| dossier.place.is_some()).count();
        let ranked = of_cohort().filter(|dossier| dossier.place.is_some_and(|place| place.rank.is_some())).count();
        let [codes, ranks, index] =
            [format!("COUNTA({})", names.codes), format!("COUNT({})", names.ranks), format!("COUNTA({})", names.index)];
        let lines = [
            ("checks-registered", registered, codes.clone()),
            ("checks-ranked", ranked, ranks.clone()),
            ("checks-unranked", scored - ranked, format!("{index}-{ranks}")),
            ("checks-unscored", registered - scored, format!("{codes}-{index}")),
        ];
        let title = set.cohorts()[cohort].title.get(source.language());
        counts.extend(lines.map(|(key, engine, formula)| Count {
            words: sentence_with(key, &[("cohort", title.into())], source.language()),
            engine,
            formula: Some(Counted::By(formula)),
        }));
        if let Some(matrix) = live.matrices.get(&cohort) {
            let words = sentence_with("checks-matrix", &[("cohort", title.into())], source.language());
            counts.push(Count {
                words,
                engine: scored,
                formula: Some(Counted::By(format!("COUNTA({})", matrix.codes))),
            });
        }
    }
    counts
}

/// The findings by severity, where there are some.
fn findings(source: &Source<'_>, live: &Live) -> Vec<Count> {
    let Some(name) = &live.severities else { return Vec::new() };
    let severities = [
        (Severity::Error, "checks-errors", "severity-error"),
        (Severity::Warning, "checks-warnings", "severity-warning"),
        (Severity::Note, "checks-notes", "severity-note"),
    ];
    let line = |(severity, key, word): (Severity, &str, &str)| Count {
        words: source.word(key),
        engine: source.report.findings.count(severity),
        formula: Some(Counted::Word(source.word(word), name.clone())),
    };
    severities.map(line).into()
}
