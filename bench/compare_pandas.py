"""The yardstick: what a capable user scripts today. The same job as the bench, with pandas and openpyxl.

Reads every workbook of a folder, finds the header, applies the main row rules, looks for duplicates across all files, applies the quota,
and writes one merged workbook with the flagged rows filled. Prints one JSON line: rows, findings, CPU seconds, peak memory.

Use: python3 compare_pandas.py FOLDER OUT.xlsx QUOTA
"""
import json
import re
import resource
import sys
import time
from datetime import date
from pathlib import Path

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import PatternFill

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
STANDARD = 100
AS_OF = date(2027, 1, 15)
HEADERS = {
    "序号": "serial", "村(社区)": "village", "姓名": "name", "性别": "gender", "身份证号": "id", "年龄": "age", "对象类别": "category",
    "致困原因": "reason", "慰问金(元)": "amount", "开户银行": "bank", "银行账号": "account", "户名": "holder", "联系电话": "phone", "备注": "remark",
}
CATEGORIES = {"城市低保对象", "农村低保对象", "在乡复员军人", "百岁老人"}
ALARMS = re.compile("已故|死亡|去世|迁出|判刑|重复|一户两人")
FULL = str.maketrans("０１２３４５６７８９Ｘｘ×", "0123456789XXX")


def fold(value):
    return re.sub(r"\s", "", str(value).translate(FULL)).lstrip("'").upper()


def luhn(number):
    total = 0
    for index, digit in enumerate(reversed(number)):
        step = int(digit) * (2 if index % 2 else 1)
        total += step - 9 if step > 9 else step
    return total % 10 == 0


def read(path):
    """The first sheet as a frame with canonical column names and the row numbers of the sheet."""
    raw = pd.read_excel(path, header=None, dtype=object, engine="openpyxl")
    for top in range(min(20, len(raw))):
        texts = [re.sub(r"\s", "", str(cell)).replace("（", "(").replace("）", ")") for cell in raw.iloc[top]]
        if "姓名" in texts and "身份证号" in texts:
            break
    else:
        raise ValueError(f"no header in {path}")
    frame = raw.iloc[top + 1:].copy()
    frame.columns = [HEADERS.get(text, text) for text in texts]
    frame["row"] = range(top + 2, top + 2 + len(frame))
    frame = frame[frame["name"].notna()]
    frame["unit"] = path.stem.replace("花名册", "")
    frame["file"] = path.name
    return frame


def check(row):
    """Codes of the row rules, as the bench's plan has them."""
    codes = []
    number = fold(row.id) if isinstance(row.id, str) else ""
    if not number:
        codes.append("id-missing")
    elif len(number) not in (15, 18):
        codes.append("id-length")
    elif not re.fullmatch(r"\d{15}|\d{17}[\dX]", number):
        codes.append("id-character")
    elif len(number) == 18:
        if CHECKS[sum(int(d) * w for d, w in zip(number, WEIGHTS)) % 11] != number[17]:
            codes.append("id-checksum")
        try:
            birth = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
        except ValueError:
            birth = None
        if birth is None or birth > AS_OF:
            codes.append("id-birthdate")
        else:
            age = 2027 - birth.year - ((2, 6) < (birth.month, birth.day))
            if pd.notna(row.age) and abs(int(row.age) - age) > 1:
                codes.append("id-age-mismatch")
            if row.category == "百岁老人" and age < 100:
                codes.append("category-age")
        if row.gender in ("男", "女") and (int(number[16]) % 2 == 1) != (row.gender == "男"):
            codes.append("id-gender-mismatch")
    if row.category not in CATEGORIES:
        codes.append("category-unknown")
    if pd.isna(row.amount):
        codes.append("amount-missing")
    elif float(row.amount) != STANDARD:
        codes.append("amount-not-standard")
    account = fold(row.account) if isinstance(row.account, str) else ""
    if not account:
        codes.append("account-missing")
    elif not account.isdigit() or not 10 <= len(account) <= 23:
        codes.append("account-length")
    elif account.startswith("62") and not luhn(account):
        codes.append("account-check-digit")
    if isinstance(row.holder, str) and fold(row.holder) != fold(row.name):
        codes.append("account-holder-mismatch")
    if isinstance(row.phone, str) and not re.fullmatch(r"1[3-9]\d{9}|0\d{2,3}-?\d{7,8}", row.phone):
        codes.append("phone-format")
    if isinstance(row.remark, str) and ALARMS.search(row.remark):
        codes.append("remark-attention")
    return codes


def main():
    folder, out, quota = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    started = time.process_time()
    frame = pd.concat([read(path) for path in sorted(folder.glob("*.xlsx"))], ignore_index=True)
    after_reading = time.process_time()
    frame["codes"] = [check(row) for row in frame.itertuples(index=False)]
    keys = frame["id"].map(lambda value: fold(value) if isinstance(value, str) else None)
    twice = keys.duplicated(keep=False) & keys.notna()
    account_twice = frame["account"].duplicated(keep=False) & frame["account"].notna()
    over = frame.groupby("unit").cumcount() >= quota
    for flags, code in ((twice, "duplicate-across-units"), (account_twice, "account-shared"), (over, "over-quota")):
        for index in frame.index[flags]:
            frame.at[index, "codes"].append(code)
    totals = frame.groupby(["unit", "category"])["amount"].agg(["count", "sum"]).reset_index()
    after_rules = time.process_time()
    write(frame, totals, out)
    ended = time.process_time()
    print(json.dumps({
        "rows": len(frame),
        "findings": int(frame["codes"].map(len).sum()),
        "readSeconds": after_reading - started,
        "ruleSeconds": after_rules - after_reading,
        "writeSeconds": ended - after_rules,
        "cpuSeconds": time.process_time(),
        "peakMb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "pandas": pd.__version__,
    }))


def write(frame, totals, out):
    """As lean as openpyxl goes: a write-only workbook."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("合并花名册")
    columns = [column for column in frame.columns if column != "codes"]
    sheet.append([*columns, "问题"])
    fill = PatternFill("solid", fgColor="FFF2CC")
    for values in frame[[*columns, "codes"]].itertuples(index=False, name=None):
        *cells, codes = values
        cells = [None if value is None or value != value else value for value in cells]
        row = [*cells, "、".join(codes)]
        if codes:
            flagged = []
            for value in row:
                cell = WriteOnlyCell(sheet, value=value)
                cell.fill = fill
                flagged.append(cell)
            row = flagged
        sheet.append(row)
    summary = book.create_sheet("统计汇总表")
    summary.append(["单位", "类别", "人数", "金额"])
    for values in totals.itertuples(index=False, name=None):
        summary.append(list(values))
    book.save(out)


main()
