/**
 * Marks: conditional formats whose formula is constantly true and carries our name, so that they are found again on any day and any
 * computer, also where a marked cell was copied to. They lie over the clerk's formats and change none of them.
 */
import type { Severity } from '../../core/model/finding';
import type { Mark, Progress } from '../../core/ports/workbook-host';
import { addressLists, cellOf, rectAddress, rectsOf, type Cell } from './office-address';
import { replaceComments } from './office-comments';
import { runAsks, stopIfCancelled, type Ask, type Run } from './office-run';
import { demandSheets, protectedSheets, sheetStates, type SheetState } from './office-sheets';

const signature = '"SongNuan:';
const formulaOf = (severity: Severity): string => `=ISTEXT(${signature}${severity}")`;

/** Light fills with dark text of the same hue: legible on screen and on a black-and-white print, where errors also stand out in bold. */
const looks: Readonly<Record<Severity, { readonly fill: string; readonly text: string; readonly bold: boolean }>> = {
  error: { fill: '#FFC7CE', text: '#9C0006', bold: true },
  warning: { fill: '#FFEB9C', text: '#7F6000', bold: false },
  info: { fill: '#DDEBF7', text: '#1F4E79', bold: false },
};
const severities: readonly Severity[] = ['info', 'warning', 'error'];

/** About what one conditional format with its parts takes in a request. */
const bytesPerFormat = 2_500;

/**
 * Replaces all marks by these; a sheet gets all of its marks or none. Ended by the signal only before the first change.
 * @throws HostProblem 'protected', with the sheets' names, after the others were marked
 */
export async function replaceMarks(run: Run, marks: readonly Mark[], progress: Progress = {}): Promise<void> {
  const states = await sheetStates(run);
  demandSheets(states, new Set(marks.map(({ sheet }) => sheet)));
  const old = await findMarks(run, states, progress);
  stopIfCancelled(progress);
  const locked: string[] = [];
  const asks: Ask[] = [];
  const open: SheetState[] = [];
  for (const state of states) {
    const wanted = marks.filter(({ sheet }) => sheet === state.name);
    const ours = old.get(state.id) ?? [];
    if (wanted.length === 0 && ours.length === 0) open.push(state);
    else if (!state.mayFormat) locked.push(state.name);
    else {
      open.push(state);
      asks.push(sheetAsk(run, state, ours, wanted));
    }
  }
  await runAsks(run, asks);
  if (run.tools.has('1.10')) await replaceComments(run, states, open, marks);
  progress.onProgress?.(marks.length, marks.length);
  if (locked.length > 0) throw protectedSheets(locked);
}

/** Ids of our conditional formats, by sheet id. */
async function findMarks(run: Run, states: readonly SheetState[], progress: Progress): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  await runAsks(
    run,
    states.map(({ id }) => pageAsk(run, id, found, 0, formatsPerPage)),
    progress,
  );
  return found;
}

/** Sheets that were copied together over the years hold thousands of conditional formats. */
const formatsPerPage = 4_000;

function pageAsk(run: Run, id: string, found: Map<string, string[]>, skip: number, top: number): Ask {
  return {
    bytes: 50_000,
    // What follows the smaller page is asked for after it.
    halve: top < 2 ? null : () => [pageAsk(run, id, found, skip, Math.ceil(top / 2))],
    queue: () => {
      const formats = run.context.workbook.worksheets.getItem(id).getRange().conditionalFormats;
      formats.load({ $top: top, $skip: skip, id: true, type: true, customOrNullObject: { rule: { formula: true } } });
      return () => {
        const ours = formats.items.filter(({ type, customOrNullObject }) => type === 'Custom' && isOurs(customOrNullObject));
        if (ours.length > 0) found.set(id, [...(found.get(id) ?? []), ...ours.map((format) => format.id)]);
        return formats.items.length < top ? [] : [pageAsk(run, id, found, skip + top, top)];
      };
    },
  };
}

const isOurs = (custom: Excel.CustomConditionalFormat): boolean => !custom.isNullObject && custom.rule.formula.includes(signature);

/** Takes the old marks off and puts the new ones on, in one request. */
function sheetAsk(run: Run, state: SheetState, old: readonly string[], marks: readonly Mark[]): Ask {
  const areas = severities.flatMap((severity) => {
    const cells = marks.filter((mark) => mark.severity === severity).map(({ cell }): Cell => cellOf(cell));
    const rects = rectsOf(cells);
    return (run.tools.has('1.9') ? addressLists(rects) : rects.map(rectAddress)).map((address) => ({ severity, address }));
  });
  return areasAsk(run, state, old, areas);
}

interface Area {
  readonly severity: Severity;
  readonly address: string;
}

function areasAsk(run: Run, state: SheetState, old: readonly string[], areas: readonly Area[]): Ask {
  const middle = Math.ceil(areas.length / 2);
  return {
    bytes: old.length * 600 + areas.reduce((sum, { address }) => sum + address.length + bytesPerFormat, 0),
    halve:
      areas.length < 2 ? null : () => [areasAsk(run, state, old, areas.slice(0, middle)), areasAsk(run, state, [], areas.slice(middle))],
    queue: () => {
      const sheet = run.context.workbook.worksheets.getItem(state.id);
      const present = sheet.getRange().conditionalFormats;
      for (const id of old) present.getItem(id).delete();
      for (const { severity, address } of areas)
        addFormat(run.tools.has('1.9') ? sheet.getRanges(address) : sheet.getRange(address), severity);
      return () => [];
    },
  };
}

/** A new format comes before the clerk's own, which still apply in all that it does not colour. */
function addFormat(place: Excel.Range | Excel.RangeAreas, severity: Severity): void {
  const format = place.conditionalFormats.add(Excel.ConditionalFormatType.custom);
  const { fill, text, bold } = looks[severity];
  format.custom.rule.formula = formulaOf(severity);
  format.custom.format.fill.color = fill;
  format.custom.format.font.color = text;
  if (bold) format.custom.format.font.bold = true;
  format.stopIfTrue = false;
}
