"""The program under test, and folders to run it in. Each file of tests ends with `program.main()`.

usage: SOMETHING_test.py --picket PATH [--build DIR] [options and names of unittest]
"""

import argparse
import contextlib
import hashlib
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

ARGUMENTS = argparse.Namespace()
SOURCE = pathlib.Path(__file__).resolve().parents[2]
SCENARIOS = SOURCE / "tests/cli/scenarios"
SMALL = SCENARIOS / "small.yaml"  # 0.5 ms a history
LONG = SCENARIOS / "long.yaml"  # many seconds a history
LEAD = SOURCE / "scenarios/armenia-azerbaijan-2021/baseline.yaml"
UNCERTAIN = SOURCE / "scenarios/starter/scenario.yaml"  # some of its values are drawn
ENDLESS = 1_000_000  # replications of SMALL: minutes, so that what is done to a run happens in its middle

DONE, FAILED, REFUSED, INTERRUPTED = 0, 1, 2, 130
SKIPPED = 77


def limit():
    """Seconds after which something hangs. Nothing here takes a tenth of it."""
    return 120


def contents(folder):
    """Every file, folder and link below a folder, by path, with what is in it."""
    found = {}
    for path in sorted(pathlib.Path(folder).rglob("*")):
        if path.is_symlink():
            kind = "-> " + os.readlink(path)
        else:
            kind = "folder" if path.is_dir() else hashlib.sha256(path.read_bytes()).hexdigest()
        found[str(path.relative_to(folder))] = kind
    return found


def stored(results):
    """The replications that are committed. What a killed program left half done is undone first."""
    with contextlib.closing(sqlite3.connect(f"file:{results}/results.db?mode=rw", uri=True, timeout=limit())) as database:
        return [row[0] for row in database.execute("SELECT replication FROM replication ORDER BY replication")]


def wait_until(condition):
    """For what another process does. Returns the first answer that is true."""
    end = time.monotonic() + limit()
    while time.monotonic() < end:
        if answer := condition():
            return answer
        time.sleep(0.01)
    raise TimeoutError(f"{limit()} s went by")


class Running:
    """A run in the background, whose standard error is read line by line."""

    def __init__(self, test, arguments, **options):
        # Without a buffer: what one stood on when communicate() took over would be lost.
        self.process = subprocess.Popen([ARGUMENTS.picket, *map(str, arguments)], stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, bufsize=0, cwd=test.folder, **options)
        test.addCleanup(self.end)

    def end(self):
        self.process.kill()
        self.process.communicate()

    def line(self):
        line = b""
        while not line.endswith(b"\n") and (byte := self.process.stderr.read(1)):
            line += byte
        return line.decode()

    def signal(self, number):
        os.kill(self.process.pid, number)

    def seconds_of_work(self):
        """Of processors, so far."""
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def finish(self):
        out, err = self.process.communicate(timeout=limit())
        return subprocess.CompletedProcess(self.process.args, self.process.returncode, out.decode(), err.decode())


class Test(unittest.TestCase):
    """Each test has a folder of its own and starts the program there."""

    maxDiff = None

    def setUp(self):
        place = tempfile.TemporaryDirectory(prefix="picket-cli-")
        self.addCleanup(place.cleanup)
        self.folder = pathlib.Path(place.name)

    def picket(self, *arguments, **options):
        options = {"cwd": self.folder, "capture_output": True, "text": True, "timeout": limit()} | options
        return subprocess.run([ARGUMENTS.picket, *map(str, arguments)], **options)

    def start(self, *arguments, **options):
        return Running(self, arguments, **options)

    def done(self, *arguments, **options):
        """Standard output of what must succeed and have nothing to remark."""
        result = self.picket(*arguments, **options)
        self.assertEqual((result.returncode, result.stderr), (DONE, ""), result)
        return result.stdout

    def results(self, out, *arguments, scenario=SMALL, **options):
        """Results of a run, in self.folder / out."""
        self.done("run", scenario, "--out", out, *arguments, **options)
        return self.folder / out

    def digest(self, results):
        return self.done("digest", results).strip()

    def digest_of(self, out, *arguments, **options):
        return self.digest(self.results(out, *arguments, **options))

    def assert_refusal(self, result, status, *words):
        """Nothing on standard output, and one line on standard error with these words."""
        self.assertEqual((result.returncode, result.stdout or ""), (status, ""), result)
        self.assert_line(result.stderr, *words)

    def assert_line(self, text, *words):
        self.assertRegex(text, r"\Apicket[^\n]*: error: [^\n]+\n\Z")
        for word in words:
            self.assertIn(str(word), text)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--picket", required=True, help="the program")
    parser.add_argument("--build", help="the folder it was built in")
    parser.add_argument("--sanitize", default="", help="the sanitizers it was built with")
    _, rest = parser.parse_known_args(namespace=ARGUMENTS)
    ARGUMENTS.picket = os.path.abspath(ARGUMENTS.picket)
    result = unittest.main(module="__main__", argv=[sys.argv[0], *rest], exit=False).result
    for test, reason in result.skipped:
        print(f"{test}: skipped: {reason}")
    # What was skipped shows as such, and not as passed.
    sys.exit(1 if not result.wasSuccessful() or result.testsRun == 0 else SKIPPED if result.skipped else 0)
