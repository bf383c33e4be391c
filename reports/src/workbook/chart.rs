//! Charts: the workbook's font, looks that stay apart on black-and-white paper, a title, and a description for those
//! who do not see them.

use rust_xlsxwriter::{
    Chart, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartLineDashType, ChartMarker, ChartMarkerType,
    ChartRange, ChartSeries, ChartSolidFill, ChartType, Color,
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

const GRID: Color = Color::RGB(0x00D0_D0D0);
const DARK: Color = Color::RGB(0x001F_4E79);
const MIDDLE: Color = Color::RGB(0x007F_7F7F);
const BRIGHT: Color = Color::RGB(0x00C5_5A11);

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
}

impl Look {
    fn line(self) -> ChartLine {
        let (color, width, dash) = match self {
            Self::Own => (DARK, THICK, ChartLineDashType::Solid),
            Self::Middle => (MIDDLE, THIN, ChartLineDashType::Dash),
            Self::Best => (BRIGHT, THIN, ChartLineDashType::RoundDot),
        };
        let mut line = ChartLine::new();
        line.set_color(color).set_width(width).set_dash_type(dash);
        line
    }

    fn marker(self) -> ChartMarker {
        let (kind, color) = match self {
            Self::Own => (ChartMarkerType::Circle, DARK),
            Self::Middle => (ChartMarkerType::Square, MIDDLE),
            Self::Best => (ChartMarkerType::Triangle, BRIGHT),
        };
        let mut marker = ChartMarker::new();
        let mut format = ChartFormat::new();
        format.set_solid_fill(ChartSolidFill::new().set_color(color)).set_border(ChartLine::new().set_color(color));
        marker.set_type(kind).set_size(MARKER_SIZE).set_format(&mut format);
        marker
    }
}

/// One line or one group of bars: what it is called, its figures, and how it looks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Series<'a> {
    pub(crate) name: &'a str,
    pub(crate) values: Cells<'a>,
    pub(crate) look: Look,
}

/// A chart before it stands on a sheet.
pub(crate) struct Drawing {
    chart: Chart,
}

impl Drawing {
    /// A chart of shares between 0 and 1 around a middle, one corner for each category; below three there is no area.
    pub(crate) fn radar(title: &str, description: &str, categories: Cells<'_>, series: &[Series<'_>]) -> Self {
        let mut drawing = Self::new(ChartType::RadarWithMarkers, title, description);
        for one in series {
            drawing.line(categories, one);
        }
        drawing.chart.y_axis().set_min(0).set_max(1).set_major_unit(0.25).set_num_format("0%");
        drawing
    }

    fn new(kind: ChartType, title: &str, description: &str) -> Self {
        let mut chart = Chart::new(kind);
        chart.title().set_name(said(title).as_str()).set_font(font(TITLE_SIZE).set_bold()).set_overlay(false);
        chart.legend().set_position(ChartLegendPosition::Bottom).set_font(&font(TEXT_SIZE));
        chart.x_axis().set_font(&font(TEXT_SIZE));
        chart.y_axis().set_font(&font(TEXT_SIZE));
        let mut grid = ChartLine::new();
        grid.set_color(GRID).set_width(HAIR);
        chart.y_axis().set_major_gridlines_line(&grid);
        chart.chart_area().set_format(ChartFormat::new().set_border(&grid));
        chart.set_alt_text(cut(description, DESCRIPTION_LIMIT));
        Self { chart }
    }

    fn line(&mut self, categories: Cells<'_>, of: &Series<'_>) {
        let mut series = ChartSeries::new();
        series.set_name(said(of.name).as_str()).set_categories(&categories.range()).set_values(&of.values.range());
        series.set_format(ChartFormat::new().set_line(&of.look.line())).set_marker(&of.look.marker());
        self.chart.push_series(&series);
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
