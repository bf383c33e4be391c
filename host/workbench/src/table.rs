//! A cohort from a CSV file: columns are inputs, rows are agencies.

use dti_diagnostics::{Argument, Code, Finding, Findings, Halted, Place, Text};
use dti_engine::rules::{Column, InputKind, RuleProfile};
use serde_json::{Map, Value};

use crate::figures;
use crate::laws::samples::option_lists;
use crate::laws::words;

/// A cohort from a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// The columns that the rule reads.
    pub columns: Vec<Column>,
    /// What each row is called: its first cell that is no figure of the rule, else its number.
    pub names: Vec<String>,
    /// The headings of columns that the rule does not read.
    pub unread: Vec<String>,
}

/// Reads a cohort for a rule; every cell that cannot be read is told with its address.
///
/// # Errors
/// [`Halted`] if the file is not a table or lacks an input; the findings say why.
pub fn read_table(
    file: &str,
    bytes: &[u8],
    profile: &RuleProfile,
    parameters: &Map<String, Value>,
    findings: &mut Findings,
) -> Result<Table, Halted> {
    let unfit = |reason| Finding::new(Code::TableUnfit).with("reason", reason);
    let Ok(text) = std::str::from_utf8(bytes) else {
        findings.push(unfit(words("table-not-utf8", &[])).at(Place::file(file)));
        return Err(Halted);
    };
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let headings: Vec<String> = reader.headers().map(|row| row.iter().map(str::to_owned).collect()).unwrap_or_default();
    let rows: Vec<csv::StringRecord> = match reader.records().collect() {
        Ok(rows) => rows,
        Err(error) => {
            findings.push(unfit(Text::new(error.to_string(), error.to_string())).at(Place::file(file)));
            return Err(Halted);
        }
    };
    let sheet = Sheet { file, headings: &headings, rows: &rows };
    let required = profile.inputs.iter().filter(|input| input.required);
    for input in required.filter(|input| !headings.contains(&input.name)) {
        findings.push(sheet.lacks(&input.name));
    }
    let reads = |name: &String| profile.further_inputs || profile.inputs.iter().any(|input| input.name == *name);
    let is_label = |position: usize| position == 0 && !profile.inputs.iter().any(|input| input.name == headings[0]);
    let (read, unread): (Vec<usize>, Vec<usize>) = (0..headings.len())
        .partition(|&position| reads(&headings[position]) && !(is_label(position) && sheet.is_words(position)));
    let columns = read.iter().map(|&position| sheet.column(position, profile, parameters, findings)).collect();
    let label = unread.first().copied();
    let name = |(number, row): (usize, &csv::StringRecord)| {
        label.and_then(|position| row.get(position)).map_or_else(|| (number + 1).to_string(), str::to_owned)
    };
    let names = rows.iter().enumerate().map(name).collect();
    let unread = unread.iter().skip(1).map(|&position| headings[position].clone()).collect();
    findings.settle(Table { columns, names, unread })
}

struct Sheet<'a> {
    file: &'a str,
    headings: &'a [String],
    rows: &'a [csv::StringRecord],
}

impl Sheet<'_> {
    fn lacks(&self, name: &str) -> Finding {
        let known = self.headings.iter().map(|heading| format!("`{heading}`")).collect::<Vec<_>>().join(", ");
        let reason = words("table-lacks", &[("input", Argument::from(name)), ("known", Argument::from(known))]);
        Finding::new(Code::TableUnfit).with("reason", reason).at(Place::line(self.file, 1, 1))
    }

    /// The cells of a column that are not empty.
    fn cells(&self, position: usize) -> Vec<&str> {
        self.rows.iter().filter_map(|row| row.get(position)).filter(|cell| !cell.is_empty()).collect()
    }

    fn is_words(&self, position: usize) -> bool {
        figures::likely_kind(&self.cells(position)) == InputKind::Choice
    }

    fn column(
        &self,
        position: usize,
        profile: &RuleProfile,
        parameters: &Map<String, Value>,
        findings: &mut Findings,
    ) -> Column {
        let name = &self.headings[position];
        let cells = self.cells(position);
        let fixed = profile.inputs.iter().find(|input| input.name == *name);
        let kind = fixed.map_or_else(|| figures::likely_kind(&cells), |input| input.kind);
        let options = if kind == InputKind::Choice { options(&cells, parameters) } else { Vec::new() };
        let mut column = Column { name: name.clone(), options, values: Vec::new(), present: Vec::new() };
        for (number, row) in self.rows.iter().enumerate() {
            let cell = row.get(position).unwrap_or_default();
            let figure = figures::read(cell, kind, &column.options);
            if figure.is_none() && !cell.is_empty() {
                findings.push(self.unreadable(cell, kind, number + 1, position));
            }
            column.values.push(figure.unwrap_or_default());
            column.present.push(figure.is_some());
        }
        column
    }

    fn unreadable(&self, cell: &str, kind: InputKind, row: usize, column: usize) -> Finding {
        let counted = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let expected = words(&format!("figure-{}", kind.as_str()), &[]);
        let reason = words("table-cell", &[("cell", Argument::from(cell)), ("expected", expected.into())]);
        let place = Place::cell(self.file, "", counted(row), counted(column));
        Finding::new(Code::TableUnfit).with("reason", reason).at(place)
    }
}

/// The options of a choice: a list in the parameters that has all the words, else the words in their order.
pub(crate) fn options(cells: &[&str], parameters: &Map<String, Value>) -> Vec<String> {
    let holds = |list: &Vec<String>| cells.iter().all(|cell| list.iter().any(|option| option == cell));
    let mut lists = option_lists(parameters);
    // The last list is made up.
    lists.pop();
    lists.into_iter().find(holds).unwrap_or_else(|| {
        let mut options: Vec<String> = Vec::new();
        for cell in cells {
            if !options.iter().any(|option| option == cell) {
                options.push((*cell).to_owned());
            }
        }
        options
    })
}
