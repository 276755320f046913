extension MethodTopic {
  /// What goes in: the model, the data, and what becomes of missing answers.
  static let inputTopics = [
    MethodTopic(
      name: "model", aliases: ["syntax", "template", "version", "label", "controllable"],
      title: "The language of models",
      formula: [
        "Image =~ IMAG1..IMAG5                 # reflective, Mode A",
        "Value <~ PERV1 + PERV2                # composite, Mode B",
        "Satisfaction <~ modeA*(CUSA1 + CUSA2) # or modeB, unit, fixed(0.3, 0.7)",
        "Satisfaction ~ Image + Value          # paths to Satisfaction",
        "Satisfaction ~ Image:Value            # and a product of two",
        "@scale 1..10                          # worst and best answer, of all items",
        "@scale 0..1 CUSA2                     # of one",
        "@reverse IMAG3                        # its scale runs the other way",
        "@missing -99, 98                      # codes for no answer",
        "@skip CUSA2 when SEEN = 0             # not asked of everybody",
        "@moderation two-stage                 # how products are estimated",
        "@weights w                            # a column: one weight a row",
        "@dominant Image IMAG1                 # the item that turns the score",
        "@controllable PERV1..PERV2            # items that somebody can act on",
        "@label Value \"Perceived value\" zh \"感知价值\" # read instead",
      ],
      conventions: [
        "# begins a comment; a line that ends in + goes on. A superset of lavaan's =~ <~ ~: such files load unchanged. "
          + "Constructs stand in any order. IMAG01..IMAG10 keeps its zeros. Names with blanks or signs stand in double "
          + "quotes.",
        "The command line beats the model text, the model text beats the template. csi templates prints models to edit, "
          + "csi check finds every problem at once.",
      ],
      sources: ["Rosseel (2012), Journal of Statistical Software 48(2), for the signs of lavaan"]),
    MethodTopic(
      name: "data",
      aliases: [
        "source", "fingerprint", "csv", "weightsColumn", "where", "headerRow", "codes", "distinct", "observedMin",
        "observedMax", "kishEffectiveSampleSize",
      ],
      title: "The data: one row a respondent, one column a question",
      formula: ["CUSA1,CUSA2,IMAG1,w", "8,7,10,1.2", "9,,8,0.8"],
      conventions: [
        "Beside weights ω stands Kish's number of equal answers that carry as much, (Σω)²/Σω². Rows of weight 0 are no "
          + "cases and are counted apart.",
        "The first line names the columns; only those of the model are read. An empty cell is a missing answer. Answers "
          + "outside a declared scale are refused, with line and column.",
        "Weights count cases: a row of weight 2 is two rows. Rows are respondents: averages of groups and matrices have "
          + "other intervals, or none.",
        "The fingerprint is a hash of the columns that were read: two results with one fingerprint come from the same "
          + "answers.",
      ],
      sources: ["RFC 4180 for CSV; Kish (1965), Survey Sampling, §11.7"]),
    MethodTopic(
      name: "missing",
      aliases: [
        "missingCodes", "dropped", "casewise", "em", "missingness", "notAsked", "notAskedCells", "skip", "patterns",
        "asked",
      ],
      title: "Missing answers",
      formula: [
        "casewise  rows with an answer to every indicator of the model",
        "mean      the observed mean in place of the answer, s after it",
        "em        the most likely means and covariances of normal answers", "error     refuse",
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
        "em uses every row with any answer, and is right where the answers that are there say who does not answer "
          + "(missing at random). Replicates run it anew. A score takes for a missing answer its mean given the row's "
          + "others. csi predict has no em, the exact-fit test neither.",
      ],
      sources: [
        "Little & Rubin (2019), Statistical Analysis with Missing Data, ch. 3 and 8; Dempster, Laird & Rubin (1977), "
          + "JRSS B 39(1), 1–38; Welch (1947), Biometrika 34; Holm (1979)"
      ]),
    MethodTopic(
      name: "engines", aliases: ["buckets", "minimumCell", "csi.moments.v1"],
      title: "Files of sums: a fit without the rows",
      formula: [
        "s = Σω(x − shift)/step, c = Σω(x − shift)(x′ − shift)/(step·step′)",
        "bucket = md5(seed:key), its first 7 hex digits, modulo the number",
      ],
      conventions: [
        "csi moments DATA writes them, csi moments sql prints the SQL, csi moments run lets DuckDB, PostgreSQL or Spark "
          + "make them, csi moments add pools them. csi fit --moments FILE estimates from them: the numbers of the rows.",
        "Intervals draw buckets of respondents (--key), 100 or more. A file without a key, or with fewer buckets, has "
          + "none, and says so.",
        "A cell below 30 cases (--minimum-cell) is joined with the next bucket of its group, a group below is left out "
          + "and counted: a cell of one is that respondent's answers. The difference of two files can still show a small "
          + "group.",
      ],
      sources: ["Chamandy, Muralidharan, Najmi & Naidu (2012), Estimating uncertainty for massive data streams"]),
    MethodTopic(
      name: "saved",
      aliases: [
        "csi.saved.v1", "csi.saved-bootstrap.v1", "save", "numbers", "_0", "rowCount", "columnCount", "elements",
        "means", "correctionReliabilities",
        "zeroWeightRows", "effectiveCases", "emIterations",
      ],
      title: "Saved fits and bootstraps: questions that come later",
      formula: [
        "csi fit DATA --model FILE --save FIT, then csi predict NEW --fit FIT",
        "PLSFit(saved: FIT).rowPredictions(of: new)   in Swift",
        "boot.savedBytes, Bootstrap(saved: FILE)   in Swift",
      ],
      conventions: [
        "A saved fit holds the estimates and the moments, the model and the settings, and no answer of anybody: numbers "
          + "to their last bit. New rows are predicted with its weights, means and standard deviations.",
        "A saved bootstrap holds its fit and every number of every replicate, and answers as the one that was saved. "
          + "Studentised intervals need the cases; BCa ones are there where they were its own kind.",
        "A file that was cut, whose parts do not belong together, or of another version is refused. A number that was "
          + "changed to another is not seen: keep the file as it was written.",
      ],
      sources: ["schemas of this program: Schemas/csi.saved.v1.json, Schemas/csi.saved-bootstrap.v1.json"]),
    MethodTopic(
      name: "table", aliases: ["results"],
      title: "Several results side by side",
      formula: ["csi table spring.json autumn.json --format latex"],
      conventions: [
        "A column a result of csi fit --format json, named by its file; a row a path, an R² or an index, with its "
          + "interval where the result has one. What a result has not is left empty.",
        "Columns of different data are not compared: for tests between groups see csi methods groups, between waves "
          + "csi methods change.",
      ],
      sources: ["elementary"]),
  ]
}
