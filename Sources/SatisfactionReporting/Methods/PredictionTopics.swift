extension MethodTopic {
  static let predictionTopics = [
    MethodTopic(
      name: "prediction",
      aliases: [
        "predict", "folds", "technique", "rmse", "mae", "q2predict", "benchmark", "predictions", "repetitions",
        "foldColumns", "plspredict", "predicted", "scores", "csi.predictions.v1",
      ],
      title: "Predictions of rows that the model was not estimated from",
      formula: [
        "score       y = Σ w·(x − x̄)/s, all from the training rows",
        "direct      η̂ = Σ β·y over the direct antecedents",
        "earliest    η̂ = Σ β·η̂ through the model, η̂ = y for exogenous constructs",
        "item        x̂ = x̄ + s·λ·η̂", "RMSE = √(Σωe²/Σω)   MAE = Σω|e|/Σω",
        "Q²_predict = 1 − Σωe² / Σω(x − x̄)², x̄ of the training rows",
      ],
      conventions: [
        "10 folds, 10 times, each time shuffled anew; --folds N|loo, --repetitions, or --fold-columns to give them. A "
          + "measure is computed in every repetition and then averaged; predictions are not averaged. --cluster never "
          + "divides a cluster, and --strata gives every fold its part of each stratum.",
        "Linear benchmark: least squares with intercept on the items of exogenous constructs (default), of the direct "
          + "antecedents, or of all other constructs; --benchmark. Where these are collinear it is null.",
        "Missing answers: casewise (default); mean replaces them by the training means, and a missing target gives no "
          + "error; mean-before replaces them on all rows before dividing, and replaced targets count. Programs differ "
          + "here more than anywhere else.",
        "New rows (--fit SAVED): predictions by the weights, means and standard deviations of the fit, and scores of "
          + "their own answers; a missing answer takes the mean of the fit and is counted, a row without any has "
          + "none.",
        "A fold needs one training row more than its largest block has items; one that cannot be estimated is named, "
          + "and its rows are not predicted there.",
      ],
      sources: [
        "Shmueli, Ray, Velasquez Estrada & Chatla (2016), J. Business Research 69, "
          + "doi:10.1016/j.jbusres.2016.03.049; Shmueli et al. (2019), European J. Marketing 53, "
          + "doi:10.1108/EJM-02-2019-0189"
      ]),
    MethodTopic(
      name: "cvpat",
      aliases: ["lossPLS", "lossBenchmark", "pOneSided", "overall", "overallOverIndicators", "alternative", "against"],
      title: "The cross-validated predictive ability test (CVPAT)",
      formula: [
        "loss of a row   ℓ = mean of e² over a construct's items and over repetitions",
        "D = ℓ(model) − ℓ(benchmark), below 0 where the model predicts better", "t = D̄ / (s_D/√n), df = n − 1",
      ],
      conventions: [
        "Benchmarks: linear models of the direct antecedents' items, the training means, and with --against another "
          + "model of the same constructs and items on the same folds. Items are in their own units.",
        "Over all: the mean of a row's losses over constructs (overall), or of its squared errors over items "
          + "(overallOverIndicators), as the authors' own program does, which standardises all rows beforehand.",
        "p is two-sided; pOneSided is small where the model loses less. With weights or clusters the standard error is "
          + "linearised and df are clusters less strata; under --strata and --fpc all units that were drawn count. "
          + "Replicate weights (--replicate-weights) give the error of D̄ by its mean under each of them, "
          + "--resample jackknife by its mean without each sampling unit. Losses are held in all of these; see design.",
      ],
      sources: [
        "Liengaard et al. (2021), Decision Sciences 52, 362–392, doi:10.1111/deci.12445; Sharma et al. (2023), "
          + "European J. Marketing 57, doi:10.1108/EJM-08-2020-0636"
      ]),
  ]

  static let groupTopics = [
    MethodTopic(
      name: "micom",
      aliases: [
        "invariance", "configural", "compositional", "c", "cQuantile5", "cP", "meanDifference", "meanLower",
        "meanUpper",
        "meanP", "logVarianceRatio", "varianceLower", "varianceUpper", "varianceP",
      ],
      title: "Do groups measure the same: the three steps of MICOM",
      formula: [
        "1 configural     the same items and coding, and an estimate in both groups",
        "2 compositional  c = cor(Zw¹, Zw²) over all cases of both",
        "                 p = (1 + #{c* ≤ c})/(P + 1)",
        "3                mean¹ − mean², ln var¹ − ln var² of the pooled fit's scores",
      ],
      conventions: [
        "Z are the answers of both groups standardised together; w are the groups' own weights. Step 2 holds where "
          + "p > 0.05; a single item has c = 1.",
        "Step 3 permutes the cases with the scores held fixed. 2 and both of 3: full invariance, the groups may be "
          + "pooled. 2 alone: partial, paths and indices may be compared.",
        "One well-known program computes step 3 wrongly on files that are not sorted by group; here the order of rows "
          + "changes nothing.",
      ],
      sources: [
        "Henseler, Ringle & Sarstedt (2016), International Marketing Review 33, 405–431, doi:10.1108/IMR-09-2014-0304"
      ]),
    MethodTopic(
      name: "groups",
      aliases: [
        "compare", "first", "second", "nFirst", "nSecond", "minimum", "permutation", "permutations", "mga", "welch",
        "pooled", "df", "probability", "pAdjusted", "difference", "pairs", "standardErrorFirst", "standardErrorSecond",
        "bootstrapFirst", "bootstrapSecond", "bootstrapSource", "permutationSource",
      ],
      title: "Do groups differ: permutation, PLS-MGA, Welch and pooled tests",
      formula: [
        "permutation  p = (1 + #{|d*| ≥ |d|})/(P + 1), cases dealt anew, refitted",
        "MGA          P = #{θ̃¹ < θ̃²}/(J₁J₂), ties half, p = 2·min(P, 1 − P)",
        "             θ̃ = θ* − mean(θ*) + θ̂",
        "Welch        t = d/√(SE₁² + SE₂²), df of Welch and Satterthwaite",
        "pooled       t = d/[s·√(1/n₁ + 1/n₂)], df = n₁ + n₂ − 2",
        "design       t = d/√(c·Σ c_b(d*_b − mean(d*))²), df of the design",
      ],
      conventions: [
        "Groups go by number where all names are whole numbers, else by name; differences are first less second. Rows "
          + "without a group are left out and counted; groups below --minimum are listed and not compared.",
        "Every fit of a group, real or permuted, is turned to the pooled fit of the pair, a bootstrap replicate to its "
          + "group's own estimate. Replicates that cannot be estimated are left out and counted.",
        "--permutation-columns and --bootstrap-columns take the cases from columns, not from the seed.",
        "Holm over the pairs of one number and one test; --adjust none. --welch sarstedt2011 takes rounded degrees of "
          + "freedom and shrunk variances.",
        "Under a design (--strata, --cluster, --fpc, --resample jackknife, --replicate-weights) groups are domains of one "
          + "sample: both have the same replicates, and differences are taken in each of them. MGA, Welch and pooled t, "
          + "which want independent groups, are null. Permutations deal whole units within their strata, and are null "
          + "where a unit has cases of both groups, where there are too few ways of dealing them (groups made of strata), and "
          + "where units are not known. df is that of the design, at most one less than the replicates.",
      ],
      sources: [
        "Chin & Dibbern (2010), doi:10.1007/978-3-540-32827-8_8; Henseler, Ringle & Sinkovics (2009), "
          + "doi:10.1108/S1474-7979(2009)0000020014; Sarstedt, Henseler & Ringle (2011), "
          + "doi:10.1108/S1474-7979(2011)0000022012; Keil et al. (2000), MISQ 24; Welch (1947), Biometrika 34; Holm "
          + "(1979), Scand. J. Statistics 6"
      ]),
  ]
}
