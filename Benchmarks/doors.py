#!/usr/bin/env python3
"""Times the doors of csi beside what they stand on, and writes the table into Benchmarks/README.md.

    python3 Benchmarks/doors.py                              every line of the table, 10⁷ and 10⁸ rows among them
    python3 Benchmarks/doors.py sav xlsx                     some of them, printed and not written
    python3 Benchmarks/doors.py --rows 10000000 --work /big  fewer rows at most; a folder with room (10⁸ rows: 2 GB)

The lines: `sav` (readstat alone), `xlsx`, `parquet` (DuckDB alone), `postgresql` (\\copy alone). Both programs of a line take
turns; the ratio is that of their fastest runs, which other work on the machine disturbs least. Peak memory is that of the
largest process, DuckDB's client among them. Needs pip install pandas pyreadstat xlsxwriter duckdb-cli, and a C compiler.
"""
import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "Tests/Doors"))
from servers import PostgreSQL, run  # noqa: E402

README = ROOT / "Benchmarks/README.md"
SURVEY = ROOT / "Examples/Data/mobile-phone.csv"
FIT = ["--template", "ecsi-mobile", "--bootstrap", "0", "--format", "json"]
KEYED = ["--template", "ecsi-mobile", "--key", "respondent", "--buckets", "1000"]

# Run by itself, so that what it takes to make a file is not in the memory of this process.
MAKE_SAV = """
import numpy, pandas, pyreadstat, sys
survey = pandas.read_csv(sys.argv[1])
rows = survey.iloc[numpy.random.default_rng(1).integers(0, len(survey), 1_000_000)].reset_index(drop=True).astype(float)
rows.insert(0, "respondent", numpy.arange(len(rows), dtype=float))
rows["weight"] = 0.5 + numpy.arange(len(rows)) % 3 / 4
pyreadstat.write_sav(rows, sys.argv[2], compress=False)
"""
MAKE_XLSX = """
import csv, random, sys, xlsxwriter
header, *survey = csv.reader(open(sys.argv[1]))
book = xlsxwriter.Workbook(sys.argv[2], {"constant_memory": True})
sheet = book.add_worksheet()
sheet.write_row(0, 0, ["respondent", *header, "weight"])
random.seed(1)
for i in range(100_000):
    sheet.write_row(i + 1, 0, [i, *map(int, random.choice(survey)), 0.5 + i % 3 / 4])
book.close()
"""


class Bench:
    def __init__(self, program, work, rows):
        self.program, self.work, self.rows = program, work, rows

    def once(self, name, make):
        path = self.work / name
        if not path.exists():
            make(path)
        return path

    def sav(self):
        """.sav, 10⁶ × 26: all columns by readstat alone; the 24 of the model by csi, with the fit."""
        path = self.once("survey.sav", lambda path: run(sys.executable, "-c", MAKE_SAV, SURVEY, path))
        alone = self.once("readstat-alone", lambda path: run(
            "cc", "-O2", ROOT / "Benchmarks/Doors/readstat-alone.c", "-o", path, "-ldl"))
        yield line("`.sav`, 10⁶ × 26, to a fit", "readstat alone", "≤ 1.2", *in_turn(
            7, [self.program, "fit", path, *FIT], [alone, path]))

    def xlsx(self):
        """.xlsx, 10⁵ × 26."""
        path = self.once("survey.xlsx", lambda path: run(sys.executable, "-c", MAKE_XLSX, SURVEY, path))
        yield line("`.xlsx`, 10⁵ × 26, to a fit", "", "≤ 1.2 s, 60 MB", *in_turn(7, [self.program, "fit", path, *FIT]))

    def parquet(self):
        """Parquet by sums: the text that `csi moments sql` prints, by DuckDB alone, beside `csi moments run`, and the fit."""
        for rows, label in ((10_000_000, "10⁷"), (100_000_000, "10⁸")):
            if rows > self.rows:
                continue
            path = self.once(f"survey-{rows}.parquet", lambda path: run("duckdb", "-c", f"""
                COPY (SELECT r.i AS respondent, s.* EXCLUDE k FROM range({rows}) AS r(i)
                  JOIN (SELECT row_number() OVER () - 1 AS k, * FROM read_csv('{SURVEY}', header = true)) AS s
                  ON s.k = hash(r.i) % 250) TO '{path}' (FORMAT parquet)""", timeout=3600))
            query = self.work / f"survey-{rows}.sql"
            query.write_text(run(self.program, "moments", "sql", "--dialect", "duckdb", "--from", path, *KEYED))
            sums = self.work / f"survey-{rows}.moments.csv"
            yield line(f"Parquet, {label} × 25, check and sums in 1,000 buckets", "DuckDB alone", "≤ 1.1", *in_turn(
                5 if rows <= 10_000_000 else 2,
                [self.program, "moments", "run", "--engine", "duckdb", "--from", path, *KEYED, "--output", sums],
                ["duckdb", "-batch", "-csv", "-c", f".read {query}"]))
            yield line(f"the fit of those sums, 10,000 replicates of buckets ({label})", "", "", *in_turn(
                3, [self.program, "fit", "--moments", sums, "--template", "ecsi-mobile", "--format", "json"]))
            if rows <= 10_000_000:
                yield line(f"Parquet, {label} × 25, rows to a fit", "", "", *in_turn(
                    2, [self.program, "fit", path, *FIT]))

    def postgresql(self):
        """10⁶ rows of 26 columns of PostgreSQL, beside psql's own \\copy of the columns of the model."""
        server = PostgreSQL()
        try:
            header = SURVEY.read_text().split("\n", 1)[0]
            columns = header.replace('"', "").split(",")
            named = ", ".join(f'"{column}" smallint' for column in columns)
            server.sql(f"CREATE TABLE survey ({named})")
            with open(SURVEY) as file:
                run("psql", "-X", "-q", "-d", server.address, "-c", "COPY survey FROM STDIN (FORMAT csv, HEADER)",
                    stdin=file)
            server.sql(
                "CREATE TABLE answers AS SELECT i AS respondent, s.*, 0.5 + i % 3 / 4.0 AS weight "
                "FROM generate_series(0, 999999) AS i JOIN (SELECT row_number() OVER () - 1 AS k, * FROM survey) AS s "
                "ON s.k = (i::bigint * 7919) % 250", "ALTER TABLE answers DROP COLUMN k", "VACUUM ANALYZE answers")
            wanted = ", ".join(f'"{column}"' for column in columns)
            yield line("PostgreSQL, 10⁶ rows, to a fit", "`\\copy` alone", "≤ 1.25", *in_turn(
                7, [self.program, "fit", server.address, "--table", "answers", *FIT],
                ["psql", "-X", "-q", "-d", server.address, "-c",
                 f"\\copy (select {wanted} from answers) to stdout csv header"],
                elsewhere=server.processor_seconds))
        finally:
            server.close()


def timed(command):
    """Wall and processor seconds and peak memory in MB of a process and of what it ran."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [str(part) for part in command], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    message = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"{command[0]} ended with {process.returncode}: {message.decode()[-300:]}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def in_turn(times, *commands, elsewhere=lambda: 0):
    """Fastest wall time, least processor time and peak memory of every command, which take turns.

    `elsewhere` is the processor time that a server has used so far.
    """
    def one(command):
        before = elsewhere()
        wall, processor, memory = timed(command)
        return wall, processor + elsewhere() - before, memory

    runs = [[one(command) for command in commands] for _ in range(times)]
    return [(min(r[0] for r in one), min(r[1] for r in one), max(r[2] for r in one)) for one in zip(*runs)]


def line(work, beside, goal, ours, theirs=None):
    wall, processor, memory = ours
    ratio = other = both = ""
    if theirs is not None:
        other, ratio = f"{theirs[0]:.2f} s", f"{wall / theirs[0]:.2f}"
        both = f"{processor / theirs[1]:.2f}"
    return f"| {work} | {wall:.2f} s | {processor:.2f} s | {memory:.0f} MB | {beside} | {other} | {ratio} | {both} | {goal} |"


HEADING = ["| work | csi | its processor time | peak memory | beside | alone | ratio | ratio of processor time | goal |",
           "|---|--:|--:|--:|---|--:|--:|--:|--:|"]


def write(lines):
    text = README.read_text()
    begin, end = "<!-- doors: written by doors.py -->", "<!-- end of doors -->"
    start, stop = text.index(begin) + len(begin), text.index(end)
    README.write_text(text[:start] + "\n" + "\n".join(lines) + "\n" + text[stop:])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    names = ["sav", "xlsx", "parquet", "postgresql"]
    parser.add_argument("lines", nargs="*", help=", ".join(names))
    parser.add_argument("--csi", type=pathlib.Path, help="a program; that of this tree, built anew, unless given")
    parser.add_argument("--work", type=pathlib.Path, help="a folder for the files; one that stays is used again")
    parser.add_argument("--rows", type=int, default=100_000_000, help="rows at most")
    options = parser.parse_args()
    if unknown := [name for name in options.lines if name not in names]:
        parser.error(f"no line {unknown[0]}: choose from {', '.join(names)}")
    if options.csi is None:
        # What stands there may be older than the sources.
        run("make", "--directory", ROOT, "csi", timeout=3600)
        options.csi = ROOT / "Examples/.build-csi/release/csi"
    work = options.work or pathlib.Path(tempfile.mkdtemp(prefix="doors-"))
    work.mkdir(parents=True, exist_ok=True)
    bench = Bench(options.csi.resolve(), work.resolve(), options.rows)
    lines = list(HEADING)
    try:
        for name in options.lines or names:
            for found in getattr(bench, name)():
                print(found, flush=True)
                lines.append(found)
    finally:
        if options.work is None:
            shutil.rmtree(work, ignore_errors=True)
    if not options.lines:
        write(lines)
    print(f"load while measuring: {os.getloadavg()[2]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
