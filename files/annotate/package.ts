/** An .xlsx package in memory: parts by name, relationships, content types. Parts that nobody touches stay as they were. */
import { unzipSync, zipSync } from 'fflate';
import { escapeXml, xmlDeclaration } from '../write/xml';

const decoder = new TextDecoder('utf-8');
const encoder = new TextEncoder();
const fixedTime = new Date(2000, 0, 1);

export class XlsxPackage {
  readonly #parts: Map<string, Uint8Array>;
  constructor(bytes: Uint8Array) {
    this.#parts = new Map(Object.entries(unzipSync(bytes)));
  }

  has(name: string): boolean {
    return this.#parts.has(name);
  }

  /** Text of a part; null when there is none, or when it is not UTF-8 (then it must not be patched). */
  text(name: string): string | null {
    const part = this.#parts.get(name);
    if (part === undefined || (part[0] === 0xff && part[1] === 0xfe) || (part[0] === 0xfe && part[1] === 0xff)) return null;
    return decoder.decode(part);
  }

  set(name: string, text: string): void {
    this.#parts.set(name, encoder.encode(text));
  }

  /** A name of the form xl/comments7.xml that no part has yet. */
  freeName(before: string, after: string): string {
    for (let number = 1; ; number += 1) if (!this.has(`${before}${number}${after}`)) return `${before}${number}${after}`;
  }

  toBytes(): Uint8Array {
    const parts = Object.fromEntries([...this.#parts].filter(([name]) => !name.endsWith('/')));
    return zipSync(parts, { level: 6, mtime: fixedTime });
  }
}

export interface Relationship {
  readonly id: string;
  readonly type: string;
  /** Name of the part it leads to, without leading slash. */
  readonly target: string;
}

/** xl/worksheets/sheet1.xml → xl/worksheets/_rels/sheet1.xml.rels; '' stands for the package itself. */
export const relationsName = (part: string): string => part.replace(/([^/]*)$/, '_rels/$1.rels');

export function relationshipsOf(file: XlsxPackage, part: string): Relationship[] {
  const xml = file.text(relationsName(part)) ?? '';
  return [...xml.matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)].map(([tag]) => ({
    id: attribute(tag, 'Id') ?? '',
    type: attribute(tag, 'Type') ?? '',
    target: resolve(part, attribute(tag, 'Target') ?? ''),
  }));
}

/** Adds a relationship and gives its id. `target` is a part's name. */
export function addRelationship(file: XlsxPackage, part: string, type: string, target: string): string {
  const name = relationsName(part);
  const used = new Set(relationshipsOf(file, part).map((relation) => relation.id));
  let number = used.size + 1;
  while (used.has(`rId${number}`)) number += 1;
  const line = `<Relationship Id="rId${number}" Type="${type}" Target="${escapeXml(relative(part, target))}"/>`;
  const empty = `${xmlDeclaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`;
  const xml = (file.text(name) ?? empty).replace(/<((?:\w+:)?)Relationships\b([^>]*)\/>\s*$/, '<$1Relationships$2></$1Relationships>');
  const prefix = /<(\w+:)?Relationships\b/.exec(xml)?.[1] ?? '';
  file.set(name, xml.replace(/<\/(?:\w+:)?Relationships>/, `${line.replace('<', `<${prefix}`)}$&`));
  return `rId${number}`;
}

/** Relative from the part's folder, which is what every reader understands. */
function relative(part: string, target: string): string {
  const from = part.split('/').slice(0, -1);
  const to = target.split('/');
  while (from.length > 0 && from[0] === to[0]) {
    from.shift();
    to.shift();
  }
  return [...from.map(() => '..'), ...to].join('/');
}

export function addContentType(file: XlsxPackage, part: string, contentType: string): void {
  insertType(file, `<Override PartName="/${escapeXml(part)}" ContentType="${contentType}"/>`);
}

/** For parts told by their extension (vml). */
export function addDefaultType(file: XlsxPackage, extension: string, contentType: string): void {
  if (!new RegExp(`Extension="${extension}"`, 'i').test(file.text('[Content_Types].xml') ?? ''))
    insertType(file, `<Default Extension="${extension}" ContentType="${contentType}"/>`);
}

function insertType(file: XlsxPackage, line: string): void {
  const xml = file.text('[Content_Types].xml') ?? '';
  const prefix = /<(\w+:)?Types\b/.exec(xml)?.[1] ?? '';
  file.set('[Content_Types].xml', xml.replace(/<\/(?:\w+:)?Types>/, `${line.replace('<', `<${prefix}`)}$&`));
}

/** Value of an attribute in a tag's text; entities are left as written. */
export const attribute = (tag: string, name: string): string | null =>
  new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
    .exec(tag)
    ?.slice(1)
    .find((value) => value !== undefined) ?? null;

export const unescapeXml = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(lt|gt|amp|quot|apos));/gi, (_, hex?: string, decimal?: string, name?: string) =>
    hex !== undefined
      ? String.fromCodePoint(parseInt(hex, 16))
      : decimal !== undefined
        ? String.fromCodePoint(Number(decimal))
        : ({ lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }[name ?? ''] ?? ''),
  );

function resolve(part: string, target: string): string {
  const clean = unescapeXml(target);
  if (clean.startsWith('/')) return clean.slice(1);
  const path = part.split('/').slice(0, -1);
  for (const step of clean.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.') path.push(step);
  }
  return path.join('/');
}
