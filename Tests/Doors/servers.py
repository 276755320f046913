"""Real servers for the checks of the doors: PostgreSQL in a folder of its own, Spark with a master and two workers.

All listen on the loopback interface alone, on ports that are free, and are gone when they are closed, with their files.
"""
import glob
import json
import os
import pathlib
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tarfile
import tempfile
import time
import urllib.request

SPARK_VERSION = "4.3.0"
LOOPBACK = "127.0.0.1"


class Missing(Exception):
    """What a check needs is not here and cannot be installed; says what."""


def free_port():
    with socket.socket() as listener:
        listener.bind((LOOPBACK, 0))
        return listener.getsockname()[1]


def run(*command, **options):
    """Runs a program and gives what it wrote; its own message where it fails."""
    options.setdefault("timeout", 900)
    result = subprocess.run([str(part) for part in command], capture_output=True, text=True, **options)
    if result.returncode != 0:
        raise RuntimeError(f"{command[0]} ended with {result.returncode}: {result.stderr.strip()[-500:]}")
    return result.stdout


def install(package):
    """A package of Debian's, where there is apt-get and the right to use it."""
    if shutil.which("apt-get") is None:
        raise Missing(f"{package} is not installed, and there is no apt-get")
    root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    try:
        run(*root, "apt-get", "update", "-qq")
        run(*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "-qq", package)
    except (RuntimeError, OSError, subprocess.TimeoutExpired) as error:
        raise Missing(f"{package} cannot be installed: {error}") from None


class PostgreSQL:
    """A server that trusts whoever comes by the loopback interface, with one empty database."""

    def __init__(self):
        self.programs = self.find() or self.installed()
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="doors-pg-"))
        # A server refuses to be started by root.
        self.user = []
        if os.geteuid() == 0:
            name = next((n for n in ("postgres", "nobody") if n in {u.pw_name for u in pwd.getpwall()}), None)
            if name is None or shutil.which("runuser") is None:
                raise Missing("PostgreSQL needs a user that is not root, and runuser")
            shutil.chown(self.folder, name)
            self.user = ["runuser", "-u", name, "--"]
        port = free_port()
        self.address = f"postgresql://postgres@{LOOPBACK}:{port}/postgres"
        try:
            self.control(
                "initdb", "--pgdata", self.data, "--username", "postgres", "--auth", "trust", "--encoding", "UTF8",
                "--no-locale", "--no-sync")
            options = f"-p {port} -k {self.folder} -c listen_addresses={LOOPBACK} -c fsync=off"
            self.control("pg_ctl", "-D", self.data, "-o", options, "-l", self.folder / "log", "-w", "start")
        except BaseException:
            self.close()
            raise

    @property
    def data(self):
        return self.folder / "data"

    @staticmethod
    def find():
        """The folder with the server's programs, which Debian does not put on PATH."""
        found = shutil.which("initdb")
        if found:
            return pathlib.Path(os.path.realpath(found)).parent
        versions = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"), key=lambda p: float(p.split("/")[4]))
        return pathlib.Path(versions[-1]).parent if versions else None

    def installed(self):
        install("postgresql")
        found = self.find()
        if found is None:
            raise Missing("postgresql was installed, but initdb is not found")
        return found

    def control(self, program, *arguments):
        # Not captured: the server would keep the pipe, and whoever reads it would wait for its end.
        with open(self.folder / f"{program}.out", "w") as output:
            command = [*self.user, self.programs / program, *arguments]
            result = subprocess.run(
                [str(part) for part in command], stdout=output, stderr=output, cwd=self.folder, timeout=300)
        if result.returncode != 0:
            raise RuntimeError(f"{program}: {(self.folder / f'{program}.out').read_text()[-500:]}")

    def sql(self, *statements):
        commands = [part for statement in statements for part in ("-c", statement)]
        return run("psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", self.address, *commands)

    def processor_seconds(self):
        """What the sessions that are over have used, where Linux counts it."""
        # A session ends a little after its client.
        time.sleep(1)
        process = (self.data / "postmaster.pid").read_text().split("\n", 1)[0]
        fields = pathlib.Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[13]) + int(fields[14])) / os.sysconf("SC_CLK_TCK")

    def close(self):
        if (self.data / "postmaster.pid").exists():
            self.control("pg_ctl", "-D", self.data, "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)


class Spark:
    """A master and two workers of one core each. Downloads Spark once, into a folder that stays."""

    def __init__(self, cache):
        self.home = self.unpacked(pathlib.Path(cache))
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="doors-spark-"))
        self.processes = []
        self.driver_port = free_port()
        (self.folder / "conf").mkdir()
        (self.folder / "conf/spark-defaults.conf").write_text("".join(f"{line}\n" for line in (
            f"spark.driver.host {LOOPBACK}", f"spark.driver.bindAddress {LOOPBACK}",
            "spark.driver.memory 1g", "spark.executor.memory 1g", "spark.executor.cores 1",
            f"spark.ui.port {self.driver_port}", "spark.sql.shuffle.partitions 2",
            # Small pieces, so that there is a middle in which to kill.
            "spark.sql.files.maxPartitionBytes 128k", "spark.sql.files.openCostInBytes 0",
            "spark.sql.catalogImplementation in-memory")))
        self.environment = {
            **os.environ, "SPARK_HOME": str(self.home), "SPARK_CONF_DIR": str(self.folder / "conf"),
            "SPARK_LOCAL_IP": LOOPBACK, "SPARK_LOCAL_DIRS": str(self.folder / "local"),
            "SPARK_WORKER_DIR": str(self.folder / "work"), "PATH": f"{self.home / 'bin'}:{os.environ['PATH']}"}
        try:
            port = free_port()
            self.web_port = free_port()
            self.master = f"spark://{LOOPBACK}:{port}"
            self.start(
                "org.apache.spark.deploy.master.Master", "--host", LOOPBACK, "--port", port, "--webui-port",
                self.web_port)
            self.wait("the master", lambda: self.state() is not None)
            for _ in range(2):
                self.start(
                    "org.apache.spark.deploy.worker.Worker", "--host", LOOPBACK, "--webui-port", free_port(),
                    "--cores", 1, "--memory", "1200m", self.master)
            self.wait("two workers", lambda: len(self.workers()) == 2)
        except BaseException:
            self.close()
            raise

    @staticmethod
    def unpacked(cache):
        """The folder with Spark: what SPARK_HOME names, or what is in the source distribution on PyPI."""
        if shutil.which("java") is None:
            install("openjdk-17-jre-headless")
        if given := os.environ.get("SPARK_HOME"):
            return pathlib.Path(given)
        home = cache / f"pyspark-{SPARK_VERSION}/deps"
        if not (home / "bin/spark-class").exists():
            cache.mkdir(parents=True, exist_ok=True)
            archive = cache / f"pyspark-{SPARK_VERSION}.tar.gz"
            try:
                if not archive.exists():
                    run(
                        sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", "pyspark",
                        "--dest", cache, f"pyspark=={SPARK_VERSION}", timeout=1800)
                with tarfile.open(archive) as members:
                    members.extractall(cache)
            except (RuntimeError, OSError, tarfile.TarError, subprocess.TimeoutExpired) as error:
                raise Missing(f"pip download pyspark=={SPARK_VERSION} failed: {error}") from None
            archive.unlink()
        for program in (home / "bin").iterdir():
            program.chmod(program.stat().st_mode | 0o111)
        return home

    def start(self, name, *arguments):
        log = open(self.folder / f"{len(self.processes)}.log", "w")
        command = [self.home / "bin/spark-class", name, *arguments]
        self.processes.append(subprocess.Popen(
            [str(part) for part in command], env=self.environment, cwd=self.folder, stdout=log, stderr=log))
        log.close()

    def wait(self, what, is_there, seconds=180):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if is_there():
                return
            if any(process.poll() is not None for process in self.processes):
                break
            time.sleep(0.3)
        logs = "".join(file.read_text()[-500:] for file in sorted(self.folder.glob("*.log")))
        raise RuntimeError(f"Spark: {what} did not come: {logs}")

    @staticmethod
    def ask(port, path):
        """What a web page of Spark's says as JSON; None where nobody answers."""
        try:
            with urllib.request.urlopen(f"http://{LOOPBACK}:{port}/{path}", timeout=5) as answer:
                return json.load(answer)
        except (OSError, ValueError):
            return None

    def state(self):
        return self.ask(self.web_port, "json/")

    def workers(self):
        return [w for w in (self.state() or {}).get("workers", []) if w["state"] == "ALIVE"]

    def stages(self):
        """The session that runs, and its stages."""
        applications = self.ask(self.driver_port, "api/v1/applications") or []
        if not applications:
            return None, []
        session = applications[0]["id"]
        return session, self.ask(self.driver_port, f"api/v1/applications/{session}/stages") or []

    def kill_worker(self):
        """Ends a worker and what it started, without a word to anybody."""
        worker = self.processes[1]
        started = [int(line.split()[0]) for line in run("ps", "-axo", "pid=,ppid=").splitlines()
                   if int(line.split()[1]) == worker.pid]
        for process in [worker.pid, *started]:
            os.kill(process, signal.SIGKILL)
        worker.wait()
        self.processes.remove(worker)
        return started

    def close(self):
        for process in reversed(self.processes):
            process.terminate()
        for process in self.processes:
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
