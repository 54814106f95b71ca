"""picket compare: proposals against a base, pair by pair."""

import contextlib
import json
import math
import shutil
import sqlite3

import program
from program import FAILED, REFUSED, SCENARIOS

PRIMARY = "measures: {primary: {observed: {matters_from: 0.01 %}, wounded: {}, 'any:shots': {matters_from: 10 %}}}\n"


def rows(folder, *columns):
    """Sums over the sectors, by replication."""
    chosen = ", ".join(f'SUM("{column}")' for column in columns)
    with contextlib.closing(sqlite3.connect(folder / "results.db")) as database:
        return list(database.execute(f"SELECT {chosen} FROM sector GROUP BY replication ORDER BY replication"))


class Comparison(program.Test):
    def setUp(self):
        super().setUp()
        shutil.copytree(SCENARIOS, self.folder / "scenarios")
        self.write("base", PRIMARY)
        self.write("twin", PRIMARY + "name: The same under another name\n")
        self.write("more", PRIMARY + "name: A watched bridge\nposts: {bridge: {since: 2021-01-01, build: ~, holds: {monitors: 1}}}\n"
                   "bases: {rear: {holds: {monitors: 3}}}\n")
        for name in ("base", "twin", "more"):
            self.play(name)

    def write(self, name, text):
        (self.folder / f"scenarios/{name}.yaml").write_text(f"picket: 1\nextends: small.yaml\n{text}")

    def play(self, name, *options):
        self.done("run", f"scenarios/{name}.yaml", "--replications", 40, "--out", name, "--force", *options)

    def compared(self, *folders):
        return json.loads(self.done("compare", *folders, "--json"))

    def test_a_twin_differs_in_nothing(self):
        for of in self.compared("base", "twin")["proposals"][0]["differences"].values():
            self.assertEqual(of["difference"]["value"], 0)
        self.assertIn("exactly 0: no difference that matters", self.done("compare", "base", "twin"))

    def test_differences_are_those_of_the_pairs(self):
        found = self.compared("base", "more")["proposals"][0]["differences"]
        before, after = rows(self.folder / "base", "wounded"), rows(self.folder / "more", "wounded")
        d = [b[0] - a[0] for a, b in zip(before, after)]
        mean = sum(d) / 40
        error = math.sqrt(sum((x - mean) ** 2 for x in d) / 39 / 40)
        of = found["wounded"]["difference"]
        self.assertAlmostEqual(of["value"], mean, places=12)
        self.assertAlmostEqual(of["standard_error"], error, places=12)
        # one of three at once: Student's t with 39 degrees of freedom at 1 - 0.05 / 3 / 2 is 2.502
        self.assertAlmostEqual((of["high"] - mean) / error, 2.502, places=2)
        (seen, km_h), (seen_after, _) = (
            [sum(column) for column in zip(*rows(self.folder / name, "observed_km_h", "km_h"))] for name in ("base", "more"))
        self.assertAlmostEqual(found["observed"]["difference"]["value"], 100 * (seen_after - seen) / km_h, places=9)

    def test_more_is_seen_where_a_bridge_is_watched_from_the_start(self):
        compared = self.compared("base", "more")
        observed = compared["proposals"][0]["differences"]["observed"]
        self.assertEqual(observed["verdict"], "better")
        self.assertGreater(observed["gain_of_pairing"], 3)
        self.assertEqual(compared["proposals"][0]["name"], "A watched bridge")
        back = self.compared("more", "base")["proposals"][0]["differences"]["observed"]
        self.assertEqual(back["verdict"], "worse")
        self.assertAlmostEqual(back["difference"]["value"], -observed["difference"]["value"], places=12)

    def test_intervals_widen_with_the_number_of_proposals(self):
        one = self.compared("base", "more")["proposals"][0]["differences"]["wounded"]["difference"]
        two = self.compared("base", "more", "twin")["proposals"][0]["differences"]["wounded"]["difference"]
        self.assertEqual(one["value"], two["value"])
        self.assertGreater(two["high"], one["high"])

    def test_without_primary_measures_a_few_headlines_are_compared(self):
        self.write("plain", "")
        self.play("plain")
        ids = [measure["id"] for measure in self.compared("plain", "plain")["measures"]]
        self.assertEqual(ids, ["observed", "found", "answered_in_time", "fatal_incidents", "killed"])
        self.assertIn("any counts", self.done("compare", "plain", "plain"))

    def test_another_seed_is_refused(self):
        self.play("more", "--seed", 2)
        self.assert_error(FAILED, "the seed is 1 there and 2 here", "compare", "base", "more")

    def test_another_length_is_refused(self):
        self.write("longer", "clock: {length: 61 d}\n")
        self.play("longer")
        self.assert_error(FAILED, "the length in hours is 1440 there and 1464 here", "compare", "base", "longer")

    def test_an_incomplete_run_gives_no_verdict(self):
        with contextlib.closing(sqlite3.connect(self.folder / "more/results.db")) as database:
            for table in ("incident", "sector", "replication"):
                database.execute(f"DELETE FROM {table} WHERE replication = 7")
            database.commit()
        compared = self.compared("base", "more")
        self.assertEqual((compared["complete"], compared["replications"]), (False, 39))
        self.assertEqual({of["verdict"] for of in compared["proposals"][0]["differences"].values()}, {"not decided"})
        self.assertIn("no verdict", self.done("compare", "base", "more"))

    def test_what_is_no_measure_to_judge_by_is_refused(self):
        for primary, words in (("kiled: {}", "there is no measure 'kiled'"),
                               ("killed: {matters_from: 2 %}", "'killed' is measured in persons, not in '%'"),
                               ("killed: {matters_from: 0 persons}", "more than 0"),
                               ("first_team_90: {}", "is a quantile"),
                               ("patrols: {}", "neither better nor worse")):
            self.write("odd", f"measures: {{primary: {{{primary}}}}}\n")
            self.assert_error(REFUSED, words, "check", "scenarios/odd.yaml")

    def assert_error(self, status, words, *arguments):
        result = self.picket(*arguments)
        self.assertEqual(result.returncode, status, result.stderr)
        self.assertIn(words, result.stderr)


program.main()
