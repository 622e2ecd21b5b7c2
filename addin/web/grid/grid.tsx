/**
 * The sheet as a grid: only the cells in view are in the document. The keyboard is a text field that lies over the current cell, so that
 * Chinese input begins with the first key; screen readers hear the cell it points to.
 */
import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { WebWords } from '../../../core/messages/pane/web-words';
import { columnLetters } from '../../../core/model/sheet';
import { cellKey } from '../../../files/edit/sheet-facts';
import { cellAt, notify, type FileModel, type FileSheet } from '../../host/workbook-file-model';
import { editText } from '../cell-text';
import { pastedLines, type PersonEdits, type Refusal } from '../person-edits';
import { areaOf, boxOf, columnAt, geometryOf, headerWidth, indexOfRow, rowAt, rowHeight, type Geometry } from './geometry';
import { GridHead, GridRow } from './grid-rows';

interface GridProps {
  readonly model: FileModel;
  readonly sheet: FileSheet;
  readonly edits: PersonEdits;
  readonly words: WebWords;
  readonly onRefused: (refusal: Refusal) => void;
  /** Changes when cells or marks changed. */
  readonly version: number;
}
interface View {
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

const spare = 6;
export const gridCellId = (row: number, column: number): string => `cell-${columnLetters(column)}${row + 1}`;

export const Grid = ({ model, sheet, edits, words, onRefused, version }: GridProps): JSX.Element => {
  const box = useRef<HTMLDivElement>(null);
  const editor = useRef<HTMLTextAreaElement>(null);
  const [view, setView] = useState<View>({ top: 0, left: 0, width: 900, height: 600 });
  const [editing, setEditing] = useState(false);
  const geometry = useGeometry(sheet, version);
  const { row, column } = model.selection;
  const current = cellAt(sheet, row, column);
  const area = areaOf(sheet, row, column);
  const frame = boxOf(geometry, area);

  const look = (): void => {
    const element = box.current;
    if (element !== null)
      setView({ top: element.scrollTop, left: element.scrollLeft, width: element.clientWidth, height: element.clientHeight });
  };
  useLayoutEffect(() => {
    look();
    const observer = new ResizeObserver(look);
    if (box.current !== null) observer.observe(box.current);
    return () => {
      observer.disconnect();
    };
  }, [sheet.id]);
  useLayoutEffect(() => {
    reveal(box.current, frame);
  }, [sheet.id, row, column]);
  useEffect(() => {
    // A selection made elsewhere (a finding pressed in the pane) ends the typing.
    if (editing) finish(false);
  }, [sheet.id]);

  const move = (down: number, right: number): void => {
    const at = indexOfRow(geometry, down > 0 ? area.bottom : area.top);
    const nextRow = rowAt(geometry, Math.max(0, Math.min(geometry.shownCount - 1, at + down)));
    let nextColumn = right > 0 ? area.right : column;
    for (let steps = Math.abs(right); steps > 0; steps--) {
      let next = nextColumn + Math.sign(right);
      while (next > 0 && next < geometry.columnCount - 1 && geometry.lefts[next + 1] === geometry.lefts[next]) next += Math.sign(right);
      nextColumn = Math.max(0, Math.min(geometry.columnCount - 1, next));
    }
    goTo(nextRow, nextColumn);
  };
  const goTo = (nextRow: number, nextColumn: number): void => {
    const merged = areaOf(sheet, nextRow, nextColumn);
    model.selection = { sheet: sheet.name, row: merged.top, column: merged.left };
    notify(model, 'selection');
  };
  const begin = (text: string | null): void => {
    const element = editor.current;
    if (element === null) return;
    if (sheet.protected || current.formula === true) {
      element.value = '';
      onRefused(sheet.protected ? 'protected' : 'formula');
      return;
    }
    if (text !== null) element.value = text;
    setEditing(true);
  };
  const finish = (keep: boolean): void => {
    const element = editor.current;
    const text = element?.value ?? '';
    if (element !== null) element.value = '';
    setEditing(false);
    if (!keep) return;
    const refused = edits.type(sheet, row, column, text);
    if (refused !== null) onRefused(refused);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (editing) {
      const done = keyWhileEditing(event);
      if (done === null) return;
      event.preventDefault();
      finish(done.keep);
      move(done.down, done.right);
      return;
    }
    const page = Math.max(1, Math.floor(view.height / rowHeight) - 2);
    const last = Math.max(0, sheet.rows.length - 1);
    const control = event.ctrlKey || event.metaKey;
    const actions: Readonly<Record<string, () => void>> = {
      ArrowDown: () => {
        if (control) goTo(last, column);
        else move(1, 0);
      },
      ArrowUp: () => {
        if (control) goTo(0, column);
        else move(-1, 0);
      },
      ArrowLeft: () => {
        move(0, -1);
      },
      ArrowRight: () => {
        move(0, 1);
      },
      Enter: () => {
        if (event.shiftKey) move(-1, 0);
        else begin(editText(current));
      },
      F2: () => {
        begin(editText(current));
      },
      PageDown: () => {
        move(page, 0);
      },
      PageUp: () => {
        move(-page, 0);
      },
      Home: () => {
        goTo(control ? 0 : row, 0);
      },
      End: () => {
        goTo(control ? last : row, Math.max(0, (sheet.rows[row]?.length ?? 1) - 1));
      },
      Delete: clear,
      Backspace: clear,
      ...(control ? { z: edits.undo, y: edits.redo } : {}),
    };
    const action = actions[event.key];
    if (action === undefined) return;
    event.preventDefault();
    action();
  };
  const clear = (): void => {
    const refused = edits.type(sheet, row, column, '');
    if (refused !== null) onRefused(refused);
  };
  const onPress = (event: PointerEvent): void => {
    const element = box.current;
    const place = (event.target as Element).closest('.grid-cell, .grid-row');
    if (element === null || place === null || event.button !== 0) return;
    const bounds = element.getBoundingClientRect();
    const x = event.clientX - bounds.left + element.scrollLeft - headerWidth;
    const y = event.clientY - bounds.top + element.scrollTop - rowHeight;
    if (editing) finish(true);
    goTo(rowAt(geometry, Math.max(0, Math.min(geometry.shownCount - 1, Math.floor(y / rowHeight)))), columnAt(geometry, Math.max(0, x)));
    event.preventDefault();
    // A finger that points at a cell does not want the keyboard of the screen yet; the second tap does.
    if (event.pointerType !== 'touch' || place.getAttribute('aria-selected') === 'true') editor.current?.focus({ preventScroll: true });
  };

  const first = Math.max(0, Math.floor(view.top / rowHeight) - spare);
  const last = Math.min(geometry.shownCount - 1, Math.ceil((view.top + view.height) / rowHeight) + spare);
  const columns = { from: columnAt(geometry, Math.max(0, view.left - 100)), to: columnAt(geometry, view.left + view.width + 100) };
  const marks = model.marks.get(sheet.id);
  const mark = marks?.get(cellKey(row, column));
  const indexes = Array.from({ length: Math.max(0, last - first + 1) }, (_, step) => first + step);
  return (
    <div class="grid-scroll" ref={box} onScroll={look} onPointerDown={onPress} onDblClick={() => begin(editText(current))}>
      <div class="grid-canvas" style={{ width: `${geometry.width + headerWidth}px`, height: `${geometry.height + rowHeight}px` }}>
        <div
          role="grid"
          id="grid"
          aria-label={words.grid(sheet.name)}
          aria-rowcount={geometry.rowCount + 1}
          aria-colcount={geometry.columnCount + 1}
          aria-readonly={sheet.protected}
        >
          <GridHead geometry={geometry} from={columns.from} to={columns.to} current={column} />
          {indexes.map((index) => (
            <GridRow
              key={index}
              {...{ sheet, geometry, index, first, columns, marks, version }}
              selected={rowAt(geometry, index) === row ? column : null}
            />
          ))}
        </div>
        <div
          class={`grid-cursor${mark === undefined ? '' : ` on-${mark.severity}`}`}
          aria-hidden="true"
          style={{
            left: `${frame.x + headerWidth}px`,
            top: `${frame.y + rowHeight}px`,
            width: `${frame.width}px`,
            height: `${frame.height}px`,
          }}
        />
        <textarea
          ref={editor}
          class={editing ? 'grid-editor open' : 'grid-editor'}
          rows={1}
          aria-label={words.editor(`${columnLetters(column)}${row + 1}`)}
          aria-controls="grid"
          {...(editing ? {} : { 'aria-activedescendant': gridCellId(area.top, area.left) })}
          spellcheck={false}
          autocomplete="off"
          style={{
            left: `${frame.x + headerWidth}px`,
            top: `${frame.y + rowHeight}px`,
            width: `${Math.max(frame.width, editing ? 120 : 0)}px`,
            height: `${frame.height}px`,
          }}
          onKeyDown={onKeyDown}
          onInput={() => {
            if (!editing) begin(null);
          }}
          onCompositionStart={() => {
            if (!editing) begin(null);
          }}
          onBlur={() => {
            if (editing) finish(true);
          }}
          onCopy={(event: ClipboardEvent) => {
            if (editing) return;
            event.preventDefault();
            event.clipboardData?.setData('text/plain', editText(current));
          }}
          onPaste={(event: ClipboardEvent) => {
            if (editing) return;
            event.preventDefault();
            const text = event.clipboardData?.getData('text/plain') ?? '';
            const refused = text === '' ? null : edits.paste(sheet, row, column, pastedLines(text));
            if (refused !== null) onRefused(refused);
          }}
        />
      </div>
    </div>
  );
};

/** Measured again when the sheet's extent may have changed. */
function useGeometry(sheet: FileSheet, version: number): Geometry {
  const kept = useRef<{ readonly id: string; readonly version: number; readonly geometry: Geometry } | null>(null);
  if (kept.current === null || kept.current.id !== sheet.id || kept.current.version !== version)
    kept.current = { id: sheet.id, version, geometry: geometryOf(sheet) };
  return kept.current.geometry;
}

/** What ends the typing, and where it goes on; null: the key belongs to the text. */
function keyWhileEditing({
  key,
  altKey,
  shiftKey,
}: KeyboardEvent): { readonly keep: boolean; readonly down: number; readonly right: number } | null {
  if (key === 'Escape') return { keep: false, down: 0, right: 0 };
  if (key === 'Tab') return { keep: true, down: 0, right: shiftKey ? -1 : 1 };
  return key === 'Enter' && !altKey ? { keep: true, down: shiftKey ? -1 : 1, right: 0 } : null;
}

/** Brings an area into view, beside the headers. */
function reveal(element: HTMLElement | null, { x, y, width, height }: { x: number; y: number; width: number; height: number }): void {
  if (element === null) return;
  const room = { width: element.clientWidth - headerWidth, height: element.clientHeight - rowHeight };
  const down = Math.min(height, rowHeight * 2);
  const right = Math.min(width, room.width);
  if (y < element.scrollTop) element.scrollTop = y;
  else if (y + down > element.scrollTop + room.height) element.scrollTop = y + down - room.height + rowHeight;
  if (x < element.scrollLeft) element.scrollLeft = x;
  else if (x + right > element.scrollLeft + room.width) element.scrollLeft = x + right - room.width;
}
