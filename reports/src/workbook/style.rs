//! How cells look: one font, few styles, each made once for a workbook.

use dti_criteria::Decimals;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatUnderline};

/// The font of Decree 30/2020/NĐ-CP.
pub(super) const FONT: &str = "Times New Roman";
const FONT_SIZE: f64 = 11.0;
const LINE: Color = Color::RGB(0x00A6_A6A6);
pub(crate) const HEADING_FILL: Color = Color::RGB(0x001F_4E79);
const CAPTION_FILL: Color = Color::RGB(0x00DD_EBF7);
const INPUT_FILL: Color = Color::RGB(0x00FF_F9E5);
const GIVEN_FILL: Color = Color::RGB(0x00F2_F2F2);
const LINK: Color = HEADING_FILL;
const UNUSED_FILL: Color = Color::RGB(0x00D9_D9D9);

/// How shares are shown; spreadsheets write numbers as the reader's system does.
const PERCENT: &str = "0.0%";

/// A look of cells. Texts that a spreadsheet would take for a formula get its twin, which marks them as text.
#[derive(Clone)]
pub(crate) struct Style {
    pub(crate) plain: Format,
    pub(crate) quoted: Format,
    /// The look of whole numbers, where decimals are shown as far as there are any: Excel leaves their point behind.
    pub(crate) whole: Option<Format>,
    /// Whether long texts take several lines.
    pub(crate) wraps: bool,
}

impl Style {
    /// A look whose long texts take several lines.
    pub(crate) fn wrapping(format: Format) -> Self {
        Self { wraps: true, ..Self::from(format.set_text_wrap()) }
    }

    /// A look of numbers with as many decimals as they have.
    fn open_ended(format: &Format, shown: &str, whole: &str) -> Self {
        let shown = Self::from(format.clone().set_num_format(shown));
        Self { whole: Some(format.clone().set_num_format(whole)), ..shown }
    }

    /// The look of a number.
    pub(crate) fn of(&self, value: f64) -> &Format {
        self.whole.as_ref().filter(|_| value.fract() == 0.0).unwrap_or(&self.plain)
    }
}

impl From<Format> for Style {
    fn from(plain: Format) -> Self {
        Self { quoted: plain.clone().set_quote_prefix(), plain, whole: None, wraps: false }
    }
}

/// The looks that a workbook uses.
pub(crate) struct Styles {
    /// The title of a sheet.
    pub(crate) title: Style,
    /// The line below it.
    pub(crate) subtitle: Style,
    /// Nothing, not even the grid that is printed.
    pub(crate) bare: Style,
    /// A heading of a table.
    pub(crate) heading: Style,
    /// Text in a table, in the middle of its row's height.
    pub(crate) text: Style,
    /// Short text in the middle of its cell.
    pub(crate) centred: Style,
    /// Text in one line of a long table.
    pub(crate) line: Style,
    /// Text that leads to another sheet.
    pub(crate) link: Style,
    /// A whole number.
    pub(crate) count: Style,
    /// A year.
    pub(crate) year: Style,
    /// Points.
    pub(crate) points: Style,
    /// A figure with two decimals.
    pub(crate) amount: Style,
    /// A figure of any unit.
    pub(crate) figure: Style,
    /// An index between 0 and 1.
    pub(crate) index: Style,
    /// A whole number of places gained or lost.
    pub(crate) signed_count: Style,
    /// A difference of indices.
    pub(crate) signed_index: Style,
    /// A share as per cent.
    pub(crate) percent: Style,
    /// A parameter of any size.
    pub(crate) parameter: Style,
    /// A title that reads upwards, above a narrow column.
    pub(crate) upright: Style,
    /// Points that others add up to; what does not apply stands at the same side.
    pub(crate) subtotal: Style,
    /// The share of such points as per cent.
    pub(crate) subtotal_percent: Style,
    /// A figure on the way to another.
    pub(crate) working: Style,
    /// Places gained or lost.
    pub(crate) rank_change: Style,
    /// What an index gained or lost.
    pub(crate) index_change: Style,
    /// A number that is compared to the last digit.
    pub(crate) exact: Style,
    /// A caption row inside a table.
    pub(crate) caption: Style,
    /// A caption row over all columns, in one line.
    pub(crate) banner: Style,
    /// An explanation in a caption row.
    pub(crate) caption_text: Style,
    /// Points in a caption row or a total.
    pub(crate) caption_points: Style,
    /// A whole number in a caption row or a total.
    pub(crate) caption_count: Style,
    /// An index in a caption row or a total.
    pub(crate) caption_index: Style,
    /// A share as per cent in a caption row or a total.
    pub(crate) caption_percent: Style,
    /// A label beside a value, without lines.
    pub(crate) label: Style,
    /// Text beside a label, without lines.
    pub(crate) value: Style,
    /// Long text beside a label, without lines.
    pub(crate) paragraph: Style,
    /// The title of a workbook, across its first page.
    pub(crate) cover_title: Style,
    /// The line below it.
    pub(crate) cover_subtitle: Style,
    /// A digest, which nobody reads and everybody compares.
    pub(crate) digest: Style,
    /// A cell that the agency fills in.
    pub(crate) input: Style,
    /// A cell that nobody fills in.
    pub(crate) unused: Style,
    /// Text that is given and locked, beside cells to fill in.
    pub(crate) given: Style,
    /// Points that are given and locked.
    pub(crate) given_points: Style,
}

impl Styles {
    /// The looks of a set that shows so many decimals.
    pub(crate) fn new(decimals: Decimals) -> Self {
        // Tables show the grid of the sheet; lines of their own would end up in the empty cells of whole columns.
        Self::of_cells(decimals, &base().set_align(FormatAlign::VerticalCenter))
    }

    /// The same, with lines around the cells of tables: for sheets that show no grid, since charts stand on it.
    pub(crate) fn lined(decimals: Decimals) -> Self {
        Self::of_cells(decimals, &lined(&base().set_align(FormatAlign::VerticalCenter)))
    }

    fn of_cells(decimals: Decimals, cell: &Format) -> Self {
        let lined = lined(cell);
        let number = |format: &Format, shown: &str| Style::from(format.clone().set_num_format(shown));
        let caption_text = lined.clone().set_background_color(CAPTION_FILL);
        let caption = caption_text.clone().set_bold();
        let (points, index) = (with_decimals("#,##0", decimals.points), with_decimals("0", decimals.index));
        let middle = cell.clone().set_align(FormatAlign::Center);
        let right = cell.clone().set_align(FormatAlign::Right);
        let value = base().set_align(FormatAlign::Top).set_align(FormatAlign::Left);
        let bare = base().set_border(FormatBorder::Thin).set_border_color(Color::White);
        Self {
            title: bare.clone().set_bold().set_font_size(14).into(),
            subtitle: bare.clone().set_italic().into(),
            bare: bare.into(),
            cover_title: Style::wrapping(middle.clone().set_bold().set_font_size(16)),
            cover_subtitle: Style::wrapping(middle.clone().set_bold()),
            digest: Style::wrapping(cell.clone().set_indent(1).set_font_size(8)),
            heading: Style::wrapping(heading(&lined)),
            centred: Style::wrapping(cell.clone().set_align(FormatAlign::Center)),
            line: cell.clone().set_indent(1).into(),
            link: Style::wrapping(
                cell.clone().set_indent(1).set_font_color(LINK).set_underline(FormatUnderline::Single),
            ),
            count: number(&cell.clone().set_align(FormatAlign::Center), "#,##0"),
            year: number(&middle, "0"),
            points: number(&right, &points),
            amount: number(cell, "#,##0.00"),
            figure: Style::open_ended(cell, "#,##0.####", "#,##0"),
            index: number(&right, &index),
            percent: number(&right, PERCENT),
            rank_change: number(&middle, "▲ 0;▼ 0;0"),
            index_change: number(&right, &format!("+{index};-{index};{index}")),
            exact: Style::open_ended(&right.clone().set_italic(), "0.############", "0"),
            parameter: number(&cell.clone().set_align(FormatAlign::Right), "General"),
            upright: middle.clone().set_rotation(90).set_text_wrap().set_font_size(8).into(),
            subtotal: number(&right.clone().set_bold(), &points),
            subtotal_percent: number(&right.set_bold(), PERCENT),
            working: number(&cell.clone().set_align(FormatAlign::Right).set_italic(), "#,##0.0000"),
            banner: caption.clone().into(),
            caption_count: number(&caption.clone().set_align(FormatAlign::Center), "#,##0"),
            signed_count: number(&cell.clone().set_align(FormatAlign::Center), "+#,##0;-#,##0;0"),
            signed_index: number(cell, &format!("+{index};-{index};{index}")),
            caption_points: number(&caption, &points),
            caption_index: number(&caption, &index),
            caption_percent: number(&caption, PERCENT),
            label: value.clone().set_bold().into(),
            paragraph: Style::wrapping(value.clone()),
            value: value.into(),
            input: Style::wrapping(lined.clone().set_background_color(INPUT_FILL).set_unlocked()),
            given: Style::wrapping(
                lined.clone().set_background_color(GIVEN_FILL).set_align(FormatAlign::VerticalCenter).set_indent(1),
            ),
            given_points: number(&lined.clone().set_background_color(GIVEN_FILL), &points),
            unused: lined.set_background_color(UNUSED_FILL).into(),
            text: Style::wrapping(cell.clone().set_indent(1)),
            caption: Style::wrapping(caption),
            caption_text: Style::wrapping(caption_text),
        }
    }

    /// The look of cells that have none.
    pub(crate) fn base(&self) -> Format {
        base()
    }
}

/// The format of a number with so many decimals.
pub(crate) fn with_decimals(whole: &str, decimals: u32) -> String {
    if decimals == 0 { whole.to_owned() } else { format!("{whole}.{}", "0".repeat(decimals as usize)) }
}

fn base() -> Format {
    Format::new().set_font_name(FONT).set_font_size(FONT_SIZE)
}

/// The format with lines around.
pub(crate) fn lined(format: &Format) -> Format {
    format.clone().set_border(FormatBorder::Thin).set_border_color(LINE)
}

fn heading(cell: &Format) -> Format {
    cell.clone()
        .set_bold()
        .set_align(FormatAlign::Center)
        .set_font_color(Color::White)
        .set_background_color(HEADING_FILL)
}
