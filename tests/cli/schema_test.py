"""picket schema, held by another's validator against every scenario that is here, whole and broken."""

import json
import re

import jsonschema
import program
import yaml
from program import SOURCE

BROKEN = SOURCE / "tests/golden/refused"

# What the loader says of faults that show in a value's own form, and so to a schema.
OF_FORM = re.compile(
    r"unknown key|is missing in|needs its unit|^expects (a|an) [^;]*(;|, not)|expects a map like|expects a text, not a|"
    r"unknown unit '[^']*' in '|months and years are not of one length")
# What a schema does not see, by why.
UNSEEN = {
    # what is behind a name
    "name_of_a_bare_number", "name_of_a_value_of_another_dimension", "name_with_a_fault_used_thrice",
    # what a proposal extends, and that a key without a value removes nothing
    "change_of_a_misspelt_post", "null_for_a_removal",
    # which of a post's keys go together
    "post_without_a_place", "post_without_a_sector", "row_without_a_border", "row_without_a_distance",
    # the calendar
    "leap_day_of_a_common_year", "thirtieth_of_february", "year_before_the_first",
    # the unit of the value that a path names
    "uncertain_factor_as_a_share", "uncertain_in_another_unit", "uncertain_rate_of_another_kind", "uncertain_without_a_unit"}


class _Core(yaml.SafeLoader):
    """YAML 1.2's core schema: no dates, no numbers to the base of 60, no yes and no."""


_Core.yaml_implicit_resolvers = {}
for tag, pattern, first in [("bool", r"true|false", "tf"), ("null", r"~|null|", "~n\0"), ("int", r"[-+]?[0-9]+", "-+0123456789"),
                            ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+0123456789.")]:
    _Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^({pattern})$"), list(first.replace("\0", "")) + [""] * (tag == "null"))


class Schema(program.Test):
    @classmethod
    def setUpClass(cls):
        cls.schema = json.loads(program.subprocess.run([program.ARGUMENTS.picket, "schema"], capture_output=True, text=True,
                                                       check=True).stdout)
        cls.validator = jsonschema.Draft7Validator(cls.schema)

    def faults(self, path):
        with open(path, encoding="utf-8-sig", newline="") as text:
            document = yaml.load(text, _Core)
        return [f"{'.'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in self.validator.iter_errors(document)]

    def test_is_a_schema(self):
        jsonschema.Draft7Validator.check_schema(self.schema)

    def test_accepts_every_scenario_of_the_repository(self):
        scenarios = sorted([*SOURCE.glob("scenarios/**/*.yaml"), *SOURCE.glob("tests/cli/scenarios/*.yaml")])
        self.assertGreater(len(scenarios), 30)
        for path in scenarios:
            with self.subTest(scenario=path.name):
                self.assertEqual(self.faults(path), [])

    def test_rejects_every_broken_scenario_whose_fault_is_one_of_form(self):
        rejected = 0
        for folder in sorted(BROKEN.iterdir()):
            told = re.findall(r"^scenario\.yaml:[0-9:]+ error: (.*)$", (folder / "expected.txt").read_text(errors="replace"), re.M)
            if not any(OF_FORM.search(message) for message in told) or folder.name in UNSEEN:
                continue
            with self.subTest(scenario=folder.name):
                try:
                    self.assertNotEqual(self.faults(folder / "scenario.yaml"), [], told)
                    rejected += 1
                except (yaml.YAMLError, UnicodeDecodeError):
                    pass  # no YAML, which every editor says
        self.assertGreater(rejected, 40)


if __name__ == "__main__":
    program.main()
