//! The way from the files of a set to its draft.

use std::cell::RefCell;

use dti_diagnostics::{Code, Finding, Findings, Text};
use jiff::civil::Date;
use toml::de::DeTable;

use super::fields::{Fields, Lines};
use super::indicators::{MISSING_POLICIES, read_indicator, read_kind};
use super::{
    Draft, DraftAgency, DraftCohort, DraftColumn, DraftHead, DraftMeasure, DraftPillar, DraftRecords, DraftTarget,
    Located,
};
use crate::indicator::Basis;
use crate::set::LegalBasis;
use crate::tree::Aggregate;
use crate::{Goal, Source, SourceFile};

const AGGREGATES: &[(&str, Aggregate)] = &[("sum", Aggregate::Sum), ("weighted-mean", Aggregate::WeightedMean)];

/// Takes all files apart; every fault of form becomes a finding.
pub(crate) fn read(source: &Source, findings: &mut Findings) -> Draft {
    let told = RefCell::new(Findings::new());
    let files = source.files.iter().map(|file| file.path.clone()).collect();
    let mut draft = Draft { files, ..Draft::default() };
    for file in &source.files {
        read_file(file, &mut draft, &told);
    }
    findings.append(told.into_inner());
    draft
}

fn read_file(file: &SourceFile, draft: &mut Draft, findings: &RefCell<Findings>) {
    let lines = Lines::new(file);
    let (table, errors) = DeTable::parse_recoverable(&file.text);
    if !errors.is_empty() {
        let told = errors.iter().map(|error| {
            let place = lines.place(error.span().map_or(0, |span| span.start));
            Finding::new(Code::SetFileNotToml).with("reason", error.message()).at(place)
        });
        return findings.borrow_mut().extend(told);
    }
    let kind = Text::new(format!("tệp `{}`", name(file)), format!("the file `{}`", name(file)));
    let mut fields = Fields::new(&kind, table.get_ref(), 0..0, &lines, findings);
    if name(file) == "set.toml" {
        draft.head = Some(read_head(&mut fields));
    }
    read_arrays(&mut fields, draft);
    fields.finish();
}

fn name(file: &SourceFile) -> &str {
    file.path.rsplit('/').next().unwrap_or(&file.path)
}

fn read_arrays(fields: &mut Fields<'_>, draft: &mut Draft) {
    draft.cohorts.extend(each_of(fields, "cohort", "nhóm xếp hạng", "the cohort", read_cohort));
    draft.agencies.extend(each_of(fields, "agency", "đơn vị", "the agency", read_agency));
    draft.records.extend(each_of(fields, "records", "bảng kê", "the records sheet", read_records));
    draft.targets.extend(each_of(fields, "target", "mục tiêu", "the target", read_target));
    draft.pillars.extend(each_of(fields, "pillar", "chỉ số chính", "the pillar", read_pillar));
    draft.indicators.extend(each_of(fields, "indicator", "chỉ số", "the indicator", read_indicator));
}

/// Reads each table of an array; those without a code are told of and left out.
fn each_of<'a, T>(
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
    if let Some(mut ranking) = fields.table("ranking", &Text::new("cách xếp hạng", "the ranking")) {
        ranking.word("ties", &[("competition", ())]);
        ranking.finish();
    }
    DraftHead {
        id: fields.required::<String>("id").map(|id| id.value).unwrap_or_default(),
        title: fields.title(),
        period,
        note: fields.text("note"),
        missing: fields.word("missing", MISSING_POLICIES),
        withheld: fields.word("withheld", MISSING_POLICIES),
        points: fields.optional("points"),
        aggregate: fields.word("aggregate", AGGREGATES).unwrap_or(Aggregate::Sum),
        legal_basis: each_of(fields, "legal-basis", "căn cứ", "the legal basis", read_legal_basis),
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

fn read_agency(fields: &mut Fields<'_>) -> Option<DraftAgency> {
    let code = fields.required("code");
    let name = fields.required::<String>("name").map(|name| name.value).unwrap_or_default();
    let cohort = fields.required("cohort");
    Some(DraftAgency { code: code?, name, cohort })
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

fn read_target(fields: &mut Fields<'_>) -> Option<DraftTarget> {
    let (id, title) = (fields.required("id"), fields.title());
    let rank = fields.table("rank", &Text::new("mục tiêu thứ hạng", "the rank target")).and_then(read_rank);
    let series = fields.table("series", &Text::new("mục tiêu chuỗi số", "the series target")).and_then(read_series);
    if !fields.has("rank") && !fields.has("series") {
        fields.require("rank");
    }
    let basis = read_basis(fields);
    Some(DraftTarget { id: id?, title, measure: rank.or(series), basis })
}

fn read_rank(mut fields: Fields<'_>) -> Option<DraftMeasure> {
    let table = fields.required("table");
    let subject = fields.required::<String>("subject");
    let top = positive_whole(&mut fields, "top");
    fields.finish();
    Some(DraftMeasure::Rank { table: table?, subject: subject?.value, top: top? })
}

fn read_series(mut fields: Fields<'_>) -> Option<DraftMeasure> {
    let table = fields.required("table");
    let subject = fields.required::<String>("subject");
    fields.require("goals");
    let mut goals = each_of(&mut fields, "goals", "mốc", "the goal", read_goal);
    goals.sort_by_key(|goal| goal.year);
    fields.finish();
    Some(DraftMeasure::Series { table: table?, subject: subject?.value, goals })
}

fn read_goal(fields: &mut Fields<'_>) -> Option<Goal> {
    let year = positive_whole(fields, "year").and_then(|year| i16::try_from(year).ok());
    let value = fields.required::<f64>("value");
    Some(Goal { year: year?, value: value?.value })
}

/// A whole number of 1 to 9999.
fn positive_whole(fields: &mut Fields<'_>, key: &'static str) -> Option<u32> {
    let number = fields.required::<i64>(key)?;
    let read = u32::try_from(number.value).ok().filter(|number| (1..=9999).contains(number));
    if read.is_none() {
        let finding = Finding::new(Code::ValueOutOfBounds).with("key", key).with("value", number.value.to_string());
        fields.tell(finding.with("limit", Text::new("trong khoảng 1 đến 9999", "within 1 and 9999")).at(number.place));
    }
    read
}

fn read_pillar(fields: &mut Fields<'_>) -> Option<DraftPillar> {
    let (code, title) = (fields.required("code"), fields.title());
    let pillar = DraftPillar {
        code: code?,
        title,
        parent: fields.optional("parent"),
        points: fields.optional("points"),
        aggregate: fields.word("aggregate", AGGREGATES).unwrap_or(Aggregate::Sum),
        weight: read_weight(fields),
    };
    if pillar.aggregate == Aggregate::WeightedMean {
        fields.require("points");
    }
    Some(pillar)
}

/// The weight in a parent that takes a weighted mean: above 0, 1 where it is not written.
pub(crate) fn read_weight(fields: &mut Fields<'_>) -> f64 {
    let Some(weight) = fields.optional::<f64>("weight") else { return 1.0 };
    if weight.value <= 0.0 {
        let finding = Finding::new(Code::ValueOutOfBounds).with("key", "weight").with("value", weight.value);
        fields.tell(finding.with("limit", Text::new("lớn hơn 0", "above 0")).at(weight.place));
        return 1.0;
    }
    weight.value
}

/// Who says so: exactly one of `official` and `own-choice`.
pub(crate) fn read_basis(fields: &mut Fields<'_>) -> Option<Basis> {
    let official: Option<Located<String>> = fields.optional("official");
    let own: Option<Located<String>> = fields.optional("own-choice");
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
