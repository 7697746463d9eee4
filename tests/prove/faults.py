"""Faults to plant: small changes of one source line, each of which changes what the program does.

Left out is what changes nothing a user could see: docstrings, type hints, decorators, imports, ``__slots__`` and
``__all__``, help texts, assertions, and the bodies of protocols.
"""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.rules.tree import sources

_OPPOSITE = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.GtE,
    ast.GtE: ast.Lt,
    ast.Gt: ast.LtE,
    ast.LtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_OTHER = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
# Help texts, and checks that only forbid what nobody does: lengths that differ already, a column left empty.
_SAID_ONLY = {"help", "description", "metavar", "prog", "strict", "nullable"}
_SILENT_NAMES = {"__slots__", "__all__"}


@dataclass(frozen=True, slots=True)
class Fault:
    """One change: the bytes ``start:end`` of a file become ``text`` (written out only for those that are drawn)."""

    place: str
    line: int
    what: str
    start: int
    end: int
    changed: ast.AST = field(repr=False)

    @property
    def text(self) -> str:
        """What comes in its place."""
        text = ast.unparse(self.changed)
        return text if isinstance(self.changed, ast.stmt) else f"({text})"

    def planted(self, source: bytes) -> bytes:
        """The source with the fault in it."""
        return source[: self.start] + self.text.encode() + source[self.end :]

    def is_python(self, source: bytes) -> bool:
        """Whether the file can still be read: a fault that breaks its grammar proves nothing."""
        try:
            compile(self.planted(source), self.place, "exec")
        except (SyntaxError, ValueError):
            return False
        return True


def faults(root: Path) -> list[Fault]:
    """Every fault that could be planted in the tree."""
    return [fault for path in sources(root) for fault in _of_file(path.relative_to(root).as_posix(), path.read_bytes())]


def _of_file(place: str, source: bytes) -> Iterator[Fault]:
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for node in _alive(ast.parse(source)):
        for what, changed in _changes(node):
            start = starts[node.lineno - 1] + node.col_offset
            end = starts[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0)
            yield Fault(place, node.lineno, what, start, end, changed)


def _alive(node: ast.AST) -> Iterator[ast.expr | ast.stmt]:
    """All statements and expressions that do something, without those inside f-strings (they have no place)."""
    for name, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or _is_silent(node, name, child):
                continue
            if isinstance(child, ast.expr | ast.stmt):
                yield child
            if not isinstance(child, ast.JoinedStr):
                yield from _alive(child)


def _is_silent(parent: ast.AST, name: str, child: ast.AST) -> bool:
    """Whether nothing in here could be noticed by anybody who uses the program."""
    if name in {"annotation", "returns", "decorator_list", "bases"}:
        return True
    if isinstance(parent, ast.Subscript) and _is_a_type(parent):
        return True
    return any(isinstance(child, kind) and test(child) for kind, test in _SILENT.items())


def _is_named(node: ast.AST, names: set[str]) -> bool:
    return isinstance(node, ast.Name) and node.id in names


def _is_alias(node: ast.Assign) -> bool:
    return _is_a_type(node.value) or any(_is_named(target, _SILENT_NAMES) for target in node.targets)


def _is_a_type(value: ast.AST) -> bool:
    """``dict[str, Any]``, ``Literal[…]``, ``A | B``: an alias, no value."""
    if isinstance(value, ast.BinOp):
        return isinstance(value.op, ast.BitOr) and (_is_a_type(value.left) or _is_a_type(value.right))
    if isinstance(value, ast.Subscript) and isinstance(value.value, ast.Name):
        known = {"dict", "list", "tuple", "set", "frozenset", "type", "Literal", "Callable", "Mapping", "Sequence"}
        return value.value.id in known or value.value.id in {"Iterable", "Iterator", "NDArray", "Table", "Column"}
    return False


def _changes(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """The ways to break this one node."""
    for kind, ways in _WAYS.items():
        if isinstance(node, kind):
            yield from ways(node)


def _compare(node: ast.Compare) -> Iterator[tuple[str, ast.AST]]:
    ops = [_OPPOSITE[type(node.ops[0])](), *node.ops[1:]]
    yield "comparison flipped", ast.Compare(left=node.left, ops=ops, comparators=node.comparators)


def _bool(node: ast.BoolOp) -> Iterator[tuple[str, ast.AST]]:
    other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    yield "and/or swapped", ast.BoolOp(op=other, values=node.values)


def _unary(node: ast.UnaryOp) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(node.op, ast.Not):
        yield "not removed", node.operand


def _choice(node: ast.IfExp) -> Iterator[tuple[str, ast.AST]]:
    yield "choice swapped", ast.IfExp(test=node.test, body=node.orelse, orelse=node.body)


def _arithmetic(node: ast.BinOp) -> Iterator[tuple[str, ast.AST]]:
    if type(node.op) in _OTHER:
        yield "arithmetic swapped", ast.BinOp(left=node.left, op=_OTHER[type(node.op)](), right=node.right)


def _answer(node: ast.Return) -> Iterator[tuple[str, ast.AST]]:
    # Nobody can tell None from False where only yes or no is asked.
    if node.value is not None and not (isinstance(node.value, ast.Constant) and node.value.value in (None, False)):
        yield "returns None", ast.Return(value=ast.Constant(value=None))


def _other_constant(node: ast.Constant) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(node.value, bool):
        yield "boolean negated", ast.Constant(value=not node.value)
    elif isinstance(node.value, int | float):
        yield "number changed", ast.Constant(value=node.value + 1)
    elif isinstance(node.value, str) and node.value:
        yield "text changed", ast.Constant(value=f"x{node.value}")


def _fewer_arguments(node: ast.Call) -> Iterator[tuple[str, ast.AST]]:
    if node.args and not isinstance(node.args[-1], ast.Starred):
        yield "argument dropped", ast.Call(func=node.func, args=node.args[:-1], keywords=node.keywords)
    for keyword in node.keywords:
        if keyword.arg and keyword.arg not in _SAID_ONLY:
            rest = [other for other in node.keywords if other is not keyword]
            yield f"argument {keyword.arg} dropped", ast.Call(func=node.func, args=node.args, keywords=rest)


_SILENT: dict[type[ast.AST], Callable[[Any], bool]] = {
    ast.Import: lambda _: True,
    ast.ImportFrom: lambda _: True,
    ast.Assert: lambda _: True,
    ast.Expr: lambda node: isinstance(node.value, ast.Constant),
    ast.keyword: lambda node: node.arg in _SAID_ONLY,
    ast.ClassDef: lambda node: any(_is_named(base, {"Protocol"}) for base in node.bases),
    ast.Assign: _is_alias,
    ast.If: lambda node: _is_named(node.test, {"TYPE_CHECKING"}),
    ast.Call: lambda node: _is_named(node.func, {"cast", "TypeVar"}),
}
_WAYS: dict[type[ast.AST], Callable[[Any], Iterator[tuple[str, ast.AST]]]] = {
    ast.Compare: _compare,
    ast.BoolOp: _bool,
    ast.UnaryOp: _unary,
    ast.IfExp: _choice,
    ast.BinOp: _arithmetic,
    ast.Constant: _other_constant,
    ast.Return: _answer,
    ast.Call: _fewer_arguments,
}
