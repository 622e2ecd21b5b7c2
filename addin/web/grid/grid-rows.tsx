/** Rows and column headings of the grid. */
import type { JSX } from 'preact';
import { columnLetters, type MergeRange } from '../../../core/model/sheet';
import type { Mark } from '../../../core/ports/workbook-host';
import { cellKey } from '../../../files/edit/sheet-facts';
import { cellAt, type FileSheet } from '../../host/workbook-file-model';
import { alignOf, shownText } from '../cell-text';
import { boxOf, headerWidth, indexOfRow, rowAt, rowHeight, widthOfColumn, type Geometry } from './geometry';

export const GridHead = (props: {
  readonly geometry: Geometry;
  readonly from: number;
  readonly to: number;
  readonly current: number;
}): JSX.Element => {
  const { geometry, from, to, current } = props;
  const columns = Array.from({ length: to - from + 1 }, (_, step) => from + step).filter((column) => widthOfColumn(geometry, column) > 0);
  return (
    <div role="row" aria-rowindex={1} class="grid-head" style={{ width: `${geometry.width + headerWidth}px` }}>
      <div role="columnheader" aria-colindex={1} class="grid-corner">
        <span class="hidden-text">#</span>
      </div>
      {columns.map((column) => (
        <div
          key={column}
          role="columnheader"
          aria-colindex={column + 2}
          class={column === current ? 'grid-letter here' : 'grid-letter'}
          style={{ left: `${(geometry.lefts[column] ?? 0) + headerWidth}px`, width: `${widthOfColumn(geometry, column)}px` }}
        >
          {columnLetters(column)}
        </div>
      ))}
    </div>
  );
};

interface RowProps {
  readonly sheet: FileSheet;
  readonly geometry: Geometry;
  /** Place among the shown rows. */
  readonly index: number;
  /** First place that is drawn: merged areas from above are drawn there. */
  readonly first: number;
  readonly columns: { readonly from: number; readonly to: number };
  readonly marks: ReadonlyMap<number, Mark> | undefined;
  /** Column of the current cell, when it is in this row. */
  readonly selected: number | null;
  readonly version: number;
}

export const GridRow = ({ sheet, geometry, index, first, columns, marks, selected }: RowProps): JSX.Element => {
  const row = rowAt(geometry, index);
  const merged = sheet.merges.filter(({ top, bottom }) => row >= top && row <= bottom);
  const covered = (column: number): boolean => merged.some(({ left, right }) => column >= left && column <= right);
  const areas: MergeRange[] = [];
  for (const area of merged)
    if (Math.max(first, indexOfRow(geometry, area.top)) === index && area.left <= columns.to && area.right >= columns.from)
      areas.push(area);
  for (let column = columns.from; column <= columns.to; column++)
    if (widthOfColumn(geometry, column) > 0 && !covered(column)) areas.push({ top: row, bottom: row, left: column, right: column });
  areas.sort((a, b) => a.left - b.left);
  const struck = sheet.struckRows.includes(row);
  return (
    <div
      role="row"
      aria-rowindex={row + 2}
      class={`grid-row${struck ? ' struck' : ''}${selected === null ? '' : ' here'}`}
      style={{ top: `${(index + 1) * rowHeight}px`, width: `${geometry.width + headerWidth}px` }}
    >
      <div role="rowheader" aria-colindex={1} class="grid-number">
        {row + 1}
      </div>
      {areas.map((area) => (
        <GridCell
          key={area.left}
          {...{ sheet, geometry, area, marks }}
          from={index}
          selected={selected === area.left && area.top === row}
        />
      ))}
    </div>
  );
};

const GridCell = (props: {
  readonly sheet: FileSheet;
  readonly geometry: Geometry;
  readonly area: MergeRange;
  readonly marks: ReadonlyMap<number, Mark> | undefined;
  /** Place of the row it is drawn in. */
  readonly from: number;
  readonly selected: boolean;
}): JSX.Element => {
  const { sheet, geometry, area, marks, from, selected } = props;
  const { x, y, width, height } = boxOf(geometry, area);
  const cell = cellAt(sheet, area.top, area.left);
  const mark = marks?.get(cellKey(area.top, area.left));
  const merged = area.bottom > area.top || area.right > area.left;
  const changed = sheet.changed.has(cellKey(area.top, area.left));
  const look = ['grid-cell', alignOf(cell.value), merged ? 'merged' : '', mark === undefined ? '' : `mark-${mark.severity}`, changed ? 'changed' : '']; // prettier-ignore
  return (
    <div
      role="gridcell"
      id={`cell-${columnLetters(area.left)}${area.top + 1}`}
      aria-colindex={area.left + 2}
      {...(merged ? { 'aria-colspan': area.right - area.left + 1, 'aria-rowspan': area.bottom - area.top + 1 } : {})}
      aria-selected={selected}
      class={look.filter((name) => name !== '').join(' ')}
      style={{ left: `${x + headerWidth}px`, top: `${y - from * rowHeight}px`, width: `${width}px`, height: `${height}px` }}
      title={mark?.comment ?? ''}
    >
      <span>{shownText(cell)}</span>
      {mark?.comment === undefined ? null : <span class="hidden-text">{mark.comment}</span>}
    </div>
  );
};
