extension MethodTopic {
  static let measurementTopics = [
    MethodTopic(
      name: "reliability", aliases: ["alpha", "rhoA", "rhoC", "ave"],
      title: "Reliability and average variance extracted",
      formula: [
        "α = k·r̄ / (1 + (k − 1)·r̄)", "ρ_A = (w′w)² · w′(R − diag R)w / w′(ww′ − diag ww′)w",
        "ρ_C = (Σλ)² / ((Σλ)² + Σ(1 − λ²))", "AVE = mean λ²",
      ],
      conventions: [
        "Given for Mode A blocks of two indicators or more; they measure agreement on one thing.",
        "A report marks α below 0.6 (Bagozzi & Yi) and AVE below 0.5 (Fornell & Larcker): less than half of the items is "
          + "what they share.",
      ],
      sources: [
        "Cronbach (1951); Dijkstra & Henseler (2015); Jöreskog (1971); Fornell & Larcker (1981), JMR 18(1); "
          + "Bagozzi & Yi (1988), JAMS 16(1)"
      ]),
    MethodTopic(
      name: "htmt", aliases: ["oneSidedUpper", "distinctBelow", "discriminant"],
      title: "Heterotrait–monotrait ratio",
      formula: ["mean |r| between two blocks / √(mean |r| within one · within the other)"],
      conventions: [
        "Absolute correlations (HTMT+) by default; --htmt signed is the ratio of 2015, undefined where the product of "
          + "the monotrait means is not positive, --htmt geometric is HTMT2, undefined where a correlation is not "
          + "positive. A single indicator counts a monotrait mean of 1.",
        "Inference: the upper end of a one-sided interval, compared with 0.85, 0.90 or 1. A report marks values above 0.9.",
      ],
      sources: [
        "Henseler, Ringle & Sarstedt (2015), JAMS 43, doi:10.1007/s11747-014-0403-8; Roemer, Schuberth & Henseler "
          + "(2021), IMDS 121(12); Ringle et al. (2023), Data in Brief 48"
      ]),
    MethodTopic(
      name: "fornell-larcker", aliases: ["fornellLarcker"],
      title: "Fornell–Larcker table",
      formula: ["√AVE on the diagonal, correlations of the constructs beside it"],
      conventions: ["√AVE is empty for single indicators and blocks that are not Mode A."],
      sources: ["Fornell & Larcker (1981), J. Marketing Research 18(1), doi:10.1177/002224378101800104"]),
    MethodTopic(
      name: "vif", aliases: ["collinearity"],
      title: "Variance inflation",
      formula: ["VIF = 1 / (1 − R²), R² of one variable on the others"],
      conventions: [
        "Of indicators within their block, and of the predecessors of a construct.",
        "A report marks values above 5: four fifths of the variable are known from the others.",
      ],
      sources: ["Marquardt (1970), Technometrics 12(3); Hair, Hult, Ringle & Sarstedt (2022), ch. 5, for the bound"]),
    MethodTopic(
      name: "f2", aliases: ["fSquared", "f²"],
      title: "Effect size f² of a path",
      formula: ["f² = (R²_with − R²_without) / (1 − R²_with)"],
      conventions: ["The scores are held fixed; programs that estimate the model anew differ by up to 0.01."],
      sources: ["Cohen (1988), ch. 9"]),
    MethodTopic(
      name: "bic", aliases: ["aic"],
      title: "Information criteria",
      formula: ["BIC = n·ln((1 − R²)(n − 1)/n) + (k + 1)·ln n", "AIC: penalty 2(k + 1)"],
      conventions: ["One for every endogenous construct; smaller is better, only on the same data."],
      sources: ["Sharma, Sarstedt, Shmueli, Kim & Thiele (2019), J. AIS 20(4)"]),
  ]

  static let fitTopics = [
    MethodTopic(
      name: "fit",
      aliases: [
        "srmr", "dULS", "dG", "quantile95", "quantile99", "exactFit", "modelFit", "saturated", "estimated", "d_uls",
        "d_g",
      ],
      title: "Model fit: SRMR, d_ULS and d_G",
      formula: [
        "Σ̂ = ΛΦΛ′ + Θ, unit diagonal", "SRMR = √(Σ e² / (p(p + 1)/2)), e = R − Σ̂, i ≥ j", "d_ULS = Σ e², i ≥ j",
        "d_G = ½ Σ (ln φ)², φ the eigenvalues of R⁻¹Σ̂",
      ],
      conventions: [
        "Saturated: Φ are the construct correlations. Estimated: what the paths imply, diagonal set to 1. Reflective "
          + "blocks imply λλ′ within, composites keep R. d_G takes the natural logarithm; a program that takes log10 "
          + "shows a fifth of it.",
        "A report marks SRMR above 0.08 (Hu & Bentler 1999).",
        "The exact-fit test (--exact-fit) turns the answers so that the model holds exactly in them, and bootstraps them: "
          + "quantile95 and quantile99 of the distances, p the share as large or larger. Plain PLS of =~ blocks has no "
          + "such test: its loadings are too large even where the model holds.",
      ],
      sources: [
        "Dijkstra & Henseler (2015), CSDA 81; Hu & Bentler (1998, 1999); Beran & Srivastava (1985); Bollen & Stine (1992)"
      ])
  ]

  static let resamplingTopics = [
    MethodTopic(
      name: "bootstrap",
      aliases: [
        "replicates", "requested", "failed", "seed", "resample", "unitCount", "standardError", "bias", "inadmissible",
        "notConverged", "singular", "noUnit", "zeroVariance", "notFinite", "tooFewRows", "reliabilityNotPositive",
      ],
      title: "Bootstrap replicates and standard errors",
      formula: ["replicate b: the same estimator on cases drawn with replacement", "SE = standard deviation, B − 1"],
      conventions: [
        "10,000 replicates; --bootstrap. Replicate b of seed s draws from a stream of its own: the result is the same "
          + "for any number of threads. Replicates without estimates are counted by reason and left out.",
        "Above 20,000 rows 2,000 buckets of rows are drawn instead of rows (--resample buckets); --resample rows draws "
          + "rows with Poisson(1) counts. unitCount says how many rows or buckets are drawn from.",
        "Consistent PLS: replicates outside the admissible range (see plsc) are left out and counted, --inadmissible "
          + "drop; keep leaves them in, as some programs do.",
      ],
      sources: [
        "Efron (1979), Annals of Statistics 7(1); Chamandy, Muralidharan, Najmi & Naidu (2012) for the counts"
      ]),
    MethodTopic(
      name: "intervals",
      aliases: ["interval", "lower", "upper", "level", "percentile", "basic", "normal", "bc", "bca", "studentized"],
      title: "Intervals",
      formula: [
        "percentile   quantiles of the replicates (type 7)", "basic        2θ̂ − opposite quantile",
        "normal       θ̂ − bias ± z·SE", "bc, bca      quantiles corrected for median bias and acceleration",
        "studentized  θ̂ − t*·SE, t* from an inner bootstrap of 50",
        "t            θ̂ ± t·SE with the design's degrees of freedom; default below 10",
      ],
      conventions: [
        "95 % unless --level says otherwise; --interval chooses the kind. A report names kind and level once, and marks "
          + "with · what has an interval that holds 0.",
        "An interval speaks of another sample drawn in the same way. It knows nothing of who did not answer, of a "
          + "question that was misunderstood, or of a model that is wrong. The truth that plain PLS aims at is the value "
          + "of its composites in the population, not that of common factors; see plsc.",
        "Replicates of a jackknife and most replicate weights do not vary as estimates do: they give t intervals and no "
          + "other kind; see design.",
        "Warnings say where it should not be believed: too few replicates for the level, many replicates left out, "
          + "too few rows, an answer that hardly anybody gave.",
      ],
      sources: ["Efron (1987), JASA 82; DiCiccio & Efron (1996); Davison & Hinkley (1997), ch. 5"]),
    MethodTopic(
      name: "p", aliases: ["t", "significance"],
      title: "p-values",
      formula: ["p = 2·min(#{θ* ≤ 0} + 1, #{θ* ≥ 0} + 1)/(B + 1), at most 1", "t = estimate / SE"],
      conventions: [
        "One definition everywhere, the one that matches the percentile interval; with t intervals 2·P(T > |t|)."
      ],
      sources: ["Davison & Hinkley (1997), §4.4"]),
    MethodTopic(
      name: "design",
      aliases: [
        "strata", "cluster", "fpc", "lonely", "psu", "psus", "stratumCount", "degreesOfFreedom", "jackknife",
        "replicateWeights", "designEffect", "effectiveSampleSize", "rho", "count", "rscales", "units", "fraction",
        "clustersAcrossStrata",
      ],
      title: "How the sample was drawn",
      formula: [
        "Rao–Wu     n − 1 of n units of a stratum, drawn r times:", "           ω·(1 − √(1−f) + √(1−f)·n/(n−1)·r)",
        "jackknife  ω·n/(n−1) without one unit; Σ(1−f)(n−1)/n·(θ − θ̄)²",
        "weights    scale·Σ rscale·(θ − θ̄)² over given columns",
        "df         units less strata; rank of the columns less 1",
        "effect     SE²/(s²/n) of an index, s of the cases' scores",
      ],
      conventions: [
        "--strata and --cluster name columns; a unit is a cluster within its stratum, without clusters a row. Units are "
          + "counted over all rows, also those that miss an answer or weigh 0. --fpc gives the units in the population, "
          + "below 1 the fraction drawn. Only the first stage counts.",
        "A bootstrap by Rao and Wu is the default; --resample jackknife leaves each unit out in turn and needs no seed. "
          + "Above 20,000 units buckets of units are drawn. BCa and studentised intervals are not known here.",
        "A stratum with one unit is an error until --lonely says that the unit was certain, or joins the stratum with "
          + "the next.",
        "Replicate weights (--replicate-weights, --replicate-type) replace the weights. Scales: brr 1/B; fay "
          + "1/(B(1−ρ)²); jk1 (B−1)/B; jkn and jk2 1; acs, sdr 4/B about the estimate; bootstrap 1/(B−1). jkn needs "
          + "--replicate-rscales.",
        "--replicate-scale stands for the scale, --fay for ρ, --df for the degrees of freedom; --replicate-mse takes "
          + "deviations from the estimate, and --replicate-relative says that columns are factors of the weights. Nothing "
          + "is drawn then, so there is no seed.",
        "fit, compare, drivers, slopes, diagram and track take all of this. Metrics, and a programme without --bootstrap, "
          + "linearise over units within strata, unless there is a jackknife or replicate weights: then every number is "
          + "formed in each replicate, and so are changes and differences. predict knows strata, clusters, populations and "
          + "replicate weights in the error of a mean loss; see cvpat. Refused are what is not known under a design: "
          + "the exact-fit test, maximum likelihood, and least squares of slopes.",
      ],
      sources: [
        "Rao & Wu (1988), JASA 83; Rao, Wu & Yue (1992), Survey Methodology 18; Beaumont & Émond (2022), Stats 5; "
          + "Rust & Rao (1996); Wolter (2007), Introduction to Variance Estimation; Kish (1965), §8.2"
      ]),
  ]
}
