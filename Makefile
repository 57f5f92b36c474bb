# The one set of commands: developers, CI and the README use these.
# `make` links HiGHS ready-made (feature `highs`); plain `cargo build` needs no C++ and uses microlp.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# CI starts from a fresh clone each time: there the target folder is shared between clones, so that only our own crates
# are compiled again. CARGO_TARGET_DIR, if set, wins.
in_ci := $(filter-out false 0,$(CI))
ifneq ($(in_ci),)
export CARGO_TARGET_DIR ?= $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/assize/target
export CARGO_INCREMENTAL ?= 0
endif
target := $(or $(CARGO_TARGET_DIR),target)

# Every command names the same features for the whole workspace: another choice would compile the dependencies again.
chosen := --locked --features highs

.PHONY: help setup build demo test test-planted faults lint bench fuzz clean-tools

help: ## Show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: ## Install what this machine lacks (system packages as root; the rest into .tools/ and node_modules/)
	@scripts/setup

build: setup ## Build the release binary with HiGHS
	cargo build --release $(chosen)

demo: build ## Build, then start one process on SQLite with demo data and say where to look
	$(target)/release/assize demo

# The tests need Chromium and PostgreSQL's server programs, which setup looks after. ASSIZE_TEST_POSTGRES_URL may name a
# server to use; otherwise the tests start one of their own.
test: setup ## Run every test: unit, property, both databases, browser, documentation examples
ifneq ($(in_ci),)
	@cargo clean --quiet --workspace --locked # what earlier clones left of our own crates
endif
	cargo test --doc --workspace $(chosen)
	@if cargo nextest --version >/dev/null 2>&1; then \
	    set -x; cargo nextest run --workspace $(chosen); \
	else \
	    set -x; cargo test --workspace --lib --bins --tests $(chosen); \
	fi

# A build of its own, in a folder of its own: the feature must never meet the others' builds.
test-planted: ## See that the simulation finds every planted mistake
	cargo test -p simulation --locked --features planted-bugs --test planted --target-dir $(target)/planted -- --nocapture

# `make test` does each harm once. FAULTS_ROUNDS and FAULTS_SEED may say otherwise; the seed is printed with each test.
faults: export FAULTS_ROUNDS ?= 8
faults: setup ## Kill, cut, fill up and set back what the service stands on, again and again
	@if cargo nextest --version >/dev/null 2>&1; then \
	    set -x; cargo nextest run --workspace $(chosen) --profile faults --no-capture -E 'binary(faults)'; \
	else \
	    set -x; cargo test --workspace $(chosen) --test faults -- --nocapture; \
	fi

lint: setup ## Check format, clippy, documentation, licences
	cargo fmt --all --check
	cargo clippy --workspace --all-targets $(chosen) -- -D warnings
	RUSTDOCFLAGS='-D warnings' cargo doc --workspace --no-deps --document-private-items $(chosen)
	@if cargo deny --version >/dev/null 2>&1; then \
	    set -x; cargo deny --locked check; \
	else \
	    set -x; scripts/licences.py; \
	fi

bench: setup ## Measure; tables on the terminal, figures in target/bench/
	cargo bench -p assize $(chosen)

fuzz: setup ## Look for bad input at length: the API from its description, then each reader under libFuzzer (needs g++)
	ASSIZE_FUZZ_EXAMPLES=$${ASSIZE_FUZZ_EXAMPLES:-200} cargo test $(chosen) --test bad_input -- --nocapture description::
	scripts/fuzz

clean-tools: ## Remove what setup fetched for this checkout
	rm -rf .tools node_modules
