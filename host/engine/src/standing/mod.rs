//! Station 5: how far the city is from its targets, measured in published tables and in the agencies' own figures.

mod aggregate;
mod place;
mod progress;
mod rank;
mod series;
mod table;
#[cfg(test)]
mod tests;
mod trend;

use dti_criteria::{Basis, CriteriaSet, Direction, ReferenceTable, Target, TargetKind};
use dti_diagnostics::{Code, Finding, Findings, Text};

use crate::text::nearest;
use crate::{Index, Metrics, Scores};

pub use progress::{
    Absent, AbsentCause, AggregateLine, Behind, FigureKind, Neighbour, Outcome, Outlook, Progress, RankLine, Release,
    SeriesLine, Standing, Status,
};
pub use trend::{HORIZON, LEVEL, Projection};

/// Measures every target of the set: ranks and series in published tables, each year that they hold; aggregates in the
/// figures of the agencies that are scored, as a council may have corrected them; places of agencies in this run's own index.
///
/// Targets that cannot be measured are told, and stay without lines.
#[tracing::instrument(name = "standing", skip_all, fields(targets = set.targets().len()))]
pub fn assess(
    set: &CriteriaSet,
    metrics: &Metrics,
    scores: &Scores,
    index: &Index,
    findings: &mut Findings,
) -> Standing {
    let figures = aggregate::Figures { set, metrics: metrics.in_force(), scores };
    let measure = |target: &Target, faults: &mut Vec<Finding>| match &target.kind {
        TargetKind::Aggregate(goal) => Some(aggregate::outcome(&figures, target, goal, faults)),
        TargetKind::Place { agency, top } => Some(place::outcome(set, index, *agency, *top as usize)),
        TargetKind::Rank { .. } | TargetKind::Series { .. } => published(set, target, faults),
    };
    let progress = |target: &Target, outcome| {
        let (official, basis) = match &target.basis {
            Basis::Official(source) => (true, source.clone()),
            Basis::OwnChoice(reason) => (false, reason.clone()),
        };
        Progress { target: target.id.clone(), title: target.title.clone(), official, basis, outcome }
    };
    let mut faults = Vec::new();
    let measured = set.targets().iter().filter_map(|target| Some(progress(target, measure(target, &mut faults)?)));
    let standing = Standing { until: set.period().1.to_string(), targets: measured.collect() };
    tell(faults, findings);
    standing
}

/// Tells what keeps targets from being measured in published tables, before anybody hands anything in.
pub fn check(set: &CriteriaSet, findings: &mut Findings) {
    let mut faults = Vec::new();
    for target in set.targets() {
        published(set, target, &mut faults);
    }
    tell(faults, findings);
}

/// Adds the faults, each once: two targets may use one table.
fn tell(faults: Vec<Finding>, findings: &mut Findings) {
    let mut own = Findings::new();
    own.extend(faults);
    let mut once = Findings::new();
    once.append_new(own);
    findings.append(once);
}

/// What published tables say; none if the target is not measured in one, or cannot be.
fn published(set: &CriteriaSet, target: &Target, faults: &mut Vec<Finding>) -> Option<Outcome> {
    let (TargetKind::Rank { table, .. } | TargetKind::Series { table, .. }) = &target.kind else { return None };
    let table = set.reference(table)?;
    match &target.kind {
        TargetKind::Rank { subject, top, .. } => rank::outcome(target, table, subject, *top as usize, faults),
        TargetKind::Series { subject, producers, goals, .. } => {
            series::outcome(target, table, subject, (producers, goals), faults)
        }
        _ => None,
    }
}

fn unusable(target: &Target, reason: Text, way_out: Text) -> Finding {
    let finding = Finding::new(Code::TargetUnusable).with("target", &target.id).with("reason", reason);
    finding.with("way-out", way_out).at(target.place.clone())
}

/// The finding of a target whose subject is not in its table.
fn no_subject(target: &Target, table: &ReferenceTable, subject: &str) -> Finding {
    let id = &table.id;
    let vi = format!("bảng `{id}` không có số liệu của `{subject}`");
    let reason = Text::new(vi, format!("the table `{id}` has no figure of `{subject}`"));
    let subjects = (0..table.rows.len()).map(|row| table.cell(row, "subject"));
    let way_out = match nearest(subject, subjects) {
        Some(near) => Text::new(
            format!("ghi tên đúng như trong bảng; gần nhất là `{near}`"),
            format!("write the name as the table has it; the nearest is `{near}`"),
        ),
        None => Text::new(
            "ghi tên đúng như ở cột `subject` của bảng, hoặc thêm số liệu vào bảng",
            "write the name as the table's column `subject` has it, or add its figures to the table",
        ),
    };
    unusable(target, reason, way_out)
}

/// Whether a direction wants more or less, as criteria sets write it.
fn written(direction: Direction) -> String {
    direction.as_str().to_owned()
}
