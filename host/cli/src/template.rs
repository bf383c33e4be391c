//! `dti template`: the workbooks that agencies fill in.

use dti_criteria::CriteriaSet;
use dti_diagnostics::{Argument, Code, Finding, Findings, Halted, Text};
use dti_engine::rules;

use crate::arguments::{Common, Template};
use crate::locks::Opened;
use crate::plugins;
use crate::score::unwritable;
use crate::terminal::Terminal;

/// Writes the workbooks.
pub(crate) fn template(asked: &Template, common: &Common, terminal: &Terminal) -> Result<(), Halted> {
    let mut findings = Findings::new();
    let written = terminal.settle_with(&mut findings, |findings| run(asked, common, terminal, findings))?;
    let out = asked.out.to_string_lossy().into_owned();
    terminal.say("cli-templates", &[("count", Argument::from(written)), ("out", Argument::from(out))]);
    Ok(())
}

fn run(asked: &Template, common: &Common, terminal: &Terminal, findings: &mut Findings) -> Result<usize, Halted> {
    let opened = Opened::open(&asked.set, findings)?;
    let plugins = plugins::load_for(opened.chosen(), common, findings)?;
    let set = opened.set;
    let plan = rules::plan(&set, &plugins.rules, findings)?;
    let agencies = agencies(asked, &set, findings)?;
    let progress = terminal.progress("cli-writing");
    let written = dti_reports::write_templates(&set, &plan, &agencies, &asked.out, terminal.language, &progress);
    written.map_err(|error| unwritable(&asked.out, error.text(), findings))?;
    Ok(agencies.len())
}

/// Positions of the agencies that were asked for: all, unless some are named.
fn agencies(asked: &Template, set: &CriteriaSet, findings: &mut Findings) -> Result<Vec<usize>, Halted> {
    if asked.agencies.is_empty() {
        return Ok((0..set.agencies().len()).collect());
    }
    let mut found = Vec::new();
    for code in &asked.agencies {
        match set.agency(code) {
            Some(position) => found.push(position),
            None => findings.push(unknown(code, set)),
        }
    }
    findings.settle(found)
}

fn unknown(code: &str, set: &CriteriaSet) -> Finding {
    let known = set.agencies().iter().map(|agency| agency.code.as_str()).collect::<Vec<_>>().join(", ");
    let way_out = Text::new(format!("các mã: {known}"), format!("the codes are: {known}"));
    Finding::new(Code::AgencyUnknown).with("code", code).with("way-out", way_out).at(set.place().clone())
}
