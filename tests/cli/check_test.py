"""picket check: what was understood, what is refused, and that nothing is written."""

import json
import math
import re
import shutil

import program
from program import FAILED, LEAD, REFUSED, SMALL, SOURCE, contents


def meridian_km(from_latitude, to_latitude):
    """Length of a meridian on WGS84, degrees to km: Helmert's series in the third flattening, 1880."""
    a, f = 6378.137, 1 / 298.257223563
    n = f / (2 - f)
    factors = (1 + n**2 / 4 + n**4 / 64, -3 / 2 * (n - n**3 / 8), 15 / 16 * (n**2 - n**4 / 4), -35 / 48 * n**3, 315 / 512 * n**4)

    def from_equator(degrees):
        latitude = math.radians(degrees)
        waves = [latitude] + [math.sin(2 * k * latitude) for k in range(1, 5)]
        return a / (1 + n) * sum(factor * wave for factor, wave in zip(factors, waves))

    return from_equator(to_latitude) - from_equator(from_latitude)


class Check(program.Test):
    def check(self, file):
        return json.loads(self.done("check", file, "--json"))

    def test_tells_lengths_of_a_meridian(self):
        border = self.check(SMALL)["borders"]["line"]
        length = meridian_km(41.0, 41.5)
        self.assertAlmostEqual(border["drawn_km"], length, delta=0.001)
        self.assertAlmostEqual(border["reference_km"], length, delta=0.001)
        self.assertAlmostEqual(border["in_sectors_km"], length, delta=0.001)
        self.assertEqual(border["sectors"], 3)
        self.assertIn(f"{length:.1f} km as drawn", self.done("check", SMALL))

    def test_tells_lengths_of_the_real_border_as_its_data_do(self):
        borders = self.check(LEAD)["borders"]
        text = self.done("check", LEAD)
        for border, length in (("east", 656.5), ("nakhchivan", 247.7)):  # data/facts.md, Border
            self.assertAlmostEqual(borders[border]["drawn_km"] / length, 1, delta=0.005)
            self.assertRegex(text, rf"{border} +{borders[border]['drawn_km']:.1f} km as drawn")

    def test_tells_forces(self):
        understood = self.check(SMALL)
        self.assertEqual(understood["forces"], [
            {"side": "guests", "unit_type": "guards", "teams_at_posts": 3, "teams_at_bases": 8, "teams_ordered": 2,
             "persons": 11 * 25},
            {"side": "west", "unit_type": "monitors", "teams_at_posts": 2, "teams_at_bases": 4, "teams_ordered": 0,
             "persons": 6 * 4}])
        self.assertEqual({key: understood[key] for key in ("sectors", "neighbours", "posts", "posts_planned", "patrols",
                                                           "deployments", "sequential_only")},
                         {"sectors": 3, "neighbours": 2, "posts": 3, "posts_planned": 1, "patrols": 3,
                          "deployments": 1, "sequential_only": False})

    def test_tells_expected_counts(self):
        month = 365.2425 / 12  # days
        expected = 6 / month * 60 * meridian_km(41.0, 41.5) / 100
        self.assertAlmostEqual(self.check(SMALL)["expected_incidents"]["incursion"], expected, places=6)
        self.assertIn(f"incursion {expected:15.1f} incidents", self.done("check", SMALL))

    def test_tells_how_far_incidents_climb(self):
        levels = self.check(SMALL)["share_reaching"]
        # up before down, both exponential, and how long a level lasts: 4 of 24, then 3 of 18
        self.assertAlmostEqual(levels["shots"], 4 / 24, delta=0.002)

    def test_takes_several_files_and_keeps_their_order(self):
        text = self.done("check", SMALL, LEAD)
        self.assertLess(text.index("A border along a meridian"), text.index("Armenian-Azerbaijani border"))
        self.assertEqual([each["name"] for each in json.loads(self.done("check", LEAD, SMALL, "--json"))][1],
                         "A border along a meridian")

    def test_writes_nothing(self):
        before = contents(SMALL.parent)
        self.done("check", SMALL)
        self.done("check", SMALL, "--json")
        self.assertEqual(contents(SMALL.parent), before)
        self.assertEqual(contents(self.folder), {})

    def test_judges_every_file_though_one_is_refused_and_one_is_missing(self):
        broken = SOURCE / "tests/golden/refused/unknown_key/scenario.yaml"
        result = self.picket("check", broken, "nowhere.yaml", SMALL)
        self.assertEqual(result.returncode, REFUSED)
        self.assertIn("did you mean 'radius'?", result.stderr)
        self.assertIn("nowhere.yaml", result.stderr)
        self.assertTrue(result.stdout.startswith("A border along a meridian\n"), result.stdout)

    def test_tells_machines_what_is_refused(self):
        broken = SOURCE / "tests/golden/refused/unknown_key/scenario.yaml"
        result = self.picket("check", "--json", broken)
        self.assertEqual(result.returncode, REFUSED)
        document = json.loads(result.stdout)
        self.assertEqual(document["file"], str(broken))
        (problem,) = document["problems"]
        at = f"{problem['file']}:{problem['line']}:{problem['column']}: error: {problem['message']}\n"
        self.assertTrue(result.stderr.startswith(at), (at, result.stderr))

    def test_missing_file_is_a_failure_in_one_line(self):
        self.assert_refusal(self.picket("check", "nowhere.yaml"), FAILED, "cannot read nowhere.yaml",
                            "there is no such file")


class Refusal(program.Test):
    """What only shows once the border is laid out."""

    def setUp(self):
        super().setUp()
        shutil.copytree(SMALL.parent, self.folder / "study")
        self.file = self.folder / "study/broken.yaml"

    def refused(self, changes):
        self.file.write_text("picket: 1\nextends: small.yaml\n" + changes)
        before = contents(self.folder)
        for command in (["check"], ["check", "--json"], ["run", "--out", "results"], ["run"]):
            result = self.picket(*command, "study/broken.yaml")
            self.assertEqual(result.returncode, REFUSED)
            self.assertEqual(result.stdout == "", "--json" not in command)
            self.assertEqual(contents(self.folder), before)
        return result.stderr

    def test_tells_all_problems_in_order_of_place(self):
        told = self.refused("deployments:\n  to-the-bridge: {on: 2020-01-01}\n"
                            "posts:\n  hill: {since: 2022-01-01}\n  bridge: {sector: south}\n")
        self.assertEqual(re.findall(r"^study/broken\.yaml:(\d+):\d+: error: ", told, re.MULTILINE), ["4", "6", "7"], told)

    def test_tells_of_sectors_that_overlap(self):
        told = self.refused("sectors:\n  middle: {from: 18 km}\n")
        self.assertIn("'middle' begins at km 18.000 of 'line', inside 'north', which ends at km 20.000", told)

    def test_shows_the_line_with_a_caret_under_the_fault(self):
        told = self.refused("patrols:\n  by-chance: {sees: 800}\n")
        self.assertEqual(told.splitlines()[1:], ["  by-chance: {sees: 800}", " " * 20 + "^"])


class GoldenRefusal(program.Test):
    """Every broken scenario of tests/golden/refused through the program."""

    def test_is_told_as_the_loader_tells_it(self):
        folders = sorted(folder for folder in (SOURCE / "tests/golden/refused").iterdir() if folder.is_dir())
        self.assertGreaterEqual(len(folders), 25)
        for folder in folders:
            with self.subTest(folder.name):
                expected = (folder / "expected.txt").read_bytes().decode(errors="surrogateescape")
                status = REFUSED
                if expected.startswith("not read: "):
                    status, expected = FAILED, expected.replace("not read: ", "picket: error: ", 1)
                before = contents(folder)
                for arguments in (["check", "scenario.yaml"], ["run", "scenario.yaml"],
                                  ["run", "scenario.yaml", "--json", "--out", self.folder / "results"]):
                    result = self.picket(*arguments, cwd=folder, errors="surrogateescape")
                    self.assertEqual((result.returncode, result.stderr, result.stdout), (status, expected, ""))
                self.assertEqual(contents(folder), before)
                self.assertEqual(contents(self.folder), {})


if __name__ == "__main__":
    program.main()
