#!/usr/bin/env python3
"""Times `dti score` against a Python script that does the same job, in turn, and prints the ratio and peak memory.

    python3 tests/benches/run.py [--rounds 3] [--skip-baseline]

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
import tempfile
import time
import venv

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TARGET = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")).resolve()
WORK = TARGET / "benches"


def run(*command):
    subprocess.run([str(part) for part in command], cwd=ROOT, check=True)


def measure(command, out):
    """Wall seconds and peak mebibytes of one process, which must succeed."""
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


def compare_workbooks(python, agencies, outputs, ours):
    """Writes the agencies' workbooks anew through other libraries: all of a run of dti against their writing alone."""
    print(f"\nThe same {sum(1 for _ in agencies.glob('*.xlsx'))} workbooks of agencies, with their charts, written anew; reading is not timed")
    for writer in ["openpyxl", "xlsxwriter"]:
        command = [str(part) for part in [python, HERE / "workbooks.py", writer, agencies, outputs / writer]]
        seconds = float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        print(f"{writer:<22} {seconds:8.2f} s, {seconds / ours:.1f} times all of `dti score`")


def describe(name, rows):
    seconds = [row[0] for row in rows]
    memory = max(row[1] for row in rows)
    median = statistics.median(seconds)
    print(f"{name:<22} {min(seconds):8.2f} {median:8.2f} {max(seconds):8.2f} s   {memory:7.0f} MiB   {rows[0][2]} workbooks")
    return median


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--skip-baseline", action="store_true")
    options = parser.parse_args()

    run("cargo", "build", "--release", "--locked", "-p", "dti-cli", "-p", "dti-tests", "--bins")
    case = WORK / "case"
    run(TARGET / "release" / "make-case", "bench", case)

    # Every run gets a new folder, deleted at the end: file systems are slow where much has just been deleted.
    outputs = pathlib.Path(tempfile.mkdtemp(prefix="out-", dir=WORK))
    dti = [TARGET / "release" / "dti", "score", case / "bench-98", "--submissions", case / "submissions",
           "--at", "2024-01-15", "--cache", WORK / "cache", "--out"]
    jobs = {"dti score": lambda out: [*dti, out]}
    if not options.skip_baseline:
        baseline = [python_with_packages(), HERE / "baseline.py", case / "bench-98", case / "submissions"]
        jobs["pandas + openpyxl"] = lambda out: [*baseline, out]
        jobs[f"  in {os.cpu_count()} processes"] = lambda out: [*baseline, out, "--jobs", os.cpu_count()]
    rows = {name: [] for name in jobs}
    warm = outputs / "warm"
    measure(jobs["dti score"](warm), warm)  # compiled plugins are kept between runs
    for turn in range(options.rounds):
        for number, (name, command) in enumerate(jobs.items()):
            out = outputs / f"{turn}-{number}"
            rows[name].append(measure(command(out), out))

    print(f"\n330 agencies × 98 indicators, {options.rounds} rounds in turn; memory of the largest process")
    print(f"{'':<22} {'min':>8} {'median':>8} {'max':>8}     {'peak':>7}")
    medians = {name: describe(name, measured) for name, measured in rows.items()}
    ours = medians.pop("dti score")
    for name, theirs in medians.items():
        ratios = sorted(b[0] / a[0] for a, b in zip(rows["dti score"], rows[name]))
        print(f"dti is {theirs / ours:.1f} times faster than {name.strip()} (round by round {ratios[0]:.1f} to {ratios[-1]:.1f})")
    if not options.skip_baseline:
        compare_workbooks(python_with_packages(), warm / "agencies", outputs, ours)

    shutil.rmtree(outputs)


if __name__ == "__main__":
    main()
