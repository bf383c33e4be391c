//! The benchmarks' cases: a set of so many indicators and what so many agencies hand in, all made up.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::File;
use std::io;
use std::path::Path;

use dti_criteria::{CriteriaSet, InputSource, Source};
use dti_diagnostics::{Findings, Language};
use dti_engine::submissions::form::flat;
use rayon::prelude::*;

use crate::MADE_UP;
use crate::form::{Cell, Form};
use crate::random::Random;

/// The name of the folder of what is handed in, below the case's folder.
pub const SUBMISSIONS: &str = "submissions";

const PILLARS: usize = 8;
const COHORTS: [(&str, &str); 3] = [("so-nganh", "Sở, ban, ngành"), ("huyen", "Quận, huyện"), ("xa", "Phường, xã")];
/// Which rule the indicators use, over and over.
const RULES: [&str; 14] = [
    "ratio", "share", "ratio", "steps", "yes-no", "ratio", "of-best", "ratio", "share", "declared", "ratio", "steps",
    "yes-no", "ratio",
];

/// A case: how large, and in what form the figures are handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Case {
    /// How many agencies there are.
    pub agencies: usize,
    /// How many indicators each is scored by.
    pub indicators: usize,
    /// What the figures stand in.
    pub form: Handed,
}

/// What figures stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handed {
    /// A workbook for each agency.
    Workbooks,
    /// One CSV table with a row for each agency.
    Table,
}

impl Default for Case {
    fn default() -> Self {
        Self { agencies: 330, indicators: 98, form: Handed::Workbooks }
    }
}

impl Case {
    /// The set's identifier, and the name of its folder below the case's folder.
    #[must_use]
    pub fn set(self) -> String {
        format!("bench-{}", self.indicators)
    }

    /// Writes the set's folder and the folder of what is handed in.
    ///
    /// # Errors
    /// If a file cannot be written.
    ///
    /// # Panics
    /// If the set does not load.
    pub fn write(self, folder: &Path) -> io::Result<()> {
        let set = folder.join(self.set());
        std::fs::create_dir_all(&set)?;
        std::fs::write(set.join("set.toml"), self.set_file())?;
        std::fs::write(set.join("indicators.toml"), self.indicators_file())?;
        let set = load(&set);
        let submissions = folder.join(SUBMISSIONS);
        std::fs::create_dir_all(&submissions)?;
        match self.form {
            Handed::Workbooks => self.write_workbooks(&set, &submissions),
            Handed::Table => self.write_table(&set, &submissions.join("figures.csv")),
        }
    }

    fn write_workbooks(self, set: &CriteriaSet, folder: &Path) -> io::Result<()> {
        (0..self.agencies).into_par_iter().try_for_each(|agency| {
            filled(set, agency).write(&folder.join(format!("{}.xlsx", set.agencies()[agency].code)))
        })
    }

    fn write_table(self, set: &CriteriaSet, path: &Path) -> io::Result<()> {
        let mut table = csv::Writer::from_writer(File::create(path)?);
        // The rows of a form stand in the order of its pillars.
        let indicators: BTreeMap<_, _> =
            set.indicators().iter().map(|indicator| (&*indicator.code, indicator)).collect();
        let headings = Form::blank(set, 0).rows.into_iter().filter_map(|row| indicators.get(&*row.code).copied());
        let headings = headings.flat_map(|indicator| {
            let inputs = indicator.inputs.iter().filter(|input| matches!(input.source, InputSource::Answer));
            let figures = inputs.map(|input| format!("{}.{}", indicator.code, input.name));
            figures.chain([format!("{}{}", indicator.code, flat::SELF_POINTS)]).collect::<Vec<_>>()
        });
        table.write_record([flat::AGENCY.to_owned()].into_iter().chain(headings))?;
        for agency in 0..self.agencies {
            let mut record = vec![set.agencies()[agency].code.clone()];
            for row in filled(set, agency).rows.iter().filter(|row| !row.rule.is_empty()) {
                record.extend(row.figures.iter().chain([&row.self_points]).map(|cell| in_table(cell.as_ref())));
            }
            table.write_record(record)?;
        }
        table.flush()
    }
}

/// What a cell is in a CSV table.
fn in_table(cell: Option<&Cell>) -> String {
    match cell {
        Some(Cell::Number(number) | Cell::Percent(number)) => number.to_string(),
        Some(Cell::Text(text)) => text.clone(),
        _ => String::new(),
    }
}

fn load(folder: &Path) -> CriteriaSet {
    let mut findings = Findings::new();
    let source = Source::find(&folder.to_string_lossy(), &mut findings);
    let set = source.and_then(|source| CriteriaSet::load(&source, &mut findings));
    set.unwrap_or_else(|_| panic!("the benchmark's set does not load:\n{}", findings.render(Language::En)))
}

impl Case {
    fn set_file(self) -> String {
        let mut text = format!(
            "# {MADE_UP}\nid = \"{}\"\ntitle = \"Bộ chỉ số giả lập để đo tốc độ\"\n\
         period = {{ from = 2023-01-01, to = 2023-12-31 }}\nmissing = \"zero\"\npoints = {}\n",
            self.set(),
            self.indicators * 10
        );
        for (id, title) in COHORTS {
            write!(text, "\n[[cohort]]\nid = \"{id}\"\ntitle = \"{title}\"\n").expect("a string takes all");
        }
        for agency in 0..self.agencies {
            let (cohort, number) = (COHORTS[agency % COHORTS.len()].0, agency + 1);
            let names = format!("code = \"don-vi-{number:03}\"\nname = \"Đơn vị giả lập {number:03}\"");
            write!(text, "\n[[agency]]\n{names}\ncohort = \"{cohort}\"\n").expect("a string takes all");
        }
        text
    }

    fn indicators_file(self) -> String {
        let mut text = format!("# {MADE_UP}\n");
        for pillar in 1..=PILLARS {
            write!(text, "\n[[pillar]]\ncode = \"{pillar}\"\ntitle = \"Chỉ số chính {pillar}\"\n")
                .expect("a string takes all");
        }
        for number in 0..self.indicators {
            // Neighbours use different rules in every pillar.
            let (pillar, within) = (number % PILLARS + 1, number / PILLARS + 1);
            let code = format!("{pillar}.{within}");
            let rule = RULES[number % RULES.len()];
            write!(
            text,
            "\n[[indicator]]\ncode = \"{code}\"\ntitle = \"Chỉ số thành phần {code}\"\npoints = 10\n{}own-choice = \"giả lập\"\n",
            asks(rule, number)
        )
        .expect("a string takes all");
        }
        text
    }
}

/// The inputs and the rule of an indicator.
fn asks(rule: &str, number: usize) -> String {
    let goal = 0.6 + 0.1 * f64::from(u8::try_from(number % 5).expect("below 5"));
    let input =
        |name: &str, kind: &str| format!("inputs.{name} = {{ title = \"Số liệu {name}\", kind = \"{kind}\" }}\n");
    match rule {
        "ratio" => {
            let part = "inputs.a = { title = \"Phần\", kind = \"count\", part-of = \"b\" }\n";
            format!("{part}{}rule = {{ use = \"ratio\", goal = {goal:.1} }}\n", input("b", "count"))
        }
        "share" => format!("{}rule = {{ use = \"share\", goal = {goal:.1} }}\n", input("value", "percent")),
        "steps" => format!(
            "{}rule = {{ use = \"steps\", bands = [{{ from = 4, points = 10 }}, {{ from = 3, below = 4, points = 7.5 }}, \
             {{ from = 2, below = 3, points = 5 }}, {{ from = 1, below = 2, points = 2.5 }}, {{ below = 1, points = 0 }}] }}\n",
            input("value", "count")
        ),
        "yes-no" => format!("{}rule = {{ use = \"yes-no\" }}\n", input("answer", "yes-no")),
        "of-best" => format!("{}rule = {{ use = \"of-best\" }}\n", input("value", "number")),
        _ => format!(
            "inputs.points = {{ title = \"Điểm tự chấm\", kind = \"number\", from = \"self-points\" }}\nrule = {{ use = \"{rule}\" }}\n"
        ),
    }
}

fn filled(set: &CriteriaSet, agency: usize) -> Form {
    let mut form = Form::blank(set, agency);
    let code = &set.agencies()[agency].code;
    for row in &mut form.rows {
        let mut random = Random::of(&format!("{code} {}", row.code));
        let figures = figures(&row.rule, &mut random);
        // Some cells stay empty, as in every real round.
        row.figures = figures.into_iter().map(|cell| (!random.chance(0.005)).then_some(cell)).collect();
        if !row.rule.is_empty() {
            row.self_points = Some(Cell::Number(f64::from(random.whole(8, 40)) / 4.0));
            row.explanation = "Số liệu giả lập".to_owned();
            let (number, day) = (random.whole(100, 3_999), random.whole(1, 28));
            row.evidence = format!("{number}/BC-GL – {day:02}/12/2023: Báo cáo kết quả thực hiện");
        }
    }
    form
}

fn figures(rule: &str, random: &mut Random) -> Vec<Cell> {
    match rule {
        "ratio" => {
            let whole = random.whole(20, 20_000);
            vec![Cell::count(random.part(whole, 0.55)), Cell::count(whole)]
        }
        "share" => vec![Cell::Percent(f64::from(random.whole(100, 1_000)) / 1_000.0)],
        "steps" => vec![Cell::count(random.whole(0, 6))],
        "yes-no" => vec![Cell::yes_no(random.chance(0.7))],
        "of-best" => vec![Cell::Number(f64::from(random.whole(10, 9_999)) / 10.0)],
        _ => Vec::new(),
    }
}
