# aksl: what can be done with it. `make help` lists the targets.

PREFIX ?= /usr/local
DESTDIR ?=

SYSTEM := $(shell uname -s)
MACHINE := $(shell uname -m)

# The version is that of the newest release in the change log, otherwise the commit's name.
HASH := \#
VERSION := $(shell sed -n 's/^$(HASH)$(HASH) *\[\{0,1\}v\{0,1\}\([0-9][0-9.]*\).*/\1/p' CHANGELOG.md 2>/dev/null | head -n 1)
ifeq ($(VERSION),)
VERSION := $(shell git describe --always --dirty 2>/dev/null || echo unreleased)
endif

# A released program is one file that needs nothing of the machine it runs on, and starts in half the time of
# one that only has Swift's library inside (a fifth of one that has not even that).
# - lld, which comes with Swift, links quietly; the default linker warns about dlopen and the like in libraries
#   that a static program never loads.
# - libedit's own libraries have to be named here, because pkg-config only gives them to a wholly static build.
# - Swift's runtime looks for its crash reporter by way of /proc when a program starts, and aborts where /proc is
#   not mounted. There is none beside a program that stands alone, so the search is answered by a function of the
#   same shape that finds nothing: getenv, asked for "swift-backtrace".
# - A register more is worth a fiftieth of the time; frame pointers are for that crash reporter.
# macOS has no static programs; there the system's libraries are always present.
ifeq ($(SYSTEM),Linux)
STATIC := --omit-frame-pointers -Xswiftc -static-executable -Xswiftc -use-ld=lld -Xlinker -ltinfo -Xlinker -lbsd -Xlinker -lmd \
  -Xlinker --defsym=swift_copyAuxiliaryExecutablePath=getenv
else
STATIC :=
endif

RELEASE := --configuration release --product aksl $(STATIC)
TESTS := --explicit-target-dependency-import-check error

# Where SwiftPM puts a release build, whatever the machine.
AKSL := .build/release/aksl
DIST := dist/aksl-$(VERSION)-$(shell echo $(SYSTEM) | tr A-Z a-z | sed s/darwin/macos/)-$(MACHINE)

.DEFAULT_GOAL := help
.PHONY: help run build test laws fuzz keys bench install dist format lint clean requirements

help: ## Lists the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

run: build ## Installs what is missing, builds, and opens the prompt (without a terminal: runs an example)
	@if [ -t 0 ] && [ -t 1 ]; then exec $(AKSL); else exec $(AKSL) run examples/scale-down-mode.aksl; fi

build: requirements ## Builds the release program
	@swift build $(RELEASE) >&2

test: ## Builds everything with warnings as errors and runs all tests
	@.ci/requirements tests
	@.ci/screens
	swift build --build-tests $(TESTS)
	swift test $(TESTS)

laws: requirements ## Takes the random courses of events of the tests to their full length
	AKSL_LONG=1 swift test $(TESTS) --filter RandomSequenceTests

fuzz: ## Looks for texts that aksl treats badly, for SECONDS=60 each
	@Tests/Fuzz/fuzz.sh syntax $(or $(SECONDS),60)
	@Tests/Fuzz/fuzz.sh session $(or $(SECONDS),60)
	@Tests/Fuzz/fuzz.sh shell $(or $(SECONDS),60)
	@Tests/Fuzz/fuzz.sh document $(or $(SECONDS),60)

keys: build ## Types at random at the prompt for SECONDS=60, and compares the screen with a fresh repaint
	@.ci/screens
	@AKSL='$(CURDIR)/$(AKSL)' .build/screens/bin/python Tests/Screens/random_keys.py $(or $(SECONDS),60) $(or $(SEED),1)

bench: build ## Measures aksl against its peers, as far as they are installed
	@Tests/Benchmarks/startup.sh $(AKSL)
	@Tests/Benchmarks/evaluate.sh $(AKSL)
	@Tests/Benchmarks/suite.sh $(AKSL)
	@Tests/Benchmarks/model.sh $(AKSL)
	@Tests/Benchmarks/import.sh $(AKSL)
	@Tests/Benchmarks/documents.sh $(AKSL)
	@Tests/Benchmarks/replay.sh $(AKSL) $(TRACE)
	@swift build --configuration release --product CompileBenchmark $(STATIC) >&2
	@Tests/Benchmarks/compile.sh .build/release/CompileBenchmark
	@swift build --configuration release --product AssistBenchmark $(STATIC) >&2
	@.build/release/AssistBenchmark
	@swift build --configuration release --product EngineBenchmark $(STATIC) >&2
	@Tests/Benchmarks/engine.sh .build/release/EngineBenchmark
	@Tests/Benchmarks/load.sh $(AKSL)
	@swift build --configuration release --product PromptBenchmark >&2
	@.build/release/PromptBenchmark $(AKSL)

# Under sudo there is often no swift to be found; then what its user has built is installed.
install: $(if $(shell command -v swift),build) ## Installs the program under PREFIX (default /usr/local); DESTDIR is honoured
	install -d '$(DESTDIR)$(PREFIX)/bin'
	install -m 755 $(AKSL) '$(DESTDIR)$(PREFIX)/bin/aksl'

dist: build ## Makes one stripped file that runs on a bare system, and proves that it does
	@mkdir -p dist
	@install -m 755 $(AKSL) '$(DIST)'
	@strip '$(DIST)'
	@.ci/check-standalone '$(DIST)'

format: ## Lays the Swift sources out
	@swift format -i -p -r Sources Tests Package.swift

lint: ## Checks the layout and style of the Swift sources, and the shell scripts if shellcheck is installed
	@swift format lint --strict -p -r Sources Tests Package.swift
	@if command -v shellcheck >/dev/null; then shellcheck .ci/* Tests/Benchmarks/*.sh Tests/Differential/*.sh Tests/Fuzz/*.sh; fi

clean: ## Removes what was built
	@rm -rf .build dist

requirements:
	@.ci/requirements
