extension MethodTopic {
  static let estimationTopics = [
    MethodTopic(
      name: "moments", aliases: ["mean", "sd", "rows", "used", "missingCells"],
      title: "Means, standard deviations and correlations of the answers",
      formula: [
        "mean        x̄ = Σωx / Σω", "covariance  Σω(x − x̄)(x − x̄)′ / Σω · n/(n − 1)",
        "reversed    min + max − x",
      ],
      conventions: [
        "n is the number of rows used, whatever the weights sum to. Missing answers: casewise (default, rows complete "
          + "in the model's own columns), mean (the observed mean, standard deviations after it), em (maximum "
          + "likelihood of normal answers missing at random), or error; --missing. Replicates replace and estimate by "
          + "their own weights.",
        "Rows of weight 0 are not cases, nor are rows without any answer.",
        "Sums of whole answers are exact: the order of the rows does not change a bit.",
      ],
      sources: ["elementary"]),
    MethodTopic(
      name: "weights",
      aliases: ["weight", "scheme", "metric", "tolerance", "maximumIterations", "iterations", "lastChange"],
      title: "Weights of the indicators: the PLS iteration",
      formula: [
        "score        y = Σ w·(x − x̄)/s, w′Rw = 1", "inner proxy  z = Σ e·y over the joined constructs",
        "Mode A       w ∝ cov(x, z)", "Mode B       w ∝ R⁻¹ cov(x, z)", "unit         all w equal, nothing estimated",
        "fixed        w ∝ ω·s, ω given",
      ],
      conventions: [
        "Inner weights e: path (default) takes regression coefficients on predecessors and correlations with "
          + "successors, factorial the correlations, centroid their signs; --scheme.",
        "Start: equal weights. All blocks are updated at once. Stop: no weight of a standardised indicator changes by "
          + "more than 1e-7; --tolerance. After 300 iterations the fit is refused; --max-iterations.",
        "Metric: standardized (default) works on correlations; raw works on covariances, the tradition of ECSI; "
          + "--metric.",
      ],
      sources: [
        "Wold (1982); Lohmöller (1989), ch. 2; Tenenhaus, Esposito Vinzi, Chatelin & Lauro (2005), CSDA 48, "
          + "doi:10.1016/j.csda.2004.03.005"
      ]),
    MethodTopic(
      name: "higher-order",
      aliases: [
        "higherOrder", "parts", "order", "partOf", "leafWeights", "dimensionEffects", "dimensions", "stages",
        "fixed",
      ],
      title: "Constructs made of constructs, and the index as a tree",
      formula: [
        "stage        R_k = L′RL: columns are items, and scores of the stage before", "index        I = Σ ṽ·I_part",
        "share        ṽ = (v/s_part) / Σ(v/s), s of the part's index",
        "effect       of a part = v·T, of its parts v·v′·T",
        "impact       of a part = ṽ·T*, so that they sum to T*",
      ],
      conventions: [
        "Quality =~ Product + Service: the names on the right are constructs. disjoint (default): a construct of "
          + "constructs is replaced by its parts until they have scores, which are then its columns; K + 1 stages for a "
          + "tree of K levels above the constructs of items. embedded: the first stage repeats the items, in each later "
          + "one every other construct is its score. repeated: one stage, in which it has all items of its tree again, "
          + "so that a part counts by its number of items; @higher-order, --higher-order.",
        "What is said of a construct comes from the last stage in which it is estimated. A part has no R². Mode A over "
          + "parts has α, ρ_A, ρ_C and AVE; HTMT has none for a construct and what it is made of; SRMR is that of the "
          + "last stage. With repeated items all these and ṽ are undefined, and the arrows between a construct and its "
          + "parts stand among the paths.",
        "Effects and impacts of parts take the index apart, whatever the arrows say: they are no causal paths. "
          + "fixed(0.3, 0.7)*(A + B) gives ṽ instead of an estimate.",
        "Programs differ: seminr is disjoint; cSEM's mixed is embedded, its 2stage lets the first stage be a saturated "
          + "model and corrects second-order correlations by √ρ_A. Consistent PLS with parts is not built.",
      ],
      sources: [
        "Wold (1982); Becker, Klein & Wetzels (2012), LRP 45, doi:10.1016/j.lrp.2012.10.001; Sarstedt, Hair, Cheah, "
          + "Becker & Ringle (2019), AMJ 27, doi:10.1016/j.ausmj.2019.05.003"
      ]),
    MethodTopic(
      name: "sign", aliases: ["orientation", "dominant"],
      title: "Orientation of the scores",
      formula: ["Σ cor(x, y) over the own indicators > 0"],
      conventions: [
        "A sum within 1e-12 of 0 goes to the first indicator; @dominant names another. A bootstrap replicate is turned "
          + "to agree with the fit, w*′Rw > 0: the rule by sums would flip blocks of mixed signs."
      ],
      sources: ["Tenenhaus et al. (2005), §1; checked against the replicates of several programs"]),
    MethodTopic(
      name: "loadings", aliases: ["loading", "communality", "crossLoadings"],
      title: "Loadings and cross-loadings",
      formula: ["loading      λ = cor(x, y)", "communality  λ²", "in consistent PLS  λ = w·√ρ_A / w′w"],
      conventions: [
        "Cross-loadings are never corrected.",
        "A report marks loadings below 0.707 = √½: less than half of the item is its construct.",
      ],
      sources: ["Tenenhaus et al. (2005), §2.3; Dijkstra & Henseler (2015), MISQ 39(2)"]),
    MethodTopic(
      name: "paths", aliases: ["path", "estimate", "rSquared", "adjustedRSquared", "r2", "constructCorrelations"],
      title: "Path coefficients and R²",
      formula: [
        "β = C⁻¹c over the predecessors", "R² = Σ β·c", "adjusted R² = 1 − (1 − R²)(n − 1)/(n − k − 1)",
      ],
      conventions: ["C are the correlations of the scores; in consistent PLS, corrected for attenuation."],
      sources: ["Wold (1982); Tenenhaus et al. (2005), §1.3"]),
    MethodTopic(
      name: "effects", aliases: ["direct", "indirect", "total", "specificIndirectEffects", "chain"],
      title: "Direct, indirect and total effects",
      formula: ["T = (I − B)⁻¹ − I", "indirect = T − B", "along one chain: the product of its paths"],
      conventions: ["Models with a cycle are refused, and the cycle is shown."],
      sources: ["Bollen (1987), Sociological Methodology 17"]),
    MethodTopic(
      name: "plsc", aliases: ["disattenuated", "consistent"],
      title: "Consistent PLS: correction for measurement error",
      formula: ["c* = c / √(ρ_A,i · ρ_A,j)", "λ* = w·√ρ_A / w′w"],
      conventions: [
        "Only with --estimator plsc, and only for =~ blocks in Mode A with two indicators or more; composites, single "
          + "indicators and unit weights have reliability 1. Some programs correct Mode A composites too.",
        "Estimates outside their range (ρ_A or |λ| above 1, R² of 1 or more, a negative eigenvalue of the corrected "
          + "correlations) are reported with a warning; ρ_A of 0 or less is refused.",
      ],
      sources: ["Dijkstra & Henseler (2015), MIS Quarterly 39(2), and CSDA 81, doi:10.1016/j.csda.2014.07.008"]),
    MethodTopic(
      name: "estimators", aliases: ["estimator", "unit", "pca", "sums"],
      title: "Estimators beside PLS, and the same model by all of them",
      formula: [
        "unit  equal weights, w′Rw = 1", "pca   the first eigenvector of every block's correlations",
        "gsca  least squares over all equations; see csi methods gsca",
        "ml    likelihood of common factors; see csi methods ml",
      ],
      conventions: [
        "All take the same moments, so missing answers, weights and scales mean the same for each. Paths, R², effects "
          + "and indices follow from the scores as under PLS; maximum likelihood has no scores, and its weights and "
          + "indices are null.",
        "csi estimators prints every number and its difference from the first of --estimators. Composites and common factors "
          + "are different things: no estimator is called better. One that fails leaves null and its reason.",
      ],
      sources: ["elementary; Jolliffe (2002), Principal Component Analysis, ch. 1"]),
    MethodTopic(
      name: "gsca", aliases: ["adjustedFit"],
      title: "Generalized structured component analysis",
      formula: [
        "loadings  λ = cor(x, own score) for =~ blocks, none for <~",
        "weights   w ∝ λ + R_jj⁻¹ Σ b·cov(x, score), in turn",
        "FIT       1 − SS(E)/SS(V) over indicators and constructs",
      ],
      conventions: [
        "Loadings and paths, then the weights of each construct in turn, until no weight changes by more than "
          + "--tolerance; scores have variance 1. There are no inner schemes and no modes, "
          + "and given weights (fixed) are refused; unit and pca keep them.",
        "The adjusted FIT is not computed and is null.",
      ],
      sources: ["Hwang & Takane (2004), Psychometrika 69(1), doi:10.1007/BF02295841; checked against cSEM"]),
    MethodTopic(
      name: "ml",
      aliases: ["maximumLikelihood", "chiSquare", "cfi", "tli", "rmsea", "gradient", "parameters", "parameterTable"],
      title: "Maximum likelihood of common factors",
      formula: [
        "F = ln|Σ| + tr(SΣ⁻¹) − ln|S| − p", "Σ = Λ(I − B)⁻¹Ψ(I − B)⁻ᵀΛ′ + Θ", "χ² = n·F, S with divisor n",
        "CFI = 1 − max(χ² − df, 0)/max(χ²₀ − df₀, χ² − df, 0)", "TLI = (χ²₀/df₀ − χ²/df)/(χ²₀/df₀ − 1)",
        "RMSEA = √(max(χ² − df, 0)/(df·n))",
      ],
      conventions: [
        "The first loading of a construct is 1, a single indicator has no error, exogenous constructs covary freely, "
          + "errors do not. χ²₀ is that of unrelated indicators. SRMR is over p(p + 1)/2 elements.",
        "Fisher scoring until no element of the gradient is above 1e-11, which is closer than some programs stop: on the "
          + "mobile-phone survey their printed values are off by 2.4e-4. Standard errors: expected information.",
        "Composites (<~) of several indicators are refused. A variance below 0 is reported with a warning.",
      ],
      sources: [
        "Jöreskog (1970), Biometrika 57(2), doi:10.1093/biomet/57.2.239; Bollen (1989); checked against lavaan"
      ]),
  ]

  static let indexTopics = [
    MethodTopic(
      name: "index", aliases: ["indexSD", "indexUndefined", "score", "scale", "min", "max", "unstandardizedWeight"],
      title: "Index, 0–100",
      formula: [
        "w̃ = (w/s) / Σ(w/s)", "index = 100 · (Σw̃x̄ − Σw̃·min) / (Σw̃·max − Σw̃·min)",
        "each case's score: the same with its answers for x̄",
      ],
      conventions: [
        "min and max are the declared scale (@scale, --scale), never taken from the data. Some programs put the "
          + "standardised weights w on raw answers; on the mobile-phone survey that gives 71.78 instead of 72.45.",
        "The interval re-estimates the weights in every replicate. Where they nearly cancel, Σ(w/s) near 0, a replicate has "
          + "no index; indexUndefined counts these.",
      ],
      sources: [
        "Fornell, Johnson, Anderson, Cha & Bryant (1996), J. Marketing 60(4), doi:10.1177/002224299606000403"
      ]),
    MethodTopic(
      name: "impact", aliases: ["points"],
      title: "Impact of a driver, in points",
      formula: ["T* = T · s_target / s_driver"],
      conventions: [
        "T is the standardised total effect, s the standard deviations of the 0–100 scores: one more point of the "
          + "driver's index gives T* more points."
      ],
      sources: ["Fornell et al. (1996); Tenenhaus et al. (2005), §5"]),
  ]
}
