//! A clerk who fills templates in: `LibreOffice` with a Vietnamese profile of its own, driven by a macro, types what
//! the set asks for and saves the workbooks.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use calamine::{Data, DataType as _, Range, Reader as _, Xlsx, open_workbook};
use dti_criteria::{CriteriaSet, Evidence, Indicator, Input, Kind};
use dti_diagnostics::{Language, cell_address};
use dti_engine::submissions::form::{Heading, Label, answered_inputs, asks_self_points, sheet_name};

/// The files of the profile: the macro, what makes it known, and the settings.
const PROFILE: [(&str, &str); 4] = [
    ("user/registrymodifications.xcu", include_str!("clerk/registrymodifications.xcu")),
    ("user/basic/script.xlc", include_str!("clerk/script.xlc")),
    ("user/basic/Standard/script.xlb", include_str!("clerk/script.xlb")),
    ("user/basic/Standard/Clerk.xba", include_str!("clerk/Clerk.xba")),
];
/// What she explains.
pub const EXPLANATION: &str = "Số liệu của phòng Tổng hợp";
/// Her telephone number, which begins with a zero.
pub const TELEPHONE: &str = "0283829000";

/// A figure that is typed in.
pub struct Figure {
    /// The code of its indicator.
    pub indicator: String,
    /// The name of its input.
    pub input: String,
    /// Its cell on the form.
    pub address: String,
    /// What it means.
    pub value: f64,
}

/// What is to be typed into a workbook, cell by cell.
pub struct Filling {
    template: PathBuf,
    cells: Vec<(String, String)>,
    /// The figures among them.
    pub figures: Vec<Figure>,
    /// How many self-scored points are figures.
    own_points: usize,
    /// The year of the set's period.
    year: i16,
    /// A number that differs from agency to agency.
    own: u8,
}

impl Filling {
    /// Fills everything in that the template of an agency asks for.
    ///
    /// # Panics
    /// If the template lacks a row or a column.
    #[must_use]
    pub fn of(set: &CriteriaSet, agency: usize, template: &Path) -> Self {
        let (own, year) = (u8::try_from(agency % 50).expect("it is below 50"), set.period().0.year());
        let mut filling =
            Self { template: template.to_owned(), cells: Vec::new(), figures: Vec::new(), own_points: 0, year, own };
        let form = Form::read(template);
        let day = format!("15/01/{}", year + 1);
        let information = [
            (Label::Author, "Nguyễn Thị Ánh"),
            (Label::Telephone, TELEPHONE),
            (Label::Email, "anh@example.org"),
            (Label::Date, &day),
        ];
        for (label, typed) in information {
            filling.also(&cell_address(form.row(label.text(Language::Vi)), 1), typed);
        }
        let agency = &set.agencies()[agency];
        for indicator in set.indicators().iter().filter(|indicator| indicator.applies_to(agency)) {
            filling.indicator(&form, indicator);
        }
        filling
    }

    fn indicator(&mut self, form: &Form, indicator: &Indicator) {
        let asked = answered_inputs(indicator);
        let own_points = asks_self_points(indicator);
        if asked.is_empty() && !own_points {
            return;
        }
        let row = form.row(&indicator.code);
        for (number, input) in (1..).zip(asked) {
            let input = &indicator.inputs[input];
            let (typed, value) = self.answer(indicator, input);
            let address = cell_address(row, form.column(Heading::Figure(number)));
            self.also(&address, &typed);
            let (indicator, input) = (indicator.code.clone(), input.name.clone());
            self.figures.push(Figure { indicator, input, address, value });
        }
        if own_points {
            self.own_points += 1;
            let half = f64::midpoint(indicator.minimum, indicator.maximum);
            self.also(&cell_address(row, form.column(Heading::SelfPoints)), &decimal(half));
        }
        if indicator.evidence != Evidence::None {
            self.also(&cell_address(row, form.column(Heading::Explanation)), EXPLANATION);
            let year = self.year;
            let evidence =
                format!("12/BC-STC – 15/06/{year}: Báo cáo sáu tháng\n31/QĐ-UBND – 20/06/{year}: Quyết định");
            self.also(&cell_address(row, form.column(Heading::Evidence)), &evidence);
        }
    }

    /// How many cells the form asks to be filled in.
    #[must_use]
    pub fn asked(&self) -> usize {
        self.figures.len() + self.own_points
    }

    /// Types into a cell of the form.
    pub fn also(&mut self, address: &str, typed: &str) {
        self.cells.push((address.to_owned(), typed.to_owned()));
    }

    /// Types a whole number for a figure instead of what was typed.
    ///
    /// # Panics
    /// If the form does not ask for it.
    pub fn retype(&mut self, indicator: &str, input: &str, count: u32) {
        let mut figures = self.figures.iter_mut();
        let figure = figures.find(|figure| figure.indicator == indicator && figure.input == input);
        let figure = figure.unwrap_or_else(|| panic!("the form does not ask for {indicator}.{input}"));
        figure.value = f64::from(count);
        self.cells.push((figure.address.clone(), count.to_string()));
    }

    /// What she types for an input, and what it means: figures within their bounds, parts below their wholes.
    fn answer(&self, indicator: &Indicator, input: &Input) -> (String, f64) {
        let within = |value: f64| value.clamp(input.minimum.unwrap_or(value), input.maximum.unwrap_or(value));
        let wholes = indicator.inputs.iter().filter_map(|part| part.part_of);
        let is_whole = wholes.map(|whole| &indicator.inputs[whole].name).any(|name| *name == input.name);
        let count = f64::from(self.own + if is_whole { 43 } else { 31 });
        match &input.kind {
            Kind::Percent => (format!("{count}%"), count / 100.0),
            Kind::Count => (within(count).to_string(), within(count)),
            Kind::Number => (decimal(within(count + 0.5)), within(count + 0.5)),
            Kind::Choice(options) => {
                let last = options.len() - 1;
                (options[last].title.vi.clone(), f64::from(u32::try_from(last).expect("a choice has few options")))
            }
            Kind::YesNo => ("Có".to_owned(), 1.0),
            Kind::Date => (format!("15/03/{}", self.year), days(self.year) + 73.0),
            Kind::Text => (String::new(), 0.0),
        }
    }
}

/// The days from 1970-01-01 to the first day of a year.
fn days(year: i16) -> f64 {
    let years = i32::from(year) - 1970;
    f64::from(years * 365 + (years + 1) / 4)
}

/// What a form shows after it was calculated.
pub struct Shown {
    /// What stands beside the rows.
    pub checks: Vec<String>,
    /// How many cells are filled in.
    pub entered: f64,
}

/// Reads what a form shows.
///
/// # Panics
/// If it is no form.
#[must_use]
pub fn shown(workbook: &Path) -> Shown {
    let form = Form::read(workbook);
    let column = form.column(Heading::Check) as usize;
    let headings = form.row(&Heading::Code.text(Language::Vi)) as usize;
    let cells = form.cells.used_cells().filter(|&(row, at, _)| at == column && row > headings);
    let checks = cells.map(|(_, _, cell)| cell.to_string()).filter(|check| !check.is_empty()).collect();
    let entered = form.cells.get_value((1, 3)).and_then(Data::as_f64);
    Shown { checks, entered: entered.expect("the whole is counted at the top") }
}

/// A number as a Vietnamese types it.
fn decimal(number: f64) -> String {
    number.to_string().replace('.', ",")
}

/// The rows of a workbook's sheet, by position, as texts.
///
/// # Panics
/// If it cannot be read.
#[must_use]
pub fn texts(workbook: &Path, sheet: usize) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = open_workbook(workbook).unwrap_or_else(|error| panic!("{}: {error}", workbook.display()));
    let cells = book.worksheet_range_at(sheet).expect("it has so many sheets").expect("the sheet can be read");
    cells.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
}

/// Where things stand in a template.
struct Form {
    cells: Range<Data>,
}

impl Form {
    #[expect(clippy::disallowed_methods, reason = "the workbook is our own and small")]
    fn read(template: &Path) -> Self {
        let mut book: Xlsx<_> = open_workbook(template).expect("the template can be read");
        Self { cells: book.worksheet_range(sheet_name(Language::Vi)).expect("it has a form") }
    }

    fn row(&self, first: &str) -> u32 {
        let mut cells = self.cells.used_cells().filter(|(_, column, _)| *column == 0);
        let found = cells.find_map(|(row, _, cell)| (cell == first).then_some(row));
        position(found.unwrap_or_else(|| panic!("the template has no row `{first}`")))
    }

    fn column(&self, heading: Heading) -> u32 {
        let text = heading.text(Language::Vi);
        let headings = self.row(&Heading::Code.text(Language::Vi));
        let mut cells = self.cells.used_cells().filter(|(row, ..)| position(*row) == headings);
        let found = cells.find_map(|(_, column, cell)| (cell == text.as_str()).then_some(column));
        position(found.unwrap_or_else(|| panic!("the template has no column `{text}`")))
    }
}

fn position(of: usize) -> u32 {
    u32::try_from(of).expect("a sheet is no larger")
}

/// Types everything, and saves the workbooks under their names in another folder.
///
/// # Panics
/// If `LibreOffice` is not there, or does not save them.
pub fn fill_in(fillings: &[Filling], out: &Path) {
    let profile = tempfile::tempdir().expect("a folder can be made");
    for (name, text) in PROFILE {
        let path = profile.path().join(name);
        fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    }
    let list = profile.path().join("list.txt");
    fs::write(&list, list_of(fillings, out)).expect("a file can be written");
    let mut office = Command::new("soffice");
    office.args(["--headless", "--norestore", "--nologo"]);
    office.arg(format!("-env:UserInstallation={}", url(profile.path())));
    office.arg(format!("macro:///Standard.Clerk.Work({})", url(&list)));
    let output = office.output().expect(
        "LibreOffice fills the templates in: install it (Debian: `apt install libreoffice-calc`), so that `soffice` \
         is found",
    );
    for filling in fillings {
        let saved = out.join(filling.template.file_name().expect("it is a file"));
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(saved.exists(), "LibreOffice did not save {}: {said}", saved.display());
    }
}

/// What the macro works through. Every line ends in a tab, because the last word would keep the end of its line.
fn list_of(fillings: &[Filling], out: &Path) -> String {
    let (mut list, sheet) = (String::new(), sheet_name(Language::Vi));
    for filling in fillings {
        let saved = out.join(filling.template.file_name().expect("it is a file"));
        writeln!(list, "open\t{}\t", url(&filling.template)).expect("a string takes all");
        for (address, typed) in &filling.cells {
            let typed = typed.replace('\n', "¶");
            writeln!(list, "type\t{sheet}\t{address}\t{typed}\t").expect("a string takes all");
        }
        writeln!(list, "save\t{}\t", url(&saved)).expect("a string takes all");
    }
    list
}

fn url(path: &Path) -> String {
    format!("file:///{}", path.display().to_string().replace('\\', "/").trim_start_matches('/'))
}
