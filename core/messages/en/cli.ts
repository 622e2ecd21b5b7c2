/** Prose of the command line. */
import type { cliZh } from '../zh-CN/cli';

export const cliEn: typeof cliZh = {
  help: `songnuan — checks and merges rosters of hardship relief

Usage:
  songnuan check  FILE...      --plan ID|plan.json [--unit NAME] [--as-of DATE] [--json] [--annotate DIR] [--layout layout.json] [--save-layout layout.json]
  songnuan merge  FILE...|DIR  --plan ID|plan.json [--base 底册.xlsx] [--submissions submissions.json] [--decisions decisions.json] [--out merged.xlsx] [--tables-dir DIR [--tables public,receipt]] [--as-of DATE] [--json]
  songnuan template            --plan ID|plan.json --out template.xlsx
  songnuan plan   list | show ID | check plan.json

Commands:
  check     judges every cell of a roster and says what to do; never changes the file
  merge     merges all units: duplicates, quotas, totals, missing units; writes a workbook
  template  writes a blank roster for the plan (dropdowns, instructions)
  plan      lists or shows the built-in plans, or checks one of your own

Options:
  --plan          plan id (bureau, civil, union, district) or a plan file (.json)
  --unit          submitting unit; otherwise found in the 填报单位 line, title, sheet or file name
  --as-of         "today" for ages, e.g. 2027-01-15; the current day when left out
  --annotate      writes a copy with the findings marked into this folder
  --layout        header rows and columns by sheet, winning over detection; --save-layout keeps what was detected
  --base          base list of everybody who should be visited, to find who is missing
  --submissions   when each file arrived and from whom: [{"file","unit","receivedAt","supersededBy"?}]
  --decisions     the county's decisions: [{"file","sheet","row","decide":"keep|exclude|letThrough","reason"}]
  --out           where the result goes (merge: merged.xlsx by default)
  --tables-dir    also writes the papers into this folder: public notice, sign-off sheets, bank payment list, visit groups, tasks, returned rosters
                  (not those that the plan does not have; sign-off sheets and returned rosters as one file for each unit)
  --tables        only some of them, with commas: public receipt payment visitGroups tasks returned
  --json          result as JSON
  --lang          zh-CN (default) or en

Exit code: 0 no errors found; 1 errors found in the data; 2 the command could not do its work (bad usage, unreadable file; the others are still processed)
Files read: .xlsx .xlsm .xls .et .csv (UTF-8 or GBK)
`,
  usage: {
    'unknown-command': (detail) => `There is no command "${detail}". Commands: check, merge, template, plan.`,
    'unknown-option': (detail) => `The option "${detail}" is unknown or lacks its value.`,
    'missing-option': (detail) => `${detail} is missing.`,
    'missing-files': (detail) => `No file was named${detail ? ` (${detail})` : ''}.`,
    'bad-date': (detail) => `"${detail}" is no date; write it as 2027-01-15.`,
    'bad-language': (detail) => `Language "${detail}" is not supported; choose zh-CN or en.`,
    'bad-tables': (detail) => `There is no paper "${detail}". Use public, receipt, payment, visitGroups, tasks or returned.`,
    'bad-plan-action': (detail) => `After plan comes list, show or check${detail ? `, not "${detail}"` : ''}.`,
  },
  seeHelp: 'See songnuan --help --lang en',
  noPlan: (target, known) => `No plan "${target}": it is neither built in (${known}) nor a readable file.`,
  planNotJson: (target) => `The plan file "${target}" is not valid JSON.`,
  planBad: (target) => `The plan "${target}" has mistakes:`,
  planGood: (title) => `The plan is fine: ${title}`,
  noSuchFile: (file) => `No such file: ${file}`,
  noFilesIn: (directory) => `No roster files in ${directory}`,
  badListFile: (option, file, detail) => `${option}: the file "${file}" is wrong: ${detail}`,
  notWritten: (file, reason) => `Cannot write "${file}": ${reason}. It may be open in Excel, or you may lack permission.`,
  outIsInput: (file) => `The result cannot go to "${file}": it is one of the files to merge. Choose another name with --out.`,
  reading: 'reading',
  checking: 'checking',
  merging: 'merging',
  writing: 'writing',
  files: 'files',
  rows: 'rows',
  askUnit: (file) => `Cannot tell which unit sent "${file}". Unit name (Enter to skip): `,
  unitNotFound: (text) => `The plan has no unit "${text}".`,
  noFindings: 'No problems found.',
  noRoster: 'No roster sheet found.',
  entries: (count) => `${count} entries`,
  counts: (error, warning, info) => `${error} errors, ${warning} warnings, ${info} notes`,
  row: (row) => `row ${row}`,
  wholeSheet: 'whole sheet',
  more: (count) => `… ${count} more: see --json or the issue list of --annotate`,
  annotated: (file) => `Annotated copy written: ${file}`,
  annotatedConverted: (file) =>
    `Annotated copy written: ${file} (the original is no xlsx; contents and merged cells are kept, not every format)`,
  written: (file) => `Written: ${file}`,
  tablesWritten: (files, folder) => `Papers written: ${files} files in ${folder}`,
  tablesWithout: (names) => `Not written (not in the plan, or nothing to show): ${names}`,
  tablesAmongInputs: (folder) =>
    `The papers cannot go to "${folder}": files to merge are in that folder, and the papers would be taken for rosters next time. Choose another one with --tables-dir.`,
  layoutSaved: (file) => `Layout saved: ${file}`,
  crashed: (code) => `Our own rule "${code}" failed and was skipped; this is not the roster's fault. Please tell us.`,
  internal: (detail) => `The program itself failed (not the roster's fault): ${detail}`,
};
