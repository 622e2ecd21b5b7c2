/** Marks on cells come from several areas (what the check found, what the county said) and are painted together, one per cell. */
import type { Severity } from '../../core/model/finding';
import type { Mark, WorkbookHost } from '../../core/ports/workbook-host';

export interface Marks {
  /**
   * Replaces the marks of one source (null: none) and paints those of all; only inside the roster's `inTurn`.
   * @throws HostProblem: the source keeps what it had
   */
  readonly show: (source: string, marks: readonly Mark[] | null) => Promise<ShownComments>;
}

/** Cells of all sources that carry a comment, and those that should; more than `MAX_COMMENTS` would keep Excel busy for minutes. */
export interface ShownComments {
  readonly shown: number;
  readonly wanted: number;
}

export const MAX_COMMENTS = 300;

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

export function createMarks(host: WorkbookHost): Marks {
  const sources = new Map<string, readonly Mark[]>();
  /** Null: unknown, an earlier day may have left marks. */
  let painted: string | null = null;
  return {
    show: async (source, marks) => {
      const next = new Map(sources);
      if (marks === null) next.delete(source);
      else next.set(source, marks);
      // The few words of the county keep their places beside the many of a check.
      const lists = [...next.values()].sort((a, b) => a.length - b.length);
      const whole = together(lists.flat());
      const all = next.size === 0 ? null : withFewComments(whole);
      const print = JSON.stringify(all);
      if (print !== painted) {
        if (all === null) await host.clearMarks();
        else await host.paint(all);
      }
      painted = print;
      sources.clear();
      for (const [name, list] of next) sources.set(name, list);
      return { shown: commentsIn(all ?? []), wanted: commentsIn(whole) };
    },
  };
}

/** One mark per cell: in the colour of the worst, saying what all of them say. */
function together(marks: readonly Mark[]): readonly Mark[] {
  const cells = new Map<string, Mark>();
  for (const mark of marks) {
    const key = `${mark.sheet}\n${mark.cell}`;
    const known = cells.get(key);
    cells.set(key, known === undefined ? mark : joined(known, mark));
  }
  return [...cells.values()];
}

const commentsIn = (marks: readonly Mark[]): number => marks.filter(({ comment }) => comment !== undefined).length;

/** Comments on the worst cells, of equals on the first; the others keep their colour. */
function withFewComments(marks: readonly Mark[]): readonly Mark[] {
  if (commentsIn(marks) <= MAX_COMMENTS) return marks;
  const commented = marks.filter(({ comment }) => comment !== undefined).sort((a, b) => rank[a.severity] - rank[b.severity]);
  const kept = new Set(commented.slice(0, MAX_COMMENTS));
  return marks.map((mark) => (kept.has(mark) ? mark : { sheet: mark.sheet, cell: mark.cell, severity: mark.severity }));
}

function joined(a: Mark, b: Mark): Mark {
  const comment = [a.comment, b.comment].filter((text) => text !== undefined).join('\n');
  const severity = rank[a.severity] <= rank[b.severity] ? a.severity : b.severity;
  return { sheet: a.sheet, cell: a.cell, severity, ...(comment === '' ? {} : { comment }) };
}
