"""A run that is stopped in its middle: what is kept, what is said, and that the rest can be played later."""

import json
import os
import re
import shlex
import signal

import program
from program import DONE, ENDLESS, INTERRUPTED, LONG, SMALL, stored, wait_until

NOTICE = "picket: finishing the histories that have begun; once more stops at once\n"


class _Stopped(program.Test):
    def start_endless(self, *arguments, **options):
        """A run of which at least one history is finished."""
        run = self.start("run", SMALL, "--replications", ENDLESS, "--out", "results", "--progress", "json", *arguments,
                         **options)
        self.assertIn('"done": 1,', run.line())
        return run

    def resume(self, until):
        """Plays on to `until` replications, whatever was asked for at first."""
        self.results("results", "--replications", until, "--resume")
        self.assertEqual(stored(self.folder / "results"), list(range(until)))
        self.assertEqual(self.digest(self.folder / "results"), self.digest_of("at once", "--replications", until))


class Interruption(_Stopped):
    def interrupt(self, number):
        run = self.start_endless()
        run.signal(number)
        result = run.finish()
        self.assertEqual(result.returncode, INTERRUPTED)
        remarks = [line for line in result.stderr.splitlines(keepends=True) if not line.startswith("{")]
        said = re.fullmatch(re.escape(NOTICE) + rf"picket: interrupted after (\d+) of {ENDLESS} replications; they are kept. "
                            r"To play the others:\n  (picket run .*)\n", "".join(remarks))
        self.assertTrue(said, remarks)
        return result, int(said[1]), shlex.split(said[2])

    def test_keeps_what_is_finished_and_tells_of_it(self):
        result, kept, _ = self.interrupt(signal.SIGINT)
        self.assertGreaterEqual(kept, 1)
        self.assertEqual(stored(self.folder / "results"), list(range(kept)))
        self.assertIn(f"{kept:,} of {ENDLESS:,} replications are finished", result.stdout.replace("\n", " "))
        self.assertTrue((self.folder / "results/report.html").exists())
        self.assertEqual(json.loads(self.done("report", "results", "--json"))["replications"], kept)

    def test_says_how_to_play_the_rest_which_gives_what_one_run_gives(self):
        _, kept, command = self.interrupt(signal.SIGINT)
        self.assertEqual(command, ["picket", "run", str(SMALL), "--seed", "1", "--replications", str(ENDLESS), "--out",
                                   "results", "--resume"])
        command[command.index(str(ENDLESS))] = str(kept + 40)
        self.done(*command[1:])
        self.assertEqual(self.digest(self.folder / "results"), self.digest_of("at once", "--replications", kept + 40))

    def test_by_those_who_end_programs_is_the_same(self):
        for number in (signal.SIGTERM, signal.SIGHUP):
            with self.subTest(number):
                _, kept, _ = self.interrupt(number)
                self.assertEqual(stored(self.folder / "results"), list(range(kept)))
                os.rename(self.folder / "results", self.folder / f"results {number}")

    def test_quotes_paths_for_the_shell(self):
        run = self.start("run", SMALL, "--replications", ENDLESS, "--out", "it's here", "--progress", "json")
        run.line()
        run.signal(signal.SIGINT)
        command = shlex.split(run.finish().stderr.splitlines()[-1])
        self.assertEqual(command[-3:], ["--out", "it's here", "--resume"])

    def test_that_was_ignored_from_the_start_stays_ignored(self):
        run = self.start("run", SMALL, "--replications", 1500, "--out", "results", "--progress", "json",
                         preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN))
        run.line()
        run.signal(signal.SIGINT)
        result = run.finish()
        self.assertEqual(result.returncode, DONE)
        self.assertNotIn("picket:", result.stderr)

    def start_long(self, *arguments):
        """A run in its first history, which takes many times as long as all that goes before it."""
        run = self.start("run", LONG, "--replications", 1, "--out", "results", *arguments)
        wait_until(lambda: run.seconds_of_work() > 0.5)
        return run

    def test_twice_stops_at_once(self):
        for second in (signal.SIGINT, signal.SIGTERM):
            with self.subTest(second):
                run = self.start_long("--force")
                run.signal(signal.SIGINT)
                self.assertEqual(run.line(), NOTICE)
                run.signal(second)
                result = run.finish()
                self.assertEqual((result.returncode, result.stdout, result.stderr), (-second, "", ""))
                self.assertEqual(stored(self.folder / "results"), [])

    def test_before_the_first_history_is_finished_leaves_results_to_continue(self):
        run = self.start_long()
        run.signal(signal.SIGKILL)
        run.finish()
        self.assertIn("0 of 1 replications are finished", self.done("report", "results"))


class Death(_Stopped):
    """SIGKILL: nothing can be said or finished."""

    def test_loses_no_history_that_was_committed(self):
        run = self.start_endless()
        results = self.folder / "results"
        wait_until(lambda: stored(results))
        run.signal(signal.SIGKILL)
        self.assertEqual(run.finish().returncode, -signal.SIGKILL)
        kept = stored(results)
        self.assertEqual(kept, list(range(len(kept))))
        self.resume(len(kept) + 40)

    def test_before_anything_was_committed_loses_nothing_but_time(self):
        run = self.start_endless()
        run.signal(signal.SIGKILL)
        run.finish()
        self.resume(len(stored(self.folder / "results")) + 40)

    def test_is_survived_time_and_again(self):
        results = self.results("results", "--replications", 10)
        for _ in range(3):
            before = len(stored(results))
            run = self.start("run", SMALL, "--replications", ENDLESS, "--out", "results", "--resume", "--progress", "json")
            run.line()
            run.signal(signal.SIGKILL)
            run.finish()
            self.assertGreaterEqual(len(stored(results)), before)
        self.resume(len(stored(results)) + 40)


if __name__ == "__main__":
    program.main()
