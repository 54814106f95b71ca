"""picket run: what it writes and prints, and how it treats results that are there."""

import json
import re
import shutil
import sqlite3

import program
from program import FAILED, LEAD, SMALL, contents, stored

FILES = {"results.db", "provenance.json", "sectors.geojson", "report.html"}


class Run(program.Test):
    def test_writes_its_results_beside_nothing_else(self):
        results = self.results("results", "--replications", 20)
        self.assertEqual(set(contents(results)), FILES)
        self.assertEqual(set(contents(self.folder)), {"results"} | {f"results/{name}" for name in FILES})
        self.assertEqual(stored(results), list(range(20)))

    def test_names_the_folder_after_the_scenario_when_none_is_given(self):
        self.done("run", SMALL, "--replications", 2)
        self.assertEqual(set(contents(self.folder / "small.picket")), FILES)

    def test_makes_the_folders_above_the_results(self):
        self.assertEqual(set(contents(self.results("a/b/results", "--replications", 2))), FILES)

    def test_prints_what_can_be_read_aloud_and_where_the_results_are(self):
        text = self.done("run", SMALL, "--replications", 20, "--out", "results")
        self.assertTrue(text.startswith("A border along a meridian\n60 days from 2021-08-05 00:00 +04:00; 3 sectors, 56 km"), text)
        for heading in ("COVERAGE", "DETECTION", "RESPONSE", "RISK", "ESCALATION", "COST"):
            self.assertRegex(text, rf"(?m)^{heading}$")
        self.assertTrue(text.endswith("\nResults  results\nReport   results/report.html\n"), text[-200:])
        self.assertLessEqual(max(map(len, text.splitlines())), 100)

    def test_prints_the_same_for_machines(self):
        document = json.loads(self.done("run", SMALL, "--replications", 20, "--out", "results", "--json"))
        self.assertEqual((document["name"], document["replications"]), ("A border along a meridian", 20))
        self.assertEqual([sector["id"] for sector in document["sectors"]], ["middle", "north", "south"])
        self.assertEqual(document["provenance"]["digest"], self.digest(self.folder / "results"))
        incidents = next(m for m in document["measures"] if m["id"] == "incidents")["whole"]
        with sqlite3.connect(self.folder / "results/results.db") as database:
            mean, = database.execute("SELECT avg(incidents) FROM replication").fetchone()
        self.assertAlmostEqual(incidents["value"], mean, places=9)
        self.assertLess(incidents["low"], mean)
        self.assertGreater(incidents["high"], mean)

    def test_tells_where_results_come_from(self):
        results = self.results("the results", "--replications", 3, "--seed", 7, "--threads", 1)
        told = json.loads((results / "provenance.json").read_text())
        self.assertEqual((told["seed"], told["replications"], told["command"]),
                         (7, 3, f"picket run {SMALL} --seed 7 --replications 3"))
        self.assertEqual([text["text"] for text in told["texts"]], [SMALL.read_text()])
        self.assertEqual(told["circumstances"]["threads"], "1")
        self.assertEqual(set(told["circumstances"]), {"started", "host", "threads", "engine"})

    def test_results_say_neither_when_nor_where_nor_on_how_many_cores(self):
        self.results("a", "--replications", 3, "--threads", 1)
        self.results("b", "--replications", 3, "--threads", 2)
        self.assertNotEqual(contents(self.folder / "a")["provenance.json"], contents(self.folder / "b")["provenance.json"])
        for name in ("results.db", "sectors.geojson"):
            self.assertEqual(contents(self.folder / "a")[name], contents(self.folder / "b")[name])

    def test_leaves_the_scenario_as_it_was(self):
        before = contents(SMALL.parent)
        self.results("results", "--replications", 2)
        self.assertEqual(contents(SMALL.parent), before)

    def test_draws_sectors_as_geojson_with_the_licence_notice(self):
        results = self.results("results", "--replications", 2, scenario=LEAD)
        document = json.loads((results / "sectors.geojson").read_text())
        self.assertIn("OpenStreetMap contributors, ODbL 1.0", document["attribution"])
        self.assertEqual({feature["geometry"]["type"] for feature in document["features"]}, {"LineString"})


class OldResults(program.Test):
    def setUp(self):
        super().setUp()
        self.old = self.results("results", "--replications", 10)
        self.before = contents(self.folder)

    def test_are_not_overwritten(self):
        self.assert_refusal(self.picket("run", SMALL, "--out", "results"), FAILED, "results: exists", "--force")
        self.assertEqual(contents(self.folder), self.before)

    def test_are_replaced_with_force(self):
        self.results("results", "--replications", 5, "--seed", 2, "--force")
        self.assertEqual(stored(self.old), list(range(5)))
        self.assertEqual(set(contents(self.folder)), set(self.before))
        self.assertEqual(self.digest(self.old), self.digest_of("others", "--replications", 5, "--seed", 2))

    def test_are_replaced_with_force_after_a_run_that_was_killed_while_it_wrote_the_report(self):
        (self.old / ".report.html.unfinished").write_text("<!doctype html>")
        self.results("results", "--replications", 5, "--force")
        self.assertEqual(set(contents(self.folder)), set(self.before))

    def test_force_spares_what_is_not_pickets(self):
        (self.old / "notes.txt").write_text("mine")
        before = contents(self.folder)
        self.assert_refusal(self.picket("run", SMALL, "--out", "results", "--force"), FAILED, "results/notes.txt")
        self.assert_refusal(self.picket("run", SMALL, "--out", ".", "--force"), FAILED, "does not hold results of picket")
        self.assertEqual(contents(self.folder), before)

    def test_are_continued(self):
        self.results("results", "--replications", 25, "--resume")
        self.assertEqual(stored(self.old), list(range(25)))
        self.assertEqual(self.digest(self.old), self.digest_of("at once", "--replications", 25))

    def test_are_left_as_they_are_when_there_is_nothing_to_add(self):
        for replications in (10, 4):
            self.results("results", "--replications", replications, "--resume")
            self.assertEqual(contents(self.folder), self.before)

    def test_are_continued_from_another_folder(self):
        (self.folder / "elsewhere").mkdir()
        shutil.copytree(SMALL.parent, self.folder / "study")
        self.done("run", "../study/small.yaml", "--replications", 12, "--out", "../results", "--resume",
                  cwd=self.folder / "elsewhere")
        self.assertEqual(stored(self.old), list(range(12)))

    def test_of_another_seed_or_scenario_are_not_continued(self):
        changed = self.folder / "study"
        shutil.copytree(SMALL.parent, changed)
        text = (changed / "small.yaml").read_text()
        (changed / "small.yaml").write_text(text.replace("20 /month", "21 /month"))
        before = contents(self.folder)
        for arguments in ([SMALL, "--seed", 2], [changed / "small.yaml"], [LEAD]):
            self.assert_refusal(self.picket("run", *arguments, "--out", "results", "--resume"), FAILED,
                                "results: holds results of another scenario, seed or version",
                                "A border along a meridian, seed 1")
            self.assertEqual(contents(self.folder), before)

    def test_of_other_data_are_not_continued(self):
        changed = self.folder / "study"
        shutil.copytree(SMALL.parent, changed)
        places = (changed / "data/settlements.csv").read_text()
        (changed / "data/settlements.csv").write_text(places.replace("Rear,West,44.7,", "Rear,West,44.6,"))
        before = contents(self.folder)
        self.assert_refusal(self.picket("run", changed / "small.yaml", "--out", "results", "--resume", "--replications", 20),
                            FAILED, "results: history 0 is there already and differs")
        self.assertEqual(contents(self.folder), before)

    def test_of_another_version_are_not_continued(self):
        provenance = self.old / "provenance.json"
        provenance.write_text(re.sub(r'"version": "[^"]+"', '"version": "0.0.9"', provenance.read_text()))
        self.assert_refusal(self.picket("run", SMALL, "--out", "results", "--resume"), FAILED, "picket 0.0.9")

    def test_that_are_not_there_are_not_continued(self):
        self.assert_refusal(self.picket("run", SMALL, "--out", "nothing", "--resume"), FAILED, "nothing/results.db",
                            "No such file")
        self.assertEqual(contents(self.folder), self.before)


if __name__ == "__main__":
    program.main()
