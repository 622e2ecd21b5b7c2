/** What a row at the top of a sheet could be: part of a header, a title, a 填报单位 line, data … */
import { isDateSerial } from '../../model/sheet';
import { weakHeaders } from '../../vocabulary/header-patterns';
import type { Cell, Grid } from './grid';
import { readHeaderText } from './header-text';
import { matchHeader } from './match-header';
import { isUnitRow, isColumnNumberRow } from './measure';
import { readMetaRow, type MetaItem } from './meta';
import { hasTitleKeyword, isAttachment } from './title';
import type { PlanColumns } from './plan-columns';

export type TopRowKind = 'attachment' | 'title' | 'meta' | 'data' | 'words' | 'note';

export interface RowFacts {
  readonly row: number;
  readonly cells: readonly Cell[];
  /** 'words': may be (part of) a header. */
  readonly kind: TopRowKind;
  readonly meta: readonly MetaItem[];
  /** How much the row looks like a header by itself. */
  readonly score: number;
}

const longestHeaderCell = 60;
const longDigits = /\d{11,}/;

export class TopRows {
  private readonly facts = new Map<number, RowFacts>();

  constructor(
    readonly grid: Grid,
    private readonly plan: PlanColumns,
  ) {}

  at(row: number): RowFacts {
    let facts = this.facts.get(row);
    if (facts === undefined) {
      facts = this.compute(row);
      this.facts.set(row, facts);
    }
    return facts;
  }

  private compute(row: number): RowFacts {
    const cells = this.grid.cells(row);
    const hits = cells.map((cell) => this.scoreOf(cell));
    const score = hits.reduce((sum, hit) => sum + hit, 0);
    const meta = readMetaRow(cells);
    return { row, cells, meta, score, kind: this.kindOf(row, cells, meta, score) };
  }

  private scoreOf({ raw, text, numeric }: Cell): number {
    if (numeric || text.length > longestHeaderCell) return 0;
    const best = Math.max(matchHeader(raw)[0]?.score ?? 0, this.plan.material(raw, false)?.score ?? 0, this.plan.goods(raw)?.score ?? 0);
    return best * (weakHeaders.has(readHeaderText(raw).bare) ? 0.5 : 1);
  }

  private kindOf(row: number, cells: readonly Cell[], meta: readonly MetaItem[], score: number): TopRowKind {
    const [first] = cells;
    if (first === undefined) return 'note';
    if (cells.every(({ text }) => isAttachment(text))) return 'attachment';
    if (isTitle(cells, this.grid.width)) return 'title';
    if (isMeta(cells, meta, score)) return 'meta';
    if (this.isData(row, cells) || isTotal(cells)) return 'data';
    if (cells.some(({ text }) => text.length > longestHeaderCell)) return 'note';
    if (cells.length === 1 && (first.text.length > 24 || (score === 0 && /^(?:注|说明|备注|填表说明|填报说明)|[。;]$/.test(first.text))))
      return 'note';
    if (isUnitRow(cells) && !cells.some((cell) => cell.bottom > row)) return this.isCovered(row) ? 'words' : 'data';
    return 'words';
  }

  /** Figures, numbers and dates do not stand in headers. */
  private isData(row: number, cells: readonly Cell[]): boolean {
    if (isColumnNumberRow(cells)) return true;
    const values = this.grid.sheet.rows[row] ?? [];
    return cells.some(({ column, text, numeric }) => {
      const value = values[column] ?? null;
      if (isDateSerial(value) || typeof value === 'boolean') return true;
      if (longDigits.test(text)) return true;
      // A lone year over a group of columns is a heading.
      return numeric && !/^20\d\d$/.test(text);
    });
  }

  /** Whether merged areas from above reach into the row: then it belongs to the header. */
  private isCovered(row: number): boolean {
    for (let column = 0; column < this.grid.width; column += 1) {
      const merge = this.grid.mergeAt(row, column);
      if (merge !== undefined && merge.top < row && merge.bottom === row) return true;
    }
    return false;
  }
}

/** 合计 before figures (or nothing, or a stray note); 合计 as the header of a column stands among other headers. */
const isTotal = (cells: readonly Cell[]): boolean => {
  const [label] = cells.filter(({ numeric }) => !numeric);
  if (label === undefined || label.column > 4 || !totalLabel.test(label.text)) return false;
  return cells.every((cell) => cell === label || cell.numeric || (matchHeader(cell.raw)[0]?.score ?? 0) < 0.85);
};
const totalLabel = /^(?:合\s*计|总\s*计|小\s*计|共\s*计|累\s*计|本页合计|总合计)/;

const isTitle = (cells: readonly Cell[], width: number): boolean => {
  const texts = cells.filter(({ text }) => !isAttachment(text));
  const [main] = texts;
  if (main === undefined) return false;
  const colon = /[:]/.test(main.text);
  if (texts.length === 1) {
    if (
      hasTitleKeyword(main.text) &&
      main.text.length >= 5 &&
      !/^(?:注|说明|填表说明|填报说明|填写说明)/.test(main.text) &&
      main.text.length <= 80 &&
      !/[。;]/.test(main.text)
    )
      return readMetaRow(cells).every((item) => !item.certain);
    if (colon || /[。;]/.test(main.text)) return false;
    const wide = main.right - main.column + 1;
    return (
      wide >= 3 &&
      wide >= width * 0.6 &&
      main.column <= 1 &&
      main.text.length >= 4 &&
      main.text.length <= 60 &&
      !/^(?:注|说明|备注)/.test(main.text)
    );
  }
  return (
    texts.length <= 3 &&
    texts.some(
      ({ text }) =>
        text.length >= 8 && /花名册|汇总表|登记表$|名册|统计表|公示表|签收表|发放表|一览表|台账/.test(text) && !/[:]/.test(text),
    ) &&
    !texts.some(({ raw }) => /^(?:name|idNumber|serial)$/.test(matchHeader(raw)[0]?.field ?? ''))
  );
};

const isMeta = (cells: readonly Cell[], meta: readonly MetaItem[], score: number): boolean => {
  if (meta.length === 0 || (score >= 2.5 && !cells.some(({ text }) => /[:]|章\)/.test(text)))) return false;
  const persons = cells.filter(({ raw }) => /^(?:name|headName|idNumber|serial)$/.test(matchHeader(raw)[0]?.field ?? '')).length;
  if (persons > 0) return false;
  if (meta.some((item) => item.certain)) return true;
  const named = meta.filter((item) => item.value !== '' && (matchHeader(item.value)[0]?.score ?? 0) < 0.9);
  return named.length === meta.length && named.length + named.filter((item) => item.label !== '').length >= cells.length;
};
