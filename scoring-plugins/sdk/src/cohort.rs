//! The figures of all agencies of a cohort, and what each of them earns.

use crate::contract::{Awards, Column, Complaint, Task};
use crate::{Award, Pen};

/// One indicator for one cohort. An agency is a position from 0: nobody learns which agency it is.
#[derive(Debug, Clone, Copy)]
pub struct Cohort<'task> {
    task: &'task Task,
}

impl<'task> Cohort<'task> {
    /// Believes a task, or says what is wrong with its shape.
    pub fn new(task: &'task Task) -> Result<Self, Complaint> {
        if !(task.minimum.is_finite() && task.maximum.is_finite() && task.minimum <= task.maximum) {
            return Err(Complaint::whole(
                format!("điểm tối thiểu {} vượt điểm tối đa {}", task.minimum, task.maximum),
                format!("the minimum is {}, but the maximum is {}", task.minimum, task.maximum),
            ));
        }
        let cohort = Self { task };
        task.columns.iter().try_for_each(|column| cohort.demand_shape(column))?;
        Ok(cohort)
    }

    fn demand_shape(&self, column: &Column) -> Result<(), Complaint> {
        let name = &column.name;
        if column.values.len() != self.agencies() || column.present.len() != self.agencies() {
            return Err(Complaint::whole(
                format!("`{name}` không có đủ một số liệu cho mỗi đơn vị trong {} đơn vị", self.agencies()),
                format!("`{name}` does not have one figure for each of {} agencies", self.agencies()),
            ));
        }
        match Figures(column).present().find(|value| !possible(column, *value)) {
            Some(value) => Err(Complaint::whole(
                format!("`{name}` có giá trị không hợp lệ {value}"),
                format!("`{name}` has the impossible value {value}"),
            )),
            None => Ok(()),
        }
    }

    /// How many agencies there are.
    pub fn agencies(&self) -> usize {
        self.task.agencies as usize
    }

    /// The fewest points that the indicator gives.
    pub fn minimum(&self) -> f64 {
        self.task.minimum
    }

    /// The most points that the indicator gives.
    pub fn maximum(&self) -> f64 {
        self.task.maximum
    }

    /// The names of all supplied inputs, in the criteria set's order.
    pub fn names(&self) -> impl Iterator<Item = &'task str> {
        self.task.columns.iter().map(|column| column.name.as_str())
    }

    /// An input that the criteria set may supply.
    pub fn optional(&self, name: &str) -> Option<Figures<'task>> {
        self.task.columns.iter().find(|column| column.name == name).map(Figures)
    }

    /// An input that the criteria set must supply.
    pub fn column(&self, name: &str) -> Result<Figures<'task>, Complaint> {
        self.named(name, "")
    }

    /// An input that the parameter at `pointer` names.
    pub fn named(&self, name: &str, pointer: &str) -> Result<Figures<'task>, Complaint> {
        self.optional(name).ok_or_else(|| {
            Complaint::at(
                pointer,
                format!("bộ chỉ số không khai báo đầu vào `{name}`"),
                format!("the criteria set supplies no input `{name}`"),
            )
        })
    }

    /// One award for each agency; where a figure is unusable, the award is withheld.
    pub fn award_each<'a>(&self, award: impl Fn(usize) -> Result<Award, Unusable<'a>>) -> Awards {
        let withhold = |unusable: Unusable<'_>| self.withhold(|pen| unusable.say(pen));
        self.awards((0..self.agencies()).map(|agency| award(agency).unwrap_or_else(withhold)))
    }

    /// Awards in the order of the agencies, one for each, as the columns that the host wants.
    pub fn awards(&self, awards: impl IntoIterator<Item = Award>) -> Awards {
        let mut columns = Awards::with_capacity(self.agencies(), self.task.reasons.is_some());
        awards.into_iter().for_each(|award| columns.push(award, self.task.reasons.is_some()));
        columns
    }

    /// The award of a share of the indicator's maximum: below 0 counts as 0, above 1 as 1.
    ///
    /// `working` says how the share came about and ends with it: "45 / 60 = 75 %".
    pub fn earn_share(&self, share: f64, working: impl FnOnce(Pen) -> String) -> Award {
        let counted = share.clamp(0.0, 1.0);
        let points = counted * self.maximum();
        self.earn_points(points, |pen| {
            let (working, maximum, points) = (working(pen), pen.number(self.maximum()), pen.number(points));
            format!("{working}{} × {maximum} = {points}", pen.counted(share, counted))
        })
    }

    /// The award of points, moved into the indicator's range.
    ///
    /// `working` says how the points came about and ends with them: "7 × 2 = 14".
    pub fn earn_points(&self, points: f64, working: impl FnOnce(Pen) -> String) -> Award {
        if points.is_nan() {
            return self.too_large();
        }
        let limited = points.clamp(self.minimum(), self.maximum());
        let reason = self.reason(|pen| format!("{}{}", working(pen), pen.limited(points, limited)));
        Award::Earned { points: limited, reason }
    }

    /// The award of points that may lie beyond the indicator's range; only for a rule that says it is unbounded.
    ///
    /// `working` says how the points came about and ends with them: "(20 − 12) / 8 = 1".
    pub fn earn_unbounded(&self, points: f64, working: impl FnOnce(Pen) -> String) -> Award {
        if !points.is_finite() {
            return self.too_large();
        }
        Award::Earned { points, reason: self.reason(working) }
    }

    fn too_large(&self) -> Award {
        self.withhold(|pen| pen.pick("số liệu quá lớn để tính", "the figures are too large").to_owned())
    }

    /// No award, with the reason why.
    pub fn withhold(&self, reason: impl FnOnce(Pen) -> String) -> Award {
        Award::Withheld { reason: self.reason(reason) }
    }

    /// The reason, written only if the task wants reasons.
    pub fn reason(&self, write: impl FnOnce(Pen) -> String) -> String {
        self.task.reasons.map(|language| write(Pen::new(language))).unwrap_or_default()
    }
}

fn possible(column: &Column, value: f64) -> bool {
    let options = column.options.len();
    value.is_finite() && (options == 0 || (value.fract() == 0.0 && (0.0..options as f64).contains(&value)))
}

/// One input: a figure for each agency that has one.
#[derive(Debug, Clone, Copy)]
pub struct Figures<'task>(&'task Column);

impl<'task> Figures<'task> {
    /// The input's name.
    pub fn name(&self) -> &'task str {
        &self.0.name
    }

    /// An agency's figure, if there is one.
    pub fn get(&self, agency: usize) -> Option<f64> {
        (self.0.present[agency] != 0).then_some(self.0.values[agency])
    }

    /// An agency's figure.
    pub fn figure(&self, agency: usize) -> Result<f64, Unusable<'task>> {
        self.get(agency).ok_or(Unusable::Missing(self.name()))
    }

    /// An agency's figure, which cannot be below 0.
    pub fn amount(&self, agency: usize) -> Result<f64, Unusable<'task>> {
        let value = self.figure(agency)?;
        if value < 0.0 { Err(Unusable::Negative(self.name(), value)) } else { Ok(value) }
    }

    /// The option that an agency chose, by its identifier.
    pub fn option(&self, agency: usize) -> Result<&'task str, Unusable<'task>> {
        let code = self.figure(agency)? as usize;
        self.0.options.get(code).map(String::as_str).ok_or(Unusable::Missing(self.name()))
    }

    /// The options of a choice by identifier; empty for other kinds.
    pub fn options(&self) -> &'task [String] {
        &self.0.options
    }

    /// All figures that are there.
    pub fn present(&self) -> impl Iterator<Item = f64> + use<'task> {
        let Figures(column) = *self;
        column.values.iter().zip(&column.present).filter(|(_, present)| **present != 0).map(|(value, _)| *value)
    }
}

/// Why a figure cannot be scored.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Unusable<'task> {
    /// The named input has no figure.
    Missing(&'task str),
    /// The named input is below 0.
    Negative(&'task str, f64),
    /// The named input is 0, and something had to be divided by it.
    Zero(&'task str),
    /// What is made of the named input is too large for a number.
    Excessive(&'task str),
}

impl Unusable<'_> {
    /// The sentence for people.
    pub fn say(self, pen: Pen) -> String {
        match self {
            Self::Missing(name) => pen.pick(format!("thiếu số liệu `{name}`"), format!("`{name}` is missing")),
            Self::Negative(name, value) => {
                let value = pen.number(value);
                pen.pick(format!("`{name}` = {value} là số âm"), format!("`{name}` = {value} is negative"))
            }
            Self::Zero(name) => {
                pen.pick(format!("`{name}` = 0, không tính được tỷ lệ"), format!("`{name}` = 0, so there is no share"))
            }
            Self::Excessive(name) => pen.pick(format!("`{name}` quá lớn để tính"), format!("`{name}` is too large")),
        }
    }
}
