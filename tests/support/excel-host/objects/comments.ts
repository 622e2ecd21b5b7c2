/** Threaded comments (1.10). Old notes of the file are kept apart: this office.js has no classes for them. */
import { cellCount, splitSheet } from '../model/address';
import type { CommentModel, SheetModel } from '../model/sheet-model';
import type { WorkbookModel } from '../model/workbook-model';
import { HostError, invalidArgument, itemNotFound } from '../wire/host-error';
import type { Session } from '../wire/session';
import { isHostObject, object, type HostObject, type Spec } from '../wire/spec';
import { argumentRect, flag, text } from './arguments';
import { rangeObject } from './range';
import { demandPermission, type RangeSelf } from './range-self';

interface CommentsSelf {
  readonly workbook: WorkbookModel;
  /** null: those of the whole workbook. */
  readonly sheet: SheetModel | null;
}

interface CommentSelf {
  readonly sheet: SheetModel;
  readonly comment: CommentModel;
}

export const commentsObject = (workbook: WorkbookModel, sheet: SheetModel | null): HostObject => object(commentsSpec, { workbook, sheet });
const commentObject = (sheet: SheetModel, comment: CommentModel): HostObject => object(commentSpec, { sheet, comment });

const all = ({ workbook, sheet }: CommentsSelf): CommentSelf[] =>
  (sheet ? [sheet] : workbook.sheets).flatMap((each) => each.comments.map((comment) => ({ sheet: each, comment })));

/** A range, or an address that names its sheet unless the collection is a sheet's. */
function place(
  { workbook, sheet }: CommentsSelf,
  cell: unknown,
): { readonly sheet: SheetModel; readonly row: number; readonly column: number } {
  const named = isHostObject(cell) ? (cell.self as RangeSelf).sheet : typeof cell === 'string' ? splitSheet(cell).sheet : null;
  const target = typeof named === 'string' ? workbook.find(named) : (named ?? sheet);
  if (!target) throw invalidArgument('the cell address needs a sheet');
  const rect = argumentRect(target, cell);
  if (cellCount(rect) !== 1) throw invalidArgument('one cell is wanted');
  return { sheet: target, row: rect.top, column: rect.left };
}

const at = (sheet: SheetModel, row: number, column: number): CommentModel | undefined =>
  sheet.comments.find((comment) => comment.row === row && comment.column === column);

function add(self: CommentsSelf, [cell, content]: readonly unknown[], session: Session): HostObject {
  const { sheet, row, column } = place(self, cell);
  demandPermission(session, sheet, 'objects');
  const words = text(content, 'content');
  if (words === '') throw invalidArgument('a comment has words');
  if (at(sheet, row, column)) throw new HostError('ItemAlreadyExists', 'The cell has a comment already.');
  if (sheet.notes.some((note) => note.row === row && note.column === column))
    throw new HostError('InvalidOperation', 'The cell has a note.');
  const comment: CommentModel = {
    id: session.workbook.nextId(),
    row,
    column,
    content: words,
    resolved: false,
    author: session.userName,
    replies: [],
  };
  sheet.comments.push(comment);
  return commentObject(sheet, comment);
}

const commentsSpec: Spec<CommentsSelf> = {
  className: 'CommentCollection',
  items: (self) => all(self).map(({ sheet, comment }) => commentObject(sheet, comment)),
  item: (self, key) => {
    const found = all(self).find(({ comment }) => comment.id === key);
    if (!found) throw itemNotFound(`no comment ${String(key)}`);
    return commentObject(found.sheet, found.comment);
  },
  methods: {
    add,
    getItemByCell: (self, [cell]) => {
      const { sheet, row, column } = place(self, cell);
      const comment = at(sheet, row, column);
      if (!comment) throw itemNotFound('no comment on this cell');
      return commentObject(sheet, comment);
    },
  },
};

const commentSpec: Spec<CommentSelf> = {
  className: 'Comment',
  identity: ({ comment }) => ({ Id: comment.id }),
  alive: ({ sheet, comment }) => !sheet.deleted && sheet.comments.includes(comment),
  properties: {
    id: { get: ({ comment }) => comment.id },
    content: {
      get: ({ comment }) => comment.content,
      set: ({ sheet, comment }, value, session) => {
        demandPermission(session, sheet, 'objects');
        comment.content = text(value, 'content');
      },
    },
    authorName: { get: ({ comment }) => comment.author },
    resolved: {
      get: ({ comment }) => comment.resolved,
      set: ({ sheet, comment }, value, session) => {
        demandPermission(session, sheet, 'objects');
        comment.resolved = flag(value, 'resolved');
      },
    },
  },
  children: { replies: (self) => object(repliesSpec, self) },
  methods: {
    delete: ({ sheet, comment }, _args, session) => {
      demandPermission(session, sheet, 'objects');
      sheet.comments.splice(sheet.comments.indexOf(comment), 1);
    },
    getLocation: ({ sheet, comment: { row, column } }) => rangeObject(sheet, { top: row, bottom: row, left: column, right: column }),
  },
};

type Reply = CommentModel['replies'][number];

const replyObject = (reply: Reply): HostObject => object(replySpec, reply);

/** Replies can be read and added; others write them as the user of the host does. */
const repliesSpec: Spec<CommentSelf> = {
  className: 'CommentReplyCollection',
  items: ({ comment }) => comment.replies.map(replyObject),
  item: ({ comment }, key) => {
    const reply = comment.replies.find(({ id }) => id === key);
    if (!reply) throw itemNotFound(`no reply ${String(key)}`);
    return replyObject(reply);
  },
  methods: {
    add: ({ sheet, comment }, [content], session) => {
      demandPermission(session, sheet, 'objects');
      const reply = { id: session.workbook.nextId(), content: text(content, 'content'), author: session.userName };
      comment.replies.push(reply);
      return replyObject(reply);
    },
  },
};

const replySpec: Spec<Reply> = {
  className: 'CommentReply',
  identity: ({ id }) => ({ Id: id }),
  properties: { id: { get: ({ id }) => id }, content: { get: ({ content }) => content }, authorName: { get: ({ author }) => author } },
};

export const commentSpecs = [commentsSpec, commentSpec, repliesSpec, replySpec];
