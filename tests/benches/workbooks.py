"""Writes the workbooks of a folder anew through openpyxl or XlsxWriter: the same cells, formulas, looks and charts.

    python workbooks.py openpyxl|xlsxwriter IN OUT

Reading is not timed: what is to be written stands in memory before the clock starts. Prints the seconds of writing.
"""

import pathlib
import sys
import time

import openpyxl
import xlsxwriter
from openpyxl.cell.cell import MergedCell
from openpyxl.chart import RadarChart, Reference
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side


def contents(path):
    """What a workbook holds, as plain values; looks are tuples, so that equal ones are made once."""
    sheets = []
    for sheet in openpyxl.load_workbook(path).worksheets:
        cells = [
            (cell.row - 1, cell.column - 1, cell.value, look(cell))
            for row in sheet.iter_rows()
            for cell in row
            if not isinstance(cell, MergedCell) and (cell.value is not None or cell.has_style)
        ]
        widths = [(letters, dimension.width) for letters, dimension in sheet.column_dimensions.items()]
        heights = [(row - 1, dimension.height) for row, dimension in sheet.row_dimensions.items() if dimension.height]
        merged = [area.coord for area in sheet.merged_cells.ranges]
        sheets.append((sheet.title, cells, widths, heights, merged, len(sheet._charts)))
    return sheets


def look(cell):
    fill = cell.fill.fgColor.rgb if cell.fill.fill_type else None
    return (
        cell.font.name, cell.font.sz, bool(cell.font.b), bool(cell.font.i), cell.number_format, fill,
        bool(cell.border.left.style), cell.alignment.horizontal, cell.alignment.vertical, bool(cell.alignment.wrap_text),
    )


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
    writer, source, out = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    write = {"openpyxl": with_openpyxl, "xlsxwriter": with_xlsxwriter}[writer]
    books = [(path.name, contents(path)) for path in sorted(source.glob("*.xlsx"))]
    out.mkdir(parents=True)
    start = time.perf_counter()
    for name, sheets in books:
        write(sheets, str(out / name))
    print(f"{time.perf_counter() - start:.3f}")


if __name__ == "__main__":
    main()
