extension MethodTopic {
  /// What stands behind `csi track`.
  static let programmeTopics = [
    MethodTopic(
      name: "programme",
      aliases: [
        "cells", "effective", "status", "share", "shares", "suppressed", "suppressBelow", "markBelow", "ownMinimum",
      ],
      title: "Cells of a programme: segment × wave",
      formula: [
        "m = 100(x̄ − min)/(max − min), the score of an item",
        "v = w̃(max − min)/Σw̃(max − min); index = Σ v·m",
        "SE² = n/(n−1) · Σω²(y − ȳ)²/(Σω)², y a case's own index",
        "of an item the same, y its answer on 0–100",
        "effective = (Σω)²/Σω²",
      ],
      conventions: [
        "Weights are those of one fit on all rows (pooled), so that firms and waves are measured with one yardstick; "
          + "--weights-from own or auto takes those of the cell's own fit, auto where it has 100 cases (ownMinimum) and "
          + "its fit is sound. With --bootstrap each cell is a stratum, own weights are found anew, and pooled ones are held "
          + "unless --reestimate-weights is given.",
        "A cell below 30 effective interviews (--suppress-below) shows its size only and counts in no group, so that it "
          + "cannot be found by subtraction within one report. A second report with totals over the same rows, such as the same "
          + "survey without --wave or with another --suppress-below, gives it back as a difference: publish one of them. "
          + "Below 100 (--mark-below) a cell is marked. Where all answers of a construct are "
          + "the same there is no standard error, and nothing is tested.",
        "Under a design (--strata, --cluster, --fpc) cells are domains of it: V is linearised over the sampling units "
          + "within strata, all units counted, and limits are of t with units less strata. Cells share units, so V of a "
          + "change, a roll-up, a matched change and a difference from the average is that of the sum of their linear "
          + "parts ±a·ω(y − ȳ)/Σω by unit. With --bootstrap whole units are weighed by Rao and Wu, the same in all "
          + "cells; limits are of t below 10 degrees of freedom. Null is what rests on one unit; a panel (--panel) must "
          + "stay in its units.",
        "Items have errors of their own 0–100 scores. They are linearised, with --bootstrap too: no weight is "
          + "estimated in a mean, and replicates of it would say the same within half a per cent; under a design over units "
          + "within strata with limits of t, with --replicate-weights or --resample jackknife by the rule of these. Where "
          + "all answers to an item are the same there is none.",
        "With --replicate-weights or --resample jackknife an index, a change, a roll-up and a difference from the average "
          + "are formed in each replicate, weights of a cell's own found anew, and SE² = scale·Σ rscale·(θ − c)²; limits "
          + "are of t with the degrees of freedom of the design, of bootstrap weights percentiles. A cell whose replicate "
          + "weights rise and fall together is as good as one unit: null. See design.",
      ],
      sources: [
        "Särndal, Swensson & Wretman (1992), §5.5; Kish (1965); Parker et al. (2017), Vital and Health Statistics 2(175)"
      ]),
    MethodTopic(
      name: "change",
      aliases: [
        "changes", "itemsPart", "weightsPart", "meanPart", "weightPart", "overlap", "within", "mix",
        "matchedChange", "matchedStandardError", "rollUp", "members", "coverage", "minimumCoverage", "wavesPerYear",
      ],
      title: "Changes between waves, and roll-ups",
      formula: [
        "d = I₁ − I₀, SE² = V₁ + V₀, p = 2Φ(−|d|/SE)",
        "panel: SE² = m/(m−1) · Σu², u = ±ω(y − ȳ)/Σω by respondent",
        "d = Σ½(v₁+v₀)(m₁−m₀) + Σ(½(m₁+m₀) − c)(v₁−v₀), c = ½(I₁+I₀)",
        "group = Σ aI/Σa, V = Σ(a/Σa)²V; matched = Σ½(a₁+a₀)(I₁−I₀)",
      ],
      conventions: [
        "Under a design SE² is that of the design, and p of t; see programme.",
        "p-values of one kind, wave and construct are adjusted for all segments: bh for changes, holm for the comparison "
          + "with the average, --adjust for both. previous is the wave just before, yearBefore the same season a year "
          + "before; an older wave is never put in the place of one that is missing.",
        "A group has an index where half of its weight has one (--minimum-coverage). The matched change leaves out "
          + "members that came or went; it is of single members and not of the group, and so it is given, with its standard "
          + "error, also where coverage withholds the group's index, and may then rest on one member.",
        "In text an arrow, in bold, is a change that is real, · one that may be noise, ∅ one that is not tested because there "
          + "is no standard error. In CSV each record has its segment, wave (of a change the later one), level, group, "
          + "kind, construct and item in columns of these names, and the columns that make a segment as segment.<column>.",
      ],
      sources: [
        "Kitagawa (1955), JASA 50; Shorrocks (2013), J. Econ. Inequality 11; Holm (1979), Scand. J. Stat. 6; Benjamini & "
          + "Hochberg (1995), JRSS B 57"
      ]),
    MethodTopic(
      name: "ranking",
      aliases: [
        "rank", "probabilities", "expectedRank", "lowerRank", "upperRank", "tau", "average",
        "class",
      ],
      title: "Against the average, and ranks",
      formula: [
        "d = I − Σ aI/Σa, V = (1−a)²V + Σ a²V of the others",
        "P(rank r) = share of draws with that rank",
        "shrunken: normal around μ̂ + λ(I − μ̂) with variance λV, λ = τ̂²/(τ̂² + V)",
        "plain: the replicates I*",
      ],
      conventions: [
        "Plain replicates claim too much where members lie close: with a true spread τ equal to the standard error they "
          + "say 0.79 where 0.64 is true. Shrunken ones are the default: there they say 0.78 for 0.71, and below it more, so "
          + "read τ̂ beside the table. --rank-model plain gives the raw shares.",
        "V is the linearised variance where drawn replicates hold the weights of a cell, so that no seed moves τ̂; else, and "
          + "under a jackknife or replicate weights, that of the replicates.",
        "Shrunken ranks are those of 10,000 normal draws (--seed), 2,000 for more than 64 members; members that share "
          + "sampling units, or weights that are estimated anew, follow each other as their replicates do. So are plain "
          + "ones where replicates do not vary as estimates do (a jackknife, half samples) or too few came with the survey.",
        "A group is not ranked in a wave where fewer than half of the replicates have all its members (plain, or members that "
          + "follow each other), or where a member's variance is unknown.",
        "Groups are those of the first --roll-up file, without one all segments with equal weights. A tie shares its "
          + "ranks.",
      ],
      sources: [
        "Nelson, Wludyka & Copeland (2005); Goldstein & Spiegelhalter (1996), JRSS A 159, doi:10.2307/2983325; Hall & "
          + "Miller (2009), Ann. Stat. 37; Paule & Mandel (1982)"
      ]),
    MethodTopic(
      name: "shrinkage", aliases: ["shrunken", "shrunkenStandardError", "control", "signal"],
      title: "Indices drawn towards their group, and control limits",
      formula: [
        "θ̂ = μ̂ + λ(I − μ̂); SE² = g₁ + g₂ + 2g₃ − (1−λ)²b, ≥ g₁ + g₂",
        "limits: mean ± z·√(V now + V of the mean + τ̂²)",
      ],
      conventions: [
        "Five members or more with a standard error. The intervals hold the truth in 93–96 % where τ is at least the "
          + "standard errors, in 91–99 % below.",
        "Under a design V is that of the design, and errors of cells that share units are taken for independent all the "
          + "same: a warning says so.",
        "Limits rest on the earlier shown waves, four or more; run marks the seventh wave in a row on one side of the mean "
          + "of the waves before these, again four or more.",
      ],
      sources: [
        "Fay & Herriot (1979), JASA 74; Datta, Rao & Smith (2005), Biometrika 92; Paule & Mandel (1982), J. Res. NBS 87"
      ]),
  ]
}
