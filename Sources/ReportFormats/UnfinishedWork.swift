internal import CSurveyFormats

/// What other programs do for this one: the browser that prints, the client of a database, and the folder they write in.
public enum UnfinishedWork {
  /// Ends the program that runs, with all that it started, and removes its folder. Nothing in here allocates or waits for
  /// a lock: a handler of signals may call it.
  public static func abandon() {
    survey_abandon_child()
    survey_abandon_folder()
  }
}
