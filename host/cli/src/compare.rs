//! `dti compare` and `dti carry-over`: two finished runs side by side, and figures of one for the next.

use dti_criteria::{CriteriaSet, Source};
use dti_diagnostics::{Argument, Findings, Halted};
use dti_reports::{PastRun, YearOnYear, write_carry_over, year_on_year};

use crate::arguments::{CarryOver, Compare};
use crate::score::unwritable;
use crate::terminal::Terminal;

/// Compares two runs and prints what changed.
pub(crate) fn compare(asked: &Compare, terminal: &Terminal) -> Result<(), Halted> {
    let mut findings = Findings::new();
    let page = terminal.settle_with(&mut findings, |findings| run(asked, terminal, findings))?;
    terminal.show(page.trim_end());
    Ok(())
}

fn run(asked: &Compare, terminal: &Terminal, findings: &mut Findings) -> Result<String, Halted> {
    // What is wrong with one run does not keep the other from being read.
    let old = PastRun::read(&asked.old, findings);
    let new = PastRun::read(&asked.new, findings);
    let (old, new) = (old?, new?);
    let changes = year_on_year(&old, &new, findings)?;
    let compared = YearOnYear { before: &old.set, now: &new.set, changes: &changes };
    if let Some(out) = &asked.out {
        compared.write(out, terminal.language).map_err(|error| unwritable(out, error.text(), findings))?;
    }
    Ok(compared.page(terminal.language))
}

/// Writes the figures that a set takes from an earlier run.
pub(crate) fn carry_over(asked: &CarryOver, terminal: &Terminal) -> Result<(), Halted> {
    let mut findings = Findings::new();
    let count = terminal.settle_with(&mut findings, |findings| {
        let set = CriteriaSet::load(&Source::find(&asked.set.set, findings)?, findings)?;
        let previous = PastRun::read(&asked.previous, findings)?;
        write_carry_over(&set, &previous, &asked.out, terminal.language, findings)
    })?;
    let out = asked.out.to_string_lossy().into_owned();
    terminal.say("cli-carried-over", &[("count", Argument::from(count)), ("out", Argument::from(out))]);
    Ok(())
}
