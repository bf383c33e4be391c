#!/usr/bin/env python3
"""Times `dti score` against Python scripts that do the same job, in turn, and prints the ratio and peak memory.

    python3 tests/benches/run.py [--rounds 3] [--skip-baseline] [--national] [--start]

It builds `dti` in release mode, makes the cases (a criteria set and what agencies hand in, from a fixed seed) and a
virtual environment with pandas and openpyxl, all below the target folder. `--national` times 330, 3,321 and 33,210
agencies × 47 indicators instead, and `--start` how soon the program answers. Memory is the largest sum of all
processes of a run, looked up every few milliseconds, where the system tells it (Linux), or else that of the largest.
"""

import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import venv

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TARGET = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")).resolve()
WORK = TARGET / "benches"
EXE = ".exe" if os.name == "nt" else ""
DTI = TARGET / "release" / f"dti{EXE}"
MEBIBYTE = 1 << 20
# In seconds.
LOOK = 0.02
# The sizes of a country: what is handed in, how many agencies, and what `dti score` is asked for besides.
NATIONAL = [
    ("workbooks", 330, []),
    ("workbooks", 3_321, []),
    ("table", 330, ["--no-agency-workbooks"]),
    ("table", 3_321, ["--no-agency-workbooks"]),
    ("table", 33_210, ["--no-agency-workbooks"]),
]


def run(*command):
    subprocess.run([str(part) for part in command], cwd=ROOT, check=True)


def memory_of(process):
    """The bytes that a process and those that it started hold in memory; 0 where the system does not tell."""
    try:
        children = pathlib.Path(f"/proc/{process}/task/{process}/children").read_text().split()
        pages = int(pathlib.Path(f"/proc/{process}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") + sum(memory_of(child) for child in children)


def watch(process, peak, done):
    while not done.wait(LOOK):
        peak[0] = max(peak[0], memory_of(process))


def measure(command, out=None):
    """Wall seconds, processor seconds and peak mebibytes of one command, which must succeed, and its workbooks."""
    peak, done = [0], threading.Event()
    start = time.perf_counter()
    process = subprocess.Popen([str(part) for part in command], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    watcher = threading.Thread(target=watch, args=(process.pid, peak, done))
    watcher.start()
    message = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    done.set()
    watcher.join()
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{command[0]} failed:\n{message.decode(errors='replace')}")
    workbooks = sum(1 for _ in out.rglob("*.xlsx")) if out else 0
    largest = max(usage.ru_maxrss * 1024, peak[0]) / MEBIBYTE
    return seconds, usage.ru_utime + usage.ru_stime, largest, workbooks


def python_with_packages():
    """The interpreter of a virtual environment that has what the baseline needs."""
    folder = WORK / "venv"
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
    run(python, "-m", "pip", "install", "--quiet", "--requirement", HERE / "requirements.txt")
    return python


def score(case, indicators, *further):
    """The command that scores a case, all but the folder of the outputs."""
    return [DTI, "score", case / f"bench-{indicators}", "--submissions", case / "submissions", "--at", "2024-01-15",
            "--cache", WORK / "cache", *further, "--out"]  # fmt: skip


def make_case(agencies, indicators, form):
    case = WORK / f"case-{agencies}-{indicators}-{form}"
    if case.exists():
        shutil.rmtree(case)
    run(TARGET / "release" / f"make-case{EXE}", "bench", case, agencies, indicators, form)
    return case


def describe(name, rows):
    seconds = [row[0] for row in rows]
    median = statistics.median(seconds)
    processor, memory = statistics.median(row[1] for row in rows), max(row[2] for row in rows)
    print(
        f"{name:<34} {min(seconds):8.2f} {median:8.2f} {max(seconds):8.2f} s  {processor:8.2f} s"
        f"  {memory:6.0f} MiB  {rows[0][3]:5} workbooks"
    )
    return median


def head(title):
    print(f"\n{title}\n{'':<34} {'min':>8} {'median':>8} {'max':>8}    {'processor':>9}  {'peak':>7}")


def compare(options, outputs):
    """330 agencies × 98 indicators, workbooks in and out, against Python."""
    case = make_case(330, 98, "workbooks")
    dti = score(case, 98)
    jobs = {"dti score": lambda out: [*dti, out]}
    submitted = [case / "bench-98", case / "submissions"]
    if not options.skip_baseline:
        baseline = [python_with_packages(), HERE / "baseline.py", *submitted]
        jobs["pandas + openpyxl, plain tables"] = lambda out: [*baseline, out]
        jobs[f"  in {os.cpu_count()} processes"] = lambda out: [*baseline, out, "--jobs", os.cpu_count()]
    rows = {name: [] for name in jobs}
    warm = outputs / "warm"
    measure(jobs["dti score"](warm), warm)  # compiled plugins are kept between runs
    for turn in range(options.rounds):
        for number, (name, command) in enumerate(jobs.items()):
            out = outputs / f"{turn}-{number}"
            rows[name].append(measure(command(out), out))

    head(f"330 agencies × 98 indicators, {options.rounds} rounds in turn; memory of all processes together")
    medians = {name: describe(name, measured) for name, measured in rows.items()}
    ours = medians.pop("dti score")
    for name, theirs in medians.items():
        ratios = sorted(b[0] / a[0] for a, b in zip(rows["dti score"], rows[name]))
        print(f"dti is {theirs / ours:.1f} times faster than {name.strip()} (round by round {ratios[0]:.1f} to {ratios[-1]:.1f})")
    if not options.skip_baseline:
        compare_the_same(python_with_packages(), submitted, warm, outputs, ours)


def compare_the_same(python, submitted, warm, outputs, ours):
    """One Python process that reads, scores, and writes the workbooks that dti writes, not plain tables."""
    print("\nThe same workbooks: read, scored, and written as dti writes them, with formulas, looks and charts, in one process")
    for writer in ["openpyxl", "xlsxwriter"]:
        command = [python, HERE / "workbooks.py", writer, warm, outputs / writer, *submitted]
        done = subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True)
        steps = json.loads(done.stdout)
        told = ", ".join(f"{step} {seconds:.2f} s" for step, seconds in steps.items())
        total = sum(steps.values())
        print(f"pandas + {writer:<12} {total:8.2f} s: {total / ours:.1f} times `dti score` ({told})")


def national(options, outputs):
    """Sizes of a country: how time and memory grow with the agencies."""
    rows = {}
    cases = {(form, agencies): make_case(agencies, 47, form) for form, agencies, _ in NATIONAL}
    first = outputs / "warm"
    measure([*score(cases["table", 330], 47), first], first)
    for turn in range(options.rounds):
        for form, agencies, further in NATIONAL:
            out = outputs / f"{turn}-{form}-{agencies}"
            measured = measure([*score(cases[form, agencies], 47, *further), out], out)
            rows.setdefault((form, agencies), []).append(measured)
            shutil.rmtree(out)

    head(f"47 indicators, {options.rounds} rounds in turn; memory of all processes together")
    before = {}
    for (form, agencies), measured in rows.items():
        median = describe(f"{agencies:>6,} agencies, {form}", measured)
        processor = statistics.median(row[1] for row in measured)
        told = f"{'':<34} {1000 * processor / agencies:.2f} ms of processor for an agency"
        if form in before:
            fewer, least, used = before[form]
            told += f"; {agencies / fewer:.1f} times the agencies take {median / least:.1f} times as long"
            told += f", {processor / used:.1f} times the processor"
        print(told)
        before[form] = (agencies, median, processor)


def start(options):
    """How soon the program answers."""
    commands = {"dti --version": [DTI, "--version"], "dti check hcmc-2023": [DTI, "check", "hcmc-2023", "--cache", WORK / "cache"]}
    rows = {name: [] for name in commands}
    for turn in range(10 * options.rounds + 1):
        for name, command in commands.items():
            began = time.perf_counter()
            subprocess.run([str(part) for part in command], check=True, capture_output=True)
            if turn:  # the first reads the program from the disk
                rows[name].append(1000 * (time.perf_counter() - began))
    print(f"\nFrom the start of the process to its end, {10 * options.rounds} rounds in turn")
    for name, times in rows.items():
        print(f"{name:<34} least {min(times):6.1f} ms, median {statistics.median(times):6.1f} ms")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--skip-baseline", action="store_true")
    parser.add_argument("--national", action="store_true", help="sizes of a country instead")
    parser.add_argument("--start", action="store_true", help="how soon the program answers instead")
    options = parser.parse_args()

    run("cargo", "build", "--release", "--locked", "-p", "dti-cli", "-p", "dti-tests", "--bins")
    WORK.mkdir(exist_ok=True)
    # Every run gets a new folder, deleted at the end: file systems are slow where much has just been deleted.
    outputs = pathlib.Path(tempfile.mkdtemp(prefix="out-", dir=WORK))
    try:
        if options.start:
            start(options)
        elif options.national:
            national(options, outputs)
        else:
            compare(options, outputs)
    finally:
        shutil.rmtree(outputs)


if __name__ == "__main__":
    main()
