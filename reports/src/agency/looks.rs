//! How the first sheet looks: large figures in boxes, small tables with lines.

use dti_criteria::Decimals;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

use crate::workbook::{HEADING_FILL, Style, Styles, lined, with_decimals};

/// In points.
const NAME_SIZE: f64 = 16.0;
const FIGURE_SIZE: f64 = 20.0;
const WORDS_SIZE: f64 = 12.0;
const NOTE_SIZE: f64 = 9.0;

/// The looks of the first sheet.
pub(super) struct Looks {
    pub(super) name: Style,
    pub(super) line: Style,
    /// The heading of a part of the page.
    pub(super) section: Style,
    pub(super) box_label: Style,
    pub(super) box_count: Style,
    pub(super) box_index: Style,
    pub(super) box_points: Style,
    pub(super) box_percent: Style,
    pub(super) box_words: Style,
    pub(super) box_note: Style,
    pub(super) text: Style,
    pub(super) centred: Style,
    pub(super) count: Style,
    /// A word in a column of numbers.
    pub(super) verdict: Style,
    pub(super) points: Style,
    pub(super) index: Style,
    /// An index with its sign, as differences have.
    pub(super) change: Style,
    pub(super) percent: Style,
    pub(super) total: Style,
    pub(super) total_points: Style,
    pub(super) total_index: Style,
    pub(super) total_change: Style,
    /// A number with the decimals that it has, such as a weight.
    pub(super) number: Style,
    pub(super) caption_number: Style,
    pub(super) caption_centred: Style,
    /// A line below a table.
    pub(super) remark: Style,
}

impl Looks {
    /// The looks of a set that shows so many decimals.
    pub(super) fn new(styles: &Styles, decimals: Decimals) -> Self {
        let index = with_decimals("0", decimals.index);
        let signed = |format: &Format| format.clone().set_num_format(format!("+{index};-{index};{index}"));
        let boxed = |style: &Style| {
            let large = lined(&style.plain).set_font_size(FIGURE_SIZE).set_bold();
            Style::from(large.set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter).set_shrink())
        };
        let words = lined(&styles.base()).set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter);
        let line = styles.base().set_align(FormatAlign::Top);
        Self {
            name: Style::wrapping(line.clone().set_bold().set_font_size(NAME_SIZE)),
            section: line
                .clone()
                .set_bold()
                .set_font_size(WORDS_SIZE)
                .set_font_color(HEADING_FILL)
                .set_border_bottom(FormatBorder::Medium)
                .set_border_bottom_color(HEADING_FILL)
                .into(),
            remark: Style::wrapping(line.clone().set_italic()),
            line: Style::wrapping(line),
            box_label: styles.heading.clone(),
            box_count: boxed(&styles.count),
            box_index: boxed(&styles.index),
            box_points: boxed(&styles.points),
            box_percent: boxed(&styles.percent),
            box_words: Style::wrapping(words.clone().set_bold().set_font_size(WORDS_SIZE)),
            box_note: Style::wrapping(words.set_italic().set_font_size(NOTE_SIZE)),
            text: Style::wrapping(lined(&styles.text.plain)),
            centred: Style::wrapping(lined(&styles.centred.plain)),
            count: lined(&styles.count.plain).set_align(FormatAlign::Right).into(),
            verdict: lined(&styles.centred.plain).set_align(FormatAlign::Right).into(),
            points: lined(&styles.points.plain).into(),
            index: lined(&styles.index.plain).into(),
            change: lined(&signed(&styles.index.plain)).into(),
            percent: lined(&styles.percent.plain).into(),
            total: styles.caption.clone(),
            total_points: styles.caption_points.clone(),
            total_index: styles.caption_index.clone(),
            number: styles.points.plain.clone().set_num_format("General").into(),
            caption_number: styles.caption_points.plain.clone().set_num_format("General").into(),
            caption_centred: Style::wrapping(styles.caption.plain.clone().set_align(FormatAlign::Center)),
            total_change: signed(&styles.caption_index.plain).into(),
        }
    }
}
