#ifndef CSURVEYFORMATS_LIBRARYTABLE_H
#define CSURVEYFORMATS_LIBRARYTABLE_H

#include <stddef.h>

/// A function of a library and where its address goes.
struct function {
  const char *name;
  size_t offset;
};

/// Opens a library and fills a table: 0, or −1 with the missing function or the loader's message in `what`.
int survey_look_up(const char *library, const struct function *functions, size_t count, void *table, const char **what);

#endif
