/** Adds one written table to a workbook as its last sheet. */
import { columnLetters } from '../../core/model/sheet';
import { tableLayout, type Table } from '../../core/model/table';
import { sheetXml } from '../write/sheet-xml';
import { StyleBook } from '../write/styles';
import { escapeXml } from '../write/xml';
import { addContentType, addRelationship, attribute, unescapeXml, type XlsxPackage } from './package';
import type { StylesPatch } from './styles-patch';

const officeNs = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** @param name free sheet name, see `freeSheetName` */
export function addSheet(file: XlsxPackage, workbookPart: string, styles: StylesPatch, table: Table): void {
  const book = new StyleBook(styles.offsets());
  const xml = sheetXml(table, { styles: book, listReference: () => null });
  let text = '';
  let next = xml.next();
  for (; next.done !== true; next = xml.next()) text += next.value;
  styles.addBook(book);
  const part = file.freeName('xl/worksheets/sheet', '.xml');
  file.set(part, text);
  addContentType(file, part, 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml');
  const id = addRelationship(file, workbookPart, `${officeNs}/worksheet`, part);
  file.set(workbookPart, registerSheet(file.text(workbookPart) ?? '', table, id, next.value.lastDataRow));
}

/** 问题清单, or 问题清单(2) where the workbook has one already. */
export function freeSheetName(workbookXml: string, wanted: string): string {
  const used = new Set(sheetTags(workbookXml).map((tag) => unescapeXml(attribute(tag, 'name') ?? '').toLowerCase()));
  if (!used.has(wanted.toLowerCase())) return wanted;
  for (let number = 2; ; number += 1) if (!used.has(`${wanted}(${number})`.toLowerCase())) return `${wanted}(${number})`;
}

export const sheetTags = (workbookXml: string): readonly string[] => workbookXml.match(/<(?:\w+:)?sheet\b[^>]*>/g) ?? [];

function registerSheet(xml: string, table: Table, id: string, lastDataRow: number): string {
  const prefix = /<(\w+:)?workbook\b/.exec(xml)?.[1] ?? '';
  const tags = sheetTags(xml);
  const sheetId = Math.max(0, ...tags.map((tag) => Number(attribute(tag, 'sheetId') ?? 0))) + 1;
  const { headerTop, headerBottom } = tableLayout(table);
  const quoted = `'${table.name.replaceAll("'", "''")}'`;
  const last = columnLetters(table.columns.length - 1);
  const named = (key: string, range: string, extra = ''): string =>
    `<${prefix}definedName name="_xlnm.${key}" localSheetId="${tags.length}"${extra}>${escapeXml(`${quoted}!${range}`)}</${prefix}definedName>`;
  const names =
    named('_FilterDatabase', `$A$${headerBottom}:$${last}$${Math.max(lastDataRow, headerBottom)}`, ' hidden="1"') +
    named('Print_Titles', `$${headerTop}:$${headerBottom}`);
  const sheet = `<${prefix}sheet xmlns:r="${officeNs}" name="${escapeXml(table.name)}" sheetId="${sheetId}" r:id="${id}"/>`;
  return insertNames(xml.replace(`</${prefix}sheets>`, `${sheet}</${prefix}sheets>`), names, prefix);
}

function insertNames(xml: string, names: string, prefix: string): string {
  if (xml.includes(`</${prefix}definedNames>`)) return xml.replace(`</${prefix}definedNames>`, `${names}</${prefix}definedNames>`);
  const before =
    /<(?:\w+:)?(?:functionGroups|externalReferences)\b[^>]*?(?:\/>|>[\s\S]*?<\/(?:\w+:)?(?:functionGroups|externalReferences)>)/.exec(xml);
  const at = before === null ? xml.indexOf(`</${prefix}sheets>`) + `</${prefix}sheets>`.length : before.index + before[0].length;
  return `${xml.slice(0, at)}<${prefix}definedNames>${names}</${prefix}definedNames>${xml.slice(at)}`;
}
