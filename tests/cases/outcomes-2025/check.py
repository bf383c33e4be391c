"""The indices of the case once more, by hand: figures in, indices compared with expected-index.csv."""

import csv
from pathlib import Path

HERE = Path(__file__).parent


def rows(name):
    with open(HERE / name, encoding="utf-8-sig", newline="") as file:
        return {row.get("agency") or row["code"]: row for row in csv.DictReader(file)}


def share(text):
    return float(text.rstrip("%")) / 100 if text else None


def index(figures, agency):
    """Points and maximum of the whole, composed as set.toml says."""
    value = {code: share(figures[code]) for code in ("1.1", "1.2", "2.1", "2.2", "3.1", "3.2")}
    applies = ["1.1", "1.2"] if agency["tthc"] else ["1.1"]
    there = [code for code in applies if value[code] is not None]
    points, maximum = sum(value[code] * 20 for code in there), 20 * len(there)
    if value["1.1"] < 0.5:
        points = 0  # the gate of pillar 1
    services = [value["2.1"] or 0, value["2.2"] or 0]  # gaps count as 0
    points += 40 * (services[0] ** 2 * services[1]) ** (1 / 3)
    maximum += 40
    if agency["cohort"] == "so":
        parts = [(value[code] * 10, 10) for code in ("3.1", "3.2") if value[code] is not None]
        parts += [(-float(figures["3.3"]), 0)] if figures["3.3"] else []
        parts += [(5 if figures["3.4"] == "có" else 0, 0)] if figures["3.4"] else []
        if len(parts) >= 2:  # coverage; then what is left is scaled up to 20
            points += 20 * sum(part for part, _ in parts) / sum(most for _, most in parts)
            maximum += 20
    return points / maximum


figures, agencies = rows("submissions/figures.csv"), rows("set/agencies.csv")
for code, expected in rows("expected-index.csv").items():
    if expected["index"]:
        difference = abs(index(figures[code], agencies[code]) - float(expected["index"]))
        assert difference < 1e-12, (code, difference)
print("all indices agree")
