extension MethodTopic {
  /// Products of constructs, and what follows from them.
  static let moderationTopics = [
    MethodTopic(
      name: "products", aliases: ["moderation", "product", "standardized", "quadratic", "productIndicators"],
      title: "Products of constructs: moderation and curves",
      formula: [
        "y = Σ b·x + c·p + e, p = y₁·y₂ of the standardised scores",
        "estimate = c: one SD more of a factor changes the slope of the other by c",
        "standardized = c·sd(p)", "f² = (R² − R² without p)/(1 − R²), scores fixed",
      ],
      conventions: [
        "@moderation or --moderation names the way. two-stage (default): the model is estimated without products, the scores are held fixed, and each equation with a "
          + "product is least squares on predecessors and products; p is not centred again nor standardised. Weights, "
          + "loadings and indices are those of the linear model: a new moderator moves no index.",
        "two-stage-refit: p enters a second estimation of all weights as a construct of one indicator (seminr).",
        "product-indicator: a block of the products of all pairs of standardised indicators, in Mode A; orthogonal: of "
          + "their residuals on the indicators of the factors. Their scores are no products of the two scores, so that no "
          + "slope follows; they choose products that correlate with the target, and find more moderation than there is.",
        "A factor may be made of constructs: its score is that of its last stage. The ways that find weights anew replace "
          + "the last stage of the tree; parts keep their scores, and what is multiplied, or taken out, is what a factor "
          + "consists of in that stage: parts' scores in disjoint, items in repeated. In embedded everything but the "
          + "construct of the stage is a score, so that product-indicator and orthogonal are refused. A part is no factor.",
        "Effects and impacts are those at the mean of every moderator. SRMR, d_ULS and d_G are not defined. Consistent PLS "
          + "is refused. Other programs: standardised or not, weights found anew or not; cSEM shrinks all paths of a model "
          + "with a product by (n − 1)/n.",
        "Replicates form products from sums of products of answers, centred and standardised by their own moments.",
      ],
      sources: [
        "Chin, Marcolin & Newsted (2003), Information Systems Research 14(2); Henseler & Fassott (2010), "
          + "doi:10.1007/978-3-540-32827-8_31; Fassott, Henseler & Coelho (2016), doi:10.1108/IMDS-06-2016-0248; Little, "
          + "Bovaird & Widaman (2006), Structural Equation Modeling 13(4); Henseler & Chin (2010), Structural Equation "
          + "Modeling 17(1)"
      ]),
    MethodTopic(
      name: "slopes",
      aliases: [
        "johnsonNeyman", "region", "simpleSlopes", "floodlight", "estimatePoints", "lowerPoints", "upperPoints",
      ],
      title: "Slopes at values of a moderator, and where they can be told from 0",
      formula: [
        "∂y/∂x = b + Σ k·c·x^(k−1)·Π other factors, x k times in the product",
        "in points: slope·s_y/s_x, s the standard deviations of the indices",
        "ols: √(g′Vg), V = σ²(X′X)⁻¹, σ² = (1 − R²)(n − 1)/(n − k − 1)",
        "limits: (b + q·d)² = t²(v_bb + 2q·v_bd + q²·v_dd)",
      ],
      conventions: [
        "Other moderators are at their mean. Standard errors are those of replicates of the slope itself (bootstrap, "
          + "jackknife), or of least squares on scores taken as fixed (ols).",
        "Under a design (--strata, --cluster, --fpc) replicates draw its units, or leave each out (--standard-errors "
          + "jackknife); replicate weights (--replicate-weights) give their own. Limits then take t with the degrees of "
          + "freedom of the design, as t intervals do; ols, which takes rows for drawn one by one, is refused. See design.",
        "Limits solve the equation exactly; t is Student's for ols and normal for replicates of rows. inside: the slope can be told "
          + "from 0 between the limits; outside: below and above them. Limits beyond the scale are printed as they are. "
          + "share: the part of the answers in the region.",
        "Where a slope is no line in the moderator (powers above 1), the region is nonlinear and has no limits.",
      ],
      sources: [
        "Aiken & West (1991), Multiple Regression; Johnson & Neyman (1936), Statistical Research Memoirs 1, 57–93; Bauer & "
          + "Curran (2005), MBR 40(3), 373–400; Spiller, Fitzsimons, Lynch & McClelland (2013), J. Marketing Research 50(2)"
      ]),
    MethodTopic(
      name: "conditional-effects",
      aliases: ["conditionalEffects", "moderatedMediation", "conditionalTotals"],
      title: "Effects along chains and totals at values of a moderator",
      formula: [
        "along a chain: Π slopes at q", "index of moderated mediation: its derivative, where that is constant",
        "difference = effect at +1 SD less effect at −1 SD", "totals: (I − B(q))⁻¹ − I",
      ],
      conventions: [
        "A chain is moderated where its difference can be told from 0, not where effects can be told from 0 at one value and "
          + "not at another. The inference is that of the difference; an index is half of it, and so are its limits.",
        "The index is null where two links depend on the moderator, or one not along a line.",
      ],
      sources: [
        "Hayes (2015), MBR 50(1), 1–22, doi:10.1080/00273171.2014.962683; Edwards & Lambert (2007), Psychological Methods "
          + "12(1); Cheah et al. (2021)"
      ]),
  ]
}
