# One flavour for everything, so that a machine compiles once: `make demo` first or `make test` first, the second finds
# the work done. Build products stay outside the clone.

SCRATCH := $(or $(LINEWARDEN_SCRATCH),$(HOME)/.cache/linewarden-build)
FLAVOUR := --scratch-path $(SCRATCH) -debug-info-format none
SWIFT_FILES := Package.swift $(wildcard Sources Tests Benchmarks)
DEMO_OUT ?= linewarden-demo

# SQLite for the keys and the history, zlib for the HTTP client, zstd for the ledger, git and libdeflate for the archives.
DEBIAN_PACKAGES := git libdeflate-dev libsqlite3-dev libzstd-dev zlib1g-dev

.PHONY: demo test soak build format lint prepare

## Assesses an invented contact center, and says where the report is.
demo: prepare
	swift build $(FLAVOUR) --product linewarden
	$(SCRATCH)/debug/linewarden demo --out $(DEMO_OUT)
	@echo
	@echo "Everything of this demo is in $(abspath $(DEMO_OUT)):"
	@ls -1 $(DEMO_OUT)

## Runs every test; what it prints is the specification.
test: prepare
	swift build $(FLAVOUR) --build-tests $(BUILD_FLAGS)
	swift test $(FLAVOUR) --skip-build $(TEST_FLAGS)

## Kills the writer of a ledger a thousand times in a row, where `make test` does so fifty times, and once
## at each of its first steps and at every kind of step.
soak: prepare
	swift build $(FLAVOUR) --build-tests $(BUILD_FLAGS)
	LINEWARDEN_SOAK=1000 swift test $(FLAVOUR) --skip-build --filter CrashTests

build: prepare
	swift build $(FLAVOUR) --build-tests $(BUILD_FLAGS)

format:
	swift format --in-place --parallel --recursive $(SWIFT_FILES)

lint:
	swift format lint --strict --parallel --recursive $(SWIFT_FILES)

prepare:
	@.ci/install $(DEBIAN_PACKAGES)
