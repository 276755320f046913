# Two commands: `make demo` and `make test`. Each does all the set-up a fresh machine needs.

SWIFT ?= swift
# With Swift's own libraries inside, csi starts faster and runs where no Swift is installed; macOS has them always.
STATIC := $(if $(filter Linux,$(shell uname)),--static-swift-stdlib)
CSI_BUILD := --package-path Examples --scratch-path Examples/.build-csi --configuration release --product csi $(STATIC)
SURVEY := Examples/Data/mobile-phone.csv

.PHONY: demo csi test setup formats doors lint format benchmarks mutations gallery docs clean

demo: csi ## build in release and fit the embedded survey
	"$$($(SWIFT) build $(CSI_BUILD) --show-bin-path)/csi" fit $(SURVEY) --template ecsi-mobile

csi: setup ## build the command line in release, as Examples/.build-csi/release/csi
	$(SWIFT) build $(CSI_BUILD)

test: setup formats ## every test, those of Examples included; the last line says what was skipped
	@SWIFT="$(SWIFT)" XUNIT="$(XUNIT)" .ci/test

setup: ## OpenBLAS with its headers, if they are missing
	@sh .ci/install-openblas

formats: ## what reads the files of other programs, where it is missing
	@sh .ci/install-formats

doors: formats ## one survey through every door, with real PostgreSQL and Spark servers; the last line says what was skipped
	@python3 Tests/Doors/run

lint: ## style and the invariants of the design, without changing a file
	python3 .ci/check-design
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests Examples Benchmarks

format: ## style, in place
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests Examples Benchmarks

benchmarks: setup ## build and run the benchmarks, and write their tables into Benchmarks/README.md
	python3 Benchmarks/measure.py

mutations: setup ## plant the faults of Tests/Mutations one at a time; fails where too many are not seen
	python3 Tests/Mutations/run

gallery: csi ## the pictures of the README and the documentation, from the real report (PNG where Chromium is found)
	sh .ci/draw-gallery "$$($(SWIFT) build $(CSI_BUILD) --show-bin-path)/csi"

docs: setup ## DocC archive in .build/docs, all modules in one
	sh .ci/build-docs .build/docs

clean:
	rm -rf .build Examples/.build Examples/.build-csi Benchmarks/.build
