#!/usr/bin/env python3
"""How often the intervals of the indices hold the true value where a quarter of the answers is missing and replaced by means.

    Benchmarks/coverage-missing.py CSI [--samples 500] [--rows 250] [--rate 0.25] [--model Examples/Data/simulated-ecsi.model]

Answers are missing at random in every item. The truth is the index of 2,000,000 complete answers of the same population, known
to 0.02 points. Prints a row of the table in the article "Intervals" for every construct and for all of them.
"""
import argparse
import json
import math
import os
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def run(*arguments):
    return subprocess.run(arguments, capture_output=True, text=True, check=True).stdout


def survey(options, folder, rows, seed, rate):
    file = os.path.join(folder, f"{seed}-{rate}.csv")
    run(options.csi, "simulate", "--model", options.model, "--n", str(rows), "--seed", str(seed), "--missing-rate", str(rate),
        "--output", file)
    return file


def fit(options, file, *further):
    document = run(options.csi, "fit", file, "--model", options.model, "--format", "json", "--threads", "1", *further)
    os.remove(file)
    return {row["name"]: row for row in json.loads(document)["constructs"]}


def held(options, folder, seed, truth):
    """By construct, whether the interval of one sample holds the truth."""
    rows = fit(options, survey(options, folder, options.rows, seed, options.rate), "--missing", "mean", "--bootstrap", "1000",
               "--seed", str(seed))
    result = {}
    for name, row in rows.items():
        interval = row["inference"]["index"]
        result[name] = interval["lower"] <= truth[name] <= interval["upper"]
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("csi")
    parser.add_argument("--samples", type=int, default=500)
    parser.add_argument("--rows", type=int, default=250)
    parser.add_argument("--rate", type=float, default=0.25)
    parser.add_argument("--model", default=os.path.join(ROOT, "Examples/Data/simulated-ecsi.model"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        population = fit(options, survey(options, folder, 2_000_000, 1, 0), "--bootstrap", "0")
        truth = {name: row["index"] for name, row in population.items()}
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            samples = list(pool.map(lambda seed: held(options, folder, seed, truth), range(1000, 1000 + options.samples)))
    shares = {name: sum(sample[name] for sample in samples) / len(samples) for name in truth}
    print(f"| n | missing | samples | {' | '.join(truth)} | mean |")
    print("|---" * (len(truth) + 4) + "|")
    cells = " | ".join(f"{100 * share:.1f}" for share in list(shares.values()) + [sum(shares.values()) / len(shares)])
    print(f"| {options.rows} | {100 * options.rate:.0f} % | {len(samples)} | {cells} |")
    print(f"A share of 95 is known to ± {100 * 1.96 * math.sqrt(0.95 * 0.05 / len(samples)):.1f}.")


if __name__ == "__main__":
    main()
