//! The table that a council fills in: its labels, headings and words, shared by the template and the reader.
//!
//! The first rows hold a label in column A and its value in column B ([`Label`]). Below them one row holds the headings
//! ([`Heading`]), and one row an agency and indicator follows; several rows of one agency and indicator are remarks of
//! several members. `Figure(k)` corrects the k-th input that the agency enters itself, as in
//! [the agencies' form](crate::submissions::form). A CSV with these headings is read too.

use dti_diagnostics::Language;

/// The name of the sheet.
#[must_use]
pub fn sheet_name(language: Language) -> &'static str {
    match language {
        Language::Vi => "Thẩm định",
        Language::En => "Appraisal",
    }
}

/// A label above the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Label {
    /// The criteria set and edition.
    CriteriaSet,
    /// The digest of the set that the run was scored by.
    Digest,
    /// The day of that run.
    RunDate,
    /// The day of the council's decisions, for rows that bear none of their own.
    Date,
}

impl Label {
    /// All labels in their order.
    pub const ALL: [Self; 4] = [Self::CriteriaSet, Self::Digest, Self::RunDate, Self::Date];

    /// The label in a language.
    #[must_use]
    pub fn text(self, language: Language) -> &'static str {
        let (vi, en) = match self {
            Self::CriteriaSet => ("Bộ chỉ số", "Criteria set"),
            Self::Digest => ("Mã phiên bản bộ chỉ số", "Digest of the set"),
            Self::RunDate => ("Ngày chấm", "Date of the run"),
            Self::Date => ("Ngày thẩm định", "Date of the appraisal"),
        };
        if language == Language::Vi { vi } else { en }
    }
}

/// A heading of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Heading {
    /// The agency's code.
    Agency,
    /// Its name.
    AgencyName,
    /// The code of the indicator.
    Code,
    /// Its title.
    Title,
    /// The fewest points that it gives.
    Minimum,
    /// The most points that it gives.
    Maximum,
    /// The figures that the agency handed in, in words.
    Submitted,
    /// The points that the agency gave itself.
    SelfPoints,
    /// The points that the rule awards.
    Computed,
    /// The points that count before the appraisal.
    Final,
    /// How they came about.
    Status,
    /// The documents that the agency cites.
    Evidence,
    /// Its explanation.
    Explanation,
    /// The correction of the k-th figure, counted from 1.
    Figure(usize),
    /// The points that the council gives.
    Points,
    /// Whether it agrees.
    Verdict,
    /// Why.
    Reason,
    /// Who says so.
    Members,
    /// When.
    Date,
}

impl Heading {
    /// The headings in their order, with as many figures as an indicator asks for at most.
    #[must_use]
    pub fn all(figures: usize) -> Vec<Self> {
        let mut headings = Self::GIVEN.to_vec();
        headings.extend((1..=figures).map(Self::Figure));
        headings.extend([Self::Points, Self::Verdict, Self::Reason, Self::Members, Self::Date]);
        headings
    }

    /// The headings of what the run says, which the council does not fill in.
    pub const GIVEN: [Self; 13] = [
        Self::Agency,
        Self::AgencyName,
        Self::Code,
        Self::Title,
        Self::Minimum,
        Self::Maximum,
        Self::Submitted,
        Self::SelfPoints,
        Self::Computed,
        Self::Final,
        Self::Status,
        Self::Evidence,
        Self::Explanation,
    ];

    /// The heading in a language.
    #[must_use]
    pub fn text(self, language: Language) -> String {
        let (vi, en) = self.words();
        let word = if language == Language::Vi { vi } else { en };
        match self {
            Self::Figure(number) => format!("{word} {number}"),
            _ => word.to_owned(),
        }
    }

    /// The heading in both languages, figures without their number.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Agency => ("Mã đơn vị", "Agency code"),
            Self::AgencyName => ("Tên đơn vị", "Agency name"),
            Self::Code => ("Mã chỉ số", "Indicator code"),
            Self::Title => ("Chỉ số", "Indicator title"),
            Self::Minimum => ("Điểm tối thiểu", "Minimum points"),
            Self::Maximum => ("Điểm tối đa", "Maximum points"),
            Self::Submitted => ("Số liệu đã nộp", "Submitted figures"),
            Self::SelfPoints => ("Điểm tự chấm", "Self-scored points"),
            Self::Computed => ("Điểm tính", "Computed points"),
            Self::Final => ("Điểm trước thẩm định", "Points before the appraisal"),
            Self::Status => ("Tình trạng", "Status"),
            Self::Evidence => ("Tài liệu kiểm chứng", "Evidence"),
            Self::Explanation => ("Giải trình", "Explanation"),
            Self::Figure(_) => ("Số liệu", "Figure"),
            Self::Points => ("Điểm thẩm định", "Appraised points"),
            Self::Verdict => ("Kết luận", "Verdict"),
            Self::Reason => ("Lý do", "Reason"),
            Self::Members => ("Thành viên hội đồng", "Members"),
            Self::Date => ("Ngày thẩm định", "Date"),
        }
    }

    /// What programs and hands call the columns besides.
    pub(super) fn short_names(self) -> &'static [&'static str] {
        match self {
            Self::Agency => &["agency"],
            Self::Code => &["indicator", "mã"],
            Self::Points => &["points"],
            Self::Members => &["thành viên"],
            Self::Figure(_) => &["số liệu", "figure"],
            _ => &[],
        }
    }
}

/// What a council says of the points that stand before it decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// It agrees with them.
    Agreed,
    /// It does not, and says what counts instead.
    NotAgreed,
}

impl Verdict {
    /// Both verdicts.
    pub const ALL: [Self; 2] = [Self::Agreed, Self::NotAgreed];

    /// The words in a language.
    #[must_use]
    pub fn text(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Agreed, Language::Vi) => "Thống nhất",
            (Self::Agreed, Language::En) => "Agreed",
            (Self::NotAgreed, Language::Vi) => "Không thống nhất",
            (Self::NotAgreed, Language::En) => "Not agreed",
        }
    }

    /// The word in tables.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Agreed => "agreed",
            Self::NotAgreed => "not-agreed",
        }
    }

    /// Every way to write it that is read.
    pub(super) fn spellings(self) -> &'static [&'static str] {
        match self {
            Self::Agreed => &["thống nhất", "đồng ý", "agreed", "agree"],
            Self::NotAgreed => &["không thống nhất", "không đồng ý", "not agreed", "not-agreed", "disagreed"],
        }
    }
}
