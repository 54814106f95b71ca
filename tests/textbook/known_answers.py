"""Plays the textbook scenarios and holds what they come to against their exact answers.

usage: known_answers.py PROGRAM SCENARIO... [--write PAGE]

Fails when an estimate is more than 4 standard errors from the exact value, or when a scenario names no answer. With
--write, the page with every answer is written.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

REPLICATIONS = 200

PAGE = """# Known answers

Small scenarios whose answers are known exactly, in `scenarios/textbook/`, and what picket makes of them: {replications} replications
each, seed 1. Written by `./dev known-answers`; `picket run scenarios/textbook/NAME.yaml` prints the same figures. An interval
of 95 % misses one exact value in twenty, so that a few `no` are to be expected; the test `textbook.*` rejects at 4
standard errors.

| scenario | measure | exact | simulated | 95 % interval | holds it | standard errors off | by |
|---|---|---|---|---|---|---|---|
"""


def played(program, scenario):
    with tempfile.TemporaryDirectory() as folder:
        result = subprocess.run([program, "run", scenario, "--replications", str(REPLICATIONS), "--json", "--progress",
                                 "none", "--out", pathlib.Path(folder) / "results"], capture_output=True, text=True)
    if result.returncode != 0:
        sys.exit(f"{scenario}: {result.stderr}")
    return json.loads(result.stdout)["known_answers"]


def errors_off(answer):
    """In standard errors; without any, 0 when the value is the exact one."""
    estimate, exact = answer["estimate"], answer["exact"]
    if estimate["value"] is None:
        return float("inf")
    off = abs(estimate["value"] - exact)
    error = estimate["standard_error"]
    if error is None:  # a quantile has an interval alone
        error = (estimate["high"] - estimate["low"]) / 2 / 1.96 if estimate["high"] is not None else 0
    if off <= 2e-7 * max(abs(exact), 1e-12):  # an exact value is written with seven digits at least
        return 0.0
    return off / error if error > 0 else float("inf")


def row(scenario, answer):
    estimate, unit = answer["estimate"], answer["unit"]
    where = f" in {answer['sector']}" if answer["sector"] else ""
    between = "" if estimate["low"] is None else f"{estimate['low']:.6g} to {estimate['high']:.6g}"
    holds = {True: "yes", False: "no", None: ""}[answer["holds"]]
    return (f"| [{scenario.stem}](../scenarios/textbook/{scenario.name}) | `{answer['measure']}`{where} | {answer['exact']:.7g} {unit} | "
            f"{estimate['value']:.6g} | {between} | {holds} | {errors_off(answer):.1f} | {answer['source'].replace('|', '/')} |\n")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("scenarios", nargs="+", type=pathlib.Path)
    parser.add_argument("--write", type=pathlib.Path)
    arguments = parser.parse_args()
    page = PAGE.format(replications=REPLICATIONS)
    failed = []
    for scenario in sorted(arguments.scenarios):
        answers = played(arguments.program, scenario)
        if not answers:
            failed.append(f"{scenario}: names no known answer")
        for answer in answers:
            page += row(scenario, answer)
            if errors_off(answer) > 4:
                failed.append(f"{scenario}: {answer['measure']}: exactly {answer['exact']}, simulated {answer['estimate']}")
    if arguments.write:
        arguments.write.write_text(page)
    if failed:
        sys.exit("\n".join(failed))


if __name__ == "__main__":
    main()
