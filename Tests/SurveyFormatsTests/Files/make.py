"""Writes the small files of this folder with other programs: pyreadstat (pandas), xlsxwriter, Python's sqlite3, duckdb, readstat.

usage: make.py        in this folder; needs pip install pandas pyreadstat xlsxwriter duckdb-cli, apt-get install readstat
The answers are those of Examples/Data/mobile-phone.csv with a few changed on purpose; survey.csv is the same table as text,
with the answers that the formats themselves call missing left empty.
"""
import os, sqlite3, subprocess
import numpy as np, pandas as pd, pyreadstat, xlsxwriter

d = pd.read_csv("../../../Examples/Data/mobile-phone.csv").astype(float)
d["seg"] = np.where(np.arange(len(d)) % 3 == 0, 1.0, 2.0)
d["weight"] = np.where(np.arange(len(d)) % 4 == 0, 1.25, 0.5)
d["region"] = np.where(np.arange(len(d)) % 2 == 0, "北京", "Zürich")
d.loc[5, "CUEX3"] = np.nan
items = [c for c in d.columns if c not in ("seg", "weight", "region")]
d.to_csv("survey.csv", index=False, float_format="%g", na_rep="")

coded = d.copy()  # the same answers, missing ones as user-missing codes
coded.loc[5, "CUEX3"] = 99
labels = {c: f"Question {c} ünï" for c in coded.columns}
values = {"CUEX1": {1.0: "very low", 10.0: "very high", 99.0: "no answer"}, "seg": {1.0: "contract", 2.0: "prepaid"}}
missing = {"CUEX1": [99.0], "CUEX3": [{"lo": 97.0, "hi": 99.0}], "CUSA1": [{"lo": -9.0, "hi": -1.0}]}
for name, packed in (("survey.sav", False), ("survey.zsav", True)):
    pyreadstat.write_sav(coded, name, column_labels=labels, variable_value_labels=values, missing_ranges=missing, compress=packed)
pyreadstat.write_dta(d, "survey.dta", column_labels=labels, variable_value_labels={"seg": {1: "contract", 2: "prepaid"}})
pyreadstat.write_por(d.drop(columns="region").rename(columns=str.upper), "survey.por")
pyreadstat.write_xport(d.drop(columns="region"), "survey.xpt")

book = xlsxwriter.Workbook("survey.xlsx")
notes, sheet, more = book.add_worksheet("Notes"), book.add_worksheet("Antworten & Zahlen"), book.add_worksheet("Merged")
notes.hide()
notes.write(0, 0, "not the survey")
sheet.activate()
sheet.set_first_sheet()
day = book.add_format({"num_format": "yyyy-mm-dd"})
for j, c in enumerate(list(d.columns) + ["day", "twice"]):
    sheet.write(0, j, c)
for i, row in enumerate(d.itertuples(index=False), start=1):
    for j, v in enumerate(row):
        if isinstance(v, str): sheet.write_string(i, j, v)
        elif not np.isnan(v): sheet.write_number(i, j, v)
    sheet.write_number(i, len(d.columns), 45352 + i, day)
    sheet.write_formula(i, len(d.columns) + 1, f"=A{i + 1}*2", None, row[0] * 2)
more.merge_range(0, 1, 0, 3, "Expectation")
more.merge_range(0, 0, 1, 0, "id")
for j, c in enumerate(["CUEX1", "CUEX2", "CUEX3"], start=1): more.write(1, j, c)
for i in range(60):
    more.write(i + 2, 0, i + 1)
    for j, c in enumerate(["CUEX1", "CUEX2", "CUEX3"], start=1):
        if not np.isnan(d[c][i]): more.write(i + 2, j, d[c][i])
book.close()

for name in ("survey.sqlite", "survey.parquet", "survey.json"):
    if os.path.exists(name): os.remove(name)
base = sqlite3.connect("survey.sqlite")
whole = d.copy()
for c in items + ["seg"]: whole[c] = whole[c].astype("Int64")
whole.to_sql("answers", base, index=False)
base.execute('CREATE TABLE "other; DROP TABLE answers; --" ("a""b" INTEGER)')
base.executemany('INSERT INTO "other; DROP TABLE answers; --" VALUES (?)', [(k,) for k in range(5)])
base.commit()
base.close()
subprocess.run(["duckdb", "-c", "COPY (SELECT * FROM read_csv('survey.csv', header = true)) TO 'survey.parquet' (FORMAT parquet)"], check=True)
subprocess.run(["duckdb", "-c", "COPY (SELECT * FROM read_csv('survey.csv', header = true)) TO 'survey.json' (FORMAT json)"], check=True)
subprocess.run(["readstat", "-f", "survey.dta", "survey.sas7bdat"], check=True)
