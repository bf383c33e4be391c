#!/usr/bin/env python3
"""Times `dti score` against a Python script that does the same job, in turn, and prints the ratio and peak memory.

    python3 tests/benches/run.py [--agencies 330] [--indicators 98] [--rounds 3] [--skip-baseline]

It builds `dti` in release mode, makes the case (a criteria set and one workbook an agency, from a fixed seed) and a
virtual environment with pandas and openpyxl, all below the target folder. Memory is what the operating system
accounts to the finished process (Unix only).
"""

import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time
import venv

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TARGET = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")).resolve()
WORK = TARGET / "benches"


def run(*command):
    subprocess.run([str(part) for part in command], cwd=ROOT, check=True)


def measure(command, out):
    """Wall seconds and peak mebibytes of one process, which must succeed; its output folder is new each time."""
    shutil.rmtree(out, ignore_errors=True)
    start = time.perf_counter()
    process = subprocess.Popen([str(part) for part in command], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    message = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{command[0]} failed:\n{message.decode(errors='replace')}")
    workbooks = sum(1 for _ in out.rglob("*.xlsx"))
    return seconds, usage.ru_maxrss / 1024, workbooks


def python_with_packages():
    """The interpreter of a virtual environment that has what the baseline needs."""
    folder = WORK / "venv"
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
        run(python, "-m", "pip", "install", "--quiet", "--requirement", HERE / "requirements.txt")
    return python


def describe(name, rows):
    seconds = [row[0] for row in rows]
    memory = max(row[1] for row in rows)
    median = statistics.median(seconds)
    print(f"{name:<22} {min(seconds):8.2f} {median:8.2f} {max(seconds):8.2f} s   {memory:7.0f} MiB   {rows[0][2]} workbooks")
    return median


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--agencies", type=int, default=330)
    parser.add_argument("--indicators", type=int, default=98)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--skip-baseline", action="store_true")
    options = parser.parse_args()

    run("cargo", "build", "--release", "--locked", "-p", "dti-cli", "-p", "dti-tests", "--bins")
    case = WORK / f"case-{options.agencies}-{options.indicators}"
    if not case.exists():
        run(TARGET / "release" / "make-case", "bench", case, "--agencies", options.agencies, "--indicators", options.indicators)

    dti_out, baseline_out = WORK / "out-dti", WORK / "out-baseline"
    dti = [TARGET / "release" / "dti", "score", case / "set", "--submissions", case / "submissions", "--out", dti_out,
           "--at", "2024-01-15", "--cache", WORK / "cache"]
    measure(dti, dti_out)  # warm: compiled plugins are kept between runs
    dti_rows, baseline_rows = [], []
    python = None if options.skip_baseline else python_with_packages()
    for _ in range(options.rounds):
        dti_rows.append(measure(dti, dti_out))
        if python:
            baseline_rows.append(measure([python, HERE / "baseline.py", case, baseline_out], baseline_out))

    print(f"\n{options.agencies} agencies × {options.indicators} indicators, {options.rounds} rounds in turn")
    print(f"{'':<22} {'min':>8} {'median':>8} {'max':>8}     {'peak':>7}")
    ours = describe("dti score", dti_rows)
    if python:
        theirs = describe("pandas + openpyxl", baseline_rows)
        ratios = sorted(b[0] / d[0] for d, b in zip(dti_rows, baseline_rows))
        print(f"\ndti is {theirs / ours:.1f} times faster (round by round {ratios[0]:.1f} to {ratios[-1]:.1f})")


if __name__ == "__main__":
    main()
