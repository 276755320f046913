#ifndef CSURVEYFORMATS_PACKAGETABLES_H
#define CSURVEYFORMATS_PACKAGETABLES_H

#include <stddef.h>
#include <stdint.h>

/// The part of libzip that is used, in declarations of our own; the library is opened at run time.
typedef struct zip zip_archive;
typedef struct zip_file zip_member;

/// What the library says of a member of an archive.
struct zip_member_status {
  uint64_t valid;
  const char *name;
  uint64_t index;
  uint64_t size;
  uint64_t packed_size;
  int64_t time;
  uint32_t crc;
  uint16_t method;
  uint16_t encryption;
  uint32_t flags;
};

struct zip_table {
  zip_archive *(*open)(const char *, int, int *);
  void (*discard)(zip_archive *);
  int (*stat)(zip_archive *, const char *, uint32_t, struct zip_member_status *);
  zip_member *(*fopen)(zip_archive *, const char *, uint32_t);
  int64_t (*fread)(zip_member *, void *, uint64_t);
  int (*fclose)(zip_member *);
};

/// The part of libxml2's pushing parser that is used.
typedef struct xml_parser xml_parser;

/// Handlers of a parser, as the library lays them out (its second version of the interface).
struct xml_handlers {
  void *unused[17];
  void (*characters)(void *context, const unsigned char *text, int count);
  void (*blanks)(void *context, const unsigned char *text, int count);
  void *unused_too[2];
  void *warning;
  void *error;
  void *fatal_error;
  void *parameter_entity;
  void (*cdata)(void *context, const unsigned char *text, int count);
  void *external_subset;
  unsigned int magic;
  void *own;
  void (*start)(
    void *context, const unsigned char *name, const unsigned char *prefix, const unsigned char *uri, int namespaces,
    const unsigned char **declared, int attributes, int defaulted, const unsigned char **values);
  void (*end)(void *context, const unsigned char *name, const unsigned char *prefix, const unsigned char *uri);
  void (*problem)(void *context, void *error);
};

struct xml_table {
  xml_parser *(*create)(struct xml_handlers *, void *, const char *, int, const char *);
  int (*parse)(xml_parser *, const char *, int, int);
  int (*use_options)(xml_parser *, int);
  void (*free)(xml_parser *);
};

/// Opens a library and looks its functions up: 0, or −1 with the missing function or the loader's message in `what`.
int survey_zip_open(const char *library, struct zip_table *table, const char **what);
int survey_xml_open(const char *library, struct xml_table *table, const char **what);

/// Handlers that call these functions and let the library do nothing by itself: no entity is ever replaced.
struct xml_handlers survey_xml_handlers(
  void (*start)(
    void *, const unsigned char *, const unsigned char *, const unsigned char *, int, const unsigned char **, int, int,
    const unsigned char **),
  void (*end)(void *, const unsigned char *, const unsigned char *, const unsigned char *),
  void (*characters)(void *, const unsigned char *, int), void (*problem)(void *, void *));

/// The message of a problem that a handler was given.
const char *survey_xml_message(void *error);

#endif
