"""Disks that are full or must not be written. Each is one clear line, exit status 1, and no folder of results that is half
made."""

import ctypes
import os
import pathlib
import resource
import tempfile

import program
from program import ENDLESS, FAILED, SMALL, contents, stored

NEW_MOUNTS, NEW_USERS = 0x20000, 0x10000000  # sched.h
READ_ONLY, REMOUNT, RECURSIVE, PRIVATE = 1, 32, 16384, 1 << 18  # sys/mount.h


def system(name, *arguments):
    call = getattr(ctypes.CDLL(None, use_errno=True), name)
    if call(*arguments) != 0:
        raise OSError(ctypes.get_errno(), f"{name}: {os.strerror(ctypes.get_errno())}")


def mount(folder, kind, flags=0, options=""):
    system("mount", b"picket-test", os.fsencode(folder), kind and kind.encode(), ctypes.c_ulong(flags), options.encode())


def own_mounts():
    """From now on what this process and its children mount is seen by nobody else and ends with them. Says why not when
    the system forbids it."""
    user, group = os.geteuid(), os.getegid()
    try:
        system("unshare", NEW_MOUNTS)
    except OSError:
        try:
            system("unshare", NEW_MOUNTS | NEW_USERS)
            pathlib.Path("/proc/self/setgroups").write_text("deny")
            pathlib.Path("/proc/self/uid_map").write_text(f"0 {user} 1")
            pathlib.Path("/proc/self/gid_map").write_text(f"0 {group} 1")
        except OSError as refusal:
            return str(refusal)
    try:
        mount("/", None, RECURSIVE | PRIVATE)
        with tempfile.TemporaryDirectory() as folder:
            mount(folder, "tmpfs")
            system("umount2", os.fsencode(folder), 0)
    except OSError as refusal:
        return str(refusal)
    return ""


class FullDisk(program.Test):
    """A file that may grow no further stands for the disk, which needs no right to mount one."""

    def run_limited(self, kilobytes, *arguments):
        limits = (kilobytes * 1024, kilobytes * 1024)
        return self.picket("run", SMALL, "--out", "results", *arguments,
                           preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limits))

    def test_from_the_start_leaves_nothing(self):
        for kilobytes in (0, 1, 12, 24):
            with self.subTest(kilobytes):
                self.assert_refusal(self.run_limited(kilobytes, "--replications", 20), FAILED, "results/", "File too large")
                self.assertEqual(contents(self.folder), {})

    def test_in_the_middle_keeps_what_is_finished(self):
        self.assert_refusal(self.run_limited(2000, "--replications", ENDLESS), FAILED, "results/results.db",
                            "File too large", "finished histories are kept")
        kept = stored(self.folder / "results")
        self.assertEqual(kept, list(range(len(kept))))
        self.results("results", "--replications", len(kept) + 20, "--resume")
        self.assertEqual(self.digest(self.folder / "results"), self.digest_of("at once", "--replications", len(kept) + 20))

    def test_at_the_report_keeps_the_histories(self):
        self.assert_refusal(self.run_limited(76, "--replications", 3), FAILED, "results/report.html", "File too large")
        self.assertEqual(set(contents(self.folder / "results")), {"results.db", "provenance.json", "sectors.geojson"})
        self.assertEqual(stored(self.folder / "results"), [0, 1, 2])
        self.done("report", "results")


class _Mounts(program.Test):
    """With a small disk of its own at self.folder / "disk"."""

    @classmethod
    def setUpClass(cls):
        cls.forbidden = own_mounts()

    def setUp(self):
        super().setUp()
        if self.forbidden:
            self.skipTest(f"this system lets nobody here mount a disk ({self.forbidden})")
        self.disk = self.folder / "disk"
        self.disk.mkdir()
        mount(self.disk, "tmpfs")
        self.addCleanup(system, "umount2", os.fsencode(self.disk), 2)

    def let(self, options="", flags=0):
        mount(self.disk, None, REMOUNT | flags, options)


class MountedFullDisk(_Mounts):
    def test_from_the_start_leaves_nothing(self):
        for kilobytes in (4, 8, 16, 32, 40):
            with self.subTest(kilobytes):
                self.let(f"size={kilobytes}k")
                result = self.picket("run", SMALL, "--out", self.disk / "results")
                self.assert_refusal(result, FAILED, self.disk / "results")
                self.assertRegex(result.stderr, "No space left on device|the disk is full")
                self.assertEqual(contents(self.disk), {})

    def test_in_the_middle_keeps_what_is_finished(self):
        self.let("size=2m")
        result = self.picket("run", SMALL, "--out", self.disk / "results", "--replications", ENDLESS)
        self.assert_refusal(result, FAILED, self.disk / "results/results.db", "the disk is full",
                            "finished histories are kept")
        kept = stored(self.disk / "results")
        self.assertEqual(kept, list(range(len(kept))))
        self.let("size=100m")
        self.results(self.disk / "results", "--replications", len(kept) + 20, "--resume")
        self.assertEqual(self.digest(self.disk / "results"), self.digest_of("at once", "--replications", len(kept) + 20))

    def test_at_the_report_keeps_the_old_one(self):
        results = self.results(self.disk / "results", "--replications", 3)
        before = contents(results)
        self.let("size=204k")
        result = self.picket("report", results)
        self.assert_refusal(result, FAILED, results / "report.html", "No space left on device")
        self.assertEqual(contents(results), before)


class MountedReadOnly(_Mounts):
    def test_takes_no_results(self):
        self.let(flags=READ_ONLY)
        for out in ("results", "a/b/results"):
            self.assert_refusal(self.picket("run", SMALL, "--out", self.disk / out), FAILED, self.disk / out,
                                "Read-only file system")

    def test_gives_results_but_takes_no_more(self):
        results = self.results(self.disk / "results", "--replications", 5)
        digest, before = self.digest(results), contents(self.disk)
        self.let(flags=READ_ONLY)
        self.assertEqual(self.digest(results), digest)
        for arguments in (["run", SMALL, "--out", results, "--resume", "--replications", 9],
                          ["run", SMALL, "--out", results, "--force"], ["report", results]):
            self.assert_refusal(self.picket(*arguments), FAILED, results)
        self.assertEqual(contents(self.disk), before)


if __name__ == "__main__":
    program.main()
