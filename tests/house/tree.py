"""The sources as the rules see them: files by room, and code without its comments and texts."""

import re
from dataclasses import dataclass
from pathlib import Path

FOLDERS = ("include", "sim", "analysis", "tests", "bench", "scenarios", "docs", "cmake", ".ci")
SOURCES = {".hpp", ".cpp"}
CODE = SOURCES | {".py", ".cmake", ".js", ".css", ".sh"}
TEXTS = CODE | {".txt", ".md", ".json", ".geojson", ".yaml", ".yml", ".csv", ".in", ""}


@dataclass(frozen=True)
class Complaint:
    path: str
    line: int
    what: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.what}"


class Tree:
    def __init__(self, root):
        self.root = Path(root)

    def files(self, suffixes, *folders):
        """Paths relative to the root, in order; without folders, all of the project and the files beside them."""
        found = [] if folders else [p for p in self.root.iterdir() if p.is_file() and not p.name.startswith(".git")]
        for folder in folders or FOLDERS:
            found += [p for p in (self.root / folder).rglob("*") if p.is_file() and "__pycache__" not in p.parts]
        return sorted(p.relative_to(self.root) for p in found if p.suffix in suffixes)

    def text(self, path):
        return (self.root / path).read_text(encoding="utf-8", errors="replace")

    def has(self, path):
        return (self.root / path).is_file()


def room_of(path):
    """The room of a file of include/picket/, sim/ or analysis/; geography is a room within the model's."""
    parts = path.parts
    if parts[0] == "analysis":
        return "analysis"
    if parts[:3] == ("sim", "model", "geography"):
        return "geography"
    return parts[1] if parts[0] == "sim" else parts[2]


def lines_of(text, pattern):
    """(line, match) of every match of a compiled pattern."""
    return [(text.count("\n", 0, m.start()) + 1, m) for m in pattern.finditer(text)]


COMMENT_OR_TEXT = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|(?<![0-9a-fA-F])\'(?:\\.|[^\'\\\n])+\'', re.DOTALL)


def code_alone(text):
    """C++ with comments and texts blanked out, lines and columns kept. What is included stays."""

    def blank(match):
        found = match.group()
        line_begins = text.rfind("\n", 0, match.start()) + 1
        if found.startswith('"') and re.match(r"\s*#\s*include\s*$", text[line_begins : match.start()]):
            return found
        return re.sub(r"[^\n]", " ", found)

    return COMMENT_OR_TEXT.sub(blank, text)


INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(["<])([^">]+)[">]', re.MULTILINE)


def includes_of(text):
    """(line, quoted, what) of every include."""
    return [(line, m.group(1) == '"', m.group(2)) for line, m in lines_of(code_alone(text), INCLUDE)]
