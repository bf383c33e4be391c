"""Computes `composite-example` without the engine, and checks the expected tables; `--write` writes them anew."""

import csv
import math
import statistics
import sys
from pathlib import Path

HERE = Path(__file__).parent
SET = HERE / "../../../criteria/sets/composite-example"

# code: (weight, scale): None from the least to the greatest of all, or the other way round, or between two goalposts
SCALES = {
    "A1.1.1": (1, None), "A1.1.2": (0.5, None), "A1.2.1": (1, None), "A1.2.2": (0.5, "inverse"),
    "A2.1.1": (1, (0, 1)), "A2.2.1": (1, None),
    "B1.1.1": (1, (0, 1)), "B1.1.2": (0.5, None), "B1.2.1": (1, None), "B1.2.2": (0.5, (1, 7)),
    "B2.1.1": (1, None), "B2.2.1": (1, None),
}
DENOMINATORS = {"A1.1.1": ("0.dan-so", 100), "A1.2.1": ("0.gdp", 1000), "B2.2.1": ("0.gdp", 1)}
TREATED = ["A1.1.2", "A1.2.1", "B1.2.1", "B2.2.1"]
# node: weight and members
NODES = {
    "A1.1": (1, ["A1.1.1", "A1.1.2"]), "A1.2": (0.5, ["A1.2.1", "A1.2.2"]), "A1": (1, ["A1.1", "A1.2"]),
    "A2.1": (1, ["A2.1.1"]), "A2.2": (0.5, ["A2.2.1"]), "A2": (1, ["A2.1", "A2.2"]), "A": (1, ["A1", "A2"]),
    "B1.1": (1, ["B1.1.1", "B1.1.2"]), "B1.2": (1, ["B1.2.1", "B1.2.2"]), "B1": (1, ["B1.1", "B1.2"]),
    "B2.1": (1, ["B2.1.1"]), "B2.2": (0.5, ["B2.2.1"]), "B2": (1, ["B2.1", "B2.2"]), "B": (1, ["B1", "B2"]),
}


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def skewness(values):
    n, mean = len(values), math.fsum(values) / len(values)
    second, third = (math.fsum((x - mean) ** k for x in values) for k in (2, 3))
    return math.sqrt(n * (n - 1)) / (n - 2) * math.sqrt(n) * third / second**1.5


def kurtosis(values):
    n, mean = len(values), math.fsum(values) / len(values)
    second, fourth = (math.fsum((x - mean) ** k for x in values) for k in (2, 4))
    return ((n + 1) * (n * fourth / second**2 - 3) + 6) * (n - 1) / ((n - 2) * (n - 3))


def outliers(values):
    return abs(skewness(values)) >= 2 and kurtosis(values) >= 3.5


def treated(column):
    """The greatest figures, or the least, take the value of the next; if five do not suffice, logarithms."""
    least, greatest = min(column.values()), max(column.values())
    changed, tamed = set(), dict(column)
    while outliers(list(tamed.values())) and len(changed) < 5:
        extreme = max if skewness(list(tamed.values())) >= 0 else min
        end = extreme(tamed.values())
        changed |= {agency for agency, x in tamed.items() if x == end}
        following = extreme(x for x in tamed.values() if x != end)
        tamed = {agency: following if x == end else x for agency, x in tamed.items()}
    if outliers(list(tamed.values())):
        return {agency: math.log(x - least + (greatest - least) / 100) for agency, x in column.items()}
    return tamed


def column(code, table, regions):
    figures = {row["agency"]: float(row[code]) for row in table if row[code]}
    if code in DENOMINATORS:
        below, times = DENOMINATORS[code]
        whole = {row["agency"]: float(row[below]) for row in table if row[below]}
        figures = {agency: x / whole[agency] * times for agency, x in figures.items() if agency in whole}
    if code == "A2.2.1":
        there = [(regions[agency], x) for agency, x in figures.items()]
        medians = {region: statistics.median(x for other, x in there if other == region) for region, _ in there}
        figures = {agency: figures.get(agency, medians[region]) for agency, region in regions.items()}
    return treated(figures) if code in TREATED else figures


def scores(table, regions):
    points = {}
    for code, (_, scale) in SCALES.items():
        figures = column(code, table, regions)
        worst, best = scale if isinstance(scale, tuple) else (min(figures.values()), max(figures.values()))
        if scale == "inverse":
            worst, best = best, worst
        for agency, x in figures.items():
            points[agency, code] = 100 * min(1, max(0, (x - worst) / (best - worst)))
    return points


def compose(agency, points):
    """The points of every node that has a figure, and of the index."""
    mine = {code: points[agency, code] for code in SCALES if (agency, code) in points}
    for node, (_, members) in NODES.items():
        there = [(mine[member], (SCALES.get(member) or NODES[member])[0]) for member in members if member in mine]
        enough = bool(there)
        if node in ("A1", "A2", "B1", "B2"):
            enough = len(there) >= 2
        if node in ("A", "B"):
            enough &= sum((agency, code) in points for code in SCALES if code.startswith(node)) / 6 >= 0.66
        if enough:
            mine[node] = sum(x * weight for x, weight in there) / sum(weight for _, weight in there)
    if "A" in mine and "B" in mine:
        mine["index"] = math.sqrt(mine["A"] * mine["B"])
    return mine


regions = {row["code"]: row["vung"] for row in rows(SET / "agencies.csv")}
points = scores(rows(HERE / "submissions/so-lieu-gia-lap.csv"), regions)
results = {agency: compose(agency, points) for agency in regions}
indices = {agency: mine.get("index") for agency, mine in results.items()}
ranks = {agency: 1 + sum(y is not None and y > x for y in indices.values()) for agency, x in indices.items() if x is not None}


def text(value):
    return "" if value is None else repr(value)


expected = {
    "expected-index.csv": [["agency", "rank", "points"]]
    + [[agency, text(ranks.get(agency)), text(x)] for agency, x in indices.items()],
    "expected-pillars.csv": [["agency", "pillar", "points"]]
    + [[agency, node, text(mine.get(node))] for agency, mine in results.items() for node in NODES],
}
for name, table in expected.items():
    if "--write" in sys.argv:
        with open(HERE / name, "w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(table)
    with open(HERE / name, encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == table, f"{name} differs; run with --write"
print(f"{len(indices)} economies, {len(ranks)} with an index: the expected tables agree")
