/** Frozen panes, and the basics of the page layout. */
import { MAX_COLUMN, MAX_ROW, formatRect } from '../model/address';
import type { SheetModel } from '../model/sheet-model';
import type { Session } from '../wire/session';
import { object, type HostObject, type Property, type Spec } from '../wire/spec';
import { argumentRect, flag, oneOf, text, whole } from './arguments';
import { rangeObject } from './range';
import { demandPermission } from './range-self';

export const freezePanesObject = (sheet: SheetModel): HostObject => object(freezePanesSpec, sheet);
export const pageLayoutObject = (sheet: SheetModel): HostObject => object(pageLayoutSpec, sheet);

const freeze = (sheet: SheetModel, rows: number, columns: number): void => {
  sheet.frozen = { rows, columns };
};

function location(sheet: SheetModel): HostObject | null {
  const { rows, columns } = sheet.frozen;
  if (rows === 0 && columns === 0) return null;
  return rangeObject(sheet, { top: 0, left: 0, bottom: rows === 0 ? MAX_ROW : rows - 1, right: columns === 0 ? MAX_COLUMN : columns - 1 });
}

const freezePanesSpec: Spec<SheetModel> = {
  className: 'WorksheetFreezePanes',
  methods: {
    freezeRows: (sheet, [count]) => freeze(sheet, whole(count, 1), 0),
    freezeColumns: (sheet, [count]) => freeze(sheet, 0, whole(count, 1)),
    freezeAt: (sheet, [range]) => {
      const rect = argumentRect(sheet, range);
      freeze(sheet, rect.bottom === MAX_ROW ? 0 : rect.bottom + 1, rect.right === MAX_COLUMN ? 0 : rect.right + 1);
    },
    unfreeze: (sheet) => freeze(sheet, 0, 0),
    getLocationOrNullObject: location,
  },
};

type PageSetup = Readonly<Record<string, unknown>>;

const setupOf = (sheet: SheetModel): PageSetup => (sheet.shell['pageSetup'] ?? {}) as PageSetup;

function change(sheet: SheetModel, session: Session, patch: PageSetup): void {
  demandPermission(session, sheet, null);
  sheet.shell = { ...sheet.shell, pageSetup: { ...setupOf(sheet), ...patch } };
}

/** Names of paper that offices use, by the number in the file. */
const papers: Readonly<Record<string, number>> = { Letter: 1, Legal: 5, A3: 8, A4: 9, A5: 11 };

const margin = (side: string): Property<SheetModel> => ({
  get: (sheet) => Math.round(Number((setupOf(sheet)['margins'] as PageSetup | undefined)?.[side] ?? 0.7) * 7200) / 100,
  set: (sheet, value, session) =>
    change(sheet, session, { margins: { ...(setupOf(sheet)['margins'] as PageSetup | undefined), [side]: Number(value) / 72 } }),
});

const centred = (name: string): Property<SheetModel> => ({
  get: (sheet) => setupOf(sheet)[name] === true,
  set: (sheet, value, session) => change(sheet, session, { [name]: flag(value, name) }),
});

/** The middle of the footer of every page; no other part is played. */
const headerFooterSpec: Spec<SheetModel> = {
  className: 'HeaderFooter',
  properties: {
    centerFooter: {
      get: (sheet) => /&C(.*)$/.exec(String((sheet.shell['headerFooter'] as PageSetup | undefined)?.['oddFooter'] ?? ''))?.[1] ?? '',
      set: (sheet, value, session) => {
        demandPermission(session, sheet, null);
        const known = sheet.shell['headerFooter'] as PageSetup | undefined;
        sheet.shell = { ...sheet.shell, headerFooter: { ...known, oddFooter: `&C${text(value, 'centerFooter')}` } };
      },
    },
  },
};

const headersFootersSpec: Spec<SheetModel> = {
  className: 'HeaderFooterGroup',
  children: { defaultForAllPages: (sheet) => object(headerFooterSpec, sheet) },
};

const pageLayoutSpec: Spec<SheetModel> = {
  className: 'PageLayout',
  children: { headersFooters: (sheet) => object(headersFootersSpec, sheet) },
  properties: {
    orientation: {
      get: (sheet) => (setupOf(sheet)['orientation'] === 'landscape' ? 'Landscape' : 'Portrait'),
      set: (sheet, value, session) =>
        change(sheet, session, { orientation: oneOf(value, ['Portrait', 'Landscape'], 'orientation').toLowerCase() }),
    },
    paperSize: {
      get: (sheet) => Object.entries(papers).find(([, number]) => number === setupOf(sheet)['paperSize'])?.[0] ?? null,
      set: (sheet, value, session) => change(sheet, session, { paperSize: papers[oneOf(value, Object.keys(papers), 'paperSize')] }),
    },
    centerHorizontally: centred('horizontalCentered'),
    centerVertically: centred('verticalCentered'),
    leftMargin: margin('left'),
    rightMargin: margin('right'),
    topMargin: margin('top'),
    bottomMargin: margin('bottom'),
    zoom: {
      get: (sheet) => {
        const { fitToPage, fitToWidth, fitToHeight, scale } = setupOf(sheet);
        return fitToPage === true
          ? { horizontalFitToPages: fitToWidth ?? null, verticalFitToPages: fitToHeight ?? null }
          : { scale: scale ?? 100 };
      },
      set: (sheet, value, session) => {
        const {
          horizontalFitToPages: wide,
          verticalFitToPages: high,
          scale,
        } = value as { horizontalFitToPages?: number; verticalFitToPages?: number; scale?: number };
        if (scale !== undefined) change(sheet, session, { fitToPage: false, scale });
        else change(sheet, session, { fitToPage: true, fitToWidth: wide ?? 0, fitToHeight: high ?? 0 });
      },
    },
  },
  methods: {
    setPrintTitleRows: (sheet, [rows], session) => change(sheet, session, { printTitlesRow: formatRect(argumentRect(sheet, rows)) }),
    setPrintArea: (sheet, [area], session) => change(sheet, session, { printArea: formatRect(argumentRect(sheet, area)) }),
  },
};

/** Filter arrows on a header row; nothing is filtered here. */
export const autoFilterObject = (sheet: SheetModel): HostObject => object(autoFilterSpec, sheet);

const autoFilterSpec: Spec<SheetModel> = {
  className: 'AutoFilter',
  properties: { enabled: { get: (sheet) => Boolean(sheet.shell['autoFilter']) } },
  methods: {
    apply: (sheet, [range], session) => {
      demandPermission(session, sheet, null);
      sheet.shell = { ...sheet.shell, autoFilter: formatRect(argumentRect(sheet, range)) };
    },
    remove: (sheet, _args, session) => {
      demandPermission(session, sheet, null);
      sheet.shell = { ...sheet.shell, autoFilter: undefined };
    },
  },
};

/** Where printed pages begin; rows only. */
export const pageBreaksObject = (sheet: SheetModel): HostObject => object(pageBreaksSpec, sheet);

const pageBreaksSpec: Spec<SheetModel> = {
  className: 'PageBreakCollection',
  methods: {
    add: (sheet, [range], session) => {
      demandPermission(session, sheet, null);
      const { top } = argumentRect(sheet, range);
      const known = (sheet.shell['rowBreaks'] ?? []) as readonly unknown[];
      sheet.shell = { ...sheet.shell, rowBreaks: [...known, { id: top, max: MAX_COLUMN, man: 1 }] };
      return object(pageBreakSpec, { row: top });
    },
  },
};

const pageBreakSpec: Spec<{ readonly row: number }> = {
  className: 'PageBreak',
  properties: { rowIndex: { get: ({ row }) => row } },
};

export const sheetViewSpecs = [
  freezePanesSpec,
  pageLayoutSpec,
  headersFootersSpec,
  headerFooterSpec,
  autoFilterSpec,
  pageBreaksSpec,
  pageBreakSpec,
];
