//! The faults that real people make, each in one agency's submission.
//!
//! `tests/cases/hcmc-2023/expected-findings.csv` says what the engine must tell of each.

use dti_engine::submissions::form::{Heading, Label};
use icu_normalizer::DecomposingNormalizer;

use crate::form::{Cell, Form, Row};

/// A fault, or a habit that is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    // Habits that must read as they are meant.
    /// A decimal comma in a cell that holds text.
    DecimalComma,
    /// "85 %" in a cell that holds text.
    PercentSign,
    /// File name and all texts in NFD, as a Mac writes them.
    Decomposed,
    /// Columns in another order.
    SwappedColumns,
    /// Several documents in one cell, as officials list them.
    SeveralDocuments,
    /// The lock file that an open workbook leaves beside it.
    LockFile,
    // Slips that cost points, but not the score.
    /// No self-scored points where they are the figure.
    NoSelfPoints,
    /// A row that was deleted.
    DeletedRow,
    /// The same workbook twice.
    IdenticalCopy,
    /// No document where one is required.
    NoEvidence,
    /// A date where the number of a document belongs.
    DateForNumber,
    /// More self-scored points than there are.
    TooManySelfPoints,
    /// Ð (Eth) for Đ, as an old converter leaves it.
    LookAlikeLetter,
    /// A column of the agency's own.
    OwnColumn,
    // Faults that the agency must correct before it is scored.
    /// Words where a number belongs.
    TextForNumber,
    /// A part larger than its whole: two figures in each other's cells.
    SwappedFigures,
    /// `#REF!`
    BrokenReference,
    /// A formula whose value was never stored.
    FormulaWithoutValue,
    /// The agency's code deleted.
    NoStamp,
    /// Last year's form.
    WrongEdition,
    /// A row of the agency's own.
    UnknownIndicator,
    /// Two workbooks that differ in one figure.
    DifferingCopy,
    /// "1.234": a thousand or a decimal point?
    AmbiguousNumber,
}

/// Who makes which fault.
pub(super) const FAULTS: [(&str, Fault); 23] = [
    ("so-noi-vu", Fault::DecimalComma),
    ("so-tu-phap", Fault::PercentSign),
    ("so-giao-thong-van-tai", Fault::Decomposed),
    ("so-xay-dung", Fault::SwappedColumns),
    ("quan-4", Fault::SeveralDocuments),
    ("so-tai-chinh", Fault::LockFile),
    ("so-cong-thuong", Fault::NoSelfPoints),
    ("so-van-hoa-the-thao", Fault::DeletedRow),
    ("quan-3", Fault::IdenticalCopy),
    ("quan-5", Fault::NoEvidence),
    ("quan-7", Fault::DateForNumber),
    ("quan-6", Fault::TooManySelfPoints),
    ("quan-8", Fault::LookAlikeLetter),
    ("binh-tan", Fault::OwnColumn),
    ("so-nong-nghiep", Fault::TextForNumber),
    ("so-tai-nguyen-moi-truong", Fault::SwappedFigures),
    ("quan-10", Fault::BrokenReference),
    ("quan-11", Fault::FormulaWithoutValue),
    ("ban-khu-nam", Fault::NoStamp),
    ("tan-phu", Fault::WrongEdition),
    ("hoc-mon", Fault::UnknownIndicator),
    ("go-vap", Fault::DifferingCopy),
    ("nha-be", Fault::AmbiguousNumber),
];

/// Made up, like every citation of the case.
const SEVERAL: &str = "1. Số 101/KH-GL ngày 05/01/2023: Kế hoạch năm (giả lập); gồm 3 giai đoạn – đợt 1: rà soát;\n\
                       2. Quyết định số 202/QĐ-GL ngày 06 tháng 02 năm 2023 về danh mục thủ tục (giả lập)";

/// Changes a form as the fault does; faults of whole files change nothing.
pub(super) fn plant(fault: Fault, form: &mut Form) {
    match fault {
        Fault::DecimalComma => enter(form, "6.10", 1, Cell::text("8,5")),
        Fault::PercentSign => enter(form, "4.3", 1, Cell::text("85 %")),
        Fault::Decomposed => form.change_texts(decomposed),
        Fault::SwappedColumns => swap_columns(form),
        Fault::SeveralDocuments => SEVERAL.clone_into(&mut form.row("6.1").evidence),
        Fault::NoSelfPoints => form.row("6.11").self_points = None,
        Fault::DeletedRow => form.rows.retain(|row| row.code != "4.1"),
        Fault::NoEvidence => form.row("6.1").evidence.clear(),
        Fault::DateForNumber => "04/12/2023 - 04/12/2023".clone_into(&mut form.row("6.1").evidence),
        Fault::TooManySelfPoints => form.row("1.1").self_points = Some(Cell::Number(25.0)),
        Fault::LookAlikeLetter => rename(form, Heading::SelfPoints, "Ðiểm tự chấm"),
        Fault::OwnColumn => form.columns.push((None, "Ghi chú nội bộ".to_owned())),
        Fault::TextForNumber => enter(form, "4.1", 1, Cell::text("khoảng 60 người")),
        Fault::SwappedFigures => swap_figures(form.row("6.2")),
        Fault::BrokenReference => enter(form, "6.5", 2, Cell::BrokenReference),
        Fault::FormulaWithoutValue => enter(form, "6.3", 1, Cell::FormulaWithoutValue("=1200+345".to_owned())),
        Fault::NoStamp => *form.information(Label::AgencyCode) = Cell::text(""),
        Fault::WrongEdition => *form.information(Label::CriteriaSet) = Cell::text("hcmc-2022"),
        Fault::UnknownIndicator => form.rows.push(Row::caption("9.9", "Chỉ số do đơn vị tự thêm", 10.0)),
        Fault::AmbiguousNumber => enter(form, "3.1", 1, Cell::text("1.234")),
        Fault::LockFile | Fault::IdenticalCopy | Fault::DifferingCopy => {}
    }
}

/// The second version of a workbook: one official fewer is trained.
pub(super) fn correct_one_figure(form: &mut Form) {
    if let Some(Some(Cell::Number(trained))) = form.row("4.1").figures.first_mut() {
        *trained -= 1.0;
    }
}

/// A text in NFD.
pub(super) fn decomposed(text: &str) -> String {
    DecomposingNormalizer::new_nfd().normalize(text).into_owned()
}

fn enter(form: &mut Form, indicator: &str, figure: usize, cell: Cell) {
    form.row(indicator).figures[figure - 1] = Some(cell);
}

fn swap_columns(form: &mut Form) {
    let position = |form: &Form, heading| form.columns.iter().position(|(column, _)| *column == Some(heading));
    for (one, other) in [(Heading::Figure(1), Heading::Figure(2)), (Heading::SelfPoints, Heading::Evidence)] {
        let (one, other) = (position(form, one), position(form, other));
        form.columns.swap(one.expect("every form has it"), other.expect("every form has it"));
    }
}

fn swap_figures(row: &mut Row) {
    row.figures.swap(0, 1);
}

fn rename(form: &mut Form, heading: Heading, text: &str) {
    let columns = form.columns.iter_mut().filter(|(column, _)| *column == Some(heading));
    columns.for_each(|(_, heading)| text.clone_into(heading));
}
