#ifndef CSURVEYFORMATS_XLSXWRITER_H
#define CSURVEYFORMATS_XLSXWRITER_H

#include <stdint.h>
#include <time.h>

/// The part of libxlsxwriter that is used, in declarations of our own; the library is opened at run time.
typedef struct lxw_workbook xlsx_workbook;
typedef struct lxw_worksheet xlsx_sheet;
typedef struct lxw_format xlsx_format;
typedef struct lxw_chart xlsx_chart;
typedef struct lxw_chart_series xlsx_series;

/// What a workbook says of itself.
struct xlsx_properties {
  const char *title;
  const char *subject;
  const char *author;
  const char *manager;
  const char *company;
  const char *category;
  const char *keywords;
  const char *comments;
  const char *status;
  const char *link_base;
  time_t created;
};

/// Kinds of charts and sides of cells, by the library's own numbers.
enum { XLSX_CHART_BAR = 4, XLSX_ALIGN_RIGHT = 3, XLSX_BORDER_THIN = 1, XLSX_LEGEND_NONE = 0 };

struct xlsx_table {
  xlsx_workbook *(*create)(const char *);
  int (*set_properties)(xlsx_workbook *, struct xlsx_properties *);
  xlsx_sheet *(*add_sheet)(xlsx_workbook *, const char *);
  xlsx_format *(*add_format)(xlsx_workbook *);
  xlsx_chart *(*add_chart)(xlsx_workbook *, uint8_t);
  int (*close)(xlsx_workbook *);
  int (*write_number)(xlsx_sheet *, uint32_t, uint16_t, double, xlsx_format *);
  int (*write_text)(xlsx_sheet *, uint32_t, uint16_t, const char *, xlsx_format *);
  void (*freeze)(xlsx_sheet *, uint32_t, uint16_t);
  int (*set_column)(xlsx_sheet *, uint16_t, uint16_t, double, xlsx_format *);
  int (*insert_chart)(xlsx_sheet *, uint32_t, uint16_t, xlsx_chart *);
  void (*set_bold)(xlsx_format *);
  void (*set_number)(xlsx_format *, const char *);
  void (*set_align)(xlsx_format *, uint8_t);
  void (*set_bottom)(xlsx_format *, uint8_t);
  void (*set_color)(xlsx_format *, uint32_t);
  xlsx_series *(*add_series)(xlsx_chart *, const char *, const char *);
  void (*set_title)(xlsx_chart *, const char *);
  void (*set_legend)(xlsx_chart *, uint8_t);
  char *(*describe)(int);
};

/// Opens the library and looks its functions up: 0, or −1 with the missing function or the loader's message in `what`.
int survey_xlsx_open(const char *library, struct xlsx_table *table, const char **what);

#endif
