"""A workbook as a zip of parts: what is not changed is written back byte for byte, in its order."""

import io
import posixpath
import zipfile
from dataclasses import dataclass, field

from openpyxl.xml.constants import PKG_REL_NS, REL_NS

from etl.write import markup

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(kw_only=True)
class Package:
    """The parts of one workbook, changed or as they were; ``dropped`` are left out."""

    original: bytes
    changed: dict[str, bytes] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Read the directory once."""
        with zipfile.ZipFile(io.BytesIO(self.original)) as book:
            self.names = set(book.namelist())

    def text(self, name: str) -> str:
        """A part as text; ``""`` where it is not there. ``UnicodeDecodeError`` for one that is no UTF-8."""
        if name in self.changed:
            return self.changed[name].decode("utf-8-sig")
        if name not in self.names or name in self.dropped:
            return ""
        with zipfile.ZipFile(io.BytesIO(self.original)) as book:
            return book.read(name).decode("utf-8-sig")

    def put(self, name: str, text: str) -> None:
        """A part anew."""
        self.changed[name] = text.encode()
        self.dropped.discard(name)

    def drop(self, name: str, *, told_by: str) -> None:
        """Leave a part out, with its lines in the directory of types and in the relations of ``told_by``."""
        self.dropped.add(name)
        types = self.text("[Content_Types].xml")
        self.put("[Content_Types].xml", _without(types, "PartName", f"/{name}"))
        relations = self.text(relations_of(told_by))
        kept = relations
        for one in _relations(relations):
            if _target(told_by, one.attributes) == name:
                kept = _without(kept, "Id", one.attributes["Id"])
        self.put(relations_of(told_by), kept)

    def related(self, part: str, kind: str) -> dict[str, str]:
        """The parts that this part points at by relations of a kind: relation id → part."""
        return {
            one.attributes["Id"]: _target(part, one.attributes)
            for one in _relations(self.text(relations_of(part)))
            if one.attributes.get("Type", "").endswith(f"/{kind}") and one.attributes.get("TargetMode") != "External"
        }

    def relate(self, part: str, kind: str, target: str) -> str:
        """A new relation; its id."""
        name = relations_of(part)
        text = self.text(name) or f'{_HEAD}<Relationships xmlns="{PKG_REL_NS}"></Relationships>'
        taken = {one.attributes["Id"] for one in _relations(text)}
        made = next(f"rId{number}" for number in range(1, 100_000) if f"rId{number}" not in taken)
        given = {"Id": made, "Type": f"{REL_NS}/{kind}", "Target": f"/{target}"}
        self.put(name, markup.appended(text, markup.root(text), markup.tag("Relationship", given, empty=True)))
        return made

    def declare(self, *, part: str = "", extension: str = "", kind: str) -> None:
        """Say what a part, or every part of an ending, is."""
        text = self.text("[Content_Types].xml")
        root = markup.root(text)
        name, given = ("Override", {"PartName": f"/{part}"}) if part else ("Default", {"Extension": extension})
        known = [one.attributes for one in markup.children(text, root.inside, root.inside_end)]
        if any(given.items() <= one.items() for one in known):
            return
        piece = markup.tag(f"{root.prefix}{name}", {**given, "ContentType": kind}, empty=True)
        # Defaults stand before overrides in the files that offices write; readers take either order.
        self.put("[Content_Types].xml", markup.appended(text, root, piece))

    def fresh(self, pattern: str) -> str:
        """A name of a part that is not taken: ``xl/comments{}.xml``."""
        taken = {name.lower() for name in self.names | set(self.changed)}
        return next(name for n in range(1, 100_000) if (name := pattern.format(n)).lower() not in taken)

    def content(self) -> bytes:
        """The whole file."""
        made = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(self.original)) as before, zipfile.ZipFile(made, "w") as after:
            for info in before.infolist():
                if info.filename not in self.dropped:
                    one = zipfile.ZipInfo(info.filename, info.date_time)
                    one.external_attr = info.external_attr
                    content = self.changed.get(info.filename)
                    after.writestr(one, before.read(info) if content is None else content, zipfile.ZIP_DEFLATED)
            for name in sorted(set(self.changed) - self.names - self.dropped):
                after.writestr(zipfile.ZipInfo(name, _EPOCH), self.changed[name], zipfile.ZIP_DEFLATED)
        return made.getvalue()


def relations_of(part: str) -> str:
    """Where the relations of a part stand."""
    folder, name = posixpath.split(part)
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


def _relations(text: str) -> list[markup.Element]:
    if not text:
        return []
    root = markup.root(text)
    return list(markup.children(text, root.inside, root.inside_end))


def _target(part: str, relation: dict[str, str]) -> str:
    target = relation.get("Target", "")
    if target.startswith("/"):
        return target[1:]
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))


def _without(text: str, attribute: str, value: str) -> str:
    root = markup.root(text)
    for one in markup.children(text, root.inside, root.inside_end):
        if one.attributes.get(attribute) == value:
            return text[: one.start] + text[one.end :]
    return text
