"""Words that do not belong: vague file names, foreign hosts, paths of one machine, inline code, Japanese in code."""

import ast
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

from tests.rules.tree import JAPANESE, PACKAGES, ROOT, files, parsed, planted

VAGUE = {"utils", "helpers", "common", "base", "misc", "manager", "service", "layer", "data"}
THE_LAYER = "layers/catalog/layer.py"

TEXT = {".py", ".toml", ".md", ".html", ".js", ".mjs", ".css", ".json", ".txt", ".lock", ".csv", ".sh", ".svg", ""}
SKIPPED = {"node_modules", "vendor", "build", "dist", "var", "demo", "__pycache__"}
CARRIERS = ("cdn.", "cdnjs.", "jsdelivr", "unpkg", "googleapis", "gstatic", "registry.npmjs", "files.pythonhosted")
CARRIER = re.compile("|".join(rf"//[\w.-]*{re.escape(name)}" for name in CARRIERS) + "|index" + "-url")
MACHINE = re.compile(r"(?<![\w./:-])/(?:work|root|tmp|home|Users|farm)/")

# A host that nobody asks anything of: names of XML vocabularies, this machine, and hosts made up for tests.
ADDRESS = re.compile(r"""https?://[^\s"'`]+""")
HARMLESS = re.compile(r"https?://(www\.w3\.org|127\.0\.0\.1|localhost|[\w.-]*\.(test|example|invalid)|[\w.-]*\{)")
FETCHED = {
    "*.html": re.compile(
        r"""(?:<(?:script|img|iframe|link|source)\b[^>]*\s(?:src|href)=["']?|url\(["']?)(https?://\S+)"""
    ),
    "*.js": re.compile(r"""(https?://[^\s"'`]+)"""),
    "*.css": re.compile(r"""(https?://[^\s"')]+)"""),
}

INLINE = {
    "script in the page": re.compile(
        r"""<script(?![^>]*\bsrc=)(?![^>]*type="application/json")[^>]*>""", re.IGNORECASE
    ),
    "style in the page": re.compile(r"<style\b|\sstyle\s*=", re.IGNORECASE),
    "handler in the page": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "address that is code": re.compile("java" + "script:", re.IGNORECASE),
    "text taken as markup": re.compile(r"\|\s*safe\b|autoescape\s+false"),
}
MARKUP_FROM_TEXT = re.compile(
    r"\b(?:inner|outer)HTML\b|\binsertAdjacentHTML\b|\bdocument\.write|\beval\(|\bnew Function\(|"
    r"\bcreateContextualFragment\b",
)

# Where code may hold Japanese, and why. Everywhere else it stands in TOML, templates, docstrings or tests.
JAPANESE_ROOMS = {
    "etl/clean/*": "habits of Japanese lists",
    "etl/check/*": "labels of the checks",
    "etl/importers/*": "labels, and the headings of one source",
    "etl/*.py": "the words that Japanese files use",
    "layers/place/schedule_text/*": "「第2・4火曜」",
    "layers/place/same/*": "brackets, variants and endings of names",
    "layers/geo/town_names.py": "spellings of towns",
    "layers/trust/audience.py": "words that give a private home away",
    "layers/trust/personal.py": "words that stand before somebody's name or number",
    "layers/trust/naming.py": "titles behind a name, and the sign of a mask",
    "layers/trust/persons.py": "titles, ages and doors, by which a sentence speaks of a person",
    "layers/trust/spoken/*": "titles, dashes, kanji figures, and what the dictionary calls its kinds of words",
    "layers/trust/surnames.py": "what stands around a surname that names somebody",
    "layers/place/zones.py": "未割当 is the name of a row",
    "layers/place/small_areas.py": "endings of town names",
    "layers/store/places.py": "kana folded for the search",
    "layers/catalog/*": "labels of layers and legends",
    "layers/export/*": "column names of the 自治体標準",
    "layers/drawing/*": "words that stand on paper",
    "layers/wording.py": "sentences",
    "webmap/spelling.py": "spellings of numbers in addresses",
    "webmap/wording/*": "labels of the pages",
    "webmap/views/*": "labels",
    "webmap/errors.py": "titles of the error pages",
    "webmap/show.py": "names of the site and words of its navigation",
    "webmap/frontend/vendor.py": "what the shell says",
    "webmap/windows/layout.py": "names of files in the folder",
    "layers/command.py": "what the shell says",
    "*/commands.py": "what the shell says",
    "webmap/hall_command.py": "what the shell says",
}


def vague_names(root: Path) -> list[str]:
    """Files and folders whose name says nothing."""
    found = {
        place
        for package in PACKAGES
        for path in files(root, package, "*.*")
        for place in (path, *path.parents)
        if root in place.parents and (place.stem if place.is_file() else place.name) in VAGUE
    }
    return sorted(str(path.relative_to(root).as_posix()) for path in found if path != root / THE_LAYER)


def texts(root: Path) -> Iterator[tuple[str, str]]:
    """Every text file of the repository with its content."""
    for path in sorted(root.rglob("*")):
        place = path.relative_to(root)
        hidden = any(part in SKIPPED or (part.startswith(".") and part != ".ci") for part in place.parts[:-1])
        if not hidden and place.name != ".git" and path.suffix in TEXT and path.is_file():
            yield place.as_posix(), path.read_text("utf-8", errors="replace")


def _lines(place: str, text: str, pattern: re.Pattern[str]) -> list[str]:
    return [f"{place}:{number}" for number, line in enumerate(text.splitlines(), 1) if pattern.search(line)]


def carriers(root: Path) -> list[str]:
    """Lines that name a carrier of other people's code, or a path of one machine."""
    return [
        line for place, text in texts(root) for pattern in (CARRIER, MACHINE) for line in _lines(place, text, pattern)
    ]


def fetches(root: Path) -> list[str]:
    """Addresses in code, pages and styles that a browser or the program could ask."""
    in_pages = [
        f"{path.relative_to(root).as_posix()}: {address}"
        for pattern, fetched in FETCHED.items()
        for path in files(root, "webmap", pattern)
        for address in fetched.findall(path.read_text("utf-8"))
        if not HARMLESS.match(address)
    ]
    in_code = [
        f"{place}: {address}"
        for place, tree in parsed(root)
        for _, text in _texts(tree)
        for address in ADDRESS.findall(text)
        if not HARMLESS.match(address)
    ]
    return in_code + in_pages


def inline(root: Path) -> list[str]:
    """Code and styles inside a template, and text that a script would take as markup."""
    pages = [
        f"{path.relative_to(root).as_posix()}: {what}"
        for path in files(root, "webmap", "*.html")
        for what, pattern in INLINE.items()
        if pattern.search(path.read_text("utf-8"))
    ]
    return pages + [
        line
        for path in files(root, "webmap", "*.js")
        for line in _lines(path.relative_to(root).as_posix(), path.read_text("utf-8"), MARKUP_FROM_TEXT)
    ]


def japanese(root: Path) -> list[str]:
    """Names and texts in code that hold Japanese where the house has no room for it."""
    return [
        f"{place}:{number}"
        for place, tree in parsed(root)
        if not any(fnmatch(place, room) for room in JAPANESE_ROOMS)
        for number, text in _texts(tree)
        if JAPANESE.search(text)
    ]


def _texts(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The names and the texts of a file, without its docstrings."""
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value
        elif isinstance(node, ast.Name):
            yield node.lineno, node.id


def test_no_file_has_a_vague_name() -> None:
    assert vague_names(ROOT) == []


def test_no_carrier_and_no_path_of_one_machine() -> None:
    assert carriers(ROOT) == []


def test_nothing_is_asked_of_another_host() -> None:
    assert fetches(ROOT) == []


def test_pages_hold_no_code_and_scripts_make_no_markup() -> None:
    assert inline(ROOT) == []


def test_japanese_stands_where_the_house_says() -> None:
    assert japanese(ROOT) == []


def test_each_rule_bites(tmp_path: Path) -> None:
    planted(tmp_path, "etl/utils.py", 'NAME = "名前"\n')
    planted(tmp_path, "layers/helpers/part.py", 'def f():\n    """名前 is fine here."""\n    return "名前"\n')
    planted(tmp_path, "layers/catalog/layer.py", "ADDRESS = 'http://tiles.city.jp/'\nLOCAL = 'http://127.0.0.1:1/'\n")
    planted(tmp_path, "docs/guide.md", "see /" + "tmp/x and https://" + "unpkg.com/x\n")
    planted(tmp_path, "webmap/static/js/map.js", "a.inner" + "HTML = b;\nfetch('https://a.jp/')\n")
    planted(tmp_path, "webmap/templates/a.html", '<p style="x">{{ b | safe }}<script>f()</script><a onclick="g()">')
    planted(
        tmp_path, "webmap/templates/b.html", '<script type="application/json" id="page"></script><script src="/a.js">'
    )
    assert vague_names(tmp_path) == ["etl/utils.py", "layers/helpers"]
    assert carriers(tmp_path) == ["docs/guide.md:1", "docs/guide.md:1"]
    assert fetches(tmp_path) == [
        "layers/catalog/layer.py: http://tiles.city.jp/",
        "webmap/static/js/map.js: https://a.jp/",
    ]
    assert [line.partition(": ")[2] or line for line in inline(tmp_path)] == [
        "script in the page",
        "style in the page",
        "handler in the page",
        "text taken as markup",
        "webmap/static/js/map.js:1",
    ]
    assert japanese(tmp_path) == ["layers/helpers/part.py:3"]
