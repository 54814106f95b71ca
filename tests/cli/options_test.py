"""The words of the command line: commands, options, help, and what is told of mistakes in them."""

import json
import os
import pty
import shlex

import program
from program import DONE, FAILED, REFUSED, SMALL, contents

COMMANDS = ("check", "run", "report", "digest")


class Help(program.Test):
    def test_of_the_program_names_every_command_and_what_a_status_means(self):
        text = self.done("--help")
        for command in COMMANDS:
            self.assertRegex(text, rf"(?m)^  {command} +\w")
        self.assertIn("0 done, 1 failed while running, 2 refused input, 130 interrupted", text)

    def test_of_every_command_ends_with_an_example_of_it(self):
        for command in COMMANDS:
            last = self.done(command, "--help").rstrip().splitlines()[-1]
            self.assertTrue(last.startswith(f"Example: picket {command} "), last)

    def test_examples_are_commands_that_are_understood(self):
        for command in COMMANDS:
            example = shlex.split(self.done(command, "--help").rstrip().splitlines()[-1].removeprefix("Example: picket "))
            # Here are none of the files that it names: that is all that may be wrong.
            result = self.picket(*example)
            self.assert_refusal(result, FAILED, "picket: error: ")
            self.assertRegex(result.stderr, "no such file|No such file")

    def test_of_run_tells_every_option_and_its_default(self):
        text = self.done("run", "--help")
        for option, default in (("--seed", "1"), ("--replications", "200"), ("--threads", "0"), ("--progress", "auto")):
            self.assertRegex(text, rf"(?m)^  {option} \w+={default}\b")
        for option in ("--out", "--force", "--resume", "--json"):
            self.assertRegex(text, rf"(?m)^  {option}\b")

    def test_version_is_the_name_and_three_numbers(self):
        self.assertRegex(self.done("--version"), r"\Apicket \d+\.\d+\.\d+\n\Z")


class Mistake(program.Test):
    def assert_mistake(self, arguments, *words):
        self.assert_refusal(self.picket(*arguments), REFUSED, "--help` shows how", *words)
        self.assertEqual(contents(self.folder), {})

    def test_without_a_command_lists_the_commands(self):
        self.assert_mistake([], "a command is missing", "init, check, explain, diff, run, report, compare, digest, schema")

    def test_in_a_command_lists_the_commands(self):
        self.assert_mistake(["rnu", SMALL], "there is no command 'rnu'", "init, check, explain, diff, run, report, compare, digest, schema")

    def test_in_an_option_names_it(self):
        self.assert_mistake(["run", SMALL, "--sede", "3"], "picket run", "there is no option '--sede'")
        self.assert_mistake(["digest", "--json", "x"], "picket digest", "there is no option '--json'")
        self.assert_mistake(["--sede"], "there is no option '--sede'")

    def test_in_the_number_of_words_names_what_is_missing_or_too_many(self):
        for command in COMMANDS:
            self.assert_mistake([command], f"picket {command}", "is required")
        self.assert_mistake(["run", SMALL, "another.yaml"], "'another.yaml' is one word too many")

    def test_in_a_number_tells_what_it_may_be(self):
        for option, value, bounds in (("--replications", "0", "1 to 100000000"), ("--replications", "1.5", "1 to 100000000"),
                                      ("--replications", "1e3", "1 to 100000000"), ("--replications", "", "1 to 100000000"),
                                      ("--seed", "-1", "0 to 18446744073709551615"),
                                      ("--seed", "18446744073709551616", "0 to 18446744073709551615"),
                                      ("--seed", "x", "0 to 18446744073709551615"), ("--threads", "-2", "0 to 4096"),
                                      ("--threads", "4097", "0 to 4096"), ("--threads", "two", "0 to 4096")):
            self.assert_mistake(["run", SMALL, option, value], option, f"'{value}' is not a whole number from {bounds}")

    def test_in_a_style_of_progress_lists_the_styles(self):
        self.assert_mistake(["run", SMALL, "--progress", "loud"], "'loud' is not auto, json or none")

    def test_force_and_resume_exclude_each_other(self):
        self.assert_mistake(["run", SMALL, "--force", "--resume"], "--force excludes --resume")

    def test_largest_seed_is_taken(self):
        self.results("results", "--seed", 2**64 - 1, "--replications", 2)


class Progress(program.Test):
    def test_as_json_is_a_line_each_and_the_last_says_that_all_is_done(self):
        result = self.picket("run", SMALL, "--replications", 300, "--progress", "json")
        self.assertEqual(result.returncode, DONE)
        lines = [json.loads(line) for line in result.stderr.splitlines()]
        self.assertEqual({tuple(line) for line in lines}, {("done", "of", "seconds_left")})
        self.assertEqual({line["of"] for line in lines}, {300})
        self.assertEqual([line["done"] for line in lines], sorted({line["done"] for line in lines}))
        self.assertEqual(lines[-1], {"done": 300, "of": 300, "seconds_left": 0})

    def test_is_silent_on_request_and_where_there_is_no_terminal(self):
        for out, options in (("a", ["--progress", "none"]), ("b", [])):
            self.results(out, "--replications", 50, *options)  # which expects an empty standard error

    def on_a_terminal(self, *arguments):
        terminal, other_end = pty.openpty()
        result = self.picket("run", SMALL, "--replications", 50, *arguments, stderr=other_end, capture_output=False,
                             stdout=os.open(os.devnull, os.O_WRONLY))
        os.set_blocking(terminal, False)
        try:
            shown = os.read(terminal, 1 << 16).decode()
        except BlockingIOError:
            shown = ""
        os.close(terminal)
        os.close(other_end)
        self.assertEqual(result.returncode, DONE)
        return shown

    def test_is_one_line_on_a_terminal_and_wiped_at_the_end(self):
        shown = self.on_a_terminal()
        self.assertRegex(shown, r"\A(\r\d+ of 50 histories, about \d+ s left \x1b\[K)+\r\x1b\[K\Z")
        self.assertIn("\r50 of 50 histories", shown)

    def test_is_silent_on_a_terminal_on_request(self):
        self.assertEqual(self.on_a_terminal("--progress", "none"), "")


if __name__ == "__main__":
    program.main()
