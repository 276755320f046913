#ifndef CSURVEYFORMATS_BUFFEREDFILE_H
#define CSURVEYFORMATS_BUFFEREDFILE_H

#include "Readstat.h"

/// A file that is read in large pieces, whatever the pieces that are asked for: libreadstat asks for every row.
struct survey_file;

/// Reads the file of a parser in large pieces. The file must live as long as the parser.
///
/// Returns what `survey_file_free` gives back, or NULL without memory.
struct survey_file *survey_file_attach(const struct readstat_table *table, readstat_parser *parser);

void survey_file_free(struct survey_file *file);

#endif
