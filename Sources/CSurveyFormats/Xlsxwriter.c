#include "Xlsxwriter.h"

#include "LibraryTable.h"

int survey_xlsx_open(const char *library, struct xlsx_table *table, const char **what) {
  static const struct function functions[] = {
    { "workbook_new", offsetof(struct xlsx_table, create) },
    { "workbook_set_properties", offsetof(struct xlsx_table, set_properties) },
    { "workbook_add_worksheet", offsetof(struct xlsx_table, add_sheet) },
    { "workbook_add_format", offsetof(struct xlsx_table, add_format) },
    { "workbook_add_chart", offsetof(struct xlsx_table, add_chart) },
    { "workbook_close", offsetof(struct xlsx_table, close) },
    { "worksheet_write_number", offsetof(struct xlsx_table, write_number) },
    { "worksheet_write_string", offsetof(struct xlsx_table, write_text) },
    { "worksheet_freeze_panes", offsetof(struct xlsx_table, freeze) },
    { "worksheet_set_column", offsetof(struct xlsx_table, set_column) },
    { "worksheet_insert_chart", offsetof(struct xlsx_table, insert_chart) },
    { "format_set_bold", offsetof(struct xlsx_table, set_bold) },
    { "format_set_num_format", offsetof(struct xlsx_table, set_number) },
    { "format_set_align", offsetof(struct xlsx_table, set_align) },
    { "format_set_bottom", offsetof(struct xlsx_table, set_bottom) },
    { "format_set_font_color", offsetof(struct xlsx_table, set_color) },
    { "chart_add_series", offsetof(struct xlsx_table, add_series) },
    { "chart_title_set_name", offsetof(struct xlsx_table, set_title) },
    { "chart_legend_set_position", offsetof(struct xlsx_table, set_legend) },
    { "lxw_strerror", offsetof(struct xlsx_table, describe) },
  };
  return survey_look_up(library, functions, sizeof functions / sizeof *functions, table, what);
}
