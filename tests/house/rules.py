"""The rules of the house (docs/architecture.md) that no compiler checks. rules.py --root FOLDER RULE prints what breaks it."""

import argparse
import os
import re
import subprocess
import sys
from pathlib import PurePosixPath

from tree import CODE, SOURCES, TEXTS, Complaint, Tree, code_alone, includes_of, lines_of, room_of

# Which rooms a room may use besides itself.
MAY_USE = {
    "core": set(),
    "kernel": {"core"},
    "scenario": {"core"},
    "outcome": {"core"},
    "statistics": {"core"},
    "geography": {"core"},
    "model": {"core", "kernel", "scenario", "outcome", "geography"},
    "experiment": {"core", "model", "outcome", "statistics"},
    "analysis": {"core", "outcome", "statistics"},
    "cli": {"core", "kernel", "scenario", "outcome", "statistics", "model", "experiment", "analysis"},
}

EVERYWHERE = set(MAY_USE)
# Name, what is included of it, what is linked of it, where it lives. Boost's headers come as one target.
DEPENDENCIES = [
    ("Random123", r"Random123/", r"$^", {"core"}),
    ("Boost.Align", r"boost/align/", r"$^", {"kernel"}),
    ("TBB", r"(oneapi/)?tbb/", r"TBB::", {"kernel", "experiment"}),
    ("MPI", r"mpi\.h", r"MPI::", {"experiment"}),
    ("yaml-cpp", r"yaml-cpp/", r"yaml-cpp", {"scenario"}),
    ("Boost.Container", r"boost/container/", r"$^", {"outcome"}),
    ("Boost.Geometry", r"boost/geometry", r"$^", {"geography"}),
    ("Boost.Graph", r"boost/graph/", r"$^", {"geography"}),
    ("Boost.Math", r"boost/math/", r"$^", {"statistics"}),
    ("Boost", r"$^", r"Boost::", {"geography", "statistics", "kernel", "outcome"}),
    ("Eigen", r"Eigen/", r"Eigen3::", {"statistics", "model", "analysis"}),
    ("SQLite", r"sqlite3", r"SQLite::", {"outcome"}),
    ("OpenSSL", r"openssl/", r"OpenSSL::", {"outcome"}),
    ("CLI11", r"CLI/", r"CLI11::", {"cli"}),
    ("fmt", r"fmt/", r"fmt::", EVERYWHERE),
    ("nlohmann-json", r"nlohmann/", r"nlohmann_json::", EVERYWHERE),
]

# Of the C library's functions these alone are fixed to the last bit: sqrt, floor, ceil, round, trunc, fabs, fmod, ldexp and
# their like. What is named here is not, and neither is <random>.
INEXACT = (
    "exp exp2 exp10 expm1 log log2 log10 log1p pow cbrt hypot sin cos tan asin acos atan atan2 sincos sinh cosh tanh asinh acosh "
    "atanh erf erfc tgamma lgamma beta legendre hermite laguerre riemann_zeta cyl_bessel_j expint"
).split()
OWN = {"log", "exp"}  # picket::core has its own
LONGEST = 600  # lines


def includes_point_one_way(tree):
    """Public headers are included only from the rooms that may use theirs."""
    for path in tree.files(SOURCES, "include", "sim", "analysis"):
        room = room_of(path)
        for line, quoted, what in includes_of(tree.text(path)):
            if not what.startswith("picket/"):
                if path.parts[0] == "include" and quoted:
                    yield Complaint(str(path), line, f"a public header includes {what}, which is not public")
                continue
            used = what.split("/")[1]
            if used != room and used not in MAY_USE[room]:
                yield Complaint(str(path), line, f"{room} may not use {used} ({what})")
            elif not tree.has(f"include/{what}"):
                yield Complaint(str(path), line, f"there is no {what}")


def folder_of(path):
    """The folder of a file's room, whose headers are its own; none for tests and bench."""
    if path.parts[0] == "analysis":
        return PurePosixPath("analysis")
    return PurePosixPath(*path.parts[:2]) if path.parts[0] == "sim" else None


def found_headers(tree, path, what, private):
    """Where a quoted include that is not public may lead: beside the file, in its room, in the tests' support, in any room."""
    beside = PurePosixPath(os.path.normpath(path.parent / what))
    if tree.has(beside):
        return [beside]
    folder = folder_of(path)
    if folder:
        return [folder / what] if tree.has(folder / what) else []
    support = PurePosixPath("tests/support", what)
    return [support] if tree.has(support) else private.get(what, [])


def private_headers_stay_private(tree):
    """A header of sim/ROOM or analysis/ is included within that room and by the tests in a folder of its name."""
    private = {}
    for header in tree.files({".hpp"}, "sim", "analysis"):
        private.setdefault(str(header.relative_to(folder_of(header))), []).append(header)
    for path in tree.files(SOURCES, "sim", "analysis", "tests", "bench"):
        rooms = set(path.parts[:-1]) if path.parts[0] == "tests" else set()
        for line, quoted, what in includes_of(tree.text(path)):
            if not quoted or what.startswith("picket/"):
                continue
            headers = found_headers(tree, path, what, private)
            if not headers and folder_of(path):
                yield Complaint(str(path), line, f"there is no {what} in this room")
            owners = {folder_of(header) for header in headers}
            if headers and not owners & {None, folder_of(path)} and not rooms & {
                name for header in headers for name in (folder_of(header).name, room_of(header))
            }:
                yield Complaint(str(path), line, f"{what} is private to {', '.join(sorted(map(str, owners)))}")


TARGETS = re.compile(r"\b(?:picket_module\s*\(\s*|target_link_libraries\s*\(\s*picket_|target_link_libraries\s*\(\s*)(\w+)([^)]*)\)")


def links_of(tree):
    """(path, line, room, target linked) for every library of sim/ and analysis/."""
    for path in [p for p in tree.files({".txt"}, "sim", "analysis") if p.name == "CMakeLists.txt"]:
        text = re.sub(r"#[^\n]*", "", tree.text(path))
        for line, m in lines_of(text, TARGETS):
            room = "cli" if m.group(1) == "picket" else m.group(1)
            for word in m.group(2).split():
                if re.match(r"[\w-]+::[\w-]+$|picket_\w+$|yaml-cpp$", word):
                    yield str(path), line, room, word


def targets_link_one_way(tree):
    """CMake's targets link the rooms that theirs may use."""
    for path, line, room, target in links_of(tree):
        if room not in MAY_USE:
            yield Complaint(path, line, f"{room} is no room of the house")
            continue
        used = re.match(r"picket(?:::|_)(\w+)$", target)
        if used and used.group(1) not in MAY_USE[room] | {"house"}:
            yield Complaint(path, line, f"{room} may not link {target}")


def each_dependency_has_one_home(tree):
    """What is not ours is included and linked in its own rooms alone."""
    for path in tree.files(SOURCES, "include", "sim", "analysis"):
        for line, quoted, what in includes_of(tree.text(path)):
            homes = [(name, rooms) for name, include, _, rooms in DEPENDENCIES if re.match(include, what)]
            if homes and room_of(path) not in homes[0][1]:
                yield Complaint(str(path), line, f"{homes[0][0]} lives in {' and '.join(sorted(homes[0][1]))}")
            elif not homes and not quoted and "/" in what and not what.startswith("sys/"):
                yield Complaint(str(path), line, f"{what} has no home: name one here and in docs/decisions")
    for path, line, room, target in links_of(tree):
        homes = [(name, rooms) for name, _, link, rooms in DEPENDENCIES if re.match(link, target)]
        if homes and room not in homes[0][1]:
            yield Complaint(path, line, f"{homes[0][0]} lives in {' and '.join(sorted(homes[0][1]))}")
        elif not homes and not re.match(r"picket(::|_)", target):
            yield Complaint(path, line, f"{target} has no home: name one here and in docs/decisions")


CALL = re.compile(r"(?<![\w.>])((?:\w+\s*::\s*)*|::\s*)\b(" + "|".join(INEXACT) + r")[fl]?\s*\(")


def simulations_call_no_mathematical_library(tree):
    """What runs inside a simulation gives the same bits on every processor."""
    for path in tree.files(SOURCES, "include/picket/core", "include/picket/kernel", "include/picket/model", "sim/core", "sim/model"):
        if path.parts[:2] == ("sim", "model") and len(path.parts) > 3:
            continue  # compile/ and geography/ run once, before any history
        text = code_alone(tree.text(path))
        for line, m in lines_of(text, CALL):
            scope, name = re.sub(r"\s", "", m.group(1)), m.group(2)
            if name in OWN and (scope in ("core::", "picket::core::") or scope == "" and room_of(path) == "core"):
                continue
            yield Complaint(str(path), line, f"{scope}{name} differs between processors: use picket/core/elementary.hpp")
        for line, _, what in includes_of(text):
            if what in ("random", "complex", "valarray"):
                yield Complaint(str(path), line, f"<{what}> differs between libraries: use picket/core/sampling.hpp")


def objects_call_no_mathematical_library(tree, nm, libraries):
    """The same of what was compiled: no object of these libraries but geography's asks for such a function."""
    names = re.compile(r"(?:__)?(" + "|".join(INEXACT) + r")[fl]?(?:_finite)?(?:@.*)?$|_ZGV\w+$")
    beyond = {path.name + ".o" for path in tree.files({".cpp"}, "sim/model/geography")}
    seen = 0
    for library in libraries:
        listed = subprocess.run([nm, "-A", "-u", library], check=True, capture_output=True, text=True)
        for row in listed.stdout.splitlines():
            where, symbol = row.rsplit(None, 2)[0].rstrip(), row.split()[-1]
            member = where.rstrip(":").split(":")[1].strip()
            seen += 1
            if member not in beyond and names.match(symbol):
                yield Complaint(f"{library}({member})", 0, f"calls {symbol}, which differs between processors")
    if seen == 0:
        yield Complaint(" ".join(libraries), 0, "no undefined symbol at all: this is no library of ours")


def files_are_short(tree):
    for path in tree.files(CODE | {".txt", ""}):
        if path.suffix == ".txt" and path.name != "CMakeLists.txt":
            continue
        lines = tree.text(path).count("\n")
        if lines > LONGEST:
            yield Complaint(str(path), LONGEST + 1, f"{lines} lines, more than {LONGEST}: it is two things")


MACHINE = re.compile(r"(?<![\w.:/])/(home|root|work|Users|mnt|media|private|srv)/[\w.]|\b[A-Za-z]:\\\\?(Users|Windows)\b")


def nothing_names_a_machine(tree):
    for path in tree.files(TEXTS):
        if path.parts[:2] == ("tests", "house"):
            continue  # names what it looks for
        for line, m in lines_of(tree.text(path), MACHINE):
            yield Complaint(str(path), line, f"{m.group()}... is a path of one machine")


RULES = {
    f.__name__: f
    for f in (
        includes_point_one_way,
        private_headers_stay_private,
        targets_link_one_way,
        each_dependency_has_one_home,
        simulations_call_no_mathematical_library,
        files_are_short,
        nothing_names_a_machine,
    )
}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", required=True)
    parser.add_argument("--nm", default="nm")
    parser.add_argument("rule", choices=[*RULES, objects_call_no_mathematical_library.__name__])
    parser.add_argument("libraries", nargs="*")
    args = parser.parse_args()
    tree = Tree(args.root)
    rule = RULES.get(args.rule)
    complaints = list(rule(tree) if rule else objects_call_no_mathematical_library(tree, args.nm, args.libraries))
    for complaint in complaints:
        print(complaint)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
