#!/usr/bin/env python3
"""Builds and runs the benchmarks, and writes their tables into Benchmarks/README.md.

    python3 Benchmarks/measure.py                     every table
    python3 Benchmarks/measure.py times stages        some of them

The tables: `times` (medians of this package), `stages` (where the time goes; needs perf), `peers` (compare-peers.py).
"""

import argparse
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
README = HERE / "README.md"
RELEASE = HERE / ".build/release"

# The programs of benchmarks; `coverage` is none.
TARGETS = ["Fitting", "Reading", "Resampling", "Programmes", "Growth"]

# What is measured, what it is called in the table, and the goal in seconds.
GOALS = [
    ("Fitting", "fit, moments of 24 indicators", "fit from moments", None),
    ("Fitting", "fit by gsca, moments of 24 indicators", "the same by GSCA", 1e-3),
    ("Fitting", "fit by ml, moments of 24 indicators", "the same by maximum likelihood", 20e-3),
    ("Fitting", "fit, 250 × 24 answers in memory", "fit, n = 250, answers in memory", 25e-6),
    ("Fitting", "fit, 10000 × 24 answers in memory", "fit, n = 10⁴", None),
    ("Fitting", "fit, 100000 × 24 answers in memory", "fit, n = 10⁵", None),
    ("Fitting", "fit, 1000000 × 24 answers in memory", "fit, n = 10⁶", 30e-3),
    ("Reading", "CSV, 1000000 rows, from bytes", "CSV of 50 MB in memory to a data set", 0.1),
    ("Reading", "CSV, 1000000 rows, from a file", "CSV of 50 MB in a file to a data set", 0.1),
    ("Reading", "CSV, 1000000 rows, from a file to a fit", "CSV of 50 MB in a file to a fit", 0.25),
    ("Resampling", "10000 replicates, n = 250, no summaries", "10,000 replicates, n = 250, without summaries", None),
    ("Resampling", "10000 replicates, n = 250, percentile", "10,000 replicates, n = 250, all summaries", 40e-3),
    ("Resampling", "10000 replicates, n = 250, BCa", "the same with BCa intervals", None),
    ("Resampling", "10000 replicates, n = 250, two products",
     "the same of a model with two products, without summaries", 80e-3),
    ("Resampling", "10000 replicates, n = 250, tree of 40 items",
     "the same of a tree of three levels, 40 items", 120e-3),
    ("Resampling", "10000 replicates, summary of a statistic", "interval, error and bias of one statistic", None),
    ("Resampling", "10000 replicates, summary of one's own statistic",
     "the same of a closure of one's own", None),
    ("Resampling", "10000 replicates, n = 10000", "10,000 replicates, n = 10⁴, all summaries", None),
    ("Resampling", "10000 replicates, n = 1000000, buckets", "10,000 replicates, n = 10⁶, 2,000 buckets", 0.5),
    ("Resampling", "slow: 1000 replicates, n = 1000000, rows", "1,000 replicates, n = 10⁶, by rows", 4),
    ("Programmes", "nation, CSV to a data set", "nation of 400 firms × 8 waves × 250, CSV to a data set", None),
    ("Programmes", "nation, CSV to a programme, linearised", "the same to a programme, linearised", 0.3),
    ("Programmes", "nation, CSV to a programme, 1000 replicates, pooled weights",
     "the same with 1,000 replicates a cell, pooled weights", 6),
    ("Programmes", "nation, CSV to a programme, 1000 replicates, own weights", "the same with own weights", 12),
    ("Programmes", "cells 100000, interviews 40", "100,000 cells of 40 in memory to a programme", 5),
    ("Programmes", "40 metrics by firm and wave, CSV to results", "the nation's CSV to 40 metrics a cell", 1),
]

# Whole processes of csi: options, how often the survey's 250 rows are repeated, what they are called, and the goal.
PROCESSES = [
    (["--bootstrap", "0"], 1, "whole process `csi fit`, no replicates", 10e-3),
    ([], 1, "whole process `csi fit`, 10,000 replicates, every number summarised", 60e-3),
    (["--bootstrap", "0"], 4_000, "whole process, 10⁶ rows as CSV, no replicates", 0.25),
    ([], 4_000, "whole process, 10⁶ rows as CSV, 10,000 replicates of buckets", None),
    (["--bootstrap", "0"], 40_000, "whole process, 10⁷ rows as CSV, no replicates", None),
]

# How time grows: target, heading, benchmark, sizes, and what a size is taken for in the last column.
GROWTH = [
    ("Growth", "Rows: answers and moments of 24 indicators", "rows: moments, n = {}",
     [1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000], "row", 1),
    ("Growth", "Replicates: n = 250, without summaries", "replicates: B = {}",
     [1_000, 2_000, 5_000, 10_000, 20_000], "replicate", 1),
    ("Programmes", "Programme: cells of 40 interviews", "cells {}, interviews 40", [100, 1_000, 10_000, 100_000], "cell", 1),
    ("Programmes", "Programme: interviews in each of 1,000 cells", "cells 1000, interviews {}", [40, 400, 4_000],
     "interview of each", 1),
    ("Programmes", "Programme: replicates in each of 100 cells", "replicates a cell {}", [100, 1_000, 10_000], "replicate", 1),
    ("Growth", "Indicators: moments of 10,000 rows", "indicators: moments, p = {}", [12, 24, 48, 96, 192], "p²", 2),
    ("Growth", "Indicators: fit from moments", "indicators: fit, p = {}", [12, 24, 48, 96, 192], "p²", 2),
    ("Growth", "Indicators: 1,000 replicates, n = 250", "indicators: 1000 replicates, p = {}", [12, 24, 48, 96, 192], "p²", 2),
]

# Programs under perf, and the stages that parts of a mangled symbol name belong to: the first that fits.
PROFILES = [
    ("Fitting", "fit, 250 × 24 answers in memory", "fit, n = 250"),
    ("Fitting", "fit, 1000000 × 24 answers in memory", "fit, n = 10⁶"),
    ("Reading", "CSV, 1000000 rows, from a file to a fit", "CSV file to a fit, n = 10⁶"),
    ("Resampling", "10000 replicates, n = 250, percentile", "10,000 replicates, n = 250"),
    ("Resampling", "10000 replicates, n = 1000000, buckets", "10,000 replicates, n = 10⁶, buckets"),
    ("Resampling", "slow: 1000 replicates, n = 1000000, rows", "1,000 replicates, n = 10⁶, rows"),
]
STAGES = [
    (None, r"8Workload|9Benchmark|9Histogram|vfscanf|6Normal|V7StorageO7packing|__round$|__ieee754|RandomStream"),
    ("product W·Z", r"gemm|sums_vnni|weighted_byte"),
    ("sums of buckets", r"15ResamplingUnits|10SharedSums|PackedAnswersV12PathModeling"),
    ("draw weights", r"16ReplicateWeights|WorkerC8sumUnits|UnitTable|poisson_counts|PoissonStream"),
    ("moments of replicates", r"11loadMoments|11addToTotals"),
    ("record", r"SolverV\d+(record|traitMean|traitTerm|invertPred|reliability)|12BlockFormula|WorkerC7failure|ReplicateTable"),
    ("summaries", r"9Quantiles|BootstrapIntervals|BootstrapMoments|ReplicateFormula|9BootstrapV|9Statistic|ReplicateEst"),
    ("solve", r"9PLSSolver|13SmallCholesky|8SmallLDL|SIMD8V20|SolverOutcome|7Scratch"),
    ("bytes → moments", r"shifted_bytes|block_products|(shifted|products)_(avx|plain)|CrossSums|11ByteColumns|syrk|7Moments"),
    ("check answers", r"satisfaction_byte_extent|7Answers|11AnswerCheck|12AnswerColumn|15IndicatorCoding"),
    ("parse", r"10SurveyDataV?\d*(CSV|File|Level)|3CSV|Fingerprint|LineMap|10ByteCounts"),
    ("allocate and count references", r"malloc|_int_free|cfree|swift_|consolidate|6Hasher|10Dictionary"),
    ("copy and clear memory", r"mem(move|set|cpy|chr|cmp)"),
    ("operating system", r"\[k\]"),
]


def run(*command, **options):
    return subprocess.run([str(part) for part in command], check=True, **options)


def build():
    run("swift", "build", "--package-path", HERE, "--configuration", "release")
    run("make", "--directory", ROOT, "csi")


# MARK: Times


def measured():
    """Median and fastest run in seconds, and the peak of memory, by target and benchmark."""
    with tempfile.TemporaryDirectory() as folder:
        run(
            "swift", "package", "--package-path", HERE, "--allow-writing-to-directory", folder, "benchmark",
            "--format", "histogramPercentiles", "--time-units", "nanoseconds", "--path", folder, "--no-progress",
            *(part for target in TARGETS for part in ("--target", target)))
        results = {}
        for file in pathlib.Path(folder).glob("*.wallClock.*"):
            memory = file.with_name(file.name.replace("wallClock", "peakMemoryResident"))
            (_, times), (unit, peaks) = percentiles(file), percentiles(memory)
            peak = f"{peaks[100]} {unit}B" if peaks[100] else ""
            _, target, name = file.name.removesuffix(".wallClock.histogram.percentiles.tsv").split(".", 2)
            results[target, name] = (times[50] * 1e-9, times[0] * 1e-9, peak)
        return results


def percentiles(file):
    """The unit of a file of percentiles, and the values from the 0th to the 100th."""
    heading, *rows = file.read_text().strip().split("\n")
    # A star: the value is for one call of a thousand. A peak is the same for each, so K stands for M.
    unit = re.search(r"\((\w+)\)( \*)?$", heading)
    return {"K": "M"}.get(unit[1], unit[1]) if unit[2] else unit[1], [int(row.split("\t")[1]) for row in rows]


def duration(seconds):
    for unit, size in (("s", 1), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size:
            break
        unit, size = "ns", 1e-9
    return f"{seconds / size:.3g} {unit}"


def times():
    results = measured()

    def found(target, name):
        return results.get((target, name.replace(" ", "_")))

    lines = ["| work | median | fastest | goal | peak memory |", "|---|--:|--:|--:|--:|"]
    for target, name, label, goal in GOALS:
        if (numbers := found(target, name)) is None:
            lines.append(f"| {label} | failed | | | |")
            continue
        median, fastest, memory = numbers
        lines.append(
            f"| {label} | {duration(median)} | {duration(fastest)} | {'≤ ' + duration(goal) if goal else ''} | "
            f"{memory} |")
    lines += [
        f"| {label} | {duration(median)} | {duration(fastest)} | {'≤ ' + duration(goal) if goal else ''} | {peak} |"
        for label, goal, median, fastest, peak in processes()]
    for target, heading, name, sizes, unit, power in GROWTH:
        article = "an" if unit[0] in "aeiou" else "a"
        lines += ["", f"| {heading} | median | {article} {unit} |", "|---|--:|--:|"]
        for size in sizes:
            if (numbers := found(target, name.format(size))) is not None:
                lines.append(f"| {size:,} | {duration(numbers[0])} | {duration(numbers[0] / size**power)} |")
    return lines


def processes():
    """Label, goal, median and fastest run and peak of memory of whole processes."""
    survey = ROOT / "Examples/Data/mobile-phone.csv"
    header, rows = survey.read_text().split("\n", 1)
    with tempfile.TemporaryDirectory() as folder:
        for options, repetitions, label, goal in PROCESSES:
            data = survey
            if repetitions > 1:
                data = pathlib.Path(folder) / f"{repetitions}.csv"
                if not data.exists():
                    with data.open("w") as file:
                        file.write(header + "\n")
                        for _ in range(repetitions):
                            file.write(rows)
            command = [ROOT / "Examples/.build-csi/release/csi", "fit", data, "--template", "ecsi-mobile", *options]
            runs = sorted(timed(command) for _ in range(41 if repetitions == 1 else 5))
            peak = max(memory for _, memory in runs)
            yield label, goal, runs[len(runs) // 2][0], runs[0][0], f"{peak / 1024:.0f} MB"


def timed(command):
    """Seconds and peak of memory in KiB of one process."""
    start = time.perf_counter()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise subprocess.CalledProcessError(process.returncode, command)
    return seconds, usage.ru_maxrss


# MARK: Stages


def stages():
    if shutil.which("perf") is None:
        return None
    lines = ["| work | where the time goes | largest functions |", "|---|---|---|"]
    for target, name, label in PROFILES:
        shares, functions = profile(target, name)
        ordered = sorted(shares.items(), key=lambda item: -item[1])
        stage_text = ", ".join(f"{stage} {share:.0f} %" for stage, share in ordered if share >= 0.5)
        function_text = ", ".join(f"`{function}` {share:.0f} %" for function, share in functions[:4])
        lines.append(f"| {label} | {stage_text} | {function_text} |")
    return lines


def profile(target, name):
    """Shares of the stages in per cent, and the functions by share, the making of the data left out."""
    with tempfile.TemporaryDirectory() as folder:
        data = pathlib.Path(folder) / "perf.data"
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        run("perf", "record", "-q", "-o", data, RELEASE / target, "--filter", re.escape(name), **quiet)
        report = run(
            "perf", "report", "-i", data, "--stdio", "--sort", "symbol", stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True).stdout
    samples = re.findall(r"^\s*([\d.]+)%\s+(\[[k.]\] \S+)", report, re.MULTILINE)
    kept = [(float(share), symbol, stage_of(symbol)) for share, symbol in samples]
    kept = [sample for sample in kept if sample[2] is not None]
    total = sum(share for share, _, _ in kept)
    shares = {}
    for share, _, stage in kept:
        shares[stage] = shares.get(stage, 0) + 100 * share / total
    return shares, [(readable(symbol), 100 * share / total) for share, symbol, _ in kept]


def stage_of(symbol):
    for stage, pattern in STAGES:
        if re.search(pattern, symbol):
            return stage
    return "else"


def readable(symbol):
    """The type and the function of a mangled Swift name; another name as it is."""
    bare = symbol.split(" ", 1)[1]
    if not bare.startswith("$s"):
        return bare
    demangled = run("swift", "demangle", "--simplified", "--compact", bare, stdout=subprocess.PIPE, text=True).stdout
    names = re.findall(r"([A-Z]\w+)(?:<[^>]*>)?\.(?:\(?)(\w+)", demangled.split(" of ", 1)[-1])
    return ".".join(names[-1] if len(names) == 1 else names[0]) if names else demangled.strip()[:40]


# MARK: Peers


def peers():
    return run(HERE / "compare-peers.py", stdout=subprocess.PIPE, text=True).stdout.rstrip("\n").split("\n")


def write(table, lines):
    """Replaces what stands between the marks of a table."""
    text = README.read_text()
    begin, end = f"<!-- {table}: written by measure.py -->", f"<!-- end of {table} -->"
    start, stop = text.index(begin) + len(begin), text.index(end)
    README.write_text(text[:start] + "\n" + "\n".join(lines) + "\n" + text[stop:])


def main():
    tables = {"times": times, "stages": stages, "peers": peers}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tables", nargs="*", help=", ".join(tables))
    chosen = parser.parse_args().tables or list(tables)
    if unknown := [table for table in chosen if table not in tables]:
        parser.error(f"no table {unknown[0]}: choose from {', '.join(tables)}")
    build()
    for table in chosen:
        lines = tables[table]()
        if lines is None:
            print(f"{table}: perf is not installed")
            continue
        write(table, lines)
        print("\n".join(lines))
    print(f"load while measuring: {os.getloadavg()[2]:.1f}")


if __name__ == "__main__":
    main()
