"""The same scenario and seed give the same digest: in two runs, on any number of threads, on any processor."""

import functools
import os
import pathlib
import platform
import subprocess
import sys

import program
from program import LEAD, SMALL, UNCERTAIN

MASKED = {"GLIBC_TUNABLES": "glibc.cpu.hwcaps=-FMA,-AVX2,-FMA4"}
PLAIN = {"GLIBC_TUNABLES": ""}

# Values of the C library's functions whose last bits hang on whether it fuses multiplications and additions.
TRIAL = """
import hashlib, math
values = [f(1 + i / 997) for i in range(20000) for f in (math.exp, math.log, math.sin, math.tan, math.atan)]
print(hashlib.sha256("".join(map(float.hex, values)).encode()).hexdigest())
"""


def last_bits(environment):
    return subprocess.run([sys.executable, "-c", TRIAL], env=os.environ | environment, capture_output=True, text=True,
                          check=True).stdout


@functools.cache
def processor_fuses():
    return " fma " in pathlib.Path("/proc/cpuinfo").read_text().replace("\n", " ")


class _Digested(program.Test):
    scenario, replications = SMALL, 60  # all that the language has happens often in it

    def digest_with(self, out, *arguments, environment=PLAIN):
        return self.digest_of(out, "--replications", self.replications, *arguments, scenario=self.scenario,
                              env=os.environ | environment)


class Digests(_Digested):
    def test_are_sums_of_256_bits(self):
        self.assertRegex(self.digest_with("results"), r"\A[0-9a-f]{64}\Z")

    def test_of_two_runs_are_equal(self):
        self.assertEqual(self.digest_with("a"), self.digest_with("b"))

    def test_of_1_2_and_7_threads_are_equal(self):
        one = self.digest_with("1", "--threads", 1)
        self.assertEqual({threads: self.digest_with(str(threads), "--threads", threads) for threads in (2, 7)},
                         {2: one, 7: one})

    def test_of_two_seeds_differ(self):
        self.assertNotEqual(self.digest_with("1"), self.digest_with("2", "--seed", 2))

    def test_of_fewer_replications_differ(self):
        self.assertNotEqual(self.digest_with("a"), self.digest_of("b", "--replications", self.replications - 1,
                                                                  scenario=self.scenario))


class LeadDigests(Digests):
    """Of the border of Armenia and Azerbaijan."""

    scenario, replications = LEAD, 8


class DigestsOfAssumptions(Digests):
    """Of a scenario of which every history draws some values of its own."""

    scenario, replications = UNCERTAIN, 60


class DigestsOfOtherProcessors(_Digested):
    """Where the C library must do without fused multiplication and addition, as on a processor of 2010."""

    def setUp(self):
        super().setUp()
        if platform.machine() != "x86_64" or platform.libc_ver()[0] != "glibc":
            self.skipTest("only glibc on x86-64 can be told to leave out instructions")
        if not processor_fuses():
            self.skipTest("this processor has no fused multiplication and addition to leave out")

    def test_masking_changes_the_bits_that_the_c_library_gives(self):
        self.assertEqual(last_bits(PLAIN), last_bits(PLAIN))
        self.assertNotEqual(last_bits(PLAIN), last_bits(MASKED),
                            "the processor fuses and glibc was told not to, yet its functions give the same: the tests "
                            "of digests beside this one show nothing")

    def test_masked_are_equal(self):
        self.assertEqual(self.digest_with("plain"), self.digest_with("masked", environment=MASKED))


class LeadDigestsOfOtherProcessors(DigestsOfOtherProcessors):
    scenario, replications = LEAD, 8


if __name__ == "__main__":
    program.main()
