"""Each rule is seen to find what it is about: a lawful house, and one breach at a time."""

import argparse
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import rules
from tree import Tree, code_alone

LAWFUL = {
    "include/picket/core/time.hpp": "#pragma once\n#include <chrono>\n",
    "include/picket/core/elementary.hpp": "namespace picket::core {\ndouble log(double x);\ndouble exp(double x);\n}\n",
    "include/picket/core/random.hpp": "#include <Random123/philox.h>\n",
    "include/picket/kernel/queue.hpp": '#include "picket/core/time.hpp"\n',
    "include/picket/scenario/scenario.hpp": '#include "picket/core/time.hpp"\n',
    "include/picket/outcome/outcome.hpp": '#include "picket/core/time.hpp"\n',
    "include/picket/model/model.hpp": '#include "picket/kernel/queue.hpp"\n#include "picket/scenario/scenario.hpp"\n',
    "sim/core/CMakeLists.txt": "picket_module(core\n  SOURCES elementary.cpp)\n",
    "sim/core/elementary.cpp": "#include <cmath>\ndouble log(double x) { return std::sqrt(x) - log(2) + std::floor(x); }\n",
    "sim/kernel/CMakeLists.txt": "target_link_libraries(picket_kernel INTERFACE picket::core)\n",
    "sim/scenario/CMakeLists.txt": "picket_module(scenario SOURCES a.cpp USES picket::core PRIVATE yaml-cpp fmt::fmt)\n",
    "sim/scenario/a.cpp": '#include "tree.hpp"\n#include <yaml-cpp/parser.h>\n#include <fmt/format.h>\n#include <sys/stat.h>\n',
    "sim/scenario/tree.hpp": "#include <string>\n",
    "sim/model/CMakeLists.txt": "picket_module(geography SOURCES g.cpp USES picket::core PRIVATE Boost::headers)\n"
    "picket_module(model SOURCES m.cpp USES picket::core picket::kernel PRIVATE picket::geography)\n",
    "sim/model/world.hpp": "// log(x), exp(x) and \"pow(x)\" may be spoken of\n",
    "sim/model/m.cpp": '#include "world.hpp"\n#include "geography/line.hpp"\ndouble f(double x) { return core::log(x) + picket::core::exp(x); }\n',
    "sim/model/geography/line.hpp": "#pragma once\n",
    "sim/model/geography/line.cpp": '#include "line.hpp"\n#include <boost/geometry.hpp>\ndouble g(double x) { return std::sin(x); }\n',
    "sim/model/compile/c.cpp": '#include "world.hpp"\ndouble c(double x) { return std::cos(x); }\n',
    "sim/cli/CMakeLists.txt": "target_link_libraries(picket PRIVATE picket_house picket::model CLI11::CLI11)\n",
    "analysis/CMakeLists.txt": "picket_module(analysis SOURCES a.cpp USES picket::outcome PRIVATE fmt::fmt)\n",
    "analysis/report/page.cpp": '#include "../text.hpp"\n#include "picket/outcome/outcome.hpp"\n',
    "analysis/text.hpp": "#include <string>\n",
    "tests/support/border.hpp": '#include "picket/scenario/scenario.hpp"\n',
    "tests/unit/model/world_test.cpp": '#include "world.hpp"\n#include "border.hpp"\n',
    "tests/unit/geography/line_test.cpp": '#include "geography/line.hpp"\n',
    "README.md": "see https://example.org/home/page and /usr/bin/python3\n",
}


class Rules(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        for name, text in LAWFUL.items():
            self.write(name, text)

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def complaints(self, rule):
        return [str(c) for c in rules.RULES[rule](Tree(self.root))]

    def expect(self, rule, *complaints):
        self.assertEqual(self.complaints(rule), list(complaints))

    def test_a_lawful_house_breaks_none(self):
        for rule in rules.RULES:
            self.assertEqual(self.complaints(rule), [], rule)

    def test_an_include_against_the_direction(self):
        self.write("sim/core/up.cpp", '\n#include "picket/kernel/queue.hpp"\n')
        self.write("analysis/across.cpp", '#include "picket/model/model.hpp"\n')
        self.write("sim/model/geography/up.cpp", '#include "picket/scenario/scenario.hpp"\n')
        self.expect(
            "includes_point_one_way",
            "analysis/across.cpp:1: analysis may not use model (picket/model/model.hpp)",
            "sim/core/up.cpp:2: core may not use kernel (picket/kernel/queue.hpp)",
            "sim/model/geography/up.cpp:1: geography may not use scenario (picket/scenario/scenario.hpp)",
        )

    def test_a_public_header_that_shows_a_private_one(self):
        self.write("include/picket/model/world.hpp", '#include "world.hpp"\n')
        self.expect(
            "includes_point_one_way",
            "include/picket/model/world.hpp:1: a public header includes world.hpp, which is not public",
        )

    def test_a_public_header_that_is_not_there(self):
        self.write("sim/core/gone.cpp", '#include "picket/core/gone.hpp"\n')
        self.expect("includes_point_one_way", "sim/core/gone.cpp:1: there is no picket/core/gone.hpp")

    def test_a_private_header_of_another_room(self):
        self.write("sim/experiment/a.cpp", '#include "world.hpp"\n')
        self.write("sim/experiment/b.cpp", '#include "../model/world.hpp"\n')
        self.write("tests/unit/scenario/c_test.cpp", '#include "tree.hpp"\n#include "world.hpp"\n')
        self.write("bench/d.cpp", '#include "world.hpp"\n')
        self.write("tests/unit/kernel/e_test.cpp", '#include "../../../sim/model/world.hpp"\n')
        self.assertEqual(
            sorted(self.complaints("private_headers_stay_private")),
            [
                "bench/d.cpp:1: world.hpp is private to sim/model",
                "sim/experiment/a.cpp:1: there is no world.hpp in this room",
                "sim/experiment/b.cpp:1: ../model/world.hpp is private to sim/model",
                "tests/unit/kernel/e_test.cpp:1: ../../../sim/model/world.hpp is private to sim/model",
                "tests/unit/scenario/c_test.cpp:2: world.hpp is private to sim/model",
            ],
        )

    def test_a_target_against_the_direction(self):
        self.write("sim/core/CMakeLists.txt", "picket_module(core\n  SOURCES a.cpp\n  USES picket::outcome)\n")
        self.write("analysis/CMakeLists.txt", "picket_module(analysis SOURCES a.cpp PRIVATE picket_model)\n")
        self.write("sim/new/CMakeLists.txt", "picket_module(new SOURCES a.cpp USES picket::core)\n")
        self.expect(
            "targets_link_one_way",
            "analysis/CMakeLists.txt:1: analysis may not link picket_model",
            "sim/core/CMakeLists.txt:1: core may not link picket::outcome",
            "sim/new/CMakeLists.txt:1: new is no room of the house",
        )

    def test_a_dependency_away_from_home(self):
        self.write("sim/model/y.cpp", "#include <yaml-cpp/yaml.h>\n#include <boost/geometry/core/cs.hpp>\n")
        self.write("sim/kernel/CMakeLists.txt", "target_link_libraries(picket_kernel INTERFACE picket::core SQLite::SQLite3)\n")
        self.expect(
            "each_dependency_has_one_home",
            "sim/model/y.cpp:1: yaml-cpp lives in scenario",
            "sim/model/y.cpp:2: Boost.Geometry lives in geography",
            "sim/kernel/CMakeLists.txt:1: SQLite lives in outcome",
        )

    def test_a_dependency_without_a_home(self):
        self.write("sim/outcome/z.cpp", "#include <absl/strings/str_cat.h>\n")
        self.write("sim/cli/CMakeLists.txt", "target_link_libraries(picket PRIVATE indicators::indicators)\n")
        self.expect(
            "each_dependency_has_one_home",
            "sim/outcome/z.cpp:1: absl/strings/str_cat.h has no home: name one here and in docs/decisions",
            "sim/cli/CMakeLists.txt:1: indicators::indicators has no home: name one here and in docs/decisions",
        )

    def test_a_function_of_the_mathematical_library(self):
        self.write(
            "sim/model/m.cpp",
            "double f(double x) {\n  return std::log(x) + ::exp(x);\n}\ndouble g(double x) { return pow(x, 2) + exp(x); }\n"
            "double h(double x) { return w.log(x) + catalog(x) + std :: sinf (x); }\n",
        )
        self.write("include/picket/kernel/k.hpp", "#include <random>\n")
        self.write("sim/core/c.cpp", "double c(double x) { return exp(x) + std::tgamma(x) + std::exp(x); }\n")
        advice = "differs between processors: use picket/core/elementary.hpp"
        self.assertEqual(
            sorted(self.complaints("simulations_call_no_mathematical_library")),
            [
                "include/picket/kernel/k.hpp:1: <random> differs between libraries: use picket/core/sampling.hpp",
                f"sim/core/c.cpp:1: std::exp {advice}",
                f"sim/core/c.cpp:1: std::tgamma {advice}",
                f"sim/model/m.cpp:2: ::exp {advice}",
                f"sim/model/m.cpp:2: std::log {advice}",
                f"sim/model/m.cpp:4: exp {advice}",
                f"sim/model/m.cpp:4: pow {advice}",
                f"sim/model/m.cpp:5: std::sin {advice}",
            ],
        )

    def test_a_file_that_is_two_things(self):
        self.write("sim/model/long.cpp", "\n" * 601)
        self.write("tests/unit/model/short_test.cpp", "\n" * 600)
        self.write("scenarios/data/long.csv", "\n" * 5000)
        self.expect("files_are_short", "sim/model/long.cpp:601: 601 lines, more than 600: it is two things")

    def test_a_path_of_one_machine(self):
        home = "/".join(("", "home", "ann", "picket"))
        self.write("docs/a.md", f"\nlook into {home}\n")
        self.write("scenarios/s.yaml", "border: C:\\Users\\ann\\border.geojson\n")
        self.assertEqual(
            [c.split(": ")[0] for c in self.complaints("nothing_names_a_machine")], ["docs/a.md:2", "scenarios/s.yaml:1"]
        )

    def test_comments_and_texts_are_no_code(self):
        code = 'f(1\'000); // g(\n/* h(\n*/ k("m(\\"", \'"\', n); "p"'
        kept = 'f(1\'000);      \n     \n   k(      ,    , n);    '
        self.assertEqual(code_alone(code), kept)


class Objects(unittest.TestCase):
    """What the compiler made of a source, in a library of its own."""

    def complaints(self, source, name="m.cpp", folder="sim/model"):
        with tempfile.TemporaryDirectory() as root:
            (Path(root) / folder).mkdir(parents=True)
            file, library = Path(root) / folder / name, Path(root) / "lib.a"
            file.write_text(source, encoding="utf-8")
            made = str(file) + ".o"
            subprocess.run([TOOLS.compiler, "-O2", "-c", str(file), "-o", made], check=True)
            subprocess.run([TOOLS.ar, "cr", str(library), made], check=True)
            found = rules.objects_call_no_mathematical_library(Tree(root), TOOLS.nm, [str(library)])
            return [c.what for c in found]

    def test_that_call_it_are_found(self):
        source = "#include <cmath>\ndouble f(double x) { return std::log(x) + std::sin(x) + std::cos(x) + std::pow(x, 1.3f); }\n"
        asked = " ".join(self.complaints(source))
        for name in ("log", "pow", "sin"):
            self.assertIn(f"calls {name}", asked)

    def test_that_call_what_is_exact_are_not(self):
        source = "#include <cmath>\ndouble f(double x, double y) { return std::sqrt(x) + std::fmod(x, y) + std::round(x); }\n"
        self.assertEqual(self.complaints(source), [])

    def test_of_geography_may(self):
        source = "#include <cmath>\ndouble f(double x) { return std::asin(x); }\n"
        self.assertEqual(self.complaints(source, "g.cpp", "sim/model/geography"), [])
        self.assertEqual(self.complaints(source), ["calls asin, which differs between processors"])

    def test_that_ask_for_nothing_are_not_believed(self):
        self.assertIn("no undefined symbol at all", self.complaints("int x = 1;\n")[0])


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--compiler", default="c++")
    parser.add_argument("--ar", default="ar")
    parser.add_argument("--nm", default="nm")
    TOOLS, rest = parser.parse_known_args()
    unittest.main(argv=[sys.argv[0], *rest])
