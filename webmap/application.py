"""The application of a city's store: the only place where the parts are joined."""

import importlib
import pkgutil

from flask import Flask
from flask_wtf.csrf import CSRFProtect

from layers.catalog.symbols import symbols
from layers.store import Store
from layers.vocabulary import kinds
from webmap import access, errors, headers, packing, session, show, static_files, telephone, views
from webmap.settings import Settings


def create_app(settings: Settings, store: Store | None = None) -> Flask:
    """The application of one store; each module of ``webmap.views`` with a ``VIEW`` is a page family."""
    app = Flask("webmap", static_folder=None)
    app.config.update(
        SECRET_KEY=settings.secret,
        MAX_CONTENT_LENGTH=settings.upload_bytes,
        SESSION_COOKIE_NAME="__Host-ibashomap-form" if settings.https else "ibashomap-form",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.https,
        WTF_CSRF_TIME_LIMIT=None,
    )
    app.extensions["ibashomap.settings"] = settings
    app.extensions["ibashomap.store"] = store or Store.open(settings.db)
    app.extensions["ibashomap.static"] = static_files.fingerprint()
    app.before_request(access.only_as_this_machine)
    app.before_request(session.recognise)
    forms = CSRFProtect(app)
    # The last to be told is the first to act.
    app.after_request(headers.guard)
    app.after_request(packing.pack)
    errors.register(app)
    app.jinja_env.globals.update(
        static=static_files.address,
        modules=static_files.modules,
        link=show.link,
        symbols=symbols(),
        kind_of=kinds(),
        script_json=show.script_json,
        telephone=telephone.pieces,
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.register_blueprint(static_files.bp)
    for found in pkgutil.iter_modules(views.__path__):
        module = importlib.import_module(f"{views.__name__}.{found.name}")
        if hasattr(module, "VIEW"):
            app.register_blueprint(module.VIEW)
            # Where the address alone is the right to write, nothing is sent along that another page could misuse.
            if getattr(module, "OPEN_BY_ADDRESS", False):
                forms.exempt(module.VIEW)
    return app
