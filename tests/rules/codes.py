"""The codes that the source can give, with the parameters that go along: read from the source itself."""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.rules.tree import functions, parsed

FAULTS = {"LayersError", "NotFound", "NotAllowed", "Refused"}
CODE = re.compile(r"[a-z][a-z_0-9]*(\.[a-z_0-9]+)+")


@dataclass(frozen=True, slots=True)
class Given:
    """One place that gives a code. ``params`` is None where the source does not spell them out."""

    place: str
    table: str
    code: str
    params: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Giver:
    """Something that is called with a code: a class, or a function that passes one of its own parameters on."""

    table: str
    position: int
    name: str
    keywords_are_params: bool


_CLASSES = {
    **{name: Giver("error", 0, "code", keywords_are_params=True) for name in FAULTS},
    "Finding": Giver("finding", -1, "code", keywords_are_params=False),
}


def given(root: Path) -> list[Given]:
    """Every literal code of the tree."""
    trees = list(parsed(root))
    givers = {**_CLASSES, **_subclasses(tree for _, tree in trees)}
    while True:
        more = {name: giver for _, tree in trees for name, giver in _passing_on(tree, givers)}
        if more.keys() <= givers.keys():
            break
        givers = {**more, **givers}
    return [found for place, tree in trees for found in _calls(place, tree, givers)]


def _subclasses(trees: Iterable[ast.Module]) -> dict[str, Giver]:
    classes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    return {
        node.name: _CLASSES["LayersError"]
        for node in classes
        if any(isinstance(parent, ast.Name) and parent.id in FAULTS for parent in node.bases)
    }


def _passing_on(tree: ast.Module, givers: dict[str, Giver]) -> Iterator[tuple[str, Giver]]:
    for node in functions(tree):
        names = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args)]
        bound = int(bool(names) and names[0] in {"self", "cls"})
        for call, giver in _giving(node, givers):
            code = _argument(call, giver)
            if isinstance(code, ast.Name) and code.id in {*names, *(a.arg for a in node.args.kwonlyargs)}:
                position = names.index(code.id) - bound if code.id in names else -1
                yield node.name, Giver(giver.table, position, code.id, keywords_are_params=node.args.kwarg is not None)


def _giving(tree: ast.AST, givers: dict[str, Giver]) -> Iterator[tuple[ast.Call, Giver]]:
    for call in ast.walk(tree):
        if isinstance(call, ast.Call):
            name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            if name in givers:
                yield call, givers[name]


def _argument(call: ast.Call, giver: Giver) -> ast.expr | None:
    for keyword in call.keywords:
        if keyword.arg == giver.name:
            return keyword.value
    return call.args[giver.position] if 0 <= giver.position < len(call.args) else None


def _literals(code: ast.expr | None) -> list[str]:
    if isinstance(code, ast.IfExp):
        return _literals(code.body) + _literals(code.orelse)
    known = isinstance(code, ast.Constant) and isinstance(code.value, str) and CODE.fullmatch(code.value)
    return [code.value] if known else []


def _calls(place: str, tree: ast.Module, givers: dict[str, Giver]) -> Iterator[Given]:
    for call, giver in _giving(tree, givers):
        for code in _literals(_argument(call, giver)):
            yield Given(f"{place}:{call.lineno}", giver.table, code, _params(call, giver))


def _params(call: ast.Call, giver: Giver) -> frozenset[str] | None:
    if giver.keywords_are_params:
        names = [keyword.arg for keyword in call.keywords if keyword.arg != giver.name]
        return None if None in names else frozenset(str(name) for name in names)
    spelled = [keyword.value for keyword in call.keywords if keyword.arg == "params"]
    if giver.name == "code" and giver.position == -1 and not spelled:
        return frozenset()
    if spelled and isinstance(spelled[0], ast.Dict) and all(isinstance(key, ast.Constant) for key in spelled[0].keys):
        return frozenset(str(key.value) for key in spelled[0].keys if isinstance(key, ast.Constant))
    return None
