extension MethodTopic {
  /// What goes in: the model, the data, and what becomes of missing answers.
  static let inputTopics = [
    MethodTopic(
      name: "model", aliases: ["syntax", "template", "label"],
      title: "The language of models",
      formula: [
        "Image =~ IMAG1..IMAG5         reflective, Mode A", "Value <~ PERV1 + PERV2        composite, Mode B",
        "Value <~ modeA*(PERV1, PERV2) another mode: modeA, modeB, unit",
        "Satisfaction ~ Image + Value  paths to Satisfaction",
        "Satisfaction ~ Image + Value + Image:Value  and a product of two",
        "@scale 1..10                  worst and best answer, of all indicators",
        "@scale 0..1 CUSCO             of one",
        "@reverse PERQ3                answers whose scale runs the other way",
        "@missing -99, 98              codes for no answer",
        "@skip CUSCO when SEEN = 0     not asked of everybody",
        "@weights w                    one weight a row", "@label Value \"Perceived value\"",
        "# a comment; a line that ends in + goes on",
      ],
      conventions: [
        "A superset of lavaan's =~ <~ ~: such files load unchanged. Constructs stand in any order. IMAG01..IMAG10 keeps "
          + "its zeros. Names with blanks or signs stand in double quotes.",
        "The command line beats the model text, the model text beats the template. csi templates prints models to edit, "
          + "csi check finds every problem at once.",
      ],
      sources: ["Rosseel (2012), Journal of Statistical Software 48(2), for the signs of lavaan"]),
    MethodTopic(
      name: "data",
      aliases: ["source", "fingerprint", "csv", "weightsColumn", "where", "zeroWeightRows", "kishEffectiveSampleSize"],
      title: "The data: one row a respondent, one column a question",
      formula: ["CUSA1,CUSA2,IMAG1,w", "8,7,10,1.2", "9,,8,0.8"],
      conventions: [
        "Beside weights ω stands Kish's number of equal answers that carry as much, (Σω)²/Σω². Rows of weight 0 are no "
          + "cases and are counted apart.",
        "The first line names the columns; only those of the model are read. An empty cell is no answer. Answers "
          + "outside a declared scale are refused, with line and column.",
        "Weights count cases: a row of weight 2 is two rows. Rows are respondents: averages of groups and matrices have "
          + "other intervals, or none.",
        "The fingerprint is a hash of the columns that were read: two results with one fingerprint come from the same "
          + "answers.",
      ],
      sources: ["RFC 4180 for CSV; Kish (1965), Survey Sampling, §11.7"]),
    MethodTopic(
      name: "missing", aliases: ["missingCodes", "dropped", "casewise", "notAsked", "skip", "patterns"],
      title: "Missing answers",
      formula: [
        "casewise  rows with an answer to every indicator of the model",
        "mean      the observed mean in place of the answer, s after it", "error     refuse",
      ],
      conventions: [
        "casewise unless --missing says otherwise. Only the model's own columns count; a row without any answer to them "
          + "is never used. Codes are declared (@missing, --missing-codes), never guessed: a value far from all others "
          + "is warned of.",
        "A question that is not put to everybody (@skip ITEM when COLUMN = VALUE) is no refusal: rows that were not asked "
          + "are outside the population and counted as notAsked (casewise, error) or unobserved (em); mean refuses to "
          + "invent their answers unless --skip mean. An answer where the rule says skip is an error.",
        "Who does not answer an item is compared with who does by Welch's t on every other item, p by Holm over these; "
          + "who was not asked is in neither group. A small p says that leaving rows out changes the sample.",
        "Leaving rows out is right where who does not answer is like the others; the mean makes items look alike and "
          + "correlations smaller. Where more than a tenth of the rows is lost, a warning names the items that cost most.",
      ],
      sources: [
        "Little & Rubin (2019), Statistical Analysis with Missing Data, ch. 3; Welch (1947), Biometrika 34; Holm (1979)"
      ]),
  ]
}
