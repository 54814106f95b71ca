"""picket init, explain, diff, schema, and what check says of doubts: the commands that are about the text of a scenario."""

import json
import shutil

import program
from program import DONE, FAILED, LEAD, REFUSED, SMALL, SOURCE, contents

VOSKEPAR = SOURCE / "scenarios/armenia-azerbaijan-2021/voskepar.yaml"


class Init(program.Test):
    def test_writes_a_scenario_that_runs_without_a_doubt(self):
        said = self.done("init", "mine")
        self.assertIn("picket run mine/scenario.yaml", said)
        self.done("check", "--strict", "mine/scenario.yaml")
        self.done("run", "mine/scenario.yaml", "--replications", 10, "--out", "results")

    def test_writes_into_the_current_folder_when_none_is_named(self):
        self.done("init")
        self.assertEqual(set(contents(self.folder)), {"scenario.yaml", "border.geojson", "picket.schema.json"})

    def test_replaces_nothing(self):
        (self.folder / "border.geojson").write_text("mine")
        before = contents(self.folder)
        self.assert_refusal(self.picket("init"), FAILED, "border.geojson is there already")
        self.assertEqual(contents(self.folder), before)


class Explain(program.Test):
    def test_tells_the_file_and_line_of_every_value(self):
        told = self.done("explain", VOSKEPAR)
        line = next(n for n, text in enumerate(LEAD.read_text().splitlines(), 1) if text.startswith("roads:"))
        self.assertRegex(told, rf"\n  detour: 1.5 +# \S*baseline.yaml:{line}\n")
        self.assertRegex(told, r'\nname: [^\n]* # \S*voskepar.yaml:\d+\n')

    def test_tells_a_part(self):
        told = self.done("explain", SMALL, "posts.hill.watch")
        self.assertEqual([line.split("  #")[0].rstrip() for line in told.splitlines()],
                         ["watch:", "  radius: 4 km", "  detects: 85 %"])

    def test_tells_defaults_when_asked(self):
        self.assertNotIn("# default", self.done("explain", SMALL, "measures"))
        self.assertIn("# default", self.done("explain", SMALL, "response", "--defaults"))

    def test_writes_a_scenario_that_says_the_same(self):
        shutil.copytree(SMALL.parent / "data", self.folder / "data", dirs_exist_ok=True)
        text = self.done("explain", SMALL)
        (self.folder / "again.yaml").write_text(text)
        (self.folder / "small.yaml").write_text(SMALL.read_text())
        self.assertIn("They say the same.", self.done("diff", "small.yaml", "again.yaml"))

    def test_refuses_a_path_to_nothing(self):
        self.assert_refusal(self.picket("explain", SMALL, "posts.hil"), REFUSED, "nothing is written at 'posts.hil'")


class Diff(program.Test):
    def test_tells_what_a_proposal_changes(self):
        told = self.done("diff", LEAD, VOSKEPAR)
        self.assertRegex(told, r'\nname  \(for reports\)\n    was [^\n]+\n    is  .?Russian border guards at Voskepar')
        self.assertIn("\nposts.russia-voskepar\n    is new: {at: ", told)
        self.assertNotIn("is gone", told)

    def test_tells_it_the_other_way_round(self):
        self.assertIn("posts.russia-voskepar\n    is gone; it was {at: ", self.done("diff", VOSKEPAR, LEAD))

    def test_speaks_json(self):
        changes = {change["path"]: change for change in json.loads(self.done("diff", LEAD, VOSKEPAR, "--json"))}
        self.assertIsNone(changes["posts.russia-voskepar"]["before"])
        self.assertTrue(changes["posts.russia-voskepar"]["file"].endswith("voskepar.yaml"))


class Doubts(program.Test):
    def doubtful(self):
        text = SMALL.read_text().replace("roads: {detour: 1.5}", "let: {sight: 4 km}\nroads: {detour: 1.5}")
        (self.folder / "doubtful.yaml").write_text(text)
        shutil.copytree(SMALL.parent / "data", self.folder / "data", dirs_exist_ok=True)
        return "doubtful.yaml"

    def test_are_warnings_that_stop_nothing(self):
        result = self.picket("check", self.doubtful())
        self.assertEqual(result.returncode, DONE)
        self.assertRegex(result.stderr, r"\Adoubtful.yaml:\d+:7: warning: nothing uses \$sight")
        result = self.picket("run", "doubtful.yaml", "--replications", 3, "--out", "results")
        self.assertEqual(result.returncode, DONE)
        self.assertIn("warning: nothing uses $sight", result.stderr)

    def test_are_refused_when_strict(self):
        self.assertEqual(self.picket("check", "--strict", self.doubtful()).returncode, REFUSED)
        self.assertEqual(self.picket("check", "--strict", SMALL).returncode, DONE)

    def test_are_told_in_json(self):
        result = self.picket("check", "--json", self.doubtful())
        warning = json.loads(result.stdout)["warnings"][0]
        self.assertEqual((warning["severity"], warning["column"]), ("warning", 7))

    def test_of_a_patrol_that_is_longer_out_than_its_period(self):
        text = SMALL.read_text()
        at = text.index("departs: {random: ")
        end = text.index("}", at)
        self.doubtful()  # the data beside it
        (self.folder / "long.yaml").write_text(text[:at] + "departs: {every: 30 min" + text[end:])
        self.assertRegex(self.picket("check", "long.yaml").stderr, r"warning: patrol \S+ is out for [0-9.]+ h and leaves every 0.5 h")


class Sarif(program.Test):
    """Static Analysis Results Interchange Format, OASIS, version 2.1.0."""

    def test_places_errors_and_warnings(self):
        (self.folder / "bad.yaml").write_text("picket: 1\nextends: base.yaml\nmeasures: {cel: 1 km}\n")
        (self.folder / "base.yaml").write_text(SMALL.read_text().replace("detour: 1.5", "detour: 1.5 km"))
        shutil.copytree(SMALL.parent / "data", self.folder / "data", dirs_exist_ok=True)
        result = self.picket("check", "--sarif", "bad.yaml")
        self.assertEqual(result.returncode, REFUSED)
        log = json.loads(result.stdout)
        self.assertEqual(log["version"], "2.1.0")
        run = log["runs"][0]
        rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
        places = {}
        for found in run["results"]:
            self.assertIn(found["ruleId"], rules)
            place = found["locations"][0]["physicalLocation"]
            places[place["artifactLocation"]["uri"]] = (place["region"]["startLine"], found)
        self.assertEqual(places["bad.yaml"][0], 3)
        related = places["base.yaml"][1]["relatedLocations"][0]
        self.assertEqual(related["physicalLocation"]["artifactLocation"]["uri"], "bad.yaml")

    def test_is_empty_of_what_is_in_order(self):
        self.assertEqual(json.loads(self.done("check", "--sarif", SMALL))["runs"][0]["results"], [])


class MaxSize(program.Test):
    def test_bounds_what_is_read(self):
        (self.folder / "large.yaml").write_text("picket: 1\n" + "# a comment\n" * 120_000)
        self.assert_refusal(self.picket("check", "--max-size", 1, "large.yaml"), FAILED, "larger than 1 MB", "--max-size")
        self.assertEqual(self.picket("check", "large.yaml").returncode, REFUSED)


if __name__ == "__main__":
    program.main()
