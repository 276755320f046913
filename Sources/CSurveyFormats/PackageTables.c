#include "PackageTables.h"

#include <dlfcn.h>

struct function {
  const char *name;
  size_t offset;
};

static int look_up(const char *library, const struct function *functions, size_t count, void *table, const char **what) {
  void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  if (!handle) {
    *what = dlerror();
    return -1;
  }
  for (size_t i = 0; i < count; i++) {
    void *symbol = dlsym(handle, functions[i].name);
    if (!symbol) {
      *what = functions[i].name;
      return -1;
    }
    *(void **)((char *)table + functions[i].offset) = symbol;
  }
  return 0;
}

int survey_zip_open(const char *library, struct zip_table *table, const char **what) {
  static const struct function functions[] = {
    { "zip_open", offsetof(struct zip_table, open) },   { "zip_discard", offsetof(struct zip_table, discard) },
    { "zip_stat", offsetof(struct zip_table, stat) },   { "zip_fopen", offsetof(struct zip_table, fopen) },
    { "zip_fread", offsetof(struct zip_table, fread) }, { "zip_fclose", offsetof(struct zip_table, fclose) },
  };
  return look_up(library, functions, sizeof functions / sizeof *functions, table, what);
}

int survey_xml_open(const char *library, struct xml_table *table, const char **what) {
  static const struct function functions[] = {
    { "xmlCreatePushParserCtxt", offsetof(struct xml_table, create) },
    { "xmlParseChunk", offsetof(struct xml_table, parse) },
    { "xmlCtxtUseOptions", offsetof(struct xml_table, use_options) },
    { "xmlFreeParserCtxt", offsetof(struct xml_table, free) },
  };
  return look_up(library, functions, sizeof functions / sizeof *functions, table, what);
}

struct xml_handlers survey_xml_handlers(
  void (*start)(
    void *, const unsigned char *, const unsigned char *, const unsigned char *, int, const unsigned char **, int, int,
    const unsigned char **),
  void (*end)(void *, const unsigned char *, const unsigned char *, const unsigned char *),
  void (*characters)(void *, const unsigned char *, int), void (*problem)(void *, void *)) {
  struct xml_handlers handlers = { .magic = 0xDEEDBEAF };
  handlers.start = start;
  handlers.end = end;
  handlers.characters = characters;
  handlers.blanks = characters;
  handlers.cdata = characters;
  handlers.problem = problem;
  return handlers;
}

/// The head of the library's record of an error.
struct xml_error {
  int domain;
  int code;
  char *message;
};

const char *survey_xml_message(void *error) { return ((struct xml_error *)error)->message; }
