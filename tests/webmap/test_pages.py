"""Each template uses exactly the fields of its Page, the frame and the globals: no more, and no field for nothing."""

import importlib
import pkgutil
from dataclasses import fields

import pytest
from flask import Flask
from jinja2 import meta, nodes

import webmap
from webmap.pages import Page

GLOBALS = {"frame", "static", "link", "symbols", "kind_of", "script_json", "csrf_token", "get_flashed_messages"}
LAYOUT = "layout.html"


def _pages() -> list[type[Page]]:
    for found in pkgutil.iter_modules(webmap.__path__):
        if found.name.endswith("pages"):
            importlib.import_module(f"webmap.{found.name}")
    return sorted(Page.__subclasses__(), key=lambda page: page.template)


def _used(app: Flask, template: str) -> set[str]:
    environment = app.jinja_env
    tree = environment.parse(environment.loader.get_source(environment, template)[0])
    used = meta.find_undeclared_variables(tree)
    for part in meta.find_referenced_templates(tree):
        used |= _used(app, part)
    used -= {name for part in tree.find_all(nodes.FromImport) for name in part.names}
    return used - GLOBALS - set(environment.globals)


@pytest.mark.parametrize("page", _pages(), ids=lambda page: page.__name__)
def test_a_template_gets_exactly_its_page(app: Flask, page: type[Page]) -> None:
    declared = {field.name for field in fields(page)}
    assert _used(app, page.template) == declared


def test_every_template_has_its_page(app: Flask) -> None:
    listed = set(app.jinja_env.list_templates(filter_func=lambda name: "/_parts/" not in f"/{name}"))
    assert listed - {LAYOUT} == {page.template for page in _pages()}
