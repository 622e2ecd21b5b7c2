/** Gives cells of a worksheet part another format or content, making the cells (and rows) that are not there yet. Nothing else changes. */
import { columnIndex, columnLetters } from '../../core/model/sheet';
import { attribute } from './package';

/** From the format a cell has to the format it gets. */
export type Repaint = (format: number) => number;
/** A cell that also gets other content: `type` for its attribute t ('' for numbers), `xml` for what is inside. */
export interface Rewrite {
  readonly format: Repaint;
  readonly type: string;
  readonly xml: string;
}

/** Columns (0-based) to change in one row. */
export type RowPaint = ReadonlyMap<number, Repaint | Rewrite>;

/** @returns the new part, or null when the part has no sheetData as the schema wants it */
export function repaintCells(xml: string, rows: ReadonlyMap<number, RowPaint>): string | null {
  const prefix = /<(\w+:)?worksheet\b/.exec(xml)?.[1] ?? '';
  const data = new RegExp(`<${prefix}sheetData\\b[^>]*?(/>|>)`).exec(xml);
  if (data === null) return null;
  const start = data.index + data[0].length;
  const selfClosed = data[1] === '/>';
  const end = selfClosed ? start : xml.indexOf(`</${prefix}sheetData>`, start);
  if (end < 0) return null;
  const body = paintRows(xml.slice(start, end), rows, prefix);
  const opening = selfClosed ? `<${prefix}sheetData>` : data[0];
  return `${xml.slice(0, data.index)}${opening}${body}${selfClosed ? `</${prefix}sheetData>` : ''}${xml.slice(end)}`;
}

function paintRows(body: string, rows: ReadonlyMap<number, RowPaint>, prefix: string): string {
  const pattern = new RegExp(`<${prefix}row\\b[^>]*?(?:/>|>)`, 'g');
  const closing = `</${prefix}row>`;
  const waiting = [...rows.keys()].sort((a, b) => a - b);
  const pieces: string[] = [];
  let copied = 0;
  let number = 0;
  for (let match = pattern.exec(body); match !== null; match = pattern.exec(body)) {
    const tag = match[0];
    number = Number(attribute(tag, 'r') ?? number + 1);
    const selfClosed = tag.endsWith('/>');
    const contentEnd = selfClosed ? pattern.lastIndex : body.indexOf(closing, pattern.lastIndex);
    pieces.push(body.slice(copied, match.index));
    while (waiting[0] !== undefined && waiting[0] < number) pieces.push(newRow(waiting.shift() ?? 0, rows, prefix));
    const paint = rows.get(number);
    const content = selfClosed ? '' : body.slice(pattern.lastIndex, contentEnd);
    copied = selfClosed ? contentEnd : contentEnd + closing.length;
    pattern.lastIndex = copied;
    if (paint === undefined) pieces.push(body.slice(match.index, copied));
    else {
      waiting.shift();
      pieces.push(`${selfClosed ? `${tag.slice(0, -2)}>` : tag}${paintCells(content, paint, number, prefix, rowFormat(tag))}${closing}`);
    }
  }
  pieces.push(body.slice(copied));
  for (const row of waiting) pieces.push(newRow(row, rows, prefix));
  return pieces.join('');
}

/** A row's own format applies to its empty cells. */
const rowFormat = (tag: string): number => (attribute(tag, 'customFormat') === '1' ? Number(attribute(tag, 's') ?? 0) : 0);

const newRow = (row: number, rows: ReadonlyMap<number, RowPaint>, prefix: string): string =>
  `<${prefix}row r="${row}">${paintCells('', rows.get(row) ?? new Map<number, Repaint>(), row, prefix, 0)}</${prefix}row>`;

function paintCells(content: string, paint: RowPaint, row: number, prefix: string, emptyFormat: number): string {
  const pattern = new RegExp(`<${prefix}c\\b[^>]*?(?:/>|>)`, 'g');
  const closing = `</${prefix}c>`;
  const waiting = [...paint.keys()].sort((a, b) => a - b);
  const pieces: string[] = [];
  let copied = 0;
  let column = -1;
  const newCell = (at: number, format = emptyFormat): string => {
    const change = paint.get(at);
    const repaint = typeof change === 'object' ? change.format : change;
    const opening = `<${prefix}c r="${columnLetters(at)}${row}" s="${repaint?.(format) ?? format}"`;
    if (typeof change !== 'object' || change.xml === '') return `${opening}/>`;
    const inner = prefix === '' ? change.xml : change.xml.replace(/<(\/?)(?=[a-z])/g, `<$1${prefix}`);
    return `${opening}${change.type === '' ? '' : ` t="${change.type}"`}>${inner}${closing}`;
  };
  for (let match = pattern.exec(content); match !== null; match = pattern.exec(content)) {
    const tag = match[0];
    const address = attribute(tag, 'r');
    column = address === null ? column + 1 : columnIndex(address.replace(/\d+$/, ''));
    pieces.push(content.slice(copied, match.index));
    while (waiting[0] !== undefined && waiting[0] < column) pieces.push(newCell(waiting.shift() ?? 0));
    const change = paint.get(column);
    if (change !== undefined && waiting[0] === column) waiting.shift();
    const format = Number(attribute(tag, 's') ?? 0);
    const end = tag.endsWith('/>') ? pattern.lastIndex : content.indexOf(closing, pattern.lastIndex) + closing.length;
    if (typeof change === 'object') pieces.push(newCell(column, format));
    else pieces.push(change === undefined ? tag : withFormat(tag, change(format)), content.slice(pattern.lastIndex, end));
    copied = end;
    pattern.lastIndex = end;
  }
  pieces.push(content.slice(copied));
  return pieces.join('') + waiting.map((at) => newCell(at)).join('');
}

const withFormat = (tag: string, format: number): string => {
  const bare = tag.replace(/\ss\s*=\s*(?:"[^"]*"|'[^']*')/, '');
  return bare.replace(/^<((?:\w+:)?c)/, `<$1 s="${format}"`);
};
