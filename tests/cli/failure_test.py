"""What may fail around a run: permissions, files, folders, streams. Each is one clear line, exit status 1, and no folder of
results that is half made."""

import os
import shutil
import signal
import subprocess

import program
from program import DONE, ENDLESS, FAILED, SMALL, contents, stored

OVERRIDE = "-dac_override,-dac_read_search"


class Permissions(program.Test):
    """As a user whom permissions bind: root gives up its power to override them."""

    def setUp(self):
        super().setUp()
        self.study = self.folder / "study"
        shutil.copytree(SMALL.parent, self.study)
        self.places = self.study / "places"
        self.places.mkdir()

    def picket(self, *arguments, **options):
        options = {"cwd": self.folder, "capture_output": True, "text": True, "timeout": program.limit()} | options
        bound = ["setpriv", f"--bounding-set={OVERRIDE}", f"--inh-caps={OVERRIDE}"] if os.geteuid() == 0 else []
        return subprocess.run([*bound, program.ARGUMENTS.picket, *map(str, arguments)], **options)

    def permit(self, path, mode):
        """Until the end of the test, which must be able to remove all."""
        self.addCleanup(path.chmod, path.stat().st_mode)
        path.chmod(mode)

    def test_of_the_folder_above_are_heeded(self):
        self.permit(self.places, 0o555)
        for out in ("results", "a/b/results"):
            self.assert_refusal(self.picket("run", "study/small.yaml", "--out", self.places / out), FAILED,
                                self.places / out, "Permission denied")
            self.assertEqual(contents(self.places), {})

    def test_of_results_are_heeded(self):
        results = self.places / "results"
        self.done("run", "study/small.yaml", "--replications", 5, "--out", results)
        before = contents(self.places)
        self.permit(results, 0o555)
        self.permit(results / "results.db", 0o444)
        self.digest(results)
        for arguments in (["run", "study/small.yaml", "--out", results, "--resume", "--replications", 9], ["report", results]):
            self.assert_refusal(self.picket(*arguments), FAILED, results)
        self.assertEqual(contents(self.places), before)

    def test_of_the_scenario_and_its_data_are_heeded(self):
        for name in ("small.yaml", "data/border.geojson", "data/settlements.csv"):
            with self.subTest(name):
                mode = (self.study / name).stat().st_mode
                (self.study / name).chmod(0)
                for command in (["check"], ["run", "--out", self.places / "results"]):
                    self.assert_refusal(self.picket(*command, "study/small.yaml"), FAILED, f"cannot read study/{name}",
                                        "Permission denied")
                (self.study / name).chmod(mode)
        self.assertEqual(contents(self.places), {})


class Data(program.Test):
    """Files that cannot be read, whoever asks."""

    def setUp(self):
        super().setUp()
        shutil.copytree(SMALL.parent, self.folder / "study")
        self.data = self.folder / "study/data"

    def assert_unreadable(self, *words):
        before = contents(self.folder)
        for command in (["check"], ["run"], ["run", "--out", "results"]):
            self.assert_refusal(self.picket(*command, "study/small.yaml"), FAILED, *words)
            self.assertEqual(contents(self.folder), before)

    def test_that_is_missing_is_named_with_the_line_that_names_it(self):
        (self.data / "border.geojson").unlink()
        line = SMALL.read_text().splitlines().index("  line: {geometry: data/border.geojson, feature: meridian}") + 1
        self.assert_unreadable("cannot read study/data/border.geojson", f"named at study/small.yaml:{line}:20",
                               "there is no such file")

    def test_that_is_a_folder_is_named(self):
        (self.data / "settlements.csv").unlink()
        (self.data / "settlements.csv").mkdir()
        self.assert_unreadable("cannot read study/data/settlements.csv", "it is a folder")

    def test_that_is_a_pipe_is_named_and_not_waited_for(self):
        (self.data / "settlements.csv").unlink()
        os.mkfifo(self.data / "settlements.csv")
        for command in (["check"], ["run"]):
            self.assert_refusal(self.picket(*command, "study/small.yaml"), FAILED, "it is not a regular file")

    def test_scenario_that_is_a_folder_is_named(self):
        for command in (["check"], ["run"]):
            self.assert_refusal(self.picket(*command, "study"), FAILED, "cannot read study", "it is a folder")


class Place(program.Test):
    """Where results cannot be, whoever asks."""

    def test_below_a_file_is_none(self):
        (self.folder / "file").write_text("mine")
        before = contents(self.folder)
        for out in ("file/results", "file/a/b"):
            self.assert_refusal(self.picket("run", SMALL, "--out", out), FAILED, out, "Not a directory")
        self.assertEqual(contents(self.folder), before)

    def test_of_a_file_is_none(self):
        (self.folder / "file").write_text("mine")
        before = contents(self.folder)
        for options in ([], ["--force"], ["--resume"]):
            self.assert_refusal(self.picket("run", SMALL, "--out", "file", *options), FAILED, "file")
            self.assertEqual(contents(self.folder), before)

    def test_where_nothing_can_be_made_is_none(self):
        self.assert_refusal(self.picket("run", SMALL, "--out", "/proc/results"), FAILED, "/proc/results")

    def test_of_a_name_that_is_too_long_is_none(self):
        self.assert_refusal(self.picket("run", SMALL, "--out", 300 * "x"), FAILED, "File name too long")

    def test_that_a_terminal_would_obey_is_shown_harmlessly(self):
        (self.folder / "file").write_text("mine")
        result = self.picket("run", SMALL, "--out", "file/\x1b[2J\nresults")
        self.assert_refusal(result, FAILED, "file/?[2J?results")

    def start_endless(self):
        run = self.start("run", SMALL, "--replications", ENDLESS, "--out", "results", "--progress", "json")
        self.assertIn('"done": 1,', run.line())
        return run

    def assert_lost(self, run):
        result = run.finish()
        told = [line for line in result.stderr.splitlines(keepends=True) if not line.startswith("{")]
        self.assertEqual((result.returncode, result.stdout, len(told)), (FAILED, "", 1), told)
        self.assert_line(told[0], "results/results.db", "was moved or removed while in use")

    def test_that_vanishes_during_a_run_is_told(self):
        run = self.start_endless()
        os.rename(self.folder / "results", self.folder / "gone")  # at once, so that nothing is added meanwhile
        shutil.rmtree(self.folder / "gone")
        self.assert_lost(run)
        self.assertEqual(contents(self.folder), {})

    def test_that_is_moved_during_a_run_is_told(self):
        run = self.start_endless()
        os.rename(self.folder / "results", self.folder / "moved")
        self.assert_lost(run)
        kept = stored(self.folder / "moved")
        self.assertEqual(kept, list(range(len(kept))))
        self.assertFalse((self.folder / "results").exists())


class StandardStreams(program.Test):
    def test_output_to_a_full_disk_is_a_failure(self):
        self.results("old", "--replications", 3)
        for arguments in (["--help"], ["--version"], ["check", SMALL], ["check", SMALL, "--json"],
                          ["run", SMALL, "--replications", 3, "--out", "new"], ["report", "old"],
                          ["report", "old", "--json"], ["digest", "old"]):
            with self.subTest(arguments), open("/dev/full", "w") as full:
                result = self.picket(*arguments, stdout=full, stderr=subprocess.PIPE, capture_output=False)
                self.assert_refusal(result, FAILED, "standard output", "No space left on device")
        self.assertEqual(self.digest(self.folder / "new"), self.digest(self.folder / "old"))

    def test_output_that_is_closed_is_a_failure_and_harms_no_file(self):
        result = self.picket("run", SMALL, "--replications", 3, "--out", "new", preexec_fn=lambda: os.closerange(0, 2))
        self.assert_refusal(result, FAILED, "standard output", "Bad file descriptor")
        self.assertEqual(self.digest(self.folder / "new"), self.digest_of("old", "--replications", 3))

    def test_errors_and_progress_that_nobody_can_read_stop_no_run(self):
        digest = self.digest_of("old", "--replications", 100)
        for out, stream in (("full", "/dev/full"), ("closed", None)):
            with open(stream or os.devnull, "w") as errors:
                result = self.picket("run", SMALL, "--replications", 100, "--out", out, "--progress", "json",
                                     stdout=subprocess.PIPE, stderr=errors, capture_output=False,
                                     preexec_fn=None if stream else lambda: os.close(2))
            self.assertEqual(result.returncode, DONE)
            self.assertEqual(self.digest(self.folder / out), digest)

    def test_readers_of_progress_that_leave_stop_no_run(self):
        reader, writer = os.pipe()
        os.close(reader)
        result = self.picket("run", SMALL, "--replications", 100, "--out", "new", "--progress", "json",
                             stdout=subprocess.PIPE, stderr=writer, capture_output=False, restore_signals=True)
        os.close(writer)
        self.assertEqual(result.returncode, DONE)
        self.assertEqual(stored(self.folder / "new"), list(range(100)))

    def test_reader_of_the_summary_that_leaves_ends_the_program_as_usual(self):
        reader, writer = os.pipe()
        os.close(reader)
        result = self.picket("run", SMALL, "--replications", 3, "--out", "new", stdout=writer, stderr=subprocess.PIPE,
                             capture_output=False, restore_signals=True)
        os.close(writer)
        self.assertEqual((result.returncode, result.stderr), (-signal.SIGPIPE, ""))
        self.digest(self.folder / "new")


if __name__ == "__main__":
    program.main()
