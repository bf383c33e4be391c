"""Writes the workbooks of a run of `dti` anew through openpyxl or XlsxWriter: the same cells, formulas, looks and charts.

    python workbooks.py openpyxl|xlsxwriter RUN OUT [BASELINE-ARGUMENTS]

RUN holds ranking.xlsx and the folder agencies. What is to be written stands in memory before the clock starts. With
BASELINE-ARGUMENTS, those of baseline.py, the same process reads and scores the submissions before it writes, as one
script that does the job of `dti score` would; its own plain workbooks are not written then. Prints the seconds of
each step as JSON.
"""

import json
import pathlib
import sys
import time

import baseline
import openpyxl
import xlsxwriter
from openpyxl.cell.cell import MergedCell
from openpyxl.chart import RadarChart, Reference
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter


def contents(path):
    """What a workbook holds, as plain values; looks are tuples, so that equal ones are made once."""
    sheets = []
    looks = {}
    for sheet in openpyxl.load_workbook(path).worksheets:
        cells = [
            (cell.row - 1, cell.column - 1, cell.value, look(cell, looks))
            for row in sheet.iter_rows()
            for cell in row
            if not isinstance(cell, MergedCell) and (cell.value is not None or cell.has_style)
        ]
        # Neighbouring columns that are alike are kept as one.
        widths = [
            (get_column_letter(number), dimension.width)
            for dimension in sheet.column_dimensions.values()
            for number in range(dimension.min, dimension.max + 1)
        ]
        heights = [(row - 1, dimension.height) for row, dimension in sheet.row_dimensions.items() if dimension.height]
        merged = [area.coord for area in sheet.merged_cells.ranges]
        sheets.append((sheet.title, cells, widths, heights, merged, len(sheet._charts)))
    return sheets


def look(cell, looks):
    """How a cell looks; `looks` keeps what was told before by the number of the cell's style."""
    if cell._style not in looks:
        fill = cell.fill.fgColor.rgb if cell.fill.fill_type else None
        looks[cell._style] = (
            cell.font.name, cell.font.sz, bool(cell.font.b), bool(cell.font.i), cell.number_format, fill,
            bool(cell.border.left.style), cell.alignment.horizontal, cell.alignment.vertical,
            bool(cell.alignment.wrap_text),
        )  # fmt: skip
    return looks[cell._style]
def with_xlsxwriter(sheets, path):
    book = xlsxwriter.Workbook(path)
    formats = {}

    def format_of(look):
        if look not in formats:
            name, size, bold, italic, number, fill, border, horizontal, vertical, wrap = look
            made = {"font_name": name, "font_size": size, "bold": bold, "italic": italic, "num_format": number}
            made.update({"border": 1} if border else {})
            made.update({"bg_color": "#" + fill[-6:]} if fill else {})
            made.update({"align": horizontal} if horizontal else {})
            made.update({"valign": {"center": "vcenter"}.get(vertical, vertical)} if vertical else {})
            formats[look] = book.add_format({**made, "text_wrap": wrap})
        return formats[look]

    for title, cells, widths, heights, merged, charts in sheets:
        sheet = book.add_worksheet(title)
        for letters, width in widths:
            sheet.set_column(f"{letters}:{letters}", width)
        for row, height in heights:
            sheet.set_row(row, height)
        for area in merged:
            sheet.merge_range(area, "")
        for row, column, value, look in cells:
            if value is None:
                sheet.write_blank(row, column, None, format_of(look))
            elif isinstance(value, str) and value.startswith("="):
                sheet.write_formula(row, column, value, format_of(look), 0)
            elif isinstance(value, str):
                sheet.write_string(row, column, value, format_of(look))
            else:
                sheet.write_number(row, column, value, format_of(look))
        for _ in range(charts):
            chart = book.add_chart({"type": "radar", "subtype": "with_markers"})
            for column in "CEF":
                chart.add_series({"categories": f"='{title}'!$B$8:$B$14", "values": f"='{title}'!${column}$8:${column}$14"})
            sheet.insert_chart("D20", chart)
    book.close()


def with_openpyxl(sheets, path):
    book = openpyxl.Workbook()
    book.remove(book.active)
    looks = {}

    def parts_of(look):
        if look not in looks:
            name, size, bold, italic, number, fill, border, horizontal, vertical, wrap = look
            side = Side(style="thin" if border else None)
            looks[look] = (
                Font(name=name, sz=size, b=bold, i=italic), PatternFill("solid", fgColor=fill) if fill else None, number,
                Border(left=side, right=side, top=side, bottom=side),
                Alignment(horizontal=horizontal, vertical=vertical, wrap_text=wrap),
            )
        return looks[look]

    for title, cells, widths, heights, merged, charts in sheets:
        sheet = book.create_sheet(title)
        for letters, width in widths:
            sheet.column_dimensions[letters].width = width
        for row, height in heights:
            sheet.row_dimensions[row + 1].height = height
        for row, column, value, look in cells:
            cell = sheet.cell(row + 1, column + 1, value)
            font, fill, cell.number_format, cell.border, cell.alignment = parts_of(look)
            cell.font = font
            if fill:
                cell.fill = fill
        for area in merged:
            sheet.merge_cells(area)
        for _ in range(charts):
            chart = RadarChart()
            for column in (3, 5, 6):
                chart.add_data(Reference(sheet, min_col=column, min_row=8, max_row=14))
            sheet.add_chart(chart, "D20")
    book.save(path)


def main():
    writer, run, out, *arguments = sys.argv[1:]
    run, out = pathlib.Path(run), pathlib.Path(out)
    write = {"openpyxl": with_openpyxl, "xlsxwriter": with_xlsxwriter}[writer]
    paths = sorted(run.glob("agencies/*.xlsx"))
    agencies = [(path.name, contents(path)) for path in paths]
    ranking = contents(run / "ranking.xlsx")
    (out / "agencies").mkdir(parents=True)
    seconds = {}

    def timed(step, work, *given):
        start = time.perf_counter()
        result = work(*given)
        seconds[step] = time.perf_counter() - start
        return result

    if arguments:
        timed("read and score", baseline.read_and_score, *map(pathlib.Path, arguments))
    timed("agencies", lambda: [write(sheets, str(out / "agencies" / name)) for name, sheets in agencies])
    timed("ranking", lambda: write(ranking, str(out / "ranking.xlsx")))
    print(json.dumps(seconds))


if __name__ == "__main__":
    main()
