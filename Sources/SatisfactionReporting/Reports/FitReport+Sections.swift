internal import PathModeling
internal import SatisfactionIndices
internal import SatisfactionNumerics

extension FitReport {
  /// Software, data and settings.
  public var manifest: [Section] {
    Manifest(
      command: "fit", data: Manifest.data(data, source),
      settings: Manifest.estimation(settings, by: estimator, measures: measures)
        + Manifest.modelling(settings, model) + Manifest.resampling(bootstrap) + Manifest.model(model, source)
    ).sections
  }

  /// The numbers, in the order of the schema.
  public var sections: [Section] {
    let resampled = inference.map { estimates.with($0) } ?? estimates
    return [
      Section("convergence", convergenceRecord), Section("stages", stages.enumerated().map(Self.record)),
    ] + resampled + [
      Section("constructCorrelations", FieldMatrix(names: constructCorrelations.rows, constructCorrelations)),
      Section(
        "crossLoadings",
        crossLoadings.map { table in
          FieldMatrix(
            rows: .init("indicators", table.rows), columns: .init("constructs", table.columns),
            values: table.rowsOfValues)
        }),
      Section("htmt", htmtMatrix),
      Section("fornellLarcker", fornellLarcker.map { FieldMatrix(names: $0.names, values: $0.values) }),
      Section("modelFit", modelFitRecord), Section("maximumLikelihood", likelihood.map(\.record)),
      Section("gsca", componentRecord), ReportResampling.section(bootstrap, command: "fit"),
    ]
  }

  /// The sections whose numbers can be resampled.
  var estimates: [Section] {
    [
      Section("constructs", constructs.map(\.record)), Section("indicators", indicators.map(\.record)),
      Section("parts", parts.map(\.record)), Section("leafWeights", leafWeights.map(\.record)),
      Section("dimensionEffects", dimensionEffects.map(\.record)), Section("paths", paths.map(\.record)),
      Section("products", products.map(\.record)),
      Section("productIndicators", productIndicators.map(Self.record)), Section("effects", effects.map(\.record)),
      Section(
        "specificIndirectEffects",
        specificIndirectEffects.map { effect in
          Record([
            .identity("chain", .texts(effect.chain)),
            Field("estimate", .number(effect.estimate), statistic: .specificIndirectEffect(effect.chain)),
          ])
        }),
    ]
  }

  private static func record(_ row: ProductIndicatorEstimate) -> Record {
    Record([
      .identity("product", row.product), .identity("item", row.item),
      Field("weight", .number(row.weight), topic: "products"),
      Field("loading", .number(row.loading), topic: "products"),
    ])
  }

  private var convergenceRecord: Record {
    Record(
      [
        Field("iterations", .integer(convergence.iterations)), Field("lastChange", .number(convergence.lastChange)),
      ], row: "fit")
  }

  private var componentRecord: Record? {
    explainedByComponents.map { explained in
      Record([Field("fit", .number(explained)), Field("adjustedFit", .null)], row: "gsca")
    }
  }

  private static func record(_ number: Int, _ stage: StageEstimate) -> Record {
    Record(
      [
        Field("constructs", .texts(stage.constructs)),
        Field(
          "paths", .records(stage.paths.map { Record([.identity("from", $0.from), .identity("to", $0.to)]) })),
        Field("iterations", .integer(stage.convergence.iterations)),
        Field("lastChange", .number(stage.convergence.lastChange)),
      ], row: "\(number + 1)")
  }

  private var htmtMatrix: FieldMatrix? {
    guard let htmt else { return nil }
    let composites = model.constructs.filter { $0.kind == .composite }.map(\.name)
    let remarks = [Field("composites", .texts(composites))]
    guard let inference = htmtInference else {
      return FieldMatrix(names: htmt.names, values: htmt.values, remarks: remarks)
    }
    let distinct = inference.oneSidedUpper.values.map { row in row.map { $0.flatMap(HTMTTest.distinctBelow) } }
    return FieldMatrix(
      names: htmt.names, values: htmt.values, remarks: remarks,
      inference: [
        .init("standardError", inference.standardError.values), .init("lower", inference.lower.values),
        .init("upper", inference.upper.values), .init("oneSidedUpper", inference.oneSidedUpper.values),
        .init("distinctBelow", distinct),
      ])
  }

  private var modelFitRecord: Record {
    Record([
      Field("saturated", .record(Self.record(modelFit?.saturated))),
      Field("estimated", .record(Self.record(modelFit?.estimated))),
      Field("exactFit", .record(exactFit.map(Self.record))),
    ])
  }

  private static func record(_ test: ExactFitTest) -> Record {
    func reference(_ name: String) -> FieldValue {
      let distance = test.distances.first { $0.name == name }
      return .record(
        distance.map { distance in
          Record([
            Field("quantile95", .number(distance.quantile95)), Field("quantile99", .number(distance.quantile99)),
            Field("p", .number(distance.p)),
          ])
        })
    }
    return Record([
      Field("model", .text(test.model.rawValue)), Field("srmr", reference("SRMR")), Field("dULS", reference("d_ULS")),
      Field("dG", reference("d_G")), Field("requested", .integer(test.requested)), Field("used", .integer(test.used)),
    ])
  }

  private static func record(_ distances: Distances?) -> Record {
    Record([
      Field("srmr", .number(distances?.srmr)), Field("dULS", .number(distances?.dULS)),
      Field("dG", .number(distances?.dG)),
    ])
  }
}

extension FieldMatrix {
  /// A matrix whose rows and columns have the same names.
  fileprivate init(names: [String], _ table: LabeledMatrix) { self.init(names: names, values: table.rowsOfValues) }
}

extension LabeledMatrix {
  fileprivate var rowsOfValues: [[Double?]] {
    rows.indices.map { i in columns.indices.map { j in values[i, j] } }
  }
}

extension FitReport.ConstructRow {
  fileprivate var record: Record {
    Record([
      .identity("name", name), Field("label", .text(label)), Field("order", .integer(order)),
      Field("partOf", .text(partOf)), Field("kind", .text(kind)), Field("mode", .text(mode)),
      Field("rSquared", .number(rSquared), statistic: .rSquared(name)),
      Field("adjustedRSquared", .number(adjustedRSquared), statistic: .adjustedRSquared(name)),
      Field("bic", .number(bic), statistic: .bic(name)), Field("alpha", .number(alpha), statistic: .alpha(name)),
      Field("rhoA", .number(rhoA), statistic: .rhoA(name)), Field("rhoC", .number(rhoC), statistic: .rhoC(name)),
      Field("ave", .number(ave), statistic: .ave(name)), Field("index", .number(index), statistic: .index(name)),
      Field("indexSD", .number(indexSD), statistic: .indexStandardDeviation(name)),
      Field("indexUndefined", .integer(indexUndefined)), Field("designEffect", .number(designEffect)),
      Field("effectiveSampleSize", .number(effectiveSampleSize)),
    ])
  }
}

extension FitReport.IndicatorRow {
  fileprivate var record: Record {
    Record([
      .identity("name", name), Field("construct", .text(construct)),
      Field("weight", .number(weight), statistic: .weight(name)),
      Field("unstandardizedWeight", .number(unstandardizedWeight), statistic: .unstandardizedWeight(name)),
      Field("loading", .number(loading), statistic: .loading(name)),
      Field("communality", .number(communality), statistic: .communality(name)),
      Field("vif", .number(vif), statistic: .indicatorVIF(name)),
      Field("mean", .number(mean), statistic: .mean(name)),
      Field("sd", .number(sd), statistic: .standardDeviation(name)), Field("min", .number(min)),
      Field("max", .number(max)),
    ])
  }
}

extension FitReport.PartRow {
  fileprivate var record: Record {
    Record([
      .identity("construct", construct), .identity("part", part),
      Field("weight", .number(weight), statistic: .partWeight(construct, part)),
      Field(
        "unstandardizedWeight", .number(unstandardizedWeight), statistic: .unstandardizedPartWeight(construct, part)),
      Field("loading", .number(loading), statistic: .partLoading(construct, part)),
      Field("vif", .number(vif), statistic: .partVIF(construct, part)),
    ])
  }
}

extension LeafWeight {
  fileprivate var record: Record {
    Record([
      .identity("construct", construct), .identity("indicator", indicator),
      Field("weight", .number(weight), statistic: .leafWeight(construct, indicator)),
    ])
  }
}

extension DimensionEffect {
  fileprivate var record: Record {
    Record([
      .identity("part", part), .identity("of", of), .identity("to", to),
      Field("effect", .number(effect), statistic: .dimensionEffect(of: part, on: to)),
      Field("impact", .number(impact), statistic: .dimensionImpact(of: part, on: to)),
    ])
  }
}

extension FitReport.PathRow {
  fileprivate var record: Record {
    Record([
      .identity("from", from), .identity("to", to),
      Field("estimate", .number(estimate), statistic: .path(from, to)),
      Field(
        "standardized", .number(standardized), statistic: product.map { _ in .standardizedPath(from, to) },
        topic: "products"),
      Field("product", product.map { .texts($0) } ?? .null),
      Field("fSquared", .number(fSquared), statistic: .fSquared(from, to)),
      Field("vif", .number(vif), statistic: .pathVIF(from, to)),
    ])
  }
}

extension FitReport.ProductRow {
  fileprivate var record: Record {
    Record([
      .identity("name", name), Field("factors", .texts(factors)),
      Field("sd", .number(sd), statistic: .productDeviation(name), topic: "products"),
    ])
  }
}

extension FitReport.EffectRow {
  fileprivate var record: Record {
    Record([
      .identity("from", from), .identity("to", to),
      Field("direct", .number(direct), statistic: .directEffect(from, to)),
      Field("indirect", .number(indirect), statistic: .indirectEffect(from, to)),
      Field("total", .number(total), statistic: .totalEffect(from, to)),
      Field("impact", .number(impact), statistic: .impact(of: from, on: to)),
    ])
  }
}
