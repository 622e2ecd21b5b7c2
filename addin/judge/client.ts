/**
 * The pane's side of the judging worker. Keeps the pane's own copy of the workbook, so that a row can be compared before it is pointed at,
 * and so that a worker stopped in the middle can be started again. Rows cross in blocks: the pane never stands still.
 */
import type { SheetSnapshot, WorkbookSnapshot } from '../../core/model/sheet';
import type { CellValue } from '../../core/model/sheet';
import type { AnswerMessage, JudgeRequests, RequestMessage, RequestName } from './protocol';

/** What we need of a Worker. */
export interface JudgePort {
  postMessage: (message: RequestMessage) => void;
  onmessage: ((event: { readonly data: AnswerMessage }) => void) | null;
  onerror: ((event: { readonly message?: string }) => void) | null;
  terminate: () => void;
}

/** A fault of ours in the worker (or a worker that does not start). */
export class JudgeFault extends Error {
  override readonly name = 'JudgeFault';
}
/** The work was given up at the person's wish. */
export class JudgeStopped extends Error {
  override readonly name = 'JudgeStopped';
}

export interface Judge {
  readonly ask: <N extends RequestName>(name: N, input: JudgeRequests[N]['in']) => Promise<JudgeRequests[N]['out']>;
  /** Takes a whole workbook, in the place of what was known. */
  readonly load: (workbook: WorkbookSnapshot) => Promise<void>;
  readonly replaceSheet: (sheet: SheetSnapshot) => Promise<void>;
  /** Rows from a 0-based place in the sheet's `rows`. */
  readonly patchRows: (sheet: string, at: number, rows: readonly (readonly CellValue[])[]) => Promise<void>;
  readonly workbook: () => WorkbookSnapshot;
  readonly sheet: (name: string) => SheetSnapshot | undefined;
  /** Ends what runs (it rejects with JudgeStopped); the next question starts anew with the same workbook. */
  readonly stop: () => void;
}

const rowsPerMessage = 2_000;

export function createJudge(open: () => JudgePort): Judge {
  let port: JudgePort | null = null;
  let next = 1;
  let known: WorkbookSnapshot = { file: null, sheets: [] };
  const waiting = new Map<number, { readonly resolve: (output: never) => void; readonly reject: (error: Error) => void }>();

  const rejectAll = (error: Error): void => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const start = (): JudgePort => {
    const opened = open();
    opened.onmessage = ({ data }) => {
      const asked = waiting.get(data.id);
      waiting.delete(data.id);
      if (data.ok) asked?.resolve(data.output as never);
      else asked?.reject(Object.assign(new JudgeFault(`${data.name}: ${data.message}`), { stack: data.stack }));
    };
    opened.onerror = ({ message }) => {
      rejectAll(new JudgeFault(message ?? 'worker'));
      port?.terminate();
      port = null;
    };
    return opened;
  };
  const post = <N extends RequestName>(to: JudgePort, name: N, input: JudgeRequests[N]['in']): Promise<JudgeRequests[N]['out']> =>
    new Promise((resolve, reject) => {
      const id = next++;
      waiting.set(id, { resolve: resolve as (output: never) => void, reject });
      to.postMessage({ id, name, input });
    });
  const sendRows = async (to: JudgePort, sheet: SheetSnapshot): Promise<void> => {
    for (let at = 0; at < sheet.rows.length; at += rowsPerMessage)
      await post(to, 'rows', { sheet: sheet.name, at, rows: sheet.rows.slice(at, at + rowsPerMessage) });
  };
  const sendAll = async (to: JudgePort): Promise<void> => {
    await post(to, 'begin', { file: known.file, sheets: known.sheets.map((sheet) => ({ ...sheet, rows: [] })) });
    for (const sheet of known.sheets) await sendRows(to, sheet);
  };
  /** Started when first needed, with what is known. */
  const ready = async (): Promise<JudgePort> => {
    if (port !== null) return port;
    const opened = start();
    port = opened;
    if (known.sheets.length > 0) await sendAll(opened);
    return opened;
  };
  const setSheet = (sheet: SheetSnapshot): void => {
    known = { ...known, sheets: known.sheets.map((one) => (one.name === sheet.name ? sheet : one)) };
  };

  return {
    ask: async (name, input) => post(await ready(), name, input),
    load: async (workbook) => {
      const started = port !== null;
      known = workbook;
      const to = await ready();
      if (started) await sendAll(to);
    },
    replaceSheet: async (sheet) => {
      const to = await ready();
      setSheet(sheet);
      await post(to, 'sheet', { ...sheet, rows: [] });
      await sendRows(to, sheet);
    },
    patchRows: async (name, at, rows) => {
      const to = await ready();
      const sheet = known.sheets.find((one) => one.name === name);
      if (sheet === undefined) return;
      const all = [...sheet.rows];
      while (all.length < at) all.push([]);
      all.splice(at, rows.length, ...rows);
      setSheet({ ...sheet, rows: all });
      await post(to, 'rows', { sheet: name, at, rows });
    },
    workbook: () => known,
    sheet: (name) => known.sheets.find((one) => one.name === name),
    stop: () => {
      port?.terminate();
      port = null;
      rejectAll(new JudgeStopped('stopped'));
    },
  };
}
