//! Any text as the SQL of a metric: what passes the check can be counted over data, and nothing else is ever run.
#![no_main]

use std::sync::OnceLock;

use dti_diagnostics::{Code, Findings};
use dti_engine::submissions::Reading;
use dti_engine::{Submissions, metrics};
use dti_fuzz::{Folder, SET, load, records_workbook, set, tell};
use libfuzzer_sys::fuzz_target;

static SUBMITTED: OnceLock<Submissions> = OnceLock::new();

fn read() -> Submissions {
    let folder = Folder::new();
    folder.put("a.xlsx", &records_workbook());
    let mut findings = Findings::new();
    let submissions =
        dti_engine::submissions::read(set(), folder.path(), Reading::here(), &mut findings).expect("it is read");
    assert!(!submissions.list[0].records.is_empty(), "{findings:?}");
    submissions
}

fuzz_target!(|sql: &str| {
    let submissions = SUBMITTED.get_or_init(read);
    let (_, indicators) = SET[1];
    let written = toml::Value::String(sql.to_owned()).to_string();
    let indicators = indicators.replace("\"COUNT(*) FILTER (WHERE phi > 0) / COUNT(*)\"", &written);
    let (set, findings) = load([SET[0], ("1-nen-tang.toml", &indicators)]);
    let Ok(set) = set else { return tell(&findings, true) };
    let mut findings = Findings::new();
    metrics::check_sql(&set, &mut findings);
    tell(&findings, false);
    if findings.has_errors() {
        return;
    }
    metrics::derive(&set, submissions, &mut findings);
    let refused = findings.iter().find(|finding| matches!(finding.code, Code::SqlRefused | Code::SqlFailed));
    assert!(refused.is_none(), "passed the check and failed over data: {refused:?}");
});
