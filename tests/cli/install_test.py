"""cmake --install, what a project of somebody else's makes of it, and a build without a preset."""

import json
import os
import pathlib
import re
import shutil
import subprocess

import program
from program import ARGUMENTS, SMALL, SOURCE, contents


def tool(*arguments, **options):
    """Runs it; what it printed shows when it fails."""
    # Debian's cmake comes without make, and its default is make.
    environment = os.environ | ({} if shutil.which("make") else {"CMAKE_GENERATOR": "Ninja"})
    result = subprocess.run(list(map(str, arguments)), env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                            text=True, timeout=300, **options)
    if result.returncode != 0:
        raise AssertionError(f"{' '.join(map(str, arguments))}\n{result.stdout}")
    return result.stdout


def sanitizer_flags():
    return f"-fsanitize={ARGUMENTS.sanitize}" if ARGUMENTS.sanitize else ""


class Installation(program.Test):
    def setUp(self):
        super().setUp()
        self.prefix = self.folder / "a prefix"
        tool("cmake", "--install", ARGUMENTS.build, "--prefix", self.prefix)

    def test_is_program_headers_and_a_package(self):
        files = set(contents(self.prefix))
        headers = {str(path.relative_to(SOURCE)) for path in (SOURCE / "include").rglob("*.hpp")}
        self.assertGreater(len(headers), 20)
        self.assertLessEqual(headers | {"bin/picket"}, files)
        packages = [name for name in files if name.endswith("cmake/picket/picketConfig.cmake")]
        self.assertEqual(len(packages), 1, files)

    def test_program_runs_from_its_new_place(self):
        installed = self.prefix / "bin/picket"
        shown = subprocess.run([installed, "check", SMALL], capture_output=True, text=True, check=True).stdout
        self.assertEqual(shown, self.done("check", SMALL))

    def test_names_no_folder_of_the_build(self):
        for path in self.prefix.rglob("*.cmake"):
            for folder in (str(SOURCE), str(pathlib.Path(ARGUMENTS.build).resolve())):
                self.assertNotIn(folder, path.read_text(), path)

    def consumer(self):
        shutil.copytree(SOURCE / "tests/cli/consumer", self.folder / "consumer")
        headers = sorted(path.relative_to(SOURCE / "include") for path in (SOURCE / "include").rglob("*.hpp"))
        (self.folder / "consumer/every_header.cpp").write_text("".join(f'#include "{header}"\n' for header in headers))
        tool("cmake", "-S", "consumer", "-B", "built", f"-DCMAKE_PREFIX_PATH={self.prefix}",
             f"-DCMAKE_CXX_FLAGS=-Wall -Wextra {sanitizer_flags()}", "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON",
             cwd=self.folder)
        self.assertNotIn("warning", tool("cmake", "--build", "built", "-j2", cwd=self.folder))
        return self.folder / "built/consumer"

    def test_serves_a_project_that_finds_the_package(self):
        measures = subprocess.run([self.consumer(), SMALL, self.folder / "by the libraries"], capture_output=True,
                                  text=True, check=True).stdout
        by_program = json.loads(self.done("run", SMALL, "--replications", 20, "--out", "by the program", "--json"))
        expected = {measure["id"]: measure["whole"]["value"] for measure in by_program["measures"]
                    if measure["whole"]["value"] is not None}
        self.assertEqual({id: float(value) for id, value in map(str.split, measures.splitlines())}, expected)
        self.assertEqual(self.digest("by the libraries"), self.digest("by the program"))
        # Code of the headers must round in the consumer as it does in the libraries.
        for unit in json.loads((self.folder / "built/compile_commands.json").read_text()):
            self.assertIn(" -ffp-contract=off ", unit["command"])


class Configuration(program.Test):
    def test_needs_no_preset(self):
        tool("cmake", "-S", SOURCE, "-B", self.folder / "build")
        cache = (self.folder / "build/CMakeCache.txt").read_text()
        self.assertRegex(cache, r"(?m)^CMAKE_BUILD_TYPE:\w+=Release$")
        tool("cmake", "--build", self.folder / "build", "--target", "picket_core", "-j2")
        listed = tool("ctest", "--test-dir", self.folder / "build", "-N", "-L", "cli")
        self.assertTrue(re.search(r"cli\.install\.Configuration", listed), listed)


if __name__ == "__main__":
    program.main()
