"""picket report and picket digest: on results, on what is none, and on what is damaged."""

import json
import os
import random
import sqlite3

import program
from program import DONE, FAILED, SMALL, contents

COMMANDS = ("report", "digest")


class Results(program.Test):
    def setUp(self):
        super().setUp()
        self.printed = self.done("run", SMALL, "--replications", 10, "--out", "results")
        self.out = self.folder / "results"

    def test_are_reported_as_the_run_reported_them(self):
        page = (self.out / "report.html").read_text()
        before = contents(self.folder)
        (self.out / "report.html").unlink()
        self.assertEqual(self.done("report", "results").split("\nReport ")[0], self.printed.split("\nResults ")[0])
        self.assertEqual((self.out / "report.html").read_text(), page)
        self.assertEqual(contents(self.folder), before)

    def test_are_reported_to_machines_as_the_run_does(self):
        by_run = self.done("run", SMALL, "--replications", 10, "--out", "results", "--force", "--json")
        self.assertEqual(self.done("report", "results", "--json"), by_run)
        self.assertEqual(json.loads(by_run)["provenance"]["digest"], self.digest(self.out))

    def test_are_read_wherever_they_are(self):
        digest = self.digest(self.out)
        os.rename(self.out, self.folder / "a name with spaces")
        os.symlink("a name with spaces", self.folder / "link")
        for name in ("a name with spaces", "link", "a name with spaces/", self.folder / "link"):
            self.assertEqual(self.digest(name), digest)
        self.assertEqual(self.done("digest", ".", cwd=self.folder / "link").strip(), digest)

    def test_digest_writes_nothing(self):
        before = contents(self.folder)
        self.digest(self.out)
        self.assertEqual(contents(self.folder), before)

    def test_digest_sees_every_number(self):
        digest = self.digest(self.out)
        for change in ("UPDATE sector SET observed_km_h = observed_km_h + 1e-9 WHERE replication = 3 AND sector = 'north'",
                       "UPDATE replication SET incidents = incidents + 1 WHERE replication = 9",
                       "DELETE FROM incident WHERE replication = 0 AND number = 0"):
            with sqlite3.connect(self.out / "results.db") as database:
                self.assertEqual(database.execute(change).rowcount, 1)
            database.close()
            self.assertNotEqual(self.digest(self.out), digest)
            digest = self.digest(self.out)


class NoResults(program.Test):
    def assert_refused(self, folder, *words):
        before = contents(self.folder)
        for command in COMMANDS:
            self.assert_refusal(self.picket(command, folder), FAILED, *words)
        self.assertEqual(contents(self.folder), before)

    def test_folder_that_is_not_there_is_told(self):
        self.assert_refused("nothing", "nothing/results.db: cannot be opened (No such file or directory)")

    def test_empty_folder_is_told(self):
        self.assert_refused(".", "results.db: cannot be opened (No such file or directory)")

    def test_file_in_place_of_a_folder_is_told(self):
        self.assert_refused(SMALL, "small.yaml/results.db: cannot be opened (Not a directory)")

    def test_text_in_place_of_the_database_is_told(self):
        (self.folder / "results.db").write_text("not a database\n" * 500)
        self.assert_refused(".", "results.db: is not a database")

    def test_database_of_another_program_is_told(self):
        with sqlite3.connect(self.folder / "results.db") as database:
            database.execute("CREATE TABLE setting (json TEXT)")
        database.close()
        self.assert_refused(".", "results.db: does not hold results of picket")

    def test_folder_in_place_of_the_database_is_told(self):
        (self.folder / "results.db").mkdir()
        self.assert_refused(".", "results.db: ")

    def test_results_without_their_provenance_are_told(self):
        self.results("results", "--replications", 2)
        for text in ("", "{", "[]", '{"version": 3}', None):
            provenance = self.folder / "results/provenance.json"
            provenance.unlink() if text is None else provenance.write_text(text)
            self.assert_refused("results", "results/provenance.json: ")


class DamagedResults(program.Test):
    """A fault of a disk may be anywhere; what can be told is told in one line, and nothing breaks off."""

    def setUp(self):
        super().setUp()
        self.database = self.results("results", "--replications", 4) / "results.db"
        self.sound = self.database.read_bytes()
        self.page_size = int.from_bytes(self.sound[16:18], "big")

    def assert_refused(self, damaged, *words):
        self.database.write_bytes(damaged)
        for command in COMMANDS:
            self.assert_refusal(self.picket(command, "results"), FAILED, "results/results.db: ", *words)

    def test_that_are_cut_off_are_told(self):
        for length in (1, 50, 100, 512, self.page_size, len(self.sound) // 2, len(self.sound) - self.page_size):
            with self.subTest(length):
                self.assert_refused(self.sound[:length])

    def test_of_which_nothing_is_left_are_told(self):
        self.assert_refused(b"")

    def test_of_which_a_page_is_wiped_out_are_told(self):
        for page in range(len(self.sound) // self.page_size):
            begin = page * self.page_size
            with self.subTest(page):
                self.assert_refused(self.sound[:begin] + bytes(self.page_size) + self.sound[begin + self.page_size:])

    def test_with_bits_flipped_anywhere_break_nothing_off(self):
        chance = random.Random(20210805)
        told = 0
        for trial in range(60):
            damaged = bytearray(self.sound)
            # the first page holds the schema, the next ones the setting: there faults show
            for _ in range(chance.choice((1, 4, 64))):
                damaged[chance.randrange(chance.choice((2 * self.page_size, len(damaged))))] ^= 1 << chance.randrange(8)
            self.database.write_bytes(damaged)
            for command in COMMANDS:
                with self.subTest(trial=trial, command=command):
                    result = self.picket(command, "results", errors="replace")
                    if result.returncode == DONE:
                        self.assertEqual(result.stderr, "")
                    else:
                        told += 1
                        self.assert_refusal(result, FAILED, "results/results.db: ")
        self.assertGreater(told, 40)  # of 120: what lies in free space or in a number is not noticed

    def test_that_name_a_level_of_which_they_have_no_column_are_told(self):
        with sqlite3.connect(self.database) as database:
            database.execute("""UPDATE setting SET json = replace(json, '"shots"', '"shouts"')""")
        database.close()
        self.assert_refusal(self.picket("report", "results"), FAILED, "results/results.db: is damaged", "shouts")

    def test_that_lack_half_a_history_are_told(self):
        with sqlite3.connect(self.database) as database:
            database.execute("DELETE FROM sector WHERE replication = 2 AND sector = 'south'")
        database.close()
        self.assert_refusal(self.picket("report", "results"), FAILED, "results/results.db: is damaged", "history 2")


if __name__ == "__main__":
    program.main()
