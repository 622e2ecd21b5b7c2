/** Puts notes (classic comments) on cells of a worksheet part; notes that were there stay, and get ours added below. */
import { columnIndex } from '../../core/model/sheet';
import { escapeXml, xmlDeclaration } from '../write/xml';
import { addContentType, addDefaultType, addRelationship, attribute, relationshipsOf, type XlsxPackage } from './package';

export interface Note {
  /** "C12" */
  readonly cell: string;
  readonly text: string;
}

const officeNs = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const AUTHOR = '送暖校验';

/** Gives the worksheet's XML back, with the reference to its drawing added when it had none. */
export function addNotes(file: XlsxPackage, sheetPart: string, sheetXml: string, notes: readonly Note[]): string {
  const relations = relationshipsOf(file, sheetPart);
  const known = relations.find((relation) => relation.type.endsWith('/comments'))?.target;
  const commentsPart = known !== undefined && file.text(known) !== null ? known : newComments(file, sheetPart);
  const drawing = legacyDrawing(file, sheetPart, sheetXml);
  const { fresh, xml } = mergeComments(file.text(commentsPart) ?? '', notes);
  file.set(commentsPart, xml);
  file.set(drawing.part, addShapes(file.text(drawing.part) ?? emptyVml, fresh));
  return drawing.sheetXml;
}

function newComments(file: XlsxPackage, sheetPart: string): string {
  const part = file.freeName('xl/comments', '.xml');
  file.set(
    part,
    `${xmlDeclaration}<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors></authors><commentList></commentList></comments>`,
  );
  addContentType(file, part, 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml');
  addRelationship(file, sheetPart, `${officeNs}/comments`, part);
  return part;
}

/** Classic notes are shown by shapes of a VML drawing that the sheet refers to. */
function legacyDrawing(file: XlsxPackage, sheetPart: string, sheetXml: string): { readonly part: string; readonly sheetXml: string } {
  const reference = /<(?:\w+:)?legacyDrawing\b[^>]*>/.exec(sheetXml)?.[0];
  const id = reference === undefined ? null : attribute(reference, '\\w+:id');
  const known = relationshipsOf(file, sheetPart).find((relation) => relation.id === id)?.target;
  if (known !== undefined && file.has(known)) return { part: known, sheetXml };
  const part = file.freeName('xl/drawings/vmlDrawing', '.vml');
  file.set(part, emptyVml);
  addDefaultType(file, 'vml', 'application/vnd.openxmlformats-officedocument.vmlDrawing');
  const added = addRelationship(file, sheetPart, `${officeNs}/vmlDrawing`, part);
  return { part, sheetXml: insertLegacyDrawing(sheetXml.replace(reference ?? /$^/, ''), added) };
}

/** The schema's order: everything in `after` stands behind legacyDrawing. */
function insertLegacyDrawing(xml: string, id: string): string {
  const prefix = /<(\w+:)?worksheet\b/.exec(xml)?.[1] ?? '';
  const element = `<${prefix}legacyDrawing xmlns:r="${officeNs}" r:id="${id}"/>`;
  const after = ['legacyDrawingHF', 'drawingHF', 'picture', 'oleObjects', 'controls', 'webPublishItems', 'tableParts', 'extLst'];
  const dataEnd = xml.lastIndexOf(`</${prefix}sheetData>`);
  const positions = after.map((name) => xml.indexOf(`<${prefix}${name}`, dataEnd)).filter((position) => position >= 0);
  const at = Math.min(...positions, xml.lastIndexOf(`</${prefix}worksheet>`));
  return xml.slice(0, at) + element + xml.slice(at);
}

function mergeComments(xml: string, notes: readonly Note[]): { readonly xml: string; readonly fresh: readonly Note[] } {
  const prefix = /<(\w+:)?comments\b/.exec(xml)?.[1] ?? '';
  let merged = xml.replace(new RegExp(`<${prefix}(authors|commentList)\\b([^>]*)/>`, 'g'), `<${prefix}$1$2></${prefix}$1>`);
  const author = (merged.match(new RegExp(`<${prefix}author\\b`, 'g')) ?? []).length;
  merged = merged.replace(`</${prefix}authors>`, `<${prefix}author>${AUTHOR}</${prefix}author></${prefix}authors>`);
  const run = (text: string): string => `<${prefix}r><${prefix}t xml:space="preserve">${escapeXml(text)}</${prefix}t></${prefix}r>`;
  const fresh: Note[] = [];
  for (const note of notes) {
    const existing = new RegExp(`(<${prefix}comment\\b[^>]*\\bref="${note.cell}"[^>]*>[\\s\\S]*?)(</${prefix}text>)`).exec(merged);
    // A plain-text note (<t> without run) may not be followed by runs: it is wrapped into one first.
    if (existing !== null)
      merged = merged.replace(existing[0], `${asRuns(existing[1] ?? '', prefix)}${run(`\n${note.text}`)}${existing[2] ?? ''}`);
    else fresh.push(note);
  }
  const added = fresh.map(
    (note) =>
      `<${prefix}comment ref="${note.cell}" authorId="${author}"><${prefix}text>${run(note.text)}</${prefix}text></${prefix}comment>`,
  );
  return { xml: merged.replace(`</${prefix}commentList>`, `${added.join('')}</${prefix}commentList>`), fresh };
}

const asRuns = (comment: string, prefix: string): string =>
  comment.replace(new RegExp(`(<${prefix}text\\b[^>]*>)(<${prefix}t\\b[^>]*>[\\s\\S]*?</${prefix}t>)`), `$1<${prefix}r>$2</${prefix}r>`);

const emptyVml =
  '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">' +
  '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>' +
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>';

function addShapes(vml: string, notes: readonly Note[]): string {
  const used = [...vml.matchAll(/_x0000_s(\d+)/g)].map((match) => Number(match[1]));
  let number = Math.max(1024, ...used);
  const shapes = notes.map((note) => shape((number += 1), note)).join('');
  return vml.replace(/<\/xml>\s*$/, `${shapes}</xml>`);
}

/** Hidden until the pointer rests on the cell; tall enough for its lines. */
function shape(number: number, note: Note): string {
  const column = columnIndex(note.cell.replace(/\d+$/, ''));
  const row = Number(/\d+$/.exec(note.cell)?.[0] ?? 1) - 1;
  const lines = note.text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 16)), 0);
  const anchor = `${column + 1}, 15, ${Math.max(row - 1, 0)}, 10, ${column + 4}, 15, ${Math.max(row - 1, 0) + Math.min(lines + 2, 16)}, 4`;
  return (
    `<v:shape id="_x0000_s${number}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>` +
    `<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>` +
    `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
  );
}
