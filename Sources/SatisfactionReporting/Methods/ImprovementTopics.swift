extension MethodTopic {
  static let improvementTopics = [
    MethodTopic(
      name: "drivers",
      aliases: [
        "importance", "performance", "potential", "priorityShare", "importanceFirstShare", "ellipse", "quadrant",
        "shortBoards", "whatIf", "raise", "effect", "meanAfter", "indexAfter", "attainable", "verification", "before",
        "after", "rowsBefore", "rowsAfter", "target", "distance", "covariance", "semiMajor", "semiMinor", "angle",
        "cutImportance", "cutPerformance",
      ],
      title: "Drivers: importance, performance, potential",
      formula: [
        "construct: importance = T*, performance = I, potential = T*·(100 − I)",
        "item: importance = v·T*, v = w̃(max − min)/Σw̃(max − min)",
        "what-if: Δ = Σ 100δ/(max − min)·v·T*, T* = 1 for the target's own items",
        "ellipse: half axes √(qλ), q = −2 ln(1 − level), λ of the covariance",
      ],
      conventions: [
        "Drivers are the constructs with a chain of paths to the target. The angle of the ellipse is that of its longer half "
          + "axis from the importance axis, in degrees. Cuts are the unweighted means of the level "
          + "unless --cut-importance and --cut-performance set them.",
        "The share of replicates in which a driver comes first says how often, and tests nothing: where drivers lie close, "
          + "replicates are too sure of the order.",
        "What-if equals a fit of the raised answers for items of the target itself. For an item of a driver it is what "
          + "follows if the consequence reaches the items downstream: a fit of answers of which only the driver's were "
          + "raised leaves the target where it is. Attainable is the mean rise if nobody can go beyond the end of the scale.",
        "Verification: one fit of both waves together; before, after and change of scores with these coefficients, "
          + "independent waves, variance V₁ in each.",
      ],
      sources: [
        "Martilla & James (1977), J. Marketing 41(1), 77–79, doi:10.1177/002224297704100112; Ringle & Sarstedt (2016), "
          + "Industrial Management & Data Systems 116, 1865–1886, doi:10.1108/IMDS-10-2015-0449"
      ]),
    MethodTopic(
      name: "metrics",
      aliases: [
        "n", "value", "nps", "npsAdjustedWald", "rate", "topBox", "bottomBox", "ces", "gap", "css", "weightedIndex",
        "composite",
        "complaints", "curve", "loyalty2x2", "wilson",
      ],
      title: "Metrics: shares, scores, gaps, curves",
      formula: [
        "V₁ = n/(n−1)·Σω²(y−ȳ)²/(Σω)²: means, t with n − 1", "V₀ = Σω²(y−ȳ)²/(Σω)²: shares and NPS, z",
        "share: Wilson's interval with n* = p(1−p)/V₀",
        "NPS = 100(p − d); adjusted Wald adds ¾ of a case to each of p, d",
        "ratio of means: V₁ of (P − RE)/Ē",
      ],
      conventions: [
        "Rows without a needed answer leave that metric only; n and missing count them. Rows of weight 0 are not cases.",
        "Changes between waves are of independent cases, with a normal interval; the distance from a target is the estimate "
          + "less the target.",
        "Under a design (--strata, --cluster, --fpc) V is linearised over the units within strata, all units counted, for "
          + "groups and waves as domains; intervals are of t with units less strata. Wilson's n* is p(1 − p)/V·(t with n − 1 "
          + "/ t of the design)², the factor at most 1, and where p is 0 or 1 that of the weights, which knows no "
          + "clusters. Differences and changes are linearised over the units of both sides instead of Welch's. Null are "
          + "the errors of answers from one unit, of changes of the adjusted Wald score, and the lack of fit.",
        "With --replicate-weights or --resample jackknife means, shares, ratios, differences and changes are formed in each "
          + "replicate, and V = scale·Σ rscale·(θ − c)²; see design.",
        "NPS has cut points 9–10 and 0–6 on 0…10, and must be given them on another scale. A weighted index maps the range "
          + "of the scale to its points, or, if asked, x/max.",
        "The curve is the mean outcome by satisfaction, its line by weighted least squares and its best curve that does not "
          + "fall; lack of fit compares the line with the means, of unweighted data only.",
      ],
      sources: [
        "Wilson (1927), JASA 22, 209–212, doi:10.1080/01621459.1927.10502953; Rocks (2016), The American Statistician 70, "
          + "365–372, doi:10.1080/00031305.2016.1158124; Reichheld (2003), HBR 81(12); Parasuraman, Zeithaml & Berry (1988), "
          + "J. Retailing 64, 12–40; Ayer et al. (1955), Ann. Math. Statistics 26, doi:10.1214/aoms/1177728423; Särndal, "
          + "Swensson & Wretman (1992), §5.5; Binder (1983), Int. Statistical Review 51; Korn & Graubard (1998), Survey "
          + "Methodology 24, 193–201"
      ]),
    MethodTopic(
      name: "plan", aliases: ["power", "sampleSize", "margin", "exact", "meanEstimate"],
      title: "Planning: how many interviews are enough",
      formula: [
        "margin: n = (z·s/m)², finite n/(1 + n/N), times the design effect",
        "share: n = z²p(1 − p)/m², finite n/(1 + (n − 1)/N)", "change: n a wave = (z₁₋α⸝₂ + z_power)²(s₁² + s₂²)/d²",
        "path: smallest n above ((z₁₋α + z_power)/|β|)²", "power: share of simulated surveys with p < α",
      ],
      conventions: [
        "The margin of a change is 1.4 times that of a level.",
        "The inverse square root of the path is a first guess: it knows neither reliability nor collinearity. Power "
          + "simulates this very model: every survey is fitted and resampled, its standard error is √(p(1 − p)/R), and "
          + "surveys that cannot be estimated are counted apart.",
      ],
      sources: [
        "Cochran (1977), Sampling Techniques, §4; Kock & Hadaya (2018), Information Systems Journal 28, 227–261, "
          + "doi:10.1111/isj.12131"
      ]),
  ]
}
