#ifndef CSURVEYFORMATS_CHILDPROCESS_H
#define CSURVEYFORMATS_CHILDPROCESS_H

#include <stddef.h>

/// What a program wrote and how it ended.
struct survey_output {
  /// Standard output, allocated with malloc; one byte more than `size` is there.
  unsigned char *bytes;
  size_t size;
  /// The first bytes of standard error, ended by a zero.
  char message[2048];
  /// The exit code; 128 and the signal where a signal ended it.
  int status;
};

/// How a run ended.
enum survey_run { SURVEY_RUN_ENDED = 0, SURVEY_RUN_NOT_FOUND, SURVEY_RUN_TIMED_OUT, SURVEY_RUN_TOO_LARGE, SURVEY_RUN_FAILED };

/// Runs a program without a shell and waits for it: its input is `input` (may be empty), its environment that of the
/// caller.
///
/// `arguments` ends with NULL; the first is looked up on PATH. When `seconds` have passed, or when it writes more than
/// `limit` bytes, it is killed with all that it started. No zombie is left. `SURVEY_RUN_FAILED` leaves errno.
enum survey_run survey_run(
  char *const arguments[], const unsigned char *input, size_t input_size, int seconds, size_t limit,
  struct survey_output *output);

/// Kills the program that runs, if any, with all that it started, from a handler of signals.
void survey_abandon_child(void);

#endif
