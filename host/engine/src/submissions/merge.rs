//! What all files together say of each agency: repeated, contradicting and missing submissions.

use std::collections::btree_map::Entry as Slot;
use std::collections::{BTreeMap, BTreeSet};

use dti_criteria::{CriteriaSet, Indicator, Input, InputSource, Records};
use dti_diagnostics::{Code, Finding, Findings, Place, Text};

use super::file::FileContent;
use super::form::Heading;
use super::form_reader::title;
use super::{Answer, Entry, RecordsTable, Submission, Submissions, Supplier};

/// Puts the files together, in their order.
pub(super) fn merge(set: &CriteriaSet, files: Vec<FileContent>, findings: &mut Findings) -> Submissions {
    let mut merge =
        Merge { set, findings, forms: BTreeMap::new(), flat: Vec::new(), submissions: Submissions::default() };
    let mut by_digest: BTreeMap<String, Seen> = BTreeMap::new();
    for content in files {
        let Some(file) = content.file.clone() else {
            merge.findings.extend(content.findings);
            continue;
        };
        merge.submissions.files.push(file.clone());
        if content.forms.is_empty() && content.flat.is_empty() {
            // Who hands in what cannot be read is told so, whoever else did the same.
            merge.take(content);
            continue;
        }
        match by_digest.entry(file.digest) {
            Slot::Occupied(seen) => merge.repeated(seen.get(), &file.path),
            Slot::Vacant(slot) => {
                slot.insert(Seen { path: file.path, agency: content.forms.first().map(|(form, _)| form.agency) });
                merge.take(content);
            }
        }
    }
    merge.finish()
}

/// A file that came before.
struct Seen {
    path: String,
    agency: Option<usize>,
}

struct Merge<'a> {
    set: &'a CriteriaSet,
    findings: &'a mut Findings,
    forms: BTreeMap<usize, (Submission, Place)>,
    flat: Vec<Submission>,
    submissions: Submissions,
}

impl Merge<'_> {
    fn code(&self, agency: usize) -> &str {
        &self.set.agencies()[agency].code
    }

    fn repeated(&mut self, seen: &Seen, path: &str) {
        let mut finding = Finding::new(Code::SubmissionRepeated).with("other", &seen.path).at(Place::file(path));
        if let Some(agency) = seen.agency {
            finding = finding.agency(self.code(agency));
        }
        self.findings.push(finding);
    }

    fn take(&mut self, content: FileContent) {
        self.findings.extend(content.findings);
        for (form, place) in content.forms {
            self.take_form(form, place);
        }
        self.flat.extend(content.flat);
    }

    fn take_form(&mut self, form: Submission, place: Place) {
        let code = self.code(form.agency).to_owned();
        match self.forms.entry(form.agency) {
            Slot::Vacant(slot) => {
                slot.insert((form, place));
            }
            Slot::Occupied(first) => {
                let (first, first_place) = first.get();
                let finding = if says_the_same(first, &form) {
                    Finding::new(Code::SubmissionRepeated).with("other", &first_place.file)
                } else {
                    Finding::new(Code::SubmissionDefinedTwice).with("agency", &code).against(first_place.clone())
                };
                self.findings.push(finding.agency(code).at(place));
            }
        }
    }

    fn finish(mut self) -> Submissions {
        let handed_in = self.handed_in();
        let mut list: BTreeMap<usize, Submission> =
            std::mem::take(&mut self.forms).into_iter().map(|(agency, (form, _))| (agency, form)).collect();
        for row in std::mem::take(&mut self.flat) {
            let whole = list.entry(row.agency).or_insert_with(|| Submission::empty(row.agency));
            add_row(self.set, whole, row, self.findings);
        }
        if !list.is_empty() {
            self.missing(&handed_in);
        }
        self.submissions.list = list.into_values().collect();
        for submission in &mut self.submissions.list {
            submission.handed_in = handed_in[submission.agency];
        }
        self.submissions
    }

    /// Which agencies handed something in. Figures that another body supplies are no submission of the agency, unless
    /// the set asks the agency for nothing.
    fn handed_in(&self) -> Vec<bool> {
        let own = |input: &Input| input.source != InputSource::Outside;
        // Records that another body supplied need not be asked for.
        let mut supplied: BTreeSet<(usize, usize)> = BTreeSet::new();
        for row in &self.flat {
            supplied.extend(row.records.keys().map(|&records| (row.agency, records)));
        }
        let asks = |agency: usize| {
            let applicable = self.set.indicators().iter().filter(|one| one.applies_to(&self.set.agencies()[agency]));
            applicable.flat_map(|indicator| &indicator.inputs).any(|input| match input.source {
                InputSource::Records { records, .. } => !supplied.contains(&(agency, records)),
                _ => own(input),
            })
        };
        let says = |(&position, entry): (&usize, &Entry)| {
            entry.self_points.is_some() || self.set.indicators()[position].inputs.iter().any(own)
        };
        let mut handed_in = vec![false; self.set.agencies().len()];
        for &agency in self.forms.keys() {
            handed_in[agency] = true;
        }
        for row in &self.flat {
            let answers = row.answers.values().any(|answer| answer.supplied_by == Supplier::Agency);
            handed_in[row.agency] |= !asks(row.agency) || answers || row.entries.iter().any(says);
        }
        handed_in
    }

    fn missing(&mut self, handed_in: &[bool]) {
        for (agency, _) in self.set.agencies().iter().zip(handed_in).filter(|(_, handed_in)| !**handed_in) {
            let finding = Finding::new(Code::SubmissionMissing).with("agency", &agency.code).agency(&agency.code);
            self.findings.push(finding.asked_by(agency.place.clone()));
        }
    }
}

/// Adds a flat table's row. Figures that are there already must be equal, unless the set lets another body's figure
/// take the place of the agency's own.
fn add_row(set: &CriteriaSet, whole: &mut Submission, row: Submission, findings: &mut Findings) {
    let agency = &set.agencies()[row.agency].code;
    for ((position, input), answer) in row.answers {
        let indicator = &set.indicators()[position];
        match whole.answers.entry((position, input)) {
            Slot::Vacant(slot) => {
                slot.insert(answer);
            }
            Slot::Occupied(mut first) => {
                let told = if is_replaced(first.get(), &answer) {
                    replace(first.get_mut(), answer)
                } else {
                    differing(Code::AnswerDefinedTwice, first.get(), &answer)
                };
                let title = indicator.inputs[input].title.clone();
                findings.extend(told.map(|finding| about(finding, title, agency, indicator)));
            }
        }
    }
    for (position, table) in row.records {
        match whole.records.entry(position) {
            Slot::Vacant(slot) => {
                slot.insert(table);
            }
            Slot::Occupied(mut first) => {
                findings.extend(differing_records(&set.records()[position], agency, first.get(), &table));
                if !first.get().is_shared {
                    first.insert(table);
                }
            }
        }
    }
    for (position, entry) in row.entries {
        let finding = add_entry(whole.entries.entry(position).or_default(), entry, agency, &set.indicators()[position]);
        findings.extend(finding);
    }
}

/// Adds what a flat table says beside the figures. Explanations and documents of several places are all kept.
fn add_entry(first: &mut Entry, other: Entry, agency: &str, indicator: &Indicator) -> Option<Finding> {
    add_lines(&mut first.explanation, &other.explanation);
    if add_lines(&mut first.evidence, &other.evidence) {
        first.evidence_place =
            if first.documents.is_empty() { other.evidence_place } else { first.evidence_place.take() };
        first.documents.extend(other.documents);
    }
    match (&first.self_points, other.self_points) {
        (Some(points), Some(answer)) => differing(Code::AnswerDefinedTwice, points, &answer)
            .map(|finding| about(finding, title(Heading::SelfPoints), agency, indicator)),
        (None, answer) => {
            first.self_points = answer;
            None
        }
        (Some(_), None) => None,
    }
}

/// Adds lines to a text unless it says the same; whether any were added.
fn add_lines(text: &mut String, lines: &str) -> bool {
    if lines.is_empty() || text == lines {
        return false;
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(lines);
    true
}

/// Whether another body's figure meets the agency's own. A flat table marks as such only figures that may replace.
fn is_replaced(first: &Answer, other: &Answer) -> bool {
    first.supplied_by == Supplier::Agency && other.supplied_by != Supplier::Agency
}

/// Puts another body's figure in the place of the agency's own, which is kept beside it.
fn replace(first: &mut Answer, other: Answer) -> Option<Finding> {
    let told = differing(Code::AnswerReplaced, first, &other);
    let own = std::mem::replace(first, other);
    first.supplied_by = Supplier::OtherBody { replaced: Some(Box::new(own)) };
    told
}

/// The finding about two figures of one thing; none if they are equal.
fn differing(code: Code, first: &Answer, other: &Answer) -> Option<Finding> {
    #[expect(clippy::float_cmp, reason = "the same figure read twice is the same bits")]
    let same = first.value == other.value;
    let finding = || Finding::new(code).with("value", &first.raw).with("other", &other.raw);
    (!same).then(|| finding().at(other.place.clone()).against(first.place.clone()))
}

/// The finding about an agency's records that came twice, from another body and from itself or from two tables of all
/// agencies; none if they are equal.
fn differing_records(records: &Records, agency: &str, first: &RecordsTable, other: &RecordsTable) -> Option<Finding> {
    let code = if first.is_shared { Code::RecordsDefinedTwice } else { Code::RecordsReplaced };
    let finding = || {
        let finding = Finding::new(code).with("records", records.title.clone());
        let finding = finding.with("rows", first.table.height()).with("other", other.table.height());
        finding.agency(agency).at(other.place.clone()).against(first.place.clone())
    };
    (!first.table.equals_missing(&other.table)).then(finding)
}

fn about(finding: Finding, input: Text, agency: &str, indicator: &Indicator) -> Finding {
    let finding = finding.with("input", input).with("code", &indicator.code);
    finding.agency(agency).indicator(&indicator.code)
}

/// Whether two forms of one agency say the same; who filled them in, and when, may differ.
fn says_the_same(one: &Submission, other: &Submission) -> bool {
    let answers = |form: &Submission| form.answers.iter().map(|(key, answer)| (*key, answer.value)).collect::<Vec<_>>();
    let entries = |form: &Submission| {
        let entry = form.entries.iter();
        let points = |entry: &Entry| entry.self_points.as_ref().map(|answer| answer.value);
        entry
            .map(|(key, entry)| (*key, points(entry), entry.explanation.clone(), entry.evidence.clone()))
            .collect::<Vec<_>>()
    };
    let records = one.records.len() == other.records.len()
        && one.records.iter().all(|(key, records)| {
            other.records.get(key).is_some_and(|other| records.table.equals_missing(&other.table))
        });
    answers(one) == answers(other) && entries(one) == entries(other) && records
}
