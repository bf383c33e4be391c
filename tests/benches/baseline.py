"""The benchmark's job as a Python script: what an evaluator with pandas and openpyxl would write.

Reads the workbooks of `make-case bench OUT`, computes every indicator's points, the index and the ranks in each cohort,
and writes ranking.xlsx and one workbook for each agency.

    pip install -r requirements.txt
    python baseline.py OUT/bench-98 OUT/submissions RESULTS [--jobs N]
"""

import argparse
import sys
import tomllib
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
import pandas as pd
from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

SHEET = "Phiếu"
ANSWERS = {"Có": 1.0, "Không": 0.0}
BOLD = Font(bold=True)


# The criteria set


def read_set(folder):
    """The set's cohorts, agencies, pillars and indicators."""
    criteria = {"cohort": [], "agency": [], "pillar": [], "indicator": []}
    for path in sorted(folder.glob("*.toml")):
        with open(path, "rb") as file:
            parsed = tomllib.load(file)
        for key, items in criteria.items():
            items.extend(parsed.get(key, []))
    return criteria


# The workbooks


def read_form(path):
    """The agency's code and one record for each indicator's row."""
    workbook = load_workbook(path, read_only=True, data_only=True)
    rows = list(workbook[SHEET].iter_rows(values_only=True))
    workbook.close()
    header = next(number for number, row in enumerate(rows) if row[0] == "Mã")
    information = {row[0]: row[1] for row in rows[:header] if row[0]}
    headings = rows[header]
    records = []
    for row in rows[header + 1 :]:
        record = dict(zip(headings, row))
        if record["Cách tính điểm"]:
            record["agency"] = information["Mã đơn vị"]
            records.append(record)
    return records


def read_forms(folder, pool):
    """All forms as one table: a row for each agency and indicator."""
    paths = sorted(folder.rglob("*.xlsx"))
    records = [record for form in pool(read_form, paths) for record in form]
    forms = pd.DataFrame.from_records(records)
    forms = forms.rename(
        columns={
            "Mã": "indicator",
            "Chỉ số": "title",
            "Số liệu 1": "first",
            "Số liệu 2": "second",
            "Điểm tự chấm": "self_points",
            "Giải trình": "explanation",
            "Tài liệu kiểm chứng": "evidence",
        }
    )
    forms["first"] = pd.to_numeric(forms["first"].replace(ANSWERS))
    forms["second"] = pd.to_numeric(forms["second"])
    return forms


# The points


def steps(value, bands):
    """The points of the band that holds each value."""
    points = pd.Series(np.nan, index=value.index)
    for band in bands:
        inside = value.ge(band.get("from", -np.inf)) & value.lt(band.get("below", np.inf))
        points[inside] = band["points"]
    return points


def award(indicator, answers):
    """The points that each agency earns for one indicator, and the reason; missing where a figure is."""
    rule, maximum = indicator["rule"], indicator["points"]
    first, second = answers["first"], answers["second"]
    match rule["use"]:
        case "ratio":
            points = (first / second / rule["goal"]).clip(0, 1) * maximum
            reason = (
                first.map("{:g}".format) + " / " + second.map("{:g}".format) + " / "
                + f"{rule['goal']:.0%} × {maximum} = " + points.map("{:.4g}".format)
            )
        case "share":
            points = (first / rule["goal"]).clip(0, 1) * maximum
            reason = first.map("{:.4g}".format) + f" / {rule['goal']:.0%} × {maximum} = " + points.map("{:.4g}".format)
        case "steps":
            points = steps(first, rule["bands"])
            reason = first.map("{:g}".format) + ": " + points.map("{:.4g}".format)
        case "yes-no":
            points = first * maximum
            reason = first.map({1.0: "có", 0.0: "không"}) + ": " + points.map("{:.4g}".format)
        case "of-best":
            best = first.groupby(answers["cohort"]).transform("max")
            points = first / best * maximum
            reason = (
                first.map("{:g}".format) + " / " + best.map("{:g}".format) + f" × {maximum} = "
                + points.map("{:.4g}".format)
            )
        case "declared":
            points = answers["self_points"].clip(0, maximum)
            reason = "tự chấm " + points.map("{:.4g}".format)
        case other:
            sys.exit(f"{indicator['code']}: unknown rule {other}")
    return points, reason.where(points.notna(), "thiếu số liệu")


def score(criteria, forms):
    """The forms with a column for computed points, final points and reason; what is missing counts as zero."""
    cohorts = {agency["code"]: agency["cohort"] for agency in criteria["agency"]}
    forms["cohort"] = forms["agency"].map(cohorts)
    by_indicator = dict(list(forms.groupby("indicator", sort=False)))
    scored = []
    for indicator in criteria["indicator"]:
        answers = by_indicator[indicator["code"]].copy()
        answers["computed"], answers["reason"] = award(indicator, answers)
        answers["maximum"] = float(indicator["points"])
        answers["pillar"] = indicator["code"].split(".")[0]
        scored.append(answers)
    scores = pd.concat(scored)
    scores["points"] = scores["computed"].fillna(0.0)
    return scores


def rank(criteria, scores):
    """The index of each agency and its place in its cohort."""
    totals = scores.groupby(["cohort", "agency"], as_index=False)[["points", "maximum"]].sum()
    totals["index"] = totals["points"] / totals["maximum"]
    totals["rank"] = totals.groupby("cohort")["index"].rank(method="min", ascending=False).astype(int)
    totals["name"] = totals["agency"].map({agency["code"]: agency["name"] for agency in criteria["agency"]})
    return totals.sort_values(["cohort", "rank", "agency"])


# The reports


def headings(sheet, names):
    cells = [WriteOnlyCell(sheet, value=name) for name in names]
    for cell in cells:
        cell.font = BOLD
    sheet.append(cells)


def write_ranking(criteria, totals, path):
    """One sheet for each cohort."""
    workbook = Workbook(write_only=True)
    for cohort in criteria["cohort"]:
        sheet = workbook.create_sheet(cohort["title"].replace("/", "-")[:31])
        headings(sheet, ["Hạng", "Mã đơn vị", "Đơn vị", "Điểm", "Điểm tối đa", "Chỉ số DTI"])
        rows = totals[totals["cohort"] == cohort["id"]]
        for row in rows.itertuples():
            sheet.append([row.rank, row.agency, row.name, row.points, row.maximum, row.index_])
    workbook.save(path)


def write_agency(job):
    """A summary by pillar, and every indicator with its figures, points and reason."""
    path, summary, pillars, indicators = job
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Tổng hợp")
    for label, value in summary:
        sheet.append([label, value])
    sheet.append([])
    headings(sheet, ["Mã", "Chỉ số chính", "Điểm", "Điểm tối đa", "Tỷ lệ"])
    for row in pillars:
        sheet.append(row)
    sheet = workbook.create_sheet("Chỉ số")
    headings(
        sheet,
        ["Mã", "Chỉ số", "Số liệu 1", "Số liệu 2", "Điểm tự chấm", "Điểm tính", "Điểm", "Điểm tối đa", "Lý do",
         "Giải trình", "Tài liệu kiểm chứng"],
    )  # fmt: skip
    for row in indicators:
        sheet.append(row)
    workbook.save(path)


def jobs_of(criteria, scores, totals, folder):
    """What each agency's workbook holds."""
    titles = {pillar["code"]: pillar["title"] for pillar in criteria["pillar"]}
    shown = ["indicator", "title", "first", "second", "self_points", "computed", "points", "maximum", "reason",
             "explanation", "evidence"]  # fmt: skip
    tables = dict(list(scores.groupby("agency")))
    for total in totals.itertuples():
        table = tables[total.agency]
        pillars = table.groupby("pillar")[["points", "maximum"]].sum()
        summary = [
            ("Đơn vị", total.name),
            ("Mã đơn vị", total.agency),
            ("Nhóm", total.cohort),
            ("Hạng", total.rank),
            ("Điểm", total.points),
            ("Điểm tối đa", total.maximum),
            ("Chỉ số DTI", total.index_),
        ]
        pillars = [[code, titles[code], row.points, row.maximum, row.points / row.maximum] for code, row in pillars.iterrows()]
        rows = table[shown].astype(object).where(table[shown].notna(), None).values.tolist()
        yield folder / f"{total.agency}.xlsx", summary, pillars, rows


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("set", type=Path)
    parser.add_argument("submissions", type=Path)
    parser.add_argument("results", type=Path)
    parser.add_argument("--jobs", type=int, default=1, help="processes that read and write workbooks")
    arguments = parser.parse_args()
    if arguments.jobs == 1:
        run(arguments, map)
        return
    with ProcessPoolExecutor(arguments.jobs) as executor:
        run(arguments, lambda work, items: executor.map(work, items, chunksize=8))


def read_and_score(folder, submissions, pool=map):
    """The set, the points of every agency for every indicator, and the ranks."""
    criteria = read_set(folder)
    scores = score(criteria, read_forms(submissions, pool))
    # `index` is a method of a named tuple.
    return criteria, scores, rank(criteria, scores).rename(columns={"index": "index_"})


def run(arguments, pool):
    (arguments.results / "agencies").mkdir(parents=True, exist_ok=True)
    criteria, scores, totals = read_and_score(arguments.set, arguments.submissions, pool)
    write_ranking(criteria, totals, arguments.results / "ranking.xlsx")
    for _ in pool(write_agency, jobs_of(criteria, scores, totals, arguments.results / "agencies")):
        pass
    columns = ["cohort", "rank", "agency", "name", "points", "maximum", "index_"]
    table = totals[columns].rename(columns={"index_": "index", "maximum": "max"})
    table.to_csv(arguments.results / "index.csv", index=False, encoding="utf-8-sig")
    print(f"{len(totals)} agencies, {len(scores)} scores")


if __name__ == "__main__":
    main()
