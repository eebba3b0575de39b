# pagup: `make report` and `make test` do everything on a fresh machine.
PREFIX ?= /usr/local
PIPELINE ?= pipelines/report.yaml
PAGUP = .build/release/pagup
# Linked statically, a command starts in half the time and needs no Swift where it is installed.
SWIFT_BUILD = swift build -c release --static-swift-stdlib --product pagup

.DEFAULT_GOAL := help
.PHONY: help report test plan check lint format bench cells fuzz quality train picture install dictionary build clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "make %-10s %s\n", $$1, $$2 }'

report: build ## build, run the samples, print the path of the workbook
	@$(PAGUP) run $(PIPELINE)

test: ## run the tests
	@.ci/setup --test
	@$(SWIFT_BUILD)
	@swift test

plan: build ## what a run would do, and why
	@$(PAGUP) plan $(PIPELINE)

check: build ## check the pipeline file and the lexicon
	@$(PAGUP) check $(PIPELINE)

lint: ## check the form of the code
	@swift format lint --strict -r Package.swift Sources Tests

format: ## bring the code into form
	@swift format -i -r Package.swift Sources Tests

bench: build ## measure speed; results in Benchmarks/Runs
	@Benchmarks/run --record

cells: ## compare writing a workbook with plain C
	@swift build -c release --product bench-render
	@cc -O2 Benchmarks/cells.c -lxlsxwriter -o .build/cells
	@Benchmarks/compare

quality: build ## score the claims on the annotated documents
	@Tests/Quality/claims --pagup $(PAGUP)

NAMES = Sources/TrainClaims/Names
ANNOTATED = Sources/TrainClaims/Documents Tests/Quality/documents
LABELS = Sources/TrainClaims/Labels
train: ## make the weights of the models from the annotated documents and sentences, and say how well they do on unseen ones
	@swift build -c release --product train-claims
	@.build/release/train-claims names $(NAMES) --folds 6
	@.build/release/train-claims names $(NAMES) --output Sources/Lexicon/Resources/names.ko.weights
	@swift build -c release --product train-claims # claims are learned beside the names
	@for language in ko en; do \
	  .build/release/train-claims $(ANNOTATED) --language $$language --folds 6 && \
	  .build/release/train-claims $(ANNOTATED) --language $$language \
	    --output Sources/Lexicon/Resources/claims.$$language.weights || exit 1; done
	@.build/release/train-claims labels $(LABELS) --language en --folds 6
	@.build/release/train-claims labels $(LABELS) --language en \
	  --output Sources/Lexicon/Resources/labels.en.weights

fuzz: ## change files at random and read them: FOLDER=… SEED=1 SECONDS=600
	@swift run -c release fuzz-extract $(FOLDER) $(or $(SEED),1) $(or $(SECONDS),600)

picture: report ## make the picture of the workbook that the README shows
	@.ci/picture

install: build ## install under PREFIX (default /usr/local)
	@install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/libexec/pagup $(DESTDIR)$(PREFIX)/share/pagup
	@install -m 755 $(PAGUP) $(DESTDIR)$(PREFIX)/libexec/pagup/pagup
	@cp -R .build/release/pagup_*.resources $(DESTDIR)$(PREFIX)/libexec/pagup/
	@.ci/setup --dictionary $(DESTDIR)$(PREFIX)/share/pagup/mecab-ko-dic
	@ln -sf ../libexec/pagup/pagup $(DESTDIR)$(PREFIX)/bin/pagup
	@echo installed $(DESTDIR)$(PREFIX)/bin/pagup

dictionary: ## fetch the Korean dictionary into share/pagup
	@.ci/setup --dictionary share/pagup/mecab-ko-dic

build: ## install what is missing and build
	@.ci/setup
	@$(SWIFT_BUILD)

clean: ## remove what builds and runs wrote
	@rm -rf .build
	@find output -mindepth 1 ! -name README.md -delete
