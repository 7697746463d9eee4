"""`serve`, `demo`, `user`: what the shell asks of the web."""

import argparse
import getpass
import sys
from contextlib import closing

from layers.command import Command, say
from layers.errors import Refused
from layers.store import Store
from layers.trust.audience import OPERATOR
from layers.vocabulary import roles
from webmap import settings
from webmap.demo import prepare
from webmap.server import run


def _serve_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", help="待ち受ける住所（既定 127.0.0.1）")
    parser.add_argument("--port", type=int, help="待ち受ける番号（既定 8000）")


def _serve(asked: argparse.Namespace) -> int:
    return run(settings.read(db=asked.db, host=asked.host, port=asked.port))


def _demo_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8000, help="待ち受ける番号（既定 8000）")
    parser.add_argument("--dir", default="demo", help="みほん市のファイルを置くフォルダー（既定 demo）")


def _demo(asked: argparse.Namespace) -> int:
    db = prepare(asked.dir)
    return run(settings.read(db=db, host="127.0.0.1", port=asked.port, demo=True, https=False))


def _user_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("act", choices=["add"], help="加える")
    parser.add_argument("name", help="サインインの名前")
    parser.add_argument("--role", required=True, choices=list(roles()), help="役割")
    parser.add_argument("--zones", nargs="*", default=[], help="担当する圏域のid（地域の協力者）")
    parser.add_argument("--password-stdin", action="store_true", help="パスワードを標準入力の1行目から読む")


def _user(asked: argparse.Namespace) -> int:
    password = sys.stdin.readline().rstrip("\r\n") if asked.password_stdin else _typed_twice()
    with closing(Store.open(asked.db)) as store, store.writing(OPERATOR) as unit:
        unit.accounts.add(asked.name, asked.role, password, zones=tuple(asked.zones))
    say(f"「{asked.name}」を{roles()[asked.role].label}として加えました。")
    return 0


def _typed_twice() -> str:
    try:
        first = getpass.getpass("パスワード（8文字以上）: ")
        second = getpass.getpass("もう一度: ")
    except EOFError as fault:
        raise Refused("password.nobody_types") from fault
    if second != first:
        raise Refused("password.different")
    return first


COMMANDS = {
    "serve": Command(help="地図を開く（サーバー）", arguments=_serve_arguments, run=_serve),
    "demo": Command(help="架空の「みほん市」で試す", arguments=_demo_arguments, run=_demo, needs_store=False),
    "user": Command(help="使う人を加える", arguments=_user_arguments, run=_user),
}
