//! The way from the files of a set to its draft.

use std::cell::RefCell;

use dti_diagnostics::{Code, Finding, Findings, Text};
use jiff::civil::Date;
use toml::Spanned;
use toml::de::DeTable;

use super::agencies::{self, read_agencies_file, read_agency, read_attribute};
use super::classes::read_bands;
use super::fields::{Defaults, Fields, Lines};
use super::indicators::{COUNTS_AS, EVIDENCE, RULE_FAILURE, read_indicator, read_kind};
use super::listed::{self, is_written};
use super::nodes::{number_within, read_applies, read_node};
use super::outcomes::{read_display, read_ranking, read_view};
use super::robustness::read_robustness;
use super::signs::read_early_signs;
use super::targets::read_target;
use super::{Draft, DraftCohort, DraftColumn, DraftHead, DraftPillar, DraftRecords, Located};
use crate::indicator::Basis;
use crate::set::LegalBasis;
use crate::{Signers, Source, SourceFile};

/// Takes all files apart; every fault of form becomes a finding.
pub(crate) fn read(source: &Source, findings: &mut Findings) -> Draft {
    let told = RefCell::new(Findings::new());
    let files = source.files.iter().map(|file| file.path.clone()).collect();
    let mut draft = Draft { files, ..Draft::default() };
    let written: Vec<SourceFile> = source
        .files
        .iter()
        .filter(|file| is_written(file) && name(file) != Signers::FILE)
        .filter_map(|file| told_of(listed::written(file), &told))
        .collect();
    let lines: Vec<_> = written.iter().map(Lines::new).collect();
    let parsed: Vec<_> = lines.iter().filter_map(|lines| Some((lines, parse(lines, &told)?))).collect();
    let tables: Vec<_> = parsed.iter().map(|(lines, table)| top(lines, table.get_ref(), &told)).collect();
    let head = parsed.iter().position(|(lines, _)| name(lines.file()) == "set.toml");
    draft.complete = parsed.len() == lines.len();
    let defaults = |key| {
        let (lines, table) = &parsed[head?];
        top(lines, table.get_ref(), &told).table(key, &Text::new("mặc định", "the defaults"))
    };
    let defaults = NodeDefaults { indicators: defaults("defaults"), pillars: defaults("pillar-defaults") };
    for (position, fields) in tables.into_iter().enumerate() {
        read_file(fields, head == Some(position), &defaults, &mut draft);
    }
    for file in source.files.iter().filter(|file| name(file) == agencies::FILE) {
        read_agencies_file(file, &mut draft, &told);
    }
    findings.append(told.into_inner());
    draft
}

/// What nodes say that do not say it themselves.
struct NodeDefaults<'a> {
    indicators: Option<Fields<'a>>,
    pillars: Option<Fields<'a>>,
}

fn told_of<T>(result: Result<T, Box<Finding>>, findings: &RefCell<Findings>) -> Option<T> {
    result.map_err(|finding| findings.borrow_mut().push(*finding)).ok()
}

/// The table of a file; none if it is not TOML, which is told.
pub(crate) fn parse<'a>(lines: &'a Lines<'a>, findings: &RefCell<Findings>) -> Option<Spanned<DeTable<'a>>> {
    let (table, errors) = DeTable::parse_recoverable(&lines.file().text);
    // What one slip makes of the rest of the file is not worth telling.
    let told = errors.iter().take(1).map(|error| {
        let place = lines.place(error.span().map_or(0, |span| span.start));
        Finding::new(Code::SetFileNotToml).with("reason", error.message()).at(place)
    });
    findings.borrow_mut().extend(told);
    errors.is_empty().then_some(table)
}

/// The top level of a file.
pub(crate) fn top<'a>(lines: &'a Lines<'a>, table: &'a DeTable<'a>, findings: &'a RefCell<Findings>) -> Fields<'a> {
    let name = name(lines.file());
    Fields::new(&Text::new(format!("tệp `{name}`"), format!("the file `{name}`")), table, 0..0, lines, findings)
}

fn read_file<'a>(mut fields: Fields<'a>, is_head: bool, defaults: &NodeDefaults<'a>, draft: &mut Draft) {
    if is_head {
        draft.head = Some(read_head(&mut fields));
    }
    read_arrays(&mut fields, defaults, draft);
    fields.finish();
}

fn name(file: &SourceFile) -> &str {
    file.path.rsplit('/').next().unwrap_or(&file.path)
}

fn read_arrays<'a>(fields: &mut Fields<'a>, defaults: &NodeDefaults<'a>, draft: &mut Draft) {
    draft.cohorts.extend(each_of(fields, "cohort", "nhóm xếp hạng", "the cohort", read_cohort));
    draft.attributes.extend(each_of(fields, "attribute", "đặc điểm", "the attribute", read_attribute));
    draft.agencies.extend(each_of(fields, "agency", "đơn vị", "the agency", read_agency));
    draft.records.extend(each_of(fields, "records", "bảng kê", "the records sheet", read_records));
    draft.targets.extend(each_of(fields, "target", "mục tiêu", "the target", read_target));
    draft.views.extend(each_of(fields, "view", "góc nhìn", "the view", read_view));
    draft.bands.extend(each_of(fields, "bands", "phân loại", "the bands", read_bands));
    let pillars = fields.tables("pillar", &Text::new("chỉ số chính", "the pillar"));
    read_nodes(pillars, defaults.pillars.as_ref(), &mut draft.pillars, read_pillar);
    let indicators = fields.tables("indicator", &Text::new("chỉ số", "the indicator"));
    read_nodes(indicators, defaults.indicators.as_ref(), &mut draft.indicators, read_indicator);
}

/// Reads nodes, each with the defaults; what the defaults say must mean something to the nodes.
fn read_nodes<'a, T>(
    tables: Vec<Fields<'a>>,
    defaults: Option<&Fields<'a>>,
    nodes: &mut Vec<T>,
    read: fn(&mut Fields<'a>) -> Option<T>,
) {
    let given: Option<Defaults<'a>> = defaults.map(Fields::as_defaults);
    for table in tables {
        let mut table = table.with_defaults(given);
        nodes.extend(read(&mut table));
        // Told once, like every fault that shows in several nodes.
        if let Some(defaults) = defaults {
            table.check_defaults(defaults);
        }
        table.finish();
    }
}

/// Reads each table of an array; those without a code are told of and left out.
pub(crate) fn each_of<'a, T>(
    fields: &mut Fields<'a>,
    key: &'static str,
    vi: &str,
    en: &str,
    read: impl Fn(&mut Fields<'a>) -> Option<T>,
) -> Vec<T> {
    let tables = fields.tables(key, &Text::new(vi, en));
    let read_one = |mut table: Fields<'a>| {
        let item = read(&mut table);
        table.finish();
        item
    };
    tables.into_iter().filter_map(read_one).collect()
}

fn read_head(fields: &mut Fields<'_>) -> DraftHead {
    fields.require("period");
    let period = fields.table("period", &Text::new("kỳ đánh giá", "the period")).and_then(read_period);
    fields.require("missing");
    fields.known_elsewhere("defaults");
    fields.known_elsewhere("pillar-defaults");
    DraftHead {
        id: fields.required::<String>("id").map(|id| id.value).unwrap_or_default(),
        title: fields.title(),
        period,
        note: fields.text("note"),
        missing: fields.word("missing", COUNTS_AS),
        withheld: fields.word("withheld", COUNTS_AS),
        rule_failure: fields.word("rule-failure", RULE_FAILURE),
        evidence: fields.word("evidence", EVIDENCE),
        ranking: read_ranking(fields),
        decimals: read_display(fields),
        robustness: read_robustness(fields),
        node: read_node(fields),
        legal_basis: each_of(fields, "legal-basis", "căn cứ", "the legal basis", read_legal_basis),
        early_signs: read_early_signs(fields),
        place: fields.place().clone(),
    }
}

fn read_period(mut fields: Fields<'_>) -> Option<(Date, Date)> {
    let (from, to) = (fields.required::<Date>("from"), fields.required::<Date>("to"));
    let (from, to) = (from?.value, to?);
    if to.value < from {
        let limit = Text::new(format!("từ ngày {from} trở đi"), format!("{from} or later"));
        let finding = Finding::new(Code::ValueOutOfBounds).with("key", "to").with("value", to.value.to_string());
        fields.tell(finding.with("limit", limit).at(to.place));
    }
    fields.finish();
    Some((from, to.value))
}

fn read_legal_basis(fields: &mut Fields<'_>) -> Option<LegalBasis> {
    let number = fields.required::<String>("number");
    let date = fields.required::<Date>("date");
    let issuer = fields.required::<String>("issuer");
    Some(LegalBasis { number: number?.value, date: date?.value, issuer: issuer?.value })
}

fn read_cohort(fields: &mut Fields<'_>) -> Option<DraftCohort> {
    let (id, title) = (fields.required("id"), fields.title());
    Some(DraftCohort { id: id?, title })
}

fn read_records(fields: &mut Fields<'_>) -> Option<DraftRecords> {
    let (id, title) = (fields.required("id"), fields.title());
    fields.require("columns");
    let columns = each_of(fields, "columns", "cột", "the column", read_column);
    Some(DraftRecords { id: id?, title, columns })
}

fn read_column(fields: &mut Fields<'_>) -> Option<DraftColumn> {
    let (id, title) = (fields.required("id"), fields.title());
    let kind = read_kind(fields)?;
    Some(DraftColumn { id: id?, title, kind })
}

fn read_pillar(fields: &mut Fields<'_>) -> Option<DraftPillar> {
    let (code, title) = (fields.required("code"), fields.title());
    Some(DraftPillar {
        code: code?,
        title,
        parent: fields.optional("parent"),
        node: read_node(fields),
        applies: read_applies(fields),
        weight: read_weight(fields),
    })
}

/// The weight in a parent that takes a mean: above 0, 1 where it is not written.
pub(crate) fn read_weight(fields: &mut Fields<'_>) -> f64 {
    number_within(fields, "weight", 0.0, f64::MAX).map_or(1.0, |weight| weight.value)
}

/// Who says so: exactly one of `official` and `own-choice`.
pub(crate) fn read_basis(fields: &mut Fields<'_>) -> Option<Basis> {
    // What the table says of its basis replaces what the defaults say, whichever key they use.
    let inherits = !fields.writes("official") && !fields.writes("own-choice");
    let mut read = |key| -> Option<Located<String>> {
        let read = fields.optional(key);
        read.filter(|_| inherits || fields.writes(key))
    };
    let (official, own) = (read("official"), read("own-choice"));
    match (official, own) {
        (Some(cited), None) => Some(Basis::Official(cited.value)),
        (None, Some(reason)) => Some(Basis::OwnChoice(reason.value)),
        _ => {
            let finding = Finding::new(Code::BasisUnclear).with("owner", fields.owner().clone());
            fields.tell(finding.at(fields.place().clone()));
            None
        }
    }
}
