//! Charts: the workbook's font, looks that stay apart on black-and-white paper, a title, and a description for those
//! who do not see them.

use rust_xlsxwriter::{
    Chart, ChartAxis, ChartAxisLabelPosition, ChartDataLabel, ChartDataLabelPosition, ChartErrorBars,
    ChartErrorBarsType, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartLineDashType, ChartMarker,
    ChartMarkerType, ChartPoint, ChartRange, ChartSeries, ChartSolidFill, ChartType, Color,
};

use super::Pen;
use super::style::FONT;
use super::tabs::cut;
use crate::WorkbookError;

/// The most UTF-16 units of a description.
const DESCRIPTION_LIMIT: usize = 255;

/// In points.
const TITLE_SIZE: f64 = 12.0;
const TEXT_SIZE: f64 = 9.0;
const THICK: f64 = 2.25;
const THIN: f64 = 1.25;
const HAIR: f64 = 0.5;
const MARKER_SIZE: u8 = 6;

/// In per cent of a bar's thickness.
const GAP: u16 = 60;

const GRID: Color = Color::RGB(0x00D0_D0D0);
const DARK: Color = Color::RGB(0x001F_4E79);
const MIDDLE: Color = Color::RGB(0x007F_7F7F);
const LIGHT: Color = Color::RGB(0x00BF_D3E6);
const BRIGHT: Color = Color::RGB(0x00C5_5A11);
const GREEN: Color = Color::RGB(0x0054_8235);

/// How the series of several subjects look, one after the other.
const SUBJECTS: [(Color, ChartMarkerType); 4] = [
    (DARK, ChartMarkerType::Circle),
    (BRIGHT, ChartMarkerType::Square),
    (GREEN, ChartMarkerType::Triangle),
    (MIDDLE, ChartMarkerType::X),
];

/// Cells of one row or one column of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cells<'a> {
    pub(crate) tab: &'a str,
    /// Row and column.
    pub(crate) first: (u32, u16),
    pub(crate) last: (u32, u16),
}

impl<'a> Cells<'a> {
    /// Cells below each other.
    pub(crate) fn down(tab: &'a str, (row, column): (u32, u16), count: u32) -> Self {
        Self { tab, first: (row, column), last: (row + count - 1, column) }
    }

    fn range(self) -> ChartRange {
        ChartRange::new_from_range(self.tab, self.first.0, self.first.1, self.last.0, self.last.1)
    }
}

/// How a series looks: what is told apart by colour is told apart by line and mark as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    /// What the chart is about.
    Own,
    /// The middle of those it is compared with.
    Middle,
    /// The best of them.
    Best,
    /// What is to be reached.
    Goal,
    /// Room that stays empty, in front of what is shown.
    Empty,
    /// One of several subjects, by position.
    Subject(usize),
    /// Where the figures of one of several subjects lead.
    Trend(usize),
}

impl Look {
    fn color(self) -> Color {
        match self {
            Self::Own => DARK,
            Self::Middle => MIDDLE,
            Self::Best => BRIGHT,
            Self::Goal => Color::Black,
            Self::Empty => Color::White,
            Self::Subject(position) | Self::Trend(position) => SUBJECTS[position % SUBJECTS.len()].0,
        }
    }

    fn line(self) -> ChartLine {
        let (width, dash) = match self {
            Self::Own | Self::Subject(_) => (THICK, ChartLineDashType::Solid),
            Self::Middle => (THIN, ChartLineDashType::Dash),
            Self::Best | Self::Trend(_) => (THIN, ChartLineDashType::RoundDot),
            Self::Goal | Self::Empty => (THIN, ChartLineDashType::LongDash),
        };
        let mut line = ChartLine::new();
        line.set_color(self.color()).set_width(width).set_dash_type(dash);
        line
    }

    /// Where the figures of a line stand, so that they do not cover those of another.
    fn label(self) -> Option<ChartDataLabelPosition> {
        match self {
            Self::Own | Self::Subject(_) => Some(ChartDataLabelPosition::Above),
            Self::Goal => Some(ChartDataLabelPosition::Below),
            _ => None,
        }
    }

    fn marker(self) -> ChartMarker {
        let kind = match self {
            Self::Own => ChartMarkerType::Circle,
            Self::Middle => ChartMarkerType::Square,
            Self::Best => ChartMarkerType::Triangle,
            Self::Goal | Self::Empty => ChartMarkerType::Diamond,
            Self::Subject(position) | Self::Trend(position) => SUBJECTS[position % SUBJECTS.len()].1,
        };
        // What is only expected is hollow.
        let inside = if matches!(self, Self::Trend(_)) { Color::White } else { self.color() };
        let mut format = ChartFormat::new();
        let mut edge = ChartLine::new();
        edge.set_color(self.color());
        format.set_solid_fill(ChartSolidFill::new().set_color(inside)).set_border(&edge);
        let mut marker = ChartMarker::new();
        marker.set_type(kind).set_size(MARKER_SIZE).set_format(&mut format);
        marker
    }

    fn fill(self) -> ChartFormat {
        let mut format = ChartFormat::new();
        let mut edge = ChartLine::new();
        edge.set_color(DARK).set_width(HAIR);
        let inside = match self {
            Self::Own => DARK,
            Self::Subject(0) => DARK,
            Self::Best => Color::White,
            Self::Empty => return format.set_no_fill().set_no_line().clone(),
            _ => LIGHT,
        };
        format.set_solid_fill(ChartSolidFill::new().set_color(inside)).set_border(&edge);
        format
    }
}

/// One line or one group of bars: what it is called, its figures, and how it looks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Series<'a> {
    pub(crate) name: &'a str,
    pub(crate) values: Cells<'a>,
    pub(crate) look: Look,
}

/// What a chart is called, and what those are told who do not see it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Caption<'a> {
    pub(crate) title: &'a str,
    pub(crate) description: &'a str,
}

/// A line of points at numbers such as years: both coordinates, and how far each may be off, where that is known.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Points<'a> {
    pub(crate) name: &'a str,
    pub(crate) across: Cells<'a>,
    pub(crate) up: Cells<'a>,
    pub(crate) off: Option<Cells<'a>>,
    pub(crate) look: Look,
}

/// The numbers that a chart spans, and how they are written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scale<'a> {
    pub(crate) least: f64,
    /// None where the spreadsheet chooses it.
    pub(crate) most: Option<f64>,
    pub(crate) step: Option<f64>,
    pub(crate) format: &'a str,
}

impl<'a> Scale<'a> {
    /// From 0 to where the spreadsheet ends it.
    pub(crate) fn from_zero(format: &'a str) -> Self {
        Self { least: 0.0, most: None, step: None, format }
    }
}

/// A chart before it stands on a sheet.
pub(crate) struct Drawing {
    chart: Chart,
}

impl Drawing {
    /// A chart of shares between 0 and 1 around a middle, one corner for each category; below three there is no area.
    pub(crate) fn radar(title: &str, description: &str, categories: Cells<'_>, series: &[Series<'_>]) -> Self {
        let mut drawing = Self::new(ChartType::RadarWithMarkers, Caption { title, description });
        for one in series {
            drawing.chart.push_series(&line(categories, one.name, one.values, one.look));
        }
        drawing.scale_up(Scale { least: 0.0, most: Some(1.0), step: Some(0.25), format: "0%" });
        drawing
    }

    /// Bars from left to right, one group for each category, the first at the top.
    pub(crate) fn bars(caption: Caption<'_>, categories: Cells<'_>, series: &[Series<'_>], scale: Scale<'_>) -> Self {
        let mut drawing = Self::new(ChartType::Bar, caption);
        for one in series {
            drawing.chart.push_series(bars(categories, one).set_data_label(&label(scale.format)));
        }
        drawing.first_on_top();
        drawing.scale_across(scale);
        if series.len() == 1 {
            drawing.chart.legend().set_hidden();
        }
        drawing
    }

    /// Bars that begin where the first series ends, one for each category, the first at the top.
    pub(crate) fn intervals(
        caption: Caption<'_>,
        categories: Cells<'_>,
        series: &[Series<'_>],
        scale: Scale<'_>,
    ) -> Self {
        let mut drawing = Self::new(ChartType::BarStacked, caption);
        for one in series {
            drawing.chart.push_series(&bars(categories, one));
        }
        drawing.first_on_top();
        drawing.scale_across(scale);
        drawing
    }

    /// Columns, one of which may stand out; `goal` is a line across them.
    pub(crate) fn columns(
        caption: Caption<'_>,
        categories: Cells<'_>,
        (series, own): (&Series<'_>, Option<usize>),
        goal: Option<&Series<'_>>,
        format: &str,
    ) -> Self {
        let mut drawing = Self::new(ChartType::Column, caption);
        let count = (series.values.last.0 - series.values.first.0 + 1) as usize;
        let point = |position| {
            ChartPoint::new().set_format(&mut if Some(position) == own { Look::Own } else { series.look }.fill())
        };
        let points: Vec<_> = (0..count).map(point).collect();
        drawing.chart.push_series(bars(categories, series).set_points(&points).set_data_label(&label(format)));
        if let Some(goal) = goal {
            let mut above = Chart::new(ChartType::Line);
            above.push_series(&line(categories, goal.name, goal.values, goal.look));
            drawing.chart.combine(&above);
        }
        drawing.scale_up(Scale::from_zero(format));
        drawing.chart.legend().set_hidden();
        drawing
    }

    /// Lines of points over years.
    pub(crate) fn years(caption: Caption<'_>, series: &[Points<'_>], (across, up): (Scale<'_>, Scale<'_>)) -> Self {
        let mut drawing = Self::new(ChartType::ScatterStraightWithMarkers, caption);
        for one in series {
            let mut points = line(one.across, one.name, one.up, one.look);
            if let Some(position) = one.look.label() {
                points.set_data_label(label(up.format).set_position(position));
            }
            if let Some(off) = one.off {
                points.set_y_error_bars(&error_bars(off, one.look));
            }
            drawing.chart.push_series(&points);
        }
        drawing.scale_across(across);
        drawing.scale_up(up);
        drawing
    }

    /// Counts from the top down, as ranks do.
    pub(crate) fn downwards(mut self) -> Self {
        // Each bar is named, however many there are.
        self.chart.y_axis().set_reverse().set_label_interval(1);
        self.chart.x_axis().set_label_position(ChartAxisLabelPosition::High);
        self
    }

    fn new(kind: ChartType, caption: Caption<'_>) -> Self {
        let mut chart = Chart::new(kind);
        chart.title().set_name(said(caption.title).as_str()).set_font(font(TITLE_SIZE).set_bold()).set_overlay(false);
        chart.legend().set_position(ChartLegendPosition::Bottom).set_font(&font(TEXT_SIZE));
        chart.x_axis().set_font(&font(TEXT_SIZE));
        chart.y_axis().set_font(&font(TEXT_SIZE));
        let mut grid = ChartLine::new();
        grid.set_color(GRID).set_width(HAIR);
        let values =
            if matches!(kind, ChartType::Bar | ChartType::BarStacked) { chart.x_axis() } else { chart.y_axis() };
        values.set_major_gridlines_line(&grid);
        chart.chart_area().set_format(ChartFormat::new().set_border(&grid));
        chart.set_alt_text(cut(caption.description, DESCRIPTION_LIMIT));
        Self { chart }
    }

    /// Bars, whose categories stand on the vertical axis, are counted from below otherwise.
    fn first_on_top(&mut self) {
        self.chart.y_axis().set_reverse();
        self.chart.x_axis().set_label_position(ChartAxisLabelPosition::High);
    }

    fn scale_up(&mut self, scale: Scale<'_>) {
        scaled(self.chart.y_axis(), scale);
    }

    fn scale_across(&mut self, scale: Scale<'_>) {
        scaled(self.chart.x_axis(), scale);
    }

    /// Puts the chart on a sheet, its upper left corner in a cell; width and height in pixels.
    pub(crate) fn place(
        &mut self,
        pen: &mut Pen<'_>,
        (row, column): (u32, u16),
        (width, height): (u32, u32),
    ) -> Result<(), WorkbookError> {
        self.chart.set_width(width).set_height(height);
        pen.sheet.insert_chart(row, column, &self.chart)?;
        Ok(())
    }
}

fn scaled(axis: &mut ChartAxis, scale: Scale<'_>) {
    axis.set_min(scale.least).set_num_format(scale.format);
    if let Some(most) = scale.most {
        axis.set_max(most);
    }
    if let Some(step) = scale.step {
        axis.set_major_unit(step);
    }
}

fn line(categories: Cells<'_>, name: &str, values: Cells<'_>, look: Look) -> ChartSeries {
    let mut series = named(categories, name, values);
    series.set_format(ChartFormat::new().set_line(&look.line())).set_marker(&look.marker());
    series
}

fn bars(categories: Cells<'_>, of: &Series<'_>) -> ChartSeries {
    let mut series = named(categories, of.name, of.values);
    series.set_format(&mut of.look.fill()).set_gap(GAP);
    series
}

fn named(categories: Cells<'_>, name: &str, values: Cells<'_>) -> ChartSeries {
    let mut series = ChartSeries::new();
    series.set_name(said(name).as_str()).set_categories(&categories.range()).set_values(&values.range());
    series
}

fn error_bars(off: Cells<'_>, look: Look) -> ChartErrorBars {
    let mut edge = ChartLine::new();
    edge.set_color(look.color()).set_width(THIN);
    let mut bars = ChartErrorBars::new();
    bars.set_type(ChartErrorBarsType::Custom(off.range(), off.range())).set_format(ChartFormat::new().set_line(&edge));
    bars
}

fn label(format: &str) -> ChartDataLabel {
    let mut label = ChartDataLabel::new();
    label.show_value().set_num_format(format).set_font(&font(TEXT_SIZE));
    label
}

fn font(size: f64) -> ChartFont {
    let mut font = ChartFont::new();
    font.set_name(FONT).set_size(size);
    font
}

/// A text as the writer takes it for one: what it would take for the address of cells begins and ends with a space.
fn said(text: &str) -> String {
    if text.starts_with('=') || text.contains('!') { format!(" {text} ") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::Workbook;

    use super::*;
    use crate::render_tests::parts;

    fn radar(title: &str, description: &str) -> String {
        let mut book = Workbook::new();
        let mut pen = Pen::new(book.add_worksheet().set_name("Tờ").unwrap());
        let style = rust_xlsxwriter::Format::new().into();
        let names = ["Sở Y tế", "Trung vị", "Cao nhất"];
        for row in 0..7 {
            pen.text(row, 0, "Thể chế số, nhân lực số", &style).unwrap();
            for column in 1..=3 {
                pen.number(row, column, Some(f64::from(column) / 4.0), &style).unwrap();
            }
        }
        let of = |column, name, look| Series { name, values: Cells::down("Tờ", (0, column), 7), look };
        let series = [of(1, names[0], Look::Own), of(2, names[1], Look::Middle), of(3, names[2], Look::Best)];
        let mut drawing = Drawing::radar(title, description, Cells::down("Tờ", (0, 0), 7), &series);
        drawing.place(&mut pen, (8, 0), (480, 360)).unwrap();
        let parts = parts(&book.save_to_buffer().unwrap());
        format!("{}\n{}", parts["xl/charts/chart1.xml"], parts["xl/drawings/drawing1.xml"])
    }

    #[test]
    fn a_radar_has_the_font_a_description_and_its_figures() {
        let told = radar("Điểm theo nhóm", "Biểu đồ mạng nhện");
        for part in [
            "<a:t>Điểm theo nhóm</a:t>",
            "<c:v>Sở Y tế</c:v>",
            "<a:prstDash val=\"dash\"/>",
            "<c:symbol val=\"triangle\"/>",
            "<c:v>0.25</c:v>",
            "typeface=\"Times New Roman\"",
            "descr=\"Biểu đồ mạng nhện\"",
        ] {
            assert!(told.contains(part), "{part}: {told}");
        }
    }

    #[test]
    fn titles_are_texts_and_descriptions_end_at_their_limit() {
        let told = radar("=Tờ!$A$1", &"ổ".repeat(300));
        assert!(told.contains("<a:t> =Tờ!$A$1 </a:t>"), "{told}");
        assert!(told.contains(&format!("descr=\"{}\"", "ổ".repeat(255))), "{told}");
    }
}
