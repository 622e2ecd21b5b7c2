/** What stands above and below the table: attachment line, titles, 填报单位 line, notes and signatures. */
import { merge, put } from './grid';
import { skip, type Pen } from './layout';

const across = (pen: Pen): void => merge(pen.grid, pen.row, pen.left, pen.row, pen.left + pen.width - 1);

export function writePreamble(pen: Pen): void {
  const { style } = pen.draft;
  const { grid, left, random } = pen;
  if (style.attachment !== null) {
    put(grid, pen.row, left, style.attachment);
    skip(pen, 'attachment', ...(pen.draft.under ? (['section', 'note', 'title'] as const) : []));
    pen.row += 1;
  }
  for (const title of style.titles) {
    put(grid, pen.row, left, title);
    if (random.chance(0.85)) across(pen);
    grid.boldRows.add(pen.row);
    skip(pen, 'title', 'note', 'meta', ...(pen.draft.under ? (['section'] as const) : []));
    pen.row += 1;
  }
  writeMeta(pen);
  for (const note of style.notesAbove) {
    put(grid, pen.row, left, note);
    if (random.chance(0.7)) across(pen);
    skip(pen, 'note', 'title', 'meta');
    pen.row += 1;
  }
  if (style.measure !== null) {
    put(grid, pen.row, left + pen.width - 1, style.measure);
    skip(pen, 'measure', 'meta');
    pen.row += 1;
  }
  if (style.blankBeforeHeader) pen.row += 1;
}

function writeMeta(pen: Pen): void {
  const { style } = pen.draft;
  const { grid, left, random, width } = pen;
  if (style.meta === 'none') return;
  const label = random.pick([
    '填报单位（盖章）：',
    '填报单位(盖章):',
    '填报单位：',
    '填表单位：',
    '申报单位（公章）：',
    '上报单位:',
    '单位（盖章）：',
  ]);
  const date = random.pick(['填报日期：2026年12月20日', '填报时间：2026.12.20', '2026年12月20日', '填表日期:    年  月  日']);
  let at = left;
  if (style.meta === 'oneCell') {
    put(grid, pen.row, left, `${label}${style.metaUnit}${random.pick(['    ', '          '])}填报人：王经办    ${date}`);
    if (random.chance(0.7)) across(pen);
  } else if (style.meta === 'pairs') {
    put(grid, pen.row, left, label.replace(/[:：]$/, random.pick(['：', ':', ''])));
    at = left + 1;
    put(grid, pen.row, at, style.metaUnit);
    if (width > 5) put(grid, pen.row, left + Math.min(width - 1, 5), date);
  } else {
    put(grid, pen.row, left, `${label}${style.metaUnit}`);
    if (style.meta === 'ends') {
      if (width > 4) put(grid, pen.row, left + width - 2, date);
    } else {
      if (width > 3) put(grid, pen.row, left + 3, '填报人：王经办');
      if (width > 6) put(grid, pen.row, left + 6, '联系电话：0898-66000000');
    }
    if (random.chance(0.5) && width > 4) merge(grid, pen.row, left, pen.row, left + 2);
  }
  pen.metaCell = { row: pen.row, column: at };
  skip(pen, 'meta', ...(pen.draft.under ? (['signature', 'note'] as const) : []));
  pen.row += 1;
}

export function writeFooter(pen: Pen): void {
  const { style } = pen.draft;
  const { grid, left } = pen;
  if (style.endMark) {
    const text = pen.random.pick(['以下空白', '（以下空白）', '———以下空白———']);
    put(grid, pen.row, pen.random.chance(0.5) ? left : (pen.columnOf.get('name') ?? left), text);
    skip(pen, 'endMark');
    pen.row += 1;
  }
  closing(pen);
  if (style.gapBeforeFooter) pen.row += 1;
  for (const footer of style.footers) {
    if (footer.role === 'signature' && pen.random.chance(0.4) && pen.width >= 6) {
      const parts = footer.text.split(/\s{3,}/);
      for (const [index, part] of parts.entries()) put(grid, pen.row, Math.min(left + index * 3, left + pen.width - 1), part);
    } else {
      put(grid, pen.row, left, footer.text);
      if (pen.random.chance(0.5)) across(pen);
    }
    skip(pen, footer.role, footer.role === 'note' ? 'signature' : 'note');
    pen.row += 1;
  }
}

/** 共计25户，慰问金25000元, as a sentence; and words to the right of the table that belong to nobody. */
function closing(pen: Pen): void {
  const { draft, grid, left, random } = pen;
  const { lines, style } = draft;
  if (style.sideNote)
    put(grid, grid.tableTop + random.int(0, 3), left + pen.width + 1, random.pick(['注意：身份证号请核对', '←请勿删除行', '已核']));
  const money = lines.reduce((sum, line) => sum + (line.amountFen ?? 0), 0) / 100;
  if (
    !style.closingSentence ||
    draft.totalOff !== undefined ||
    !pen.columnOf.has('amount') ||
    lines.some((line) => line.amountFen === null || line.institution !== null)
  )
    return;
  const word = lines.every((line) => line.grain === 'household') ? '户' : '人';
  put(
    grid,
    pen.row,
    left,
    random.pick([`共计${lines.length}${word}，慰问金${money}元。`, `以上共${lines.length}${word}，合计金额${money}元`]),
  );
  skip(pen, 'note', 'total', 'subtotal', 'signature');
  pen.row += 1;
}
