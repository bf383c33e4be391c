//! Workbooks as a spreadsheet program calculates them: `LibreOffice` recalculates every formula, and what it finds is
//! compared with the value that stands in the file.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::Command;

use calamine::{Data, DataRef, Reader as _, Xlsx, open_workbook};
use dti_diagnostics::cell_address;

/// How far two results may be apart, as a share of the larger one: what the order of additions makes of a sum.
const NOISE: f64 = 1e-9;

/// Recalculates when a file is loaded, always: by default only files of other programs' older versions are.
const SETTINGS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"#;

/// `LibreOffice` without a window, with a profile of its own, so that it neither disturbs a person's nor waits for it.
pub struct Office {
    profile: tempfile::TempDir,
}

impl Office {
    /// Prepares the profile.
    ///
    /// # Panics
    /// If it cannot be written.
    #[must_use]
    pub fn open() -> Self {
        let profile = tempfile::tempdir().expect("a folder can be made");
        let user = profile.path().join("user");
        fs::create_dir(&user).expect("a folder can be made");
        fs::write(user.join("registrymodifications.xcu"), SETTINGS).expect("the settings can be written");
        Self { profile }
    }

    /// Opens workbooks, recalculates them, and saves them under the same names in another folder.
    ///
    /// # Panics
    /// If the program is not there, or does not save one of them: then the workbook cannot be opened.
    pub fn recalculate(&self, workbooks: &[PathBuf], out: &Path) {
        let mut arguments: Vec<OsString> = vec!["--convert-to".into(), "xlsx".into(), "--outdir".into(), out.into()];
        arguments.extend(workbooks.iter().map(Into::into));
        let output = self.command().args(arguments).output().expect(
            "LibreOffice recalculates the workbooks: install it (Debian: `apt install libreoffice-calc`), so that \
             `soffice` is found",
        );
        for workbook in workbooks {
            let name = workbook.file_name().expect("it is a file");
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(out.join(name).exists(), "LibreOffice did not save {}: {said}", workbook.display());
        }
    }

    /// `soffice` with the profile, to be given its arguments.
    #[must_use]
    pub fn command(&self) -> Command {
        let profile = self.profile.path().display().to_string().replace('\\', "/");
        let mut command = Command::new("soffice");
        command.args(["--headless", "--norestore", "--nologo"]);
        command.arg(format!("-env:UserInstallation=file:///{}", profile.trim_start_matches('/')));
        command
    }
}

/// What a formula gives.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A number, a date, or a truth value as 1 or 0.
    Number(f64),
    /// A text; an empty one where there is nothing.
    Text(String),
    /// An error such as `#DIV/0!`.
    Error(String),
}

impl Value {
    fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Number(one), Self::Number(other)) => {
                (one - other).abs() <= NOISE * one.abs().max(other.abs()).max(1.0)
            }
            (one, other) => one == other,
        }
    }
}

impl From<DataRef<'_>> for Value {
    fn from(value: DataRef<'_>) -> Self {
        match Data::from(value) {
            Data::Int(number) => Self::Number(number as f64),
            Data::Float(number) => Self::Number(number),
            Data::Bool(truth) => Self::Number(truth.into()),
            Data::DateTime(date) => Self::Number(date.as_f64()),
            Data::Error(error) => Self::Error(error.to_string()),
            Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => Self::Text(text),
            Data::Empty => Self::Text(String::new()),
        }
    }
}

/// The formulas of a workbook with their values, by sheet and cell.
pub type Formulas = BTreeMap<(String, String), (String, Value)>;

/// Reads the formulas of a workbook, and the values that stand beside them.
///
/// # Panics
/// If it cannot be read.
#[must_use]
pub fn formulas(workbook: &Path) -> Formulas {
    let mut book = open(workbook);
    let mut formulas = Formulas::new();
    for sheet in book.sheet_names() {
        let mut cells = book.worksheet_cells_reader(&sheet).expect("a sheet can be read");
        while let Some(cell) = cells.next_cell_with_formula().expect("a cell can be read") {
            let (row, column) = cell.pos;
            let address = cell_address(row, column);
            if let Some(formula) = cell.formula {
                formulas.insert((sheet.clone(), address), (formula, cell.value.into()));
            }
        }
    }
    formulas
}

fn open(workbook: &Path) -> Xlsx<BufReader<File>> {
    open_workbook(workbook).unwrap_or_else(|error| panic!("{}: {error}", workbook.display()))
}

/// How the values of a workbook's formulas differ from those that were calculated, a line each.
#[must_use]
pub fn differences(written: &Formulas, calculated: &Formulas) -> Vec<String> {
    let mut lines = Vec::new();
    for ((sheet, cell), (formula, value)) in written {
        let found = calculated.get(&(sheet.clone(), cell.clone())).map(|(_, value)| value);
        if !found.is_some_and(|found| found.is_like(value)) {
            lines.push(format!("{sheet}!{cell} ={formula}: {value:?} is written, {found:?} calculated"));
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(value: Value) -> Formulas {
        [(("Điểm".to_owned(), "B2".to_owned()), ("SUM(B3:B9)".to_owned(), value))].into()
    }

    #[test]
    fn a_value_that_is_not_calculated_is_a_difference() {
        let written = one(Value::Number(0.3));
        assert_eq!(differences(&written, &one(Value::Number(0.1 + 0.2))), Vec::<String>::new());
        assert_eq!(differences(&written, &one(Value::Number(0.300_001))).len(), 1);
        assert_eq!(differences(&written, &one(Value::Error("#NAME?".to_owned()))).len(), 1);
        assert_eq!(differences(&written, &Formulas::new()).len(), 1);
        assert_eq!(differences(&one(Value::Text(String::new())), &one(Value::Number(0.0))).len(), 1);
    }
}
