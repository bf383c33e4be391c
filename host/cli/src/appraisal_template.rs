//! `dti appraisal-template`: the workbook in which a council appraises a run.

use std::path::PathBuf;

use dti_diagnostics::{Argument, Code, Findings, Halted};
use dti_reports::AppraisalTemplate;

use crate::arguments;
use crate::run_finding;
use crate::score::unwritable;
use crate::terminal::Terminal;

/// Writes the workbook.
pub(crate) fn write(asked: &arguments::AppraisalTemplate, terminal: &Terminal) -> Result<(), Halted> {
    let mut findings = Findings::new();
    let (count, out) = terminal.settle_with(&mut findings, |findings| run(asked, terminal, findings))?;
    let out = out.to_string_lossy().into_owned();
    terminal.say("cli-appraisal-template", &[("count", Argument::from(count)), ("out", Argument::from(out))]);
    Ok(())
}

fn run(
    asked: &arguments::AppraisalTemplate,
    terminal: &Terminal,
    findings: &mut Findings,
) -> Result<(usize, PathBuf), Halted> {
    let template = AppraisalTemplate::of(&asked.run, asked.cohort.as_deref(), &asked.agencies, terminal.language);
    let template = template.map_err(|error| {
        findings.push(run_finding(&error, Code::NothingToAppraise, &asked.run));
        Halted
    })?;
    let out = asked.out.clone().unwrap_or_else(|| PathBuf::from(format!("appraisal-{}.xlsx", template.set())));
    template.write(&out).map_err(|error| unwritable(&out, error.text(), findings))?;
    Ok((template.len(), out))
}
