//! What a rule answered, checked before it is believed.

use dti_diagnostics::{Language, Text, number};
use dti_engine::rules::{Complaint, Task};

use crate::contract;
use crate::words::{self, is_unfit};

/// How far points may lie outside of the indicator's range, as sums of fractions do; they are moved to its end.
const OVERSHOOT: f64 = 1e-9;
/// Characters of a reason.
const LONGEST_REASON: usize = 2_000;
/// Characters of a complaint.
const LONGEST_COMPLAINT: usize = 1_000;
/// Complaints of one indicator's parameters that anybody would read.
const COMPLAINTS: usize = 50;

/// How an answer breaks the contract. The sentences go after the name of the rule.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Breach {
    /// A list of another length than the cohort.
    #[error("answers with {found} `{list}`, but {expected} are due")]
    Count {
        /// The list's name in the contract.
        list: &'static str,
        /// Its length.
        found: usize,
        /// The length it should have.
        expected: usize,
    },
    /// Points that are not a finite number.
    #[error("gives agency {position} of the cohort {points} points, which is not a number")]
    NotFinite {
        /// The agency's position, counted from 1.
        position: usize,
        /// The points.
        points: f64,
    },
    /// Points outside of the indicator's range.
    #[error(
        "gives agency {position} of the cohort {} points, but {} to {} are allowed",
        en(*.points), en(*.minimum), en(*.maximum)
    )]
    OutOfRange {
        /// The agency's position, counted from 1.
        position: usize,
        /// The points.
        points: f64,
        /// The fewest points.
        minimum: f64,
        /// The most points.
        maximum: f64,
    },
    /// A flag that is neither 1 nor 0.
    #[error("says {found} in `earned` of agency {position} of the cohort, but only 1 and 0 are allowed")]
    NotAFlag {
        /// The agency's position, counted from 1.
        position: usize,
        /// The byte.
        found: u8,
    },
    /// A reason that cannot be shown.
    #[error("gives agency {position} of the cohort a reason that {fault}")]
    BadReason {
        /// The agency's position, counted from 1.
        position: usize,
        /// What is wrong with it.
        fault: TextFault,
    },
    /// A refusal that says nothing.
    #[error("refuses without saying why")]
    NoComplaint,
}

/// Why a text from a plugin cannot be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextFault {
    /// It is empty.
    #[error("is empty")]
    Empty,
    /// It is too long.
    #[error("has more than {limit} characters")]
    TooLong {
        /// The most characters.
        limit: usize,
    },
    /// It has characters that control instead of showing something.
    #[error("has line ends or other control characters")]
    Unfit,
}

impl Breach {
    /// The sentence in both languages, to go after the name of the rule.
    #[must_use]
    pub fn text(&self) -> Text {
        Text::new(self.vietnamese(), self.to_string())
    }

    fn vietnamese(&self) -> String {
        match self {
            Self::Count { list, found, expected } => format!("trả về {found} `{list}`, nhưng phải có {expected}"),
            Self::NotFinite { position, points } => {
                format!("chấm cho đơn vị thứ {position} của nhóm {points} điểm, không phải là số")
            }
            Self::OutOfRange { position, points, minimum, maximum } => {
                let [points, minimum, maximum] =
                    [points, minimum, maximum].map(|value| number(*value, 12, Language::Vi));
                format!("chấm cho đơn vị thứ {position} của nhóm {points} điểm, ngoài khoảng {minimum} đến {maximum}")
            }
            Self::NotAFlag { position, found } => {
                format!("ghi {found} trong `earned` của đơn vị thứ {position} của nhóm, chỉ cho phép 1 và 0")
            }
            Self::BadReason { position, fault } => {
                format!("nêu lý do cho đơn vị thứ {position} của nhóm {}", fault.vietnamese())
            }
            Self::NoComplaint => "từ chối mà không nêu lý do".to_owned(),
        }
    }
}

impl TextFault {
    pub(crate) fn vietnamese(self) -> String {
        match self {
            Self::Empty => "để trống".to_owned(),
            Self::TooLong { limit } => format!("dài hơn {limit} ký tự"),
            Self::Unfit => "có ký tự xuống dòng hoặc ký tự điều khiển".to_owned(),
        }
    }

    /// Finds what is wrong with a text that people are to read.
    pub(crate) fn find(text: &str, longest: usize) -> Result<(), Self> {
        if text.trim().is_empty() {
            Err(Self::Empty)
        } else if text.chars().count() > longest {
            Err(Self::TooLong { limit: longest })
        } else if text.chars().any(is_unfit) {
            Err(Self::Unfit)
        } else {
            Ok(())
        }
    }
}

fn en(value: f64) -> String {
    number(value, 12, Language::En)
}

/// The points and reasons of a cohort, if they keep the contract; only an `unbounded` rule may leave the task's range.
pub(crate) fn awards(
    answer: contract::Awards,
    task: &Task<'_>,
    unbounded: bool,
) -> Result<(Vec<Option<f64>>, Vec<String>), Breach> {
    count("points", answer.points.len(), task.agencies)?;
    count("earned", answer.earned.len(), task.agencies)?;
    count("reasons", answer.reasons.len(), if task.reasons.is_some() { task.agencies } else { 0 })?;
    let (minimum, maximum) = if unbounded { (f64::MIN, f64::MAX) } else { (task.minimum, task.maximum) };
    let believed = |index: usize, points: f64| believed(index + 1, points, minimum, maximum);
    let awards = answer.points.iter().zip(&answer.earned).enumerate();
    let awards = awards.map(|(index, (points, earned))| match earned {
        0 => Ok(None),
        1 => believed(index, *points).map(Some),
        _ => Err(Breach::NotAFlag { position: index + 1, found: *earned }),
    });
    let points = awards.collect::<Result<_, _>>()?;
    for (index, reason) in answer.reasons.iter().enumerate() {
        let fault = |fault| Breach::BadReason { position: index + 1, fault };
        TextFault::find(reason, LONGEST_REASON).map_err(fault)?;
    }
    Ok((points, answer.reasons))
}

fn count(list: &'static str, found: usize, expected: usize) -> Result<(), Breach> {
    if found == expected { Ok(()) } else { Err(Breach::Count { list, found, expected }) }
}

fn believed(position: usize, points: f64, minimum: f64, maximum: f64) -> Result<f64, Breach> {
    if !points.is_finite() {
        return Err(Breach::NotFinite { position, points });
    }
    if points < minimum - OVERSHOOT || points > maximum + OVERSHOOT {
        return Err(Breach::OutOfRange { position, points, minimum, maximum });
    }
    // Adding 0 makes -0 the 0 that everybody writes.
    Ok(points.max(minimum).min(maximum) + 0.0)
}

/// Complaints in words that can be shown; none is a breach.
pub(crate) fn complaints(answer: &[contract::Complaint]) -> Result<Vec<Complaint>, Breach> {
    let complaints: Vec<_> = answer.iter().take(COMPLAINTS).map(complaint).collect::<Result<_, _>>()?;
    if complaints.is_empty() { Err(Breach::NoComplaint) } else { Ok(complaints) }
}

/// A complaint in words that can be shown.
pub(crate) fn complaint(answer: &contract::Complaint) -> Result<Complaint, Breach> {
    let shown = |text: &str| words::shown(text, LONGEST_COMPLAINT);
    let (vi, en) = (shown(&answer.message.vi), shown(&answer.message.en));
    if vi.is_empty() || en.is_empty() {
        return Err(Breach::NoComplaint);
    }
    Ok(Complaint { pointer: shown(&answer.pointer), message: Text { vi, en } })
}
