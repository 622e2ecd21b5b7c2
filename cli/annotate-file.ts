/** `check --annotate`: one judged file → its marked copy in a folder. The original is never touched. */
import { readFile } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { sentenceOf, severityName } from '../core/messages';
import type { Language } from '../core/messages/sentence';
import type { Finding, Severity } from '../core/model/finding';
import { columnIndex } from '../core/model/sheet';
import { issueTable } from '../core/outputs';
import { annotateXlsx, type CellMark } from '../files/annotate';
import { excelSheetName, toXlsx } from '../files/annotate/convert';
import { readWorkbook } from '../files/read';
import { writeWhole } from '../files/write/to-disk';
import type { JudgedFile } from './judge-file';
import { CommandProblem, fileErrorCode, proseOf } from './terminal';

/** @param taken full paths that must not be written: every original, and the copies made before; the new copy's is added
 * @returns the line to tell the person */
export async function annotateFile(judged: JudgedFile, directory: string, taken: Set<string>, lang: Language): Promise<string> {
  const prose = proseOf(lang);
  const bytes = new Uint8Array(await readFile(judged.path));
  const name = judged.file.replaceAll('/', '_');
  const extension = extname(name).toLowerCase();
  // A text file's sheet may have to be called otherwise in its copy; marks and links must follow.
  const findings = isTextFile(bytes) ? judged.report.findings.map(inExcelName) : judged.report.findings;
  const marks = marksOf(findings, lang);
  const issues = (sheetName: string) => issueTable(findings, { sheetName, lang });
  const patched = isZip(bytes) ? annotateXlsx(bytes, marks, issues) : null;
  const stem = name.slice(0, name.length - extension.length);
  const target = freePath(directory, stem, patched === null ? '.xlsx' : extname(name), taken);
  const result = patched ?? annotateXlsx(toXlsx(bytes, await readWorkbook(bytes, name), isTextFile(bytes)), marks, issues);
  if (result === null) throw new CommandProblem(prose.notWritten(target, 'xlsx'));
  try {
    await writeWhole(target, (sink) => sink(result));
  } catch (error) {
    throw new CommandProblem(prose.notWritten(target, fileErrorCode(error) ?? ''));
  }
  return patched === null ? prose.annotatedConverted(target) : prose.annotated(target);
}

/** 花名册.xlsx; where that is taken 花名册(标注).xlsx, 花名册(标注2).xlsx … */
function freePath(directory: string, stem: string, extension: string, taken: Set<string>): string {
  for (let number = 0; ; number += 1) {
    const mark = number === 0 ? '' : `(标注${number === 1 ? '' : number})`;
    const path = join(directory, `${stem}${mark}${extension}`);
    if (taken.has(resolve(path))) continue;
    taken.add(resolve(path));
    return path;
  }
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;
const isTextFile = (bytes: Uint8Array): boolean =>
  !isZip(bytes) && !(bytes[0] === 0xd0 && bytes[1] === 0xcf) && !(bytes[0] === 0x09 && (bytes[1] ?? 0xff) <= 0x08);

const inExcelName = (finding: Finding): Finding => ({
  ...finding,
  where: { ...finding.where, sheet: excelSheetName(finding.where.sheet) },
});

const rank: Readonly<Record<Severity, number>> = { error: 2, warning: 1, info: 0 };

/** One mark per cell. A finding about a row without a cell is marked on the row's first column; one about a whole sheet stands in the list only. */
function marksOf(findings: readonly Finding[], lang: Language): CellMark[] {
  const marks = new Map<string, CellMark>();
  for (const finding of findings) {
    const { sheet, row, column } = finding.where;
    if (row === null) continue;
    const at = column === null ? 0 : columnIndex(column);
    const sentence = sentenceOf(finding, lang);
    const text = `【${severityName(finding.severity, lang)}】${sentence.what}${sentence.todo}`;
    const key = `${sheet}!${at}:${row}`;
    const known = marks.get(key);
    if (known === undefined) marks.set(key, { sheet, row, column: at, severity: finding.severity, text });
    else
      marks.set(key, {
        ...known,
        severity: rank[finding.severity] > rank[known.severity] ? finding.severity : known.severity,
        text: `${known.text}\n${text}`,
      });
  }
  return [...marks.values()];
}
