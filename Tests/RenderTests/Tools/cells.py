"""Prints the cells, links and names of a workbook as openpyxl reads them, as one JSON object.

  python3 cells.py report.xlsx
"""
import json, sys

import openpyxl

book = openpyxl.load_workbook(sys.argv[1])
values = openpyxl.load_workbook(sys.argv[1], data_only=True)
out = {}
for sheet in book.worksheets:
    cells = {}
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is None: continue
            shown = values[sheet.title][cell.coordinate].value
            entry = {"type": cell.data_type, "value": shown if isinstance(shown, (int, float, str)) else str(shown)}
            if cell.data_type == "f": entry["formula"] = cell.value
            if cell.hyperlink: entry["link"] = cell.hyperlink.location or cell.hyperlink.target
            cells[cell.coordinate] = entry
    fitted = sheet.sheet_properties.pageSetUpPr is not None and sheet.sheet_properties.pageSetUpPr.fitToPage
    out[sheet.title] = {"cells": cells, "tables": list(sheet.tables), "printed": sheet.print_area,
                        "repeated": sheet.print_title_rows, "wide": 1 if fitted and sheet.page_setup.fitToWidth in (None, 1) else 0}
print(json.dumps({"order": book.sheetnames, "sheets": out}))
