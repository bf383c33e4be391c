"""Checks that the weights of `national-2024` reproduce the published totals and ranks."""

import csv
from pathlib import Path

HERE = Path(__file__).parent
WEIGHTS = {"1": 50, "2": 50, "3": 140, "4": 100, "5": 100, "6": 200, "7": 150, "8": 150}


def rows(name):
    with open(HERE / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def total(row):
    return sum(weight * float(row[code]) for code, weight in WEIGHTS.items()) / sum(WEIGHTS.values())


totals = {row["agency"]: total(row) for row in rows("submissions/provinces-2024.csv")}
worst = 0.0
for row in rows("expected.csv"):
    own = totals[row["agency"]]
    rank = 1 + sum(other > own for other in totals.values())
    worst = max(worst, abs(own - float(row["index"])))
    assert rank == int(row["rank"]), f"{row['agency']}: rank {rank}, published {row['rank']}"
assert worst < 1e-4, worst
print(f"{len(totals)} provinces: ranks equal, largest difference of totals {worst:.7f}")
