/** Two tables on one sheet: one below the other, or the second half of a short list to the right of the first. */
import { isText, type Format, type Shape } from './assemble';
import type { Draft } from './draft';
import type { Placed } from './layout';
import type { Random } from './random';
import type { SheetTruth } from './truth';

/** Changes the drafts in place, or adds one; most files keep a sheet for each. */
export function shareSheets(random: Random, drafts: Draft[], shape: Shape, format: Format): void {
  const [first, second] = drafts;
  if (first === undefined || isText(format)) return;
  if (second !== undefined) {
    if (shape.categoryIn === 'sheet' || !random.chance(0.1)) return;
    second.name = first.name;
    second.under = first;
    Object.assign(second.style, { left: first.style.left, top: random.int(1, 3), formattedTail: 0, sideNote: false });
    Object.assign(first.style, { formattedTail: 0, sideNote: false });
    return;
  }
  const { style } = first;
  const plain =
    style.household === 'none' &&
    style.sections === 'none' &&
    style.headerRows === 1 &&
    style.villageForm === 'each' &&
    style.categoryForm === 'each';
  if (!plain || first.columns.length > 8 || first.lines.length < 8 || !random.chance(0.5)) return;
  Object.assign(style, {
    total: 'none',
    placeholders: 0,
    endMark: false,
    closingSentence: false,
    sideNote: false,
    formattedTail: 0,
    reprintEvery: 0,
    blankEvery: 0,
    unitRow: false,
    numberRow: 'none',
  });
  const half = Math.ceil(first.lines.length / 2);
  const rest = first.lines.splice(half);
  const bare = {
    attachment: null,
    titles: [],
    meta: 'none',
    measure: null,
    notesAbove: [],
    blankBeforeHeader: false,
    footers: [],
  } as const;
  drafts.push({
    ...first,
    lines: rest,
    columns: first.columns.map((column) => ({ ...column })),
    style: { ...style, ...bare },
    beside: first,
    serialStart: half,
  });
}

/** The truth of a sheet that several drafts share: the first one's columns, everybody's rows. */
export function sharedTruths(placed: readonly Placed[]): { readonly grid: Placed['grid']; readonly truth: SheetTruth }[] {
  const homes = placed.filter(({ draft }) => draft.under === undefined && draft.beside === undefined);
  return homes.map((home) => {
    const guests = placed.filter(({ draft }) => draft.under === home.draft || draft.beside === home.draft);
    const parts = [home, ...guests].map(({ truth }) => truth);
    return {
      grid: home.grid,
      truth: { ...home.truth, entries: parts.flatMap((part) => part.entries), skipped: parts.flatMap((part) => part.skipped) },
    };
  });
}
