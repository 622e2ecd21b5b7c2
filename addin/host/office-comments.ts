/** Comments on marked cells (ExcelApi 1.10), told from the clerk's own by how they begin. */
import type { Mark } from '../../core/ports/workbook-host';
import { officeCode } from './office-problem';
import { batch, type Run } from './office-run';
import type { SheetState } from './office-sheets';

export const commentSignature = '【送暖】';

/** Comments per request. */
const most = 200;
/** Cells that would not take a comment (a note is there, or the clerk's own comment) before the rest is left without. */
const mostRefused = 20;

/**
 * @param open sheets whose marks were replaced
 * Comments that somebody replied to stay: the reply is not ours. A cell with a comment or note of the clerk's gets none.
 */
export async function replaceComments(
  run: Run,
  states: readonly SheetState[],
  open: readonly SheetState[],
  marks: readonly Mark[],
): Promise<void> {
  const places = open.filter(({ mayComment }) => mayComment);
  let ours = await removeComments(run, places);
  const wanted = marks.filter(({ sheet, comment }) => comment !== undefined && places.some(({ name }) => name === sheet));
  let refused = 0;
  for (let next = 0; next < wanted.length && refused < mostRefused;) {
    const part = wanted.slice(next, next + most);
    try {
      await batch(run, () => {
        for (const { sheet, cell, comment } of part) {
          const place = states.find(({ name }) => name === sheet);
          const range = run.context.workbook.worksheets.getItem(place?.id ?? sheet).getRange(cell);
          run.context.workbook.comments.add(range, `${commentSignature}${comment ?? ''}`);
        }
      });
      next += part.length;
      ours += part.length;
    } catch (error) {
      if (!refusals.has(officeCode(error) ?? '')) throw error;
      // The request ended at the cell that would not take it; those before have theirs.
      const now = await countOurs(run, places);
      next += now - ours + 1;
      ours = now;
      refused += 1;
    }
  }
}

const refusals: ReadonlySet<string> = new Set(['ItemAlreadyExists', 'InvalidOperation', 'InvalidArgument', 'GeneralException']);

const isOurs = ({ content }: Excel.Comment): boolean => content.startsWith(commentSignature);

const listOn = (run: Run, places: readonly SheetState[], load: string): Promise<{ id: string; comments: Excel.CommentCollection }[]> =>
  batch(run, () =>
    places.map(({ id }) => {
      const { comments } = run.context.workbook.worksheets.getItem(id);
      comments.load(load);
      return { id, comments };
    }),
  );

async function countOurs(run: Run, places: readonly SheetState[]): Promise<number> {
  const lists = await listOn(run, places, 'items/content');
  return lists.reduce((sum, { comments }) => sum + comments.items.filter(isOurs).length, 0);
}

/** @returns how many of ours stay because of replies */
async function removeComments(run: Run, places: readonly SheetState[]): Promise<number> {
  if (places.length === 0) return 0;
  const lists = await listOn(run, places, 'items/id,items/content,items/replies/items/id');
  const ours = lists.flatMap(({ id, comments }) => comments.items.filter(isOurs).map((comment) => ({ id, comment })));
  const alone = ours.filter(({ comment }) => comment.replies.items.length === 0).map(({ id, comment }) => ({ id, comment: comment.id }));
  if (alone.length > 0)
    await batch(run, () => {
      for (const { id, comment } of alone) run.context.workbook.worksheets.getItem(id).comments.getItem(comment).delete();
    });
  return ours.length - alone.length;
}
