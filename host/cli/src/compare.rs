//! `dti compare`: two finished runs side by side.

use dti_diagnostics::{Findings, Halted};
use dti_reports::{PastRun, YearOnYear, year_on_year};

use crate::arguments::Compare;
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
