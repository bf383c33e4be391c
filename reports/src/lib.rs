//! The last station: a run as files that people open ([`render()`]), the workbook that an agency fills in
//! ([`template()`]), the one that a council fills in ([`AppraisalTemplate`]), and one award told step by step
//! ([`explain()`]); and criteria sets as pages that people read ([`book()`], [`comparison()`]).
//!
//! The only crate with `rust_xlsxwriter`. A finished run is a folder with CSV tables, workbooks, and `run.json`
//! ([`Run`]), the record of what it was made from; where that lay is in `inputs.json` ([`Inputs`]).

mod agency;
mod appraisal_template;
mod book;
mod cohort;
mod comparison;
mod dossier;
mod error;
mod explain;
mod facts;
mod feedback;
mod findings_sheet;
#[cfg(test)]
mod fixture;
mod folder;
mod inputs;
mod lines;
mod manifest;
mod markdown;
mod outline;
mod past;
mod proof;
mod ranking;
mod readback;
mod render;
#[cfg(test)]
mod render_outcome_tests;
#[cfg(test)]
mod render_tests;
mod robustness;
mod run;
mod standing;
mod tables;
mod template;
mod what_if;
mod wording;
mod workbook;
mod year_on_year;

use dti_criteria::CriteriaSet;
use dti_diagnostics::{Findings, Language};
use dti_engine::robustness::Uncertainty;
use dti_engine::rules::Plan;
use dti_engine::{Appraisals, Index, Metrics, Scores, Standing, Submissions};

pub use appraisal_template::AppraisalTemplate;
pub use book::book;
pub use comparison::comparison;
pub use error::{OutputError, RunError, WorkbookError};
pub use explain::{explain, nearest};
pub use feedback::{Feedback, SUMMARY as FEEDBACK_SUMMARY, write_feedback};
pub use folder::{CRITERIA_FOLDER, Partial, RUN_FILE};
pub use inputs::{INPUTS_FILE, Inputs, Location};
pub use manifest::{Manifest, OptionsRecord, PluginRecord, PluginSource};
pub use past::PastRun;
pub use proof::{Difference, OutputFault};
pub use ranking::forewarn;
pub use render::render;
pub use robustness::{DrawsTable, RobustnessReport};
pub use run::{
    AppraisalRecord, AttributeRecord, BandsRecord, Basis, ClassRecord, CohortRecord, Counts, CoverageRecord,
    DecimalsRecord, DenominatorRecord, EdgeRecord, FuelRecord, GateRecord, ImputationRecord, InputRecord, OptionRecord,
    PillarRecord, PreviousRecord, RankingRecord, RobustnessRecord, RuleRecord, Run, SetRecord, SubmissionRecord,
    TreatmentRecord, ViewRecord,
};
pub use standing::standing;
pub use template::{template, write_templates};
pub use what_if::{
    Move, improvement_in_words, index_in_words, moves, moves_in_words, read_costs, write_improvement, write_moves,
};
pub use year_on_year::{Previous, YearOnYear, write_carry_over, year_on_year};

/// What a criteria set says, in words.
pub mod words {
    pub use crate::wording::{Fact, SetWords};
}

/// Everything that a run has found out.
#[derive(Clone, Copy)]
pub struct Report<'a> {
    /// What it was scored by.
    pub set: &'a CriteriaSet,
    /// What the agencies handed in.
    pub submissions: &'a Submissions,
    /// The numbers that the rules read.
    pub metrics: &'a Metrics,
    /// What the council decided.
    pub appraisals: &'a Appraisals,
    /// The rules.
    pub plan: &'a Plan<'a>,
    /// What each agency earned.
    pub scores: &'a Scores,
    /// The indices and ranks.
    pub index: &'a Index,
    /// Progress toward the targets.
    pub standing: &'a Standing,
    /// How the ranks come out when what the set calls uncertain is drawn anew, where that was asked for.
    pub robustness: Option<&'a Uncertainty>,
    /// What it is compared with, where an earlier run was named.
    pub previous: Option<Previous<'a>>,
    /// Everything there is to tell, in reading order.
    pub findings: &'a Findings,
    /// What only the caller knows of the run.
    pub manifest: &'a Manifest,
    /// Where its inputs lay, if that is to be kept beside it.
    pub inputs: Option<&'a Inputs>,
    /// The language of titles, reasons and workbooks.
    pub language: Language,
}

impl<'a> Report<'a> {
    /// The earlier run beside this one.
    fn year_on_year(&self) -> Option<YearOnYear<'a>> {
        let Previous { run, changes } = self.previous?;
        Some(YearOnYear { before: &run.set, now: self.set, changes })
    }
}
