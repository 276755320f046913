#ifndef CSURVEYFORMATS_READSTAT_H
#define CSURVEYFORMATS_READSTAT_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// The part of libreadstat.so.1 that is used, in declarations of our own; the library is opened at run time.
typedef struct readstat_parser readstat_parser;
typedef struct readstat_metadata readstat_metadata;
typedef struct readstat_variable readstat_variable;

/// A cell, passed by value.
typedef struct {
  union {
    float f;
    double d;
    int8_t i8;
    int16_t i16;
    int32_t i32;
    const char *s;
  } v;
  int32_t type;
  char tag;
  unsigned is_system_missing : 1;
  unsigned is_tagged_missing : 1;
} readstat_value;

typedef int (*readstat_on_metadata)(readstat_metadata *, void *);
typedef int (*readstat_on_variable)(int, readstat_variable *, const char *, void *);
typedef int (*readstat_on_value)(int, readstat_variable *, readstat_value, void *);
typedef int (*readstat_on_label)(const char *, readstat_value, const char *, void *);
typedef void (*readstat_on_error)(const char *, void *);
typedef int (*readstat_on_open)(const char *, void *);
typedef int (*readstat_on_close)(void *);
typedef off_t (*readstat_on_seek)(off_t, int, void *);
typedef ssize_t (*readstat_on_read)(void *, size_t, void *);
typedef int (*readstat_on_update)(long, void *, void *, void *);
typedef int (*readstat_parse)(readstat_parser *, const char *, void *);

/// The functions of the library.
struct readstat_table {
  readstat_parser *(*parser_init)(void);
  void (*parser_free)(readstat_parser *);
  int (*set_metadata_handler)(readstat_parser *, readstat_on_metadata);
  int (*set_variable_handler)(readstat_parser *, readstat_on_variable);
  int (*set_value_handler)(readstat_parser *, readstat_on_value);
  int (*set_value_label_handler)(readstat_parser *, readstat_on_label);
  int (*set_error_handler)(readstat_parser *, readstat_on_error);
  int (*set_open_handler)(readstat_parser *, readstat_on_open);
  int (*set_close_handler)(readstat_parser *, readstat_on_close);
  int (*set_seek_handler)(readstat_parser *, readstat_on_seek);
  int (*set_read_handler)(readstat_parser *, readstat_on_read);
  int (*set_update_handler)(readstat_parser *, readstat_on_update);
  int (*set_io_ctx)(readstat_parser *, void *);
  int (*get_row_count)(readstat_metadata *);
  const char *(*variable_get_name)(const readstat_variable *);
  const char *(*variable_get_label)(const readstat_variable *);
  int (*variable_get_index)(const readstat_variable *);
  int (*variable_get_type_class)(const readstat_variable *);
  int (*variable_get_missing_ranges_count)(const readstat_variable *);
  readstat_value (*variable_get_missing_range_lo)(const readstat_variable *, int);
  readstat_value (*variable_get_missing_range_hi)(const readstat_variable *, int);
  int (*value_type_class)(readstat_value);
  double (*double_value)(readstat_value);
  const char *(*error_message)(int);
  readstat_parse parse_sav, parse_dta, parse_por, parse_xport, parse_sas7bdat;
};

/// Answers of one column while a file is read: bytes as long as every answer is a whole number −127…127, doubles from
/// the first one on that is not.
struct survey_column {
  int8_t *bytes;
  double *doubles;
  size_t count;
  size_t capacity;
};

/// What the value handler writes to; `state` of every handler begins with it.
struct survey_cells {
  /// The functions of the library.
  struct readstat_table api;
  /// For each variable of the file its place in `columns`, −1 where it is not read.
  int32_t *places;
  size_t place_count;
  struct survey_column *columns;
  /// Called for the cells of text columns.
  void (*on_text)(void *context, int32_t column, int32_t row, const char *text);
  void *context;
  /// Rows seen.
  size_t rows;
};

/// Opens the library and looks its functions up.
///
/// Returns 0, or −1 with the missing function or the loader's message in `what`.
int survey_readstat_open(const char *library, struct readstat_table *table, const char **what);

/// The value handler: `context` is a `struct survey_cells`.
int survey_readstat_value(int row, readstat_variable *variable, readstat_value value, void *context);

/// Fills a column with missing answers up to a number of rows; −1 without memory.
int survey_column_pad(struct survey_column *column, size_t rows);

/// Gives the memory of a column back.
void survey_column_free(struct survey_column *column);

#endif
