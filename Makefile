# The two commands that everybody needs: `make` builds the tool and the portal, `make test` runs all tests.

.DEFAULT_GOAL := portal
.PHONY: portal check diff report verify tool test pdf guide dist goldens reference lint format leaks faults edits attacks fuzz bench bench-check bench-record clean dependencies browser help

UNAME := $(shell uname -s)
ROOT := $(if $(filter 0,$(shell id -u)),,sudo)
# On Linux the runtime of Swift is linked in, so that the tool runs where there is no Swift. (Apple's systems bring it.)
RELEASE := -c release $(if $(filter Linux,$(UNAME)),--static-swift-stdlib -Xswiftc -use-ld=lld) \
  -Xswiftc -file-prefix-map -Xswiftc $(CURDIR)=. -Xcc -ffile-prefix-map=$(CURDIR)=.
TOOL := .build/release/engawa
# Tests run optimised: the suite takes less than half of the time, and every test still sees what is internal.
TESTS := --scratch-path .build/tests -Xswiftc -O
# What the tool says of itself, and writes into the manifest of what it builds.
export ENGAWA_COMMIT := $(shell git describe --always --abbrev=12 --exclude '*' --dirty=+changes 2>/dev/null)
VENV := .build/browser
PDF := .build/pdf
APT := libcmark-dev coinor-libcbc-dev coinor-libclp-dev libutf8proc-dev zlib1g-dev libzip-dev libexpat1-dev libxlsxwriter-dev \
  libvips42 fontconfig fonts-morisawa-bizud-gothic poppler-utils pkg-config
LIBRARIES := libcmark cbc clp libutf8proc zlib libzip expat xlsxwriter

portal: tool ## build the tool and this repository's portal into public/, participants/ and internal/ (the default)
	$(TOOL) build --all
	@echo
	@echo "The portal is in public/. Open public/index.html in a browser. The pages for training are in internal/ and participants/."
	@echo "The tool is $(TOOL); '$(TOOL) --help' says what it can do."

# What runs in CI and by hand alike; none of it needs the register. The report may be another.
BASE ?= origin/main
REPORT ?= r4-individual-support
ID ?=
FORMAT ?= text

check: ## look for mistakes in the portal, run the gate and the audit, and write nothing (FORMAT=sarif for machines)
	@$(MAKE) --silent tool >&2
	@$(TOOL) check --strict --format $(FORMAT)

diff: ## say what readers of the portal would see change against BASE, as Markdown
	@$(MAKE) --silent tool >&2
	@$(TOOL) diff $(BASE) --as markdown

report: tool pdf ## freeze the portal's report into content/releases/, unless the same is frozen already (REPORT=page ID=name)
	$(TOOL) snapshot $(ID) --report $(REPORT) --unless-frozen

verify: tool ## prove that every release is as it was frozen
	@for release in content/releases/*/; do [ ! -d "$$release" ] || $(TOOL) verify "$$release" || exit 1; done

tool: dependencies
	swift build $(RELEASE) --product engawa

test: dependencies browser pdf ## run all tests, also those in a real browser where there is Chromium
	swift build --build-tests $(TESTS) --explicit-target-dependency-import-check error
	swift test --skip-build $(TESTS)
	swift build $(RELEASE) --product engawa
	$(TOOL) build --quiet --output .build/portal
	$(TOOL) build --quiet --edition training --output .build/portal-training
	$(TOOL) build --quiet --edition participants --output .build/portal-participants
	$(TOOL) build --quiet --root guide --output $(CURDIR)/.build/guide
	@if [ -x $(VENV)/bin/python ] && [ -x $(PDF)/bin/weasyprint ]; then \
	  Tests/PDF/check.sh $(TOOL) $(VENV)/bin/outloud; \
	else echo "SKIPPED: tests of PDFs (no WeasyPrint, or no Python with venv)"; fi
	@if [ -x $(VENV)/bin/python ]; then \
	  for site in portal portal-training portal-participants guide; do \
	    $(VENV)/bin/python Tests/Browser/check_pages.py .build/$$site || exit 1; done; \
	  $(VENV)/bin/python Tests/Browser/check_tasks.py .build/portal || exit 1; \
	  $(VENV)/bin/python Tests/Browser/check_languages.py .build/portal || exit 1; \
	  for site in portal-training portal-participants; do \
	    $(VENV)/bin/python Tests/Browser/check_slides.py .build/$$site || exit 1; done; \
	  if command -v java >/dev/null && command -v linkchecker >/dev/null; then \
	    for site in portal portal-training portal-participants guide; do \
	      Tests/Browser/check_html.sh $(VENV)/bin/python .build/$$site || exit 1; done; \
	  else echo "SKIPPED: tests of HTML and links (no Java, or no linkchecker)"; fi; \
	  $(VENV)/bin/shellcheck .ci/run packaging/*.sh packaging/recipes/*.sh Tests/*/*.sh && \
	  $(VENV)/bin/yamllint --strict .github/workflows packaging/recipes; \
	else echo "SKIPPED: tests in a browser (no Chromium, or no Python with venv)"; fi

guide: tool ## build the guide into guide/public
	$(TOOL) build --root guide --strict

dist: tool ## pack the tool into .build/dist: a tarball that needs no Swift and, on Debian and Ubuntu, a .deb
	packaging/dist.sh $(TOOL) .build/dist
	packaging/test-dist.sh .build/dist

reference: dependencies ## write the pages of the guide anew that are made from the tool
	RECORD_GOLDENS=1 swift test $(TESTS) --filter GuideTests/generated
	git diff --stat -- guide

goldens: dependencies ## write the golden files anew; look at the difference before you commit it
	-RECORD_GOLDENS=1 swift test $(TESTS) --filter "GoldenTests|TextTests"
	git diff --stat -- Tests/Goldens

lint: ## check the format of all Swift files
	swift format lint --strict --recursive Package.swift Sources Tests Benchmarks

format: ## format all Swift files
	swift format --in-place --recursive Package.swift Sources Tests Benchmarks

leaks: dependencies ## look for memory that is never freed, and for wrong uses of it (Linux)
	swift build --sanitize=address --scratch-path .build-leaks --product engawa
	ASAN_OPTIONS=detect_leaks=1 LSAN_OPTIONS=suppressions=Tests/Leaks/suppressions.txt:print_suppressions=0 \
	  .build-leaks/debug/engawa check --jobs 2

faults: dependencies ## kill builds and sealings at 300 random moments (FAULTS=n for another number)
	FAULTS=$${FAULTS:-300} swift test $(TESTS) --filter FaultTests

edits: dependencies ## edit 500 sites at random, and hold builds with a cache against builds without (EDITS=n for another number)
	EDITS=$${EDITS:-500} swift test $(TESTS) --filter RememberingTests

attacks: dependencies ## attack 200 sealed sites of each shape (ATTACKS=n for another number)
	ATTACKS=$${ATTACKS:-200} swift test $(TESTS) --filter AttackTests

fuzz: dependencies ## give readers input that is nearly right, each for 60 seconds (FUZZ=n for another number)
	FUZZ=$${FUZZ:-60} swift test $(TESTS) --filter FuzzTests

bench: tool ## measure against the floor and, where it is on the PATH, Hugo
	swift build $(RELEASE) --product engawa-bench
	.build/release/engawa-bench

bench-check: tool ## measure sites again, and say which row is slower than Benchmarks/history.csv says (before a release)
	swift build $(RELEASE) --product engawa-bench
	.build/release/engawa-bench --check site 10000

bench-record: tool ## measure sites, and write the rows into Benchmarks/history.csv
	swift build $(RELEASE) --product engawa-bench
	.build/release/engawa-bench --record site 10000

clean: ## remove what was built
	if [ -x $(TOOL) ]; then $(TOOL) clean && $(TOOL) clean --edition participants && $(TOOL) clean --edition training; fi
	swift package clean
	rm -rf .build/tests

dependencies:
	@command -v swift >/dev/null || { \
	  echo "Swift 6.2 or later is needed. https://www.swift.org/install/ tells how to get it."; exit 1; }
ifeq ($(UNAME),Darwin)
	@pkg-config --exists $(LIBRARIES) 2>/dev/null || { \
	  echo "libcmark, Clp, Cbc, utf8proc, zlib, libzip, expat and libxlsxwriter are needed. Install them with:"; \
	  echo "  brew install cmark cbc clp utf8proc zlib libzip expat libxlsxwriter vips poppler pkg-config"; exit 1; }
else
	@pkg-config --exists $(LIBRARIES) 2>/dev/null && command -v pdftotext >/dev/null \
	  && /sbin/ldconfig -p | grep -q libvips.so.42 && fc-list 'BIZ UDPGothic' 2>/dev/null | grep -q . || { \
	  command -v apt-get >/dev/null || { \
	    echo "libcmark, Clp, Cbc, utf8proc, zlib, libzip, expat, libxlsxwriter (with headers), libvips, fontconfig with BIZ UDPGothic, pdftotext and pkg-config are needed."; exit 1; }; \
	  echo "Installing $(APT)"; \
	  $(ROOT) apt-get update -qq && $(ROOT) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $(APT); }
endif

# A browser and a second program that signs, for the tests; where there is none, the tests say so and go on.
browser:
ifeq ($(UNAME),Linux)
	@for tool in chromium minisign java linkchecker; do command -v $$tool >/dev/null || missing="$$missing $$tool"; done; \
	[ -z "$$missing" ] || ! command -v apt-get >/dev/null || { \
	  echo "Installing:$$missing"; \
	  $(ROOT) apt-get update -qq; \
	  java=$$(command -v java >/dev/null || echo default-jre-headless); \
	  $(ROOT) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-cjk linkchecker minisign \
	    python3-venv $$java; \
	  } || true
endif
	@if command -v chromium >/dev/null && ! cmp -s Tests/Browser/requirements.txt $(VENV)/requirements.txt; then \
	  rm -rf $(VENV); \
	  python3 -m venv $(VENV) && $(VENV)/bin/python -m pip install --quiet -r Tests/Browser/requirements.txt \
	  && cp Tests/Browser/requirements.txt $(VENV)/ || rm -rf $(VENV); fi

pdf: ## install what the PDF of a report is made with into .build/pdf
ifeq ($(UNAME),Linux)
	@{ command -v fc-match >/dev/null && [ "$$(fc-match -f '%{family[0]}' 'BIZ UDPGothic')" = "BIZ UDPGothic" ]; } \
	  || ! command -v apt-get >/dev/null || { \
	  echo "Installing what WeasyPrint needs"; \
	  $(ROOT) apt-get update -qq; \
	  $(ROOT) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq fontconfig fonts-morisawa-bizud-gothic \
	    libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 openssh-client python3-venv; } || true
endif
	@cmp -s packaging/pdf/requirements.txt $(PDF)/requirements.txt || { \
	  rm -rf $(PDF); \
	  python3 -m venv $(PDF) && $(PDF)/bin/python -m pip install --quiet --require-hashes -r packaging/pdf/requirements.txt \
	  && cp packaging/pdf/requirements.txt $(PDF)/ || rm -rf $(PDF); }

help: ## show this list
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:[^#]*## /\t/'
