#!/usr/bin/env python3
"""Writes NOTICE, the third-party notice, from ``requirements.lock`` and the metadata of what is installed.

Stops at a part under the GPL or AGPL; the LGPL is taken and marked, because its parts stay replaceable files.
"""

import json
import re
import sys
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).parents[1]
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)
# GPL or AGPL in any spelling; LGPL is another licence, and the GCC exception frees what is linked to its runtime.
COPYLEFT = re.compile(
    r"(?<![A-Za-z])A?GPL(?!-3\.0-or-later WITH GCC-exception)|GNU General Public|Affero", re.IGNORECASE
)
FRONT_END = {"maplibre-gl": "BSD-3-Clause", "pmtiles": "BSD-3-Clause", "leaflet": "BSD-2-Clause"}
# Compiled libraries that wheels carry and that their metadata does not name.
CARRIED = {
    "numpy": "OpenBLAS (BSD-3-Clause), LAPACK (BSD-3-Clause-Open-MPI),"
    " libgfortran (GPL-3.0-or-later WITH GCC-exception-3.1), libquadmath (LGPL-2.1-or-later)",
    "lxml": "libxml2 and libxslt (MIT), zlib (Zlib), libiconv (LGPL-2.1-or-later)",
    "osmium": "libosmium (BSL-1.0), protozero (BSD-2-Clause), Boost (BSL-1.0), Expat (MIT), zlib (Zlib),"
    " bzip2 (bzip2-1.0.6), LZ4 (BSD-2-Clause)",
    "pillow": "libjpeg-turbo (BSD-3-Clause), libpng (libpng-2.0), zlib-ng (Zlib), libtiff (libtiff),"
    " OpenJPEG (BSD-2-Clause), Zstandard (BSD-3-Clause), libwebp and sharpyuv (BSD-3-Clause), libavif (BSD-2-Clause),"
    " FreeType (FTL), HarfBuzz (MIT), Little CMS (MIT), liblzma (0BSD), brotli (MIT), xcb and Xau (MIT)",
    "psycopg-binary": "libpq (PostgreSQL), OpenSSL (Apache-2.0), MIT Kerberos and libcom_err (MIT),"
    " OpenLDAP (OLDAP-2.8), Cyrus SASL (BSD-4-Clause), libkeyutils and libcrypt (LGPL-2.1-or-later)",
    "pyogrio": "GDAL (MIT), GEOS (LGPL-2.1-only), PROJ (MIT), SQLite (public domain)",
    "pyproj": "PROJ (MIT), SQLite (public domain), libcurl (curl), nghttp2 (MIT), libtiff (libtiff)",
    "scipy": "OpenBLAS (BSD-3-Clause), LAPACK (BSD-3-Clause-Open-MPI),"
    " libgfortran (GPL-3.0-or-later WITH GCC-exception-3.1), libquadmath (LGPL-2.1-or-later)",
    "shapely": "GEOS (LGPL-2.1-only)",
}
HEAD = """\
ibashomap まちの居場所マップ
Licensed under the Apache License, Version 2.0 (see LICENSE).

This distribution installs the parts below; each stays under its own licence.
"LGPL" marks parts that are used unchanged as separate files and can be replaced by the user.
Made by docs/notice.py from requirements.lock; do not edit by hand.
"""


class UnfitLicenceError(Exception):
    """A part whose licence is unknown, or does not go together with ours."""


def pins(lock: str) -> dict[str, list[str]]:
    """Name → the pinned versions (several where the lock tells Pythons apart)."""
    found: dict[str, list[str]] = {}
    for name, version in PIN.findall(lock):
        found.setdefault(name, []).append(version)
    return found


def licence(name: str) -> str:
    """The licence as the installed part declares it: expression, else classifiers, else a short licence field."""
    declared = metadata.metadata(name)
    trove = [one.rpartition(" :: ")[2] for one in declared.get_all("Classifier", []) if one.startswith("License ::")]
    field, expression = (declared.get_all(key, [""])[0] for key in ("License", "License-Expression"))
    short = field if "\n" not in field and len(field) <= 40 else ""  # a longer field holds the whole text
    found = expression or " AND ".join(trove) or short
    if not found:
        raise UnfitLicenceError(f"{name}: no licence is declared")
    return found


def fit(name: str, said: str) -> str:
    """The licence, marked where it is the LGPL; stops where every choice that it offers is copyleft."""
    if all(COPYLEFT.search(choice) for choice in said.split(" OR ")):
        raise UnfitLicenceError(f"{name}: {said}")
    return f"{said} [LGPL]" if re.search("LGPL|Lesser General", said) else said


def front_end(package: Path) -> list[str]:
    """The JavaScript libraries of the map; empty where the front end is not there."""
    if not package.is_file():
        return []
    wanted: dict[str, str] = json.loads(package.read_text("utf-8")).get("dependencies", {})
    unknown = sorted(set(wanted) - set(FRONT_END))
    if unknown:
        raise UnfitLicenceError(f"{', '.join(unknown)}: add the licence to docs/notice.py")
    return [f"{name} {version}: {FRONT_END[name]}" for name, version in sorted(wanted.items())]


def notice(root: Path = ROOT) -> str:
    """The whole text of NOTICE."""
    parts = pins((root / "requirements.lock").read_text("utf-8"))
    python = [f"{name} {', '.join(versions)}: {fit(name, licence(name))}" for name, versions in sorted(parts.items())]
    carried = [f"{name}: {fit(name, CARRIED[name])}" for name in sorted(CARRIED) if name in parts]
    chapters = {
        "Python parts": python,
        "Compiled libraries carried inside these wheels": carried,
        "Map libraries": front_end(root / "webmap" / "frontend" / "package.json"),
    }
    return HEAD + "".join(f"\n{title}\n\n" + "\n".join(lines) + "\n" for title, lines in chapters.items() if lines)


if __name__ == "__main__":
    try:
        (ROOT / "NOTICE").write_text(notice(), "utf-8")
    except UnfitLicenceError as fault:
        sys.exit(str(fault))
