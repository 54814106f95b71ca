"""Makes small faults in the model and the kernel, one at a time, and says which tests notice.

usage: inject.py ROOT [--write PAGE] [--only TEXT]     TEXT: of the faults to try; the page keeps the others' rows

Works on copies of the sources in ROOT/build/faults, one a core. Each fault of faults.txt is applied to one, the programs
of the fast tests are built (the likeliest first) and run until the first failure, and the fault is taken back. Fails
when a fault no longer fits the sources, or when one in ten or more survive.
"""

import argparse
import concurrent.futures
import os
import pathlib
import queue
import re
import shutil
import subprocess
import sys
import time

PROGRAMS = ["kernel_test", "model_oracle_test", "excitation_oracle_test", "politics_oracle_test", "response_oracle_test",
            "forces_oracle_test", "property_test", "model_test"]
# By the file that has the fault: where it should be noticed.
LIKELIEST = {
    "event_queue": "kernel_test", "sequential": "kernel_test", "first_process": "kernel_test", "agenda": "kernel_test",
    "follow_ons": "excitation_oracle_test", "displacement": "excitation_oracle_test", "tension": "excitation_oracle_test",
    "politics": "politics_oracle_test", "demarcation": "politics_oracle_test", "counting": "politics_oracle_test",
    "conclude": "politics_oracle_test",
    "patrols": "response_oracle_test", "routes": "response_oracle_test", "base_patrols": "response_oracle_test",
    "requests": "response_oracle_test", "response": "response_oracle_test",
    "rotation": "forces_oracle_test", "withdrawal": "forces_oracle_test", "supply": "forces_oracle_test",
    "teams": "forces_oracle_test",
}
# Large samples, each longer than two seconds: the faults are to be noticed without them.
SLOW = ["InDistribution.*", "Command.ThatKeepsAReserve*", "Patrols.OfMixedSpans*", "Patrols.AtRandomMeet*",
        "Patrols.ThatSearch*", "Patrols.ThereAndBackMeetHalf*", "Published.GoesBy*", "Tension.ChangesTheClocks*",
        "WarmUp.BringsAQueue*", "Exactly.WhatIsNotUsed*", "Exactly.AProposal*", "Requests.AnsweredAtOnce*"]
LONGEST = 50  # seconds for one program: longer means that it hangs

PAGE = """# Injected faults

{count} small faults in the model and the kernel, made one at a time by `./dev faults`; of these the fast tests notice {noticed}.
Which is to say: a change that breaks the model as one of these does is told by `./dev test`.

| file | fault | noticed by |
|---|---|---|
"""


class Fault:
    """Lines of faults.txt: a heading `== file: what`, the text as it is after `-`, as it becomes after `+`, after `@` the
    program that should notice where it is not the file's, with a test of it when that is a long one, and after `=` what
    is said of one that survives."""

    def __init__(self, heading, lines):
        self.file, self.what = re.fullmatch(r"== (\S+): (.*)", heading).groups()
        of = {sign: "\n".join(line[1:] for line in lines if line[:1] == sign) for sign in "-+=@"}
        self.begin = f"| `{self.file}` | {self.what} | "  # of its row
        self.old, self.new, self.remark = of["-"], of["+"], of["="].strip()
        named, _, self.long_test = of["@"].partition(" ")
        self.likeliest = named or LIKELIEST.get(pathlib.Path(self.file).stem, "model_oracle_test")

    def apply(self, root):
        path = root / self.file
        text = path.read_text()
        if text.count(self.old) != 1:
            sys.exit(f"{self.file}: {self.what}: the text is there {text.count(self.old)} times, not once:\n{self.old}")
        path.write_text(text.replace(self.old, self.new))
        return path, text


def faults(path):
    made, heading, lines = [], None, []
    for line in path.read_text().splitlines() + ["== end: end"]:
        if line.startswith("== "):
            if heading:
                made.append(Fault(heading, lines))
            heading, lines = line, []
        else:
            lines.append(line)
    return made


def copy(root, to):
    names = subprocess.run(["git", "ls-files", "-z"], cwd=root, check=True, capture_output=True).stdout.decode().split("\0")
    for name in filter(None, names):
        source, target = root / name, to / name
        if not source.exists():
            continue
        if target.exists() and target.read_bytes() == source.read_bytes():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, target)


def build(root, programs, jobs=1):
    return subprocess.run(["cmake", "--build", root / "build/test", "-j", str(jobs), "--target", *programs],
                          capture_output=True, text=True)


def prepared(root, work):
    """A copy of the sources in which everything is built and passes."""
    copy(root, work)
    if not (work / "build/test/build.ninja").exists():
        subprocess.run(["cmake", "--preset", "test"], cwd=work, check=True, capture_output=True)
    built = build(work, PROGRAMS, os.cpu_count())
    if built.returncode != 0:
        sys.exit(built.stdout + built.stderr)
    return work


def first_failure(root, programs, tests="*"):
    """The name of the first test that fails; None when all pass. tests: a pattern; the slow ones only by name."""
    for program in programs:
        try:
            pattern = tests if tests != "*" else "-" + ":".join(SLOW)
            run = subprocess.run([root / "build/test/tests" / program, "--gtest_fail_fast", "--gtest_brief=1",
                                  "--gtest_filter=" + pattern], capture_output=True, text=True, timeout=LONGEST)
        except subprocess.TimeoutExpired:
            return f"{program}, which hangs"
        if run.returncode == 0:
            continue
        failed = re.search(r"\[  FAILED  \] ([\w/.]+)", run.stdout)
        if failed:
            return failed.group(1)
        invariant = re.search(r"broken invariant: (.*?) \(", run.stdout + run.stderr)
        return f"the invariant that {invariant.group(1)}" if invariant else f"{program}, which crashes"
    return None


def noticed(root, fault):
    path, text = fault.apply(root)
    try:
        rest = [program for program in PROGRAMS if program != fault.likeliest]
        for programs in ([fault.likeliest], rest):
            built = build(root, programs)
            if built.returncode != 0:
                return "the compiler" if "error:" in built.stdout + built.stderr else sys.exit(built.stdout + built.stderr)
            named = programs == [fault.likeliest] and fault.long_test
            failure = first_failure(root, programs, fault.long_test if named else "*")
            if failure:
                return failure
        return None
    finally:
        path.write_text(text)


def row(fault, by):
    return fault.begin + (f"`{by}` |" if by else f"**nothing**: {fault.remark} |")


def write_page(page, every, new):
    """The page with new rows for the faults that were tried, and the others' rows as they were."""
    old = page.read_text().splitlines() if page.exists() else []
    rows = [new.get(fault.begin) or next((line for line in old if line.startswith(fault.begin)), None) for fault in every]
    if None in rows:
        sys.exit(f"{rows.count(None)} of the faults have never been tried: leave out --only")
    noticed = sum("| **nothing**" not in line for line in rows)
    page.write_text(PAGE.format(count=len(rows), noticed=noticed) + "\n".join(rows) + "\n")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("root", type=pathlib.Path)
    parser.add_argument("--write", type=pathlib.Path)
    parser.add_argument("--only", default="")
    arguments = parser.parse_args()
    root = arguments.root.resolve()
    every = faults(pathlib.Path(__file__).with_name("faults.txt"))
    chosen = [fault for fault in every if arguments.only in f"{fault.file}: {fault.what}"]
    copies = queue.SimpleQueue()
    for i in range(min(os.cpu_count(), len(chosen))):
        copies.put(prepared(root, root / f"build/faults/{i}"))
    if failure := first_failure(root / "build/faults/0", PROGRAMS):
        sys.exit(f"without any fault the tests do not pass: {failure}")

    def tried(fault):
        work, begun = copies.get(), time.monotonic()
        try:
            by = noticed(work, fault)
        finally:
            copies.put(work)
        print(f"{time.monotonic() - begun:5.0f} s  {fault.file}: {fault.what}: {by or 'SURVIVES'}", flush=True)
        return by

    with concurrent.futures.ThreadPoolExecutor(copies.qsize()) as workers:
        by = list(workers.map(tried, chosen))
    survived = by.count(None)
    print(f"{len(chosen) - survived} of {len(chosen)} faults are noticed")
    if arguments.write:
        write_page(arguments.write, every, dict(zip((fault.begin for fault in chosen), (row(*r) for r in zip(chosen, by)))))
    if 10 * survived >= len(chosen):
        sys.exit("one in ten or more survive")


if __name__ == "__main__":
    main()
