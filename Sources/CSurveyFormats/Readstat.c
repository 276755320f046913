#include "Readstat.h"

#include <assert.h>
#include <dlfcn.h>
#include <math.h>
#include <stdlib.h>

static_assert(sizeof(readstat_value) == 16, "a value is passed in two registers");

#define FUNCTION(name) { "readstat_" #name, offsetof(struct readstat_table, name) }

static const struct {
  const char *name;
  size_t offset;
} functions[] = {
  FUNCTION(parser_init), FUNCTION(parser_free), FUNCTION(set_metadata_handler), FUNCTION(set_variable_handler),
  FUNCTION(set_value_handler), FUNCTION(set_value_label_handler), FUNCTION(set_error_handler),
  FUNCTION(set_open_handler), FUNCTION(set_close_handler), FUNCTION(set_seek_handler), FUNCTION(set_read_handler),
  FUNCTION(set_update_handler), FUNCTION(set_io_ctx),
  FUNCTION(get_row_count), FUNCTION(variable_get_name), FUNCTION(variable_get_label), FUNCTION(variable_get_index),
  FUNCTION(variable_get_type_class), FUNCTION(variable_get_missing_ranges_count),
  FUNCTION(variable_get_missing_range_lo), FUNCTION(variable_get_missing_range_hi), FUNCTION(value_type_class),
  FUNCTION(double_value), FUNCTION(error_message), FUNCTION(parse_sav), FUNCTION(parse_dta), FUNCTION(parse_por),
  FUNCTION(parse_xport), FUNCTION(parse_sas7bdat),
};

int survey_readstat_open(const char *library, struct readstat_table *table, const char **what) {
  void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  if (!handle) {
    *what = dlerror();
    return -1;
  }
  for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
    void *symbol = dlsym(handle, functions[i].name);
    if (!symbol) {
      *what = functions[i].name;
      return -1;
    }
    *(void **)((char *)table + functions[i].offset) = symbol;
  }
  return 0;
}

/// Kinds of values, as the library numbers them.
enum { KIND_TEXT = 0, KIND_INT8 = 1, KIND_INT16 = 2, KIND_INT32 = 3, KIND_FLOAT = 4, KIND_DOUBLE = 5, KIND_TEXT_REFERENCE = 6 };

static double number(readstat_value value) {
  if (value.is_system_missing || value.is_tagged_missing) return NAN;
  switch (value.type) {
  case KIND_INT8: return value.v.i8;
  case KIND_INT16: return value.v.i16;
  case KIND_INT32: return value.v.i32;
  case KIND_FLOAT: return value.v.f;
  case KIND_DOUBLE: return value.v.d;
  default: return NAN;
  }
}

static int reserve(struct survey_column *column, size_t rows) {
  if (rows <= column->capacity) return 0;
  size_t capacity = column->capacity ? column->capacity : 1024;
  while (capacity < rows) capacity *= 2;
  void *larger = column->doubles ? realloc(column->doubles, capacity * sizeof(double)) : realloc(column->bytes, capacity);
  if (!larger) return -1;
  if (column->doubles) column->doubles = larger;
  else column->bytes = larger;
  column->capacity = capacity;
  return 0;
}

/// Turns bytes into doubles, −128 into NaN.
static int widen(struct survey_column *column) {
  double *doubles = malloc(column->capacity * sizeof(double));
  if (!doubles) return -1;
  for (size_t i = 0; i < column->count; i++) doubles[i] = column->bytes[i] == INT8_MIN ? NAN : column->bytes[i];
  free(column->bytes);
  column->bytes = NULL;
  column->doubles = doubles;
  return 0;
}

static int append(struct survey_column *column, double value) {
  if (reserve(column, column->count + 1)) return -1;
  if (column->doubles) {
    column->doubles[column->count++] = value;
    return 0;
  }
  if (value != value) {
    column->bytes[column->count++] = INT8_MIN;
    return 0;
  }
  if (value >= -127 && value <= 127 && value == (int8_t)value) {
    column->bytes[column->count++] = (int8_t)value;
    return 0;
  }
  return widen(column) ? -1 : append(column, value);
}

int survey_readstat_value(int row, readstat_variable *variable, readstat_value value, void *context) {
  enum { GO_ON = 0, STOP = 1 };
  struct survey_cells *cells = context;
  if ((size_t)row >= cells->rows) cells->rows = (size_t)row + 1;
  int index = cells->api.variable_get_index(variable);
  if (index < 0 || (size_t)index >= cells->place_count) return STOP;
  int32_t place = cells->places[index];
  if (place < 0) return GO_ON;
  if (value.type == KIND_TEXT || value.type == KIND_TEXT_REFERENCE) {
    cells->on_text(cells->context, place, row, value.is_system_missing ? NULL : value.v.s);
    return GO_ON;
  }
  return append(&cells->columns[place], number(value)) ? STOP : GO_ON;
}

int survey_column_pad(struct survey_column *column, size_t rows) {
  while (column->count < rows) {
    if (append(column, NAN)) return -1;
  }
  return 0;
}

void survey_column_free(struct survey_column *column) {
  free(column->bytes);
  free(column->doubles);
  *column = (struct survey_column){0};
}
