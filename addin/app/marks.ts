/** Marks on cells come from several areas (what the check found, what the county said) and are painted together, one per cell. */
import type { Severity } from '../../core/model/finding';
import type { Mark, WorkbookHost } from '../../core/ports/workbook-host';

export interface Marks {
  /**
   * Replaces the marks of one source (null: none) and paints those of all; only inside the roster's `inTurn`.
   * @throws HostProblem: the source keeps what it had
   */
  readonly show: (source: string, marks: readonly Mark[] | null) => Promise<void>;
}

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
      const all = next.size === 0 ? null : together([...next.values()].flat());
      const print = JSON.stringify(all);
      if (print !== painted) {
        if (all === null) await host.clearMarks();
        else await host.paint(all);
      }
      painted = print;
      sources.clear();
      for (const [name, list] of next) sources.set(name, list);
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

function joined(a: Mark, b: Mark): Mark {
  const comment = [a.comment, b.comment].filter((text) => text !== undefined).join('\n');
  const severity = rank[a.severity] <= rank[b.severity] ? a.severity : b.severity;
  return { sheet: a.sheet, cell: a.cell, severity, ...(comment === '' ? {} : { comment }) };
}
