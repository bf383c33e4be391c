//! The form that an agency fills in: its sheets, labels and headings, shared by the template and the reader.
//!
//! The first rows of the form's sheet hold a label in column A and its value in column B ([`Label`]). Below them one
//! row holds the headings ([`Heading`]), and one row an indicator follows, keyed by its code; rows that bear a
//! pillar's code are captions. `Figure(k)` is the k-th input of the indicator that the agency enters itself
//! ([`answered_inputs`]). A CSV export of that sheet is a submission too.

use dti_criteria::{Indicator, Input, InputSource};
use dti_diagnostics::Language;

/// The name of the form's sheet.
#[must_use]
pub fn sheet_name(language: Language) -> &'static str {
    match language {
        Language::Vi => "Phiếu",
        Language::En => "Form",
    }
}

/// A label of the general information above the form's table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Label {
    /// The agency's code.
    AgencyCode,
    /// The agency's name.
    AgencyName,
    /// The criteria set and edition.
    CriteriaSet,
    /// Who filled the form in.
    Author,
    /// Her telephone number.
    Telephone,
    /// Her e-mail address.
    Email,
    /// The day on which it was filled in.
    Date,
}

impl Label {
    /// All labels in the order of the form.
    pub const ALL: [Self; 7] =
        [Self::AgencyCode, Self::AgencyName, Self::CriteriaSet, Self::Author, Self::Telephone, Self::Email, Self::Date];

    /// The label in a language.
    #[must_use]
    pub fn text(self, language: Language) -> &'static str {
        let (vi, en) = match self {
            Self::AgencyCode => ("Mã đơn vị", "Agency code"),
            Self::AgencyName => ("Tên đơn vị", "Agency"),
            Self::CriteriaSet => ("Bộ chỉ số", "Criteria set"),
            Self::Author => ("Người lập phiếu", "Filled in by"),
            Self::Telephone => ("Điện thoại", "Telephone"),
            Self::Email => ("Thư điện tử", "E-mail"),
            Self::Date => ("Ngày lập", "Date"),
        };
        if language == Language::Vi { vi } else { en }
    }
}

/// A heading of the form's table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Heading {
    /// The code of the indicator.
    Code,
    /// Its title.
    Title,
    /// The most points that it gives.
    Maximum,
    /// Its rule in words.
    Rule,
    /// What the figures are.
    Asked,
    /// The k-th figure, counted from 1.
    Figure(usize),
    /// What the form itself says of the figures, live; not read.
    Check,
    /// The points that the agency gives itself.
    SelfPoints,
    /// Its explanation.
    Explanation,
    /// The documents that it cites.
    Evidence,
}

impl Heading {
    /// The headings in the order of the form, with as many figures as the set asks for.
    #[must_use]
    pub fn all(figures: usize) -> Vec<Self> {
        let mut headings = vec![Self::Code, Self::Title, Self::Maximum, Self::Rule, Self::Asked];
        headings.extend((1..=figures).map(Self::Figure));
        headings.extend([Self::Check, Self::SelfPoints, Self::Explanation, Self::Evidence]);
        headings
    }

    /// The heading in a language.
    #[must_use]
    pub fn text(self, language: Language) -> String {
        if let Self::Figure(number) = self {
            return format!("{} {number}", if language == Language::Vi { "Số liệu" } else { "Figure" });
        }
        let (vi, en) = match self {
            Self::Code => ("Mã", "Code"),
            Self::Title => ("Chỉ số", "Indicator"),
            Self::Maximum => ("Điểm tối đa", "Maximum points"),
            Self::Rule => ("Cách tính điểm", "Rule"),
            Self::Asked => ("Nội dung cần điền", "What to enter"),
            Self::Figure(_) => ("Số liệu", "Figure"),
            Self::Check => ("Kiểm tra", "Check"),
            Self::SelfPoints => ("Điểm tự chấm", "Self-scored points"),
            Self::Explanation => ("Giải trình", "Explanation"),
            Self::Evidence => ("Tài liệu kiểm chứng", "Evidence"),
        };
        if language == Language::Vi { vi.to_owned() } else { en.to_owned() }
    }
}

/// The positions of the inputs that an agency enters in its form, in order: `Heading::Figure(1)` is the first.
#[must_use]
pub fn answered_inputs(indicator: &Indicator) -> Vec<usize> {
    let is_answered = |input: &Input| matches!(input.source, InputSource::Answer | InputSource::AnswerUnlessOutside);
    let inputs = indicator.inputs.iter().enumerate();
    inputs.filter(|(_, input)| is_answered(input)).map(|(position, _)| position).collect()
}

/// Whether the agency's own points are a figure of an indicator.
#[must_use]
pub fn asks_self_points(indicator: &Indicator) -> bool {
    indicator.inputs.iter().any(|input| input.source == InputSource::SelfPoints)
}

/// The points that bound an indicator in the form: the most, or the fewest of a penalty.
#[must_use]
pub fn limit(indicator: &Indicator) -> f64 {
    if indicator.maximum > 0.0 { indicator.maximum } else { indicator.minimum }
}

/// The headings of a flat table, which holds a row for each agency: the first bears the agency's code; figures stand
/// under `<indicator>.<input>`, or `<indicator>` alone where it has one input; self-scored points stand under
/// `<indicator>.self-points`, explanations under `<indicator>.explanation`, cited documents under
/// `<indicator>.evidence`.
pub mod flat {
    use super::{Label, Language};

    /// The heading of the agencies' codes: this, or the form's label.
    pub const AGENCY: &str = "agency";
    /// The heading of the agencies' names, which are not read: this, or the form's label.
    pub const NAME: &str = "name";
    /// What stands behind the indicator's code for self-scored points.
    pub const SELF_POINTS: &str = ".self-points";
    /// What stands behind it for the agency's explanation.
    pub const EXPLANATION: &str = ".explanation";
    /// What stands behind it for the documents that the agency cites.
    pub const EVIDENCE: &str = ".evidence";

    /// The headings under which an agency's code may stand.
    #[must_use]
    pub fn agency_headings() -> [&'static str; 3] {
        [AGENCY, Label::AgencyCode.text(Language::Vi), Label::AgencyCode.text(Language::En)]
    }
}
