/** Finds the parts of a workbook in its zip container by relationships, with the usual places as a fallback (ECMA-376 part 2, 8.5). */
import type { SheetVisibility } from '../../../core/model/sheet';
import type { ReadJob } from '../job';
import { isOn, walkTags } from '../xml/tags';
import type { ZipDirectory, ZipEntry } from '../zip/directory';
import { findEntry, readTextPart } from '../zip/part';

export interface SheetPart {
  readonly name: string;
  readonly visibility: SheetVisibility;
  readonly entry: ZipEntry;
}

export interface WorkbookParts {
  readonly date1904: boolean;
  readonly sheets: readonly SheetPart[];
  readonly styles: ZipEntry | undefined;
  readonly sharedStrings: ZipEntry | undefined;
}

/** Thrown when a package is not laid out as this reader knows it; the general library is tried then. */
export class UnknownLayout extends Error {}

interface Relation {
  readonly id: string;
  /** Last part of the type URI: 'worksheet', 'styles' … the same in transitional and strict files. */
  readonly type: string;
  readonly path: string;
}

/** A relationship's target as a path in the container. */
const resolveTarget = (target: string, folder: string): string => {
  const clean = safelyDecoded(target.replaceAll('\\', '/'));
  const steps: string[] = [];
  for (const step of (clean.startsWith('/') ? clean : `${folder}/${clean}`).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
};

const safelyDecoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const readRelations = (zip: ZipDirectory, part: string, job: ReadJob): Relation[] => {
  const cut = part.lastIndexOf('/');
  const folder = part.slice(0, Math.max(cut, 0));
  const entry = findEntry(zip, `${folder === '' ? '' : `${folder}/`}_rels/${part.slice(cut + 1)}.rels`);
  const relations: Relation[] = [];
  if (entry === undefined) return relations;
  walkTags(readTextPart(zip, entry, job), (tag) => {
    if (tag.name !== 'Relationship' || tag.kind === 'close' || tag.attribute('TargetMode') === 'External') return;
    const type = (tag.attribute('Type') ?? '').split('/').at(-1) ?? '';
    relations.push({ id: tag.attribute('Id') ?? '', type, path: resolveTarget(tag.attribute('Target') ?? '', folder) });
  });
  return relations;
};

/** Path of the workbook part, or undefined. It ends in .bin in binary workbooks (xlsb). */
export const workbookPath = (zip: ZipDirectory, job: ReadJob): string | undefined => {
  const named = readRelations(zip, '', job).find((relation) => relation.type === 'officeDocument')?.path;
  const known = [named, 'xl/workbook.xml', 'xl/workbook.bin'];
  return known.find((path) => path !== undefined && findEntry(zip, path) !== undefined);
};

const visibilityOf = (state: string | undefined): SheetVisibility => (state === 'hidden' || state === 'veryHidden' ? state : 'visible');

/** Sheets in tab order. Chart, dialog and macro sheets have no cells and are left out. */
export const readWorkbookParts = (zip: ZipDirectory, path: string, job: ReadJob): WorkbookParts => {
  const entry = findEntry(zip, path);
  if (entry === undefined) throw new UnknownLayout('no workbook part');
  const relations = readRelations(zip, path, job);
  const byId = new Map(relations.map((relation) => [relation.id, relation]));
  const partOf = (type: string, usual: string): ZipEntry | undefined => {
    const related = relations.find((relation) => relation.type === type);
    return findEntry(zip, related?.path ?? usual);
  };
  const sheets: SheetPart[] = [];
  let date1904 = false;
  let seen = 0;
  walkTags(readTextPart(zip, entry, job), (tag) => {
    if (tag.kind === 'close') return;
    if (tag.name === 'workbookPr') date1904 = isOn(tag.attribute('date1904'));
    if (tag.name !== 'sheet') return;
    seen += 1;
    const relation = byId.get(tag.attribute('id') ?? '');
    if (relation !== undefined && relation.type !== 'worksheet') return;
    const sheet = findEntry(zip, relation?.path ?? `xl/worksheets/sheet${seen}.xml`);
    if (sheet === undefined) throw job.problem('damaged', { reason: 'part' });
    sheets.push({ name: tag.attribute('name') ?? `Sheet${seen}`, visibility: visibilityOf(tag.attribute('state')), entry: sheet });
  });
  if (seen === 0) throw new UnknownLayout('no sheets named');
  return { date1904, sheets, styles: partOf('styles', 'xl/styles.xml'), sharedStrings: partOf('sharedStrings', 'xl/sharedStrings.xml') };
};
