# Two commands matter: `make demo` and `make test`. Needs Python 3.11 or newer, and nothing else.
# A stamp in .venv/stamps carries the checksum of what it was made from: while that is unchanged, no step
# is repeated and no network is asked.

PYTHON ?= python3
PORT ?= 8000
ARGS ?=
# How many processes share the tests: one more than there are cores, since each waits for a browser or a database now
# and then. A file of tests stays in one of them, with what it has set up.
WORKERS ?= $(shell $(PYTHON) -c 'import os; print((os.cpu_count() or 1) + 1)')

VENV := .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/stamps
VENDOR := webmap/static/vendor
# Only what is imported is compiled, when it first is: that spares half a minute, at every installation.
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install --no-compile

sum_of = $(shell cat /dev/null $(1) 2>/dev/null | cksum | cut -d' ' -f1)

VENV_MADE := $(STAMPS)/venv-$(shell printf '%s' '$(CURDIR)' | cksum | cut -d' ' -f1)
RUN_MADE := $(STAMPS)/run-$(call sum_of,requirements.lock)
DEV_MADE := $(STAMPS)/dev-$(call sum_of,requirements-dev.lock)
NODE_MADE := $(STAMPS)/node-$(call sum_of,requirements-node.lock)
PACKAGE_MADE := $(STAMPS)/package-$(call sum_of,pyproject.toml)
VENDOR_MADE := $(STAMPS)/vendor-$(call sum_of,$(sort $(wildcard webmap/frontend/*.*)))

# The stamp does not know that somebody emptied a folder: look once, here.
ifeq ($(and $(wildcard $(VENDOR)/*),$(wildcard layers/export/leaflet/*)),)
$(shell rm -f $(STAMPS)/vendor-*)
endif

.PHONY: help setup setup-dev demo test prove lint bench bench-full
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:

help: ## この一覧
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1	\2/p' $(MAKEFILE_LIST) | while IFS='	' read -r name what; do \
		printf '  make %-10s %s\n' "$$name" "$$what"; done

setup: $(RUN_MADE) $(PACKAGE_MADE) $(VENDOR_MADE) ## 動かすための部品を .venv にそろえる
setup-dev: $(DEV_MADE) $(PACKAGE_MADE) $(VENDOR_MADE) ## setup と、検査のための部品

demo: setup ## みほん市の地図を http://127.0.0.1:8000/ でひらく
	@exec $(BIN)/ibashomap demo --port $(PORT) $(ARGS)

test: setup-dev ## すべての検査
	@exec $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder $(ARGS)

prove: setup-dev ## 回数を増やした検査と、わざと入れた誤り40か所の検出
	@exec $(BIN)/python -m tests.prove $(ARGS)

lint: setup-dev ## 書き方・型・読み込みの向き
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest -q tests/rules

bench: setup-dev ## 速さを測り、ほかの道具とならべて表示する
	@exec $(BIN)/python -m tests.bench $(ARGS)

bench-full: setup-dev ## bench を、大きな地域（道の交差点200万）まで
	@exec $(BIN)/python -m tests.bench --full $(ARGS)

$(VENV_MADE):
	@command -v $(PYTHON) >/dev/null || { \
		echo '$(PYTHON) が見つかりません。Python 3.11 以上を入れるか、make PYTHON=python3.12 demo のように名前を指定してください。' >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python 3.11 以上が必要です（$(PYTHON) は $$($(PYTHON) -V 2>&1)）。make PYTHON=python3.12 demo のように、新しい Python を指定してください。" >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV)
	@mkdir -p $(STAMPS) && touch $@

$(RUN_MADE): | $(VENV_MADE)
	@echo '部品を入れています（初めてのときは数分かかります）' >&2
	@$(PIP) --require-hashes -r requirements.lock
	@touch $@

# The lock of the tests holds everything that the lock of the program holds.
$(DEV_MADE): | $(VENV_MADE)
	@echo '検査の部品を入れています（初めてのときは数分かかります）' >&2
	@$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@ $(RUN_MADE)

$(NODE_MADE): | $(VENV_MADE)
	@$(PIP) --require-hashes -r requirements-node.lock
	@touch $@

# Built with what the lock has just installed, so this step needs no network.
$(PACKAGE_MADE): | $(VENV_MADE)
	@$(PIP) --no-build-isolation --no-deps -e .
	@touch $@

$(VENDOR_MADE): | $(PACKAGE_MADE)
	@command -v npm >/dev/null || $(MAKE) --no-print-directory $(NODE_MADE)
	@echo '地図の部品をそろえています' >&2
	@$(BIN)/python -m webmap.frontend.vendor
	@touch $@
