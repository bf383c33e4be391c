#!/usr/bin/env python3
"""Times plugins: a call against the native function, loading, and the same rule under Extism; prints the ratios.

    python3 tests/benches/run-plugins.py [--rounds 3] [--skip-extism] [--process] [COMPONENT ...]

Components, such as plugins in Python or JavaScript, are loaded beside the standard ones. The programs take turns, and
figures are medians of all rounds. `--process` also builds `dti` in release mode and times `dti plugin list`.
"""

import argparse
import os
import pathlib
import statistics
import subprocess
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TARGET = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")).resolve()
WORK = TARGET / "benches"
GUEST = ["-Ctarget-feature=+simd128", "-Clink-arg=-zstack-size=65536"]


def build_extism():
    """The host and the guest, each in a target folder of its own, and the command that runs them."""
    folder, target = HERE / "extism", TARGET / "extism"
    build = ["cargo", "build", "--release", "--locked", "--target-dir", target]
    subprocess.run([*build, "--package", "bench-extism"], cwd=folder, check=True)
    wasm = [*build, "--package", "bench-extism-guest", "--target", "wasm32-unknown-unknown"]
    environment = {**os.environ, "CARGO_ENCODED_RUSTFLAGS": "\x1f".join(GUEST)}
    subprocess.run(wasm, cwd=folder, check=True, env=environment)
    guest = target / "wasm32-unknown-unknown" / "release" / "bench_extism_guest.wasm"
    return [target / "release" / "bench-extism", guest, WORK / "extism-cache"]


def read(command):
    """Medians in nanoseconds by name."""
    told = subprocess.run([str(part) for part in command], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout
    lines = [line.split("\t") for line in told.splitlines() if "\t" in line]
    return {name: float(median) for name, median, _ in lines}


def seconds(command):
    begun = time.perf_counter()
    subprocess.run([str(part) for part in command], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def shown(nanoseconds):
    return f"{nanoseconds / 1e6:.2f} ms" if nanoseconds >= 1e6 else f"{nanoseconds / 1e3:.1f} µs"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("components", nargs="*", metavar="COMPONENT", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--skip-extism", action="store_true")
    parser.add_argument("--process", action="store_true")
    options = parser.parse_args()

    WORK.mkdir(parents=True, exist_ok=True)
    bench = ["cargo", "bench", "--quiet", "--locked", "-p", "dti-sandbox", "--bench", "plugins"]
    subprocess.run([*bench, "--no-run"], cwd=ROOT, check=True)
    programs = [[*bench, "--", *(path.resolve() for path in options.components)]]
    if not options.skip_extism:
        programs.append(build_extism())
    figures = {}
    for _ in range(options.rounds):
        for program in programs:
            for name, nanoseconds in read(program).items():
                figures.setdefault(name, []).append(nanoseconds)
    if options.process:
        subprocess.run(["cargo", "build", "--release", "--locked", "-p", "dti-cli"], cwd=ROOT, check=True)
        listing = [TARGET / "release" / "dti", "plugin", "list", "--cache", WORK / "cache"]
        seconds(listing)  # compiled plugins are kept between runs
        figures["process: dti plugin list"] = [seconds(listing) * 1e9 for _ in range(21)]

    medians = {name: statistics.median(rounds) for name, rounds in figures.items()}
    for name, median in sorted(medians.items()):
        print(f"{name:<44} {shown(median):>12}")
    for agencies in (34, 10_000):
        native, plugin = medians[f"call of {agencies}: native"], medians[f"call of {agencies}: plugin"]
        print(f"\n{agencies} agencies: a call costs {shown(plugin - native)} over the native function, {plugin / native:.1f} times it")
        for what in ("fresh instance", "kept instance"):
            theirs = medians.get(f"call of {agencies}: Extism, {what}")
            if theirs:
                print(f"  Extism, {what}: {theirs / plugin:.1f} times as long as ours")
    if "load: Extism, cached" in medians:
        print(f"\nloading under Extism takes {medians['load: Extism, cached'] / medians['load: ratio, cached']:.1f} times as long as ours")


if __name__ == "__main__":
    main()
