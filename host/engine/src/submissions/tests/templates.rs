//! Forms on templates: whose stamp fits, whose does not, and what somebody changed in locked cells.

use dti_diagnostics::Language;
use rust_xlsxwriter::DocProperties;

use super::*;
use crate::submissions::stamp::{self, Mark, Stamp};

/// What a template of the usual set says for Sở Y tế, with some marks said differently.
fn marks(otherwise: &[(Mark, &str)]) -> Vec<(Mark, String)> {
    let set = set();
    let stamp = Stamp::of(&set, &set.agencies()[set.agency("so-y-te").unwrap()]);
    let said = |(mark, said): (Mark, &str)| {
        let other = otherwise.iter().find(|(other, _)| *other == mark);
        (mark, other.map_or(said, |(_, said)| *said).to_owned())
    };
    stamp.marks().map(said).collect()
}

/// A form with a stamp on the hidden sheet and one in the properties.
fn stamped(rows: &[Vec<&str>], sheet: &[(Mark, String)], properties: &[(Mark, String)]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let form = workbook.add_worksheet();
    form.set_name("Phiếu").unwrap();
    write_texts(form, &form_texts("so-y-te", rows));
    if !sheet.is_empty() {
        let hidden = workbook.add_worksheet();
        hidden.set_name(stamp::SHEET).unwrap().set_very_hidden(true);
        for (row, (mark, said)) in (0..).zip(sheet) {
            hidden.write_string(row, 0, mark.name()).unwrap().write_string(row, 1, said).unwrap();
        }
    }
    let named = properties
        .iter()
        .fold(DocProperties::new(), |all, (mark, said)| all.set_custom_property(mark.name(), said.as_str()));
    workbook.set_properties(&named);
    workbook.save_to_buffer().unwrap()
}

fn read_stamped(rows: &[Vec<&str>], otherwise: &[(Mark, &str)]) -> Outcome {
    let marks = marks(otherwise);
    Case::new().file("a.xlsx", stamped(rows, &marks, &marks)).read()
}

#[test]
fn a_form_on_its_own_template_gives_no_finding() {
    let (all, none) = (marks(&[]), Vec::new());
    for (sheet, properties) in [(&all, &all), (&all, &none), (&none, &all), (&none, &none)] {
        let outcome = Case::new().file("a.xlsx", stamped(&correct_rows(), sheet, properties)).read();
        assert_eq!(outcome.codes(), Vec::<&str>::new(), "{}", outcome.told());
        assert_eq!(outcome.answer("so-y-te", "6.2", "value"), Some(0.85));
    }
}

#[test]
fn the_template_of_another_edition_or_set_is_refused_by_name_whatever_the_form_says() {
    let edition = read_stamped(&correct_rows(), &[(Mark::Set, "thu-2022"), (Mark::Period, "2022-01-01/2022-12-31")]);
    assert_eq!(edition.codes(), ["template-of-other-edition"], "{}", edition.told());
    let finding = edition.only(Code::TemplateOfOtherEdition);
    let message = finding.message(Language::Vi);
    assert!(message.contains("`thu-2022`, kỳ 01/01/2022 – 31/12/2022"), "{message}");
    assert!(message.contains("`thu-2023`, kỳ 01/01/2023 – 31/12/2023"), "{message}");
    assert!(finding.hint(Language::Vi).unwrap().contains("dti template thu-2023 --agency so-y-te"));
    assert_eq!(finding.agency.as_deref(), Some("so-y-te"));
    assert_eq!(edition.answer("so-y-te", "6.2", "value"), None, "its rows would mislead");

    let same_id = read_stamped(&correct_rows(), &[(Mark::Period, "2022-01-01/2022-12-31")]);
    assert_eq!(same_id.codes(), ["template-of-other-edition"], "{}", same_id.told());

    let set = read_stamped(&correct_rows(), &[(Mark::Set, "hue-2023"), (Mark::Title, "Bộ của Huế")]);
    assert_eq!(set.codes(), ["template-of-other-set"], "{}", set.told());
    assert!(set.only(Code::TemplateOfOtherSet).message(Language::En).contains("`hue-2023` (Bộ của Huế)"));
}

#[test]
fn the_template_of_another_agency_is_refused_by_name() {
    let outcome = read_stamped(&correct_rows(), &[(Mark::Agency, "so-noi-vu")]);
    assert_eq!(outcome.codes(), ["template-of-other-agency"], "{}", outcome.told());
    let finding = outcome.only(Code::TemplateOfOtherAgency);
    assert!(finding.message(Language::Vi).ends_with("được cấp cho đơn vị `so-noi-vu` (Sở Nội vụ)"));
    assert_eq!(Outcome::address(finding).as_deref(), Some("B1"));
    assert!(finding.hint(Language::En).unwrap().contains("dti template thu-2023 --agency so-y-te"));
}

#[test]
fn a_template_that_bears_the_agencys_former_code_is_its_own() {
    let with_alias = SET.replacen("name = \"Sở Y tế\"", "name = \"Sở Y tế\"\naliases = [\"yte\"]", 1);
    let set = set_of(&with_alias);
    let former: Vec<_> = marks(&[(Mark::Agency, "yte"), (Mark::Digest, set.digest())]);
    let case = Case { set, ..Case::new() };
    let outcome = case.file("a.xlsx", stamped(&correct_rows(), &former, &former)).read();
    assert_eq!(outcome.codes(), Vec::<&str>::new(), "{}", outcome.told());
}

#[test]
fn a_workbook_that_gathers_several_forms_bears_the_stamp_of_one() {
    let marks = marks(&[]);
    let mut workbook = Workbook::new();
    for agency in ["so-y-te", "so-noi-vu"] {
        let sheet = workbook.add_worksheet();
        sheet.set_name(agency).unwrap();
        write_texts(sheet, &form_texts(agency, &correct_rows()));
    }
    let hidden = workbook.add_worksheet();
    hidden.set_name(stamp::SHEET).unwrap().set_very_hidden(true);
    for (row, (mark, said)) in (0..).zip(&marks) {
        hidden.write_string(row, 0, mark.name()).unwrap().write_string(row, 1, said).unwrap();
    }
    let outcome = Case::new().file("a.xlsx", workbook.save_to_buffer().unwrap()).read();
    assert_eq!(outcome.codes(), Vec::<&str>::new(), "{}", outcome.told());
}

#[test]
fn another_version_of_the_edition_is_noted_and_read() {
    let outcome = read_stamped(&correct_rows(), &[(Mark::Digest, "0123456789abcdef")]);
    assert_eq!(outcome.codes(), ["template-version-differs"], "{}", outcome.told());
    assert_eq!(outcome.answer("so-y-te", "6.2", "value"), Some(0.85));
}

#[test]
fn a_stamp_that_contradicts_itself_is_told_and_the_form_is_read_by_what_it_shows() {
    let (sheet, properties) = (marks(&[]), marks(&[(Mark::Set, "thu-2022"), (Mark::Agency, "quan-1")]));
    let outcome = Case::new().file("a.xlsx", stamped(&correct_rows(), &sheet, &properties)).read();
    assert_eq!(outcome.codes(), ["stamp-contradictory", "stamp-contradictory"], "{}", outcome.told());
    assert_eq!(outcome.answer("so-y-te", "6.2", "value"), Some(0.85));
}

#[test]
fn locked_cells_that_were_changed_are_told_where_there_is_a_stamp() {
    let mut rows = correct_rows();
    rows[2] = vec!["6.2", "Tỷ lệ người hài lòng", "85 %", "", "", "", "", "100"];
    rows[5] = vec!["6.10", "băng  thông", "8,5", "", "", "", "", "10"];
    let outcome = read_stamped(&rows, &[]);
    assert_eq!(outcome.codes(), ["locked-cell-changed", "locked-cell-changed"], "{}", outcome.told());
    let changed: Vec<_> = outcome.findings.iter().filter(|one| one.code == Code::LockedCellChanged).collect();
    assert_eq!(changed.iter().map(|one| Outcome::address(one).unwrap()).collect::<Vec<_>>(), ["B8", "H8"]);
    let message = changed[1].message(Language::Vi);
    assert_eq!(message, "cột `Điểm tối đa` của chỉ số `6.2` ghi “100”, nhưng bộ chỉ số ghi “10”");
    let copy = Case::new().file("a.xlsx", form_workbook("so-y-te", &rows, |_| {})).read();
    assert_eq!(copy.codes(), Vec::<&str>::new(), "who makes a copy of her own may call things otherwise");
}

#[test]
fn a_template_that_became_an_open_document_keeps_its_stamp() {
    let row = |cells: &[&str]| {
        let cells = cells.iter().map(|text| {
            format!(r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#)
        });
        format!("<table:table-row>{}</table:table-row>", cells.collect::<String>())
    };
    let form = form_texts("so-y-te", &correct_rows());
    let form: String = form.iter().map(|cells| row(&cells.iter().map(String::as_str).collect::<Vec<_>>())).collect();
    let marks = marks(&[(Mark::Set, "thu-2021")]);
    let marks: String = marks.iter().map(|(mark, said)| row(&[mark.name(), said])).collect();
    let content = format!(
        r#"<office:spreadsheet><table:table table:name="Phiếu">{form}</table:table><table:table table:name="{}">{marks}</table:table></office:spreadsheet>"#,
        stamp::SHEET
    );
    let kind = b"application/vnd.oasis.opendocument.spreadsheet";
    let file = archive(&[("mimetype", kind), ("content.xml", content.as_bytes())]);
    let outcome = Case::new().file("a.ods", file).read();
    assert_eq!(outcome.codes(), ["template-of-other-edition"], "{}", outcome.told());
}
