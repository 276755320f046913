#include "PackageTables.h"

#include "LibraryTable.h"

int survey_zip_open(const char *library, struct zip_table *table, const char **what) {
  static const struct function functions[] = {
    { "zip_open", offsetof(struct zip_table, open) },   { "zip_discard", offsetof(struct zip_table, discard) },
    { "zip_stat", offsetof(struct zip_table, stat) },   { "zip_fopen", offsetof(struct zip_table, fopen) },
    { "zip_fread", offsetof(struct zip_table, fread) }, { "zip_fclose", offsetof(struct zip_table, fclose) },
  };
  return survey_look_up(library, functions, sizeof functions / sizeof *functions, table, what);
}

int survey_xml_open(const char *library, struct xml_table *table, const char **what) {
  static const struct function functions[] = {
    { "xmlCreatePushParserCtxt", offsetof(struct xml_table, create) },
    { "xmlParseChunk", offsetof(struct xml_table, parse) },
    { "xmlCtxtUseOptions", offsetof(struct xml_table, use_options) },
    { "xmlFreeParserCtxt", offsetof(struct xml_table, free) },
  };
  return survey_look_up(library, functions, sizeof functions / sizeof *functions, table, what);
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
