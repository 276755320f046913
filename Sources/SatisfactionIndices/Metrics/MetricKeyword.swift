/// The words that begin a metric in a definitions file.
public enum MetricKeyword: String, Sendable, CaseIterable {
  case rate, topbox, bottombox, mean, nps, ces, gap, css, disconfirmation, index, composite, complaints
  case complaintCauses, recovery, silent, recoveryLoyalty, loyalty2x2, clv, priceTolerance, curve, behaviour
  case responseRate

  /// The kind in reports.
  var kind: String {
    switch self {
    case .topbox: "topBox"
    case .bottombox: "bottomBox"
    case .index: "weightedIndex"
    default: rawValue
    }
  }

  /// The estimate that a target is for, nil where a metric takes none.
  var targetEstimate: String? {
    switch self {
    case .rate, .complaints: "rate"
    case .topbox: "topBox"
    case .bottombox: "bottomBox"
    case .mean, .ces, .priceTolerance: "score"
    case .nps: "nps"
    case .index, .composite: "index"
    case .gap: "gap"
    default: nil
    }
  }

  /// The estimate that stands for the metric, nil where none does.
  var leadingEstimate: String? {
    switch self {
    case .css: "ratioOfMeans"
    case .disconfirmation: "exceeds"
    case .recovery: "recovered"
    case .silent: "silent"
    case .recoveryLoyalty: "recoveredMinusNotRecovered"
    case .loyalty2x2: "interaction"
    case .clv: "clv"
    case .curve: "slope"
    case .responseRate: "responseRate2"
    case .complaintCauses, .behaviour: nil
    default: targetEstimate
    }
  }

  /// How a metric of this kind is written, for messages.
  var example: String {
    switch self {
    case .rate: "rate \"satisfied\" SATI >= 8"
    case .topbox: "topbox \"top two\" SATI top 2"
    case .bottombox: "bottombox \"worst two\" SATI bottom 2"
    case .mean: "mean \"satisfaction\" SATI"
    case .nps: "nps \"NPS\" RECO promoters 9..10 detractors 0..6"
    case .ces: "ces \"effort\" EFFO high 5..7"
    case .gap: "gap \"quality\" QUAL1..QUAL3 - EXPE1..EXPE3"
    case .css: "css \"quality\" QUAL1 / EXPE1 tolerance 0.1"
    case .disconfirmation: "disconfirmation \"quality\" QUAL1 - EXPE1 tolerance 1"
    case .index: "index \"CSI\" points 1000 map range 0.4*ADVI + 0.6*DELI"
    case .composite: "composite \"KCSI\" = 0.6*topbox(OVER, 2) + 0.4*topbox(REPU, 2)"
    case .complaints: "complaints \"complained\" COMP"
    case .complaintCauses: "complaintCauses \"causes\" CAUS among COMP"
    case .recovery: "recovery \"recovered\" HAND >= 6 among COMP"
    case .silent: "silent \"silent\" COMP among SATI <= 5"
    case .recoveryLoyalty: "recoveryLoyalty \"loyalty\" LOYA by COMP and HAND >= 6"
    case .loyalty2x2: "loyalty2x2 \"loyal\" sales: SALE >= 8, service: SERV >= 8, loyal: LOYA >= 8"
    case .clv: "clv \"value\" revenue REVE acquisition ACQU retention RETE"
    case .priceTolerance: "priceTolerance \"price\" increase PINC decrease PDEC coding signed cap 26"
    case .curve: "curve \"loyalty\" LOYA on SATI"
    case .behaviour: "behaviour \"what they did\" BEHA"
    case .responseRate: "responseRate \"response\" DISP complete 1 partial 2 eligible 3..5 unknown 6"
    }
  }
}

extension MetricFormula {
  /// The word that begins it.
  var keyword: MetricKeyword {
    switch self {
    case .rate: .rate
    case .topBox: .topbox
    case .bottomBox: .bottombox
    case .mean: .mean
    case .netPromoter: .nps
    case .effort: .ces
    case .gap: .gap
    case .satisfactionRatio: .css
    case .disconfirmation: .disconfirmation
    case .weightedIndex: .index
    case .composite: .composite
    case .complaints: .complaints
    case .complaintCauses: .complaintCauses
    case .recovery: .recovery
    case .silent: .silent
    case .recoveryLoyalty: .recoveryLoyalty
    case .loyaltyTable: .loyalty2x2
    case .lifetimeValue: .clv
    case .priceTolerance: .priceTolerance
    case .curve: .curve
    case .behaviour: .behaviour
    case .responseRate: .responseRate
    }
  }
}
