/** Archive forms (档案表, one person a sheet): labels with their values beside them, in many rows. */
import type { FieldKey } from '../../model/field';
import type { Layout } from '../../model/roster';
import { isHeaderRepeat } from './header-repeat';
import { matchHeader } from './match-header';
import { looks, sampleColumn, sampleRows, shareOf, type Sample } from './profile';
import type { TopRows } from './row-facts';

const personal: ReadonlySet<FieldKey> = new Set<FieldKey>([
  'name', 'gender', 'idNumber', 'birthDate', 'age', 'ethnicity', 'phone', 'address', 'political', 'marital', 'employer', 'health', 'hukou', 'householdSize',
  'hardshipReason', 'category', 'disability', 'jobStatus', 'modelWorker', 'perCapitaIncome', 'householdIncome', 'personalIncome', 'bankAccount', 'bankName', 'employerNature',
]); // prettier-ignore
const leastFields = 5;
const leastRows = 3;

/** Labels side by side are a header; labels with something else (or a gap) to their right are a form. */
export const isArchiveForm = (rows: TopRows, layout: Layout | null): boolean => {
  const fields = new Set<FieldKey>();
  const listed = layout !== null && isList(rows, layout);
  let labelled = 0;
  let outside = 0;
  for (const row of rows.grid.rows.slice(0, 40)) {
    const inHeader = layout !== null && layout.headerTop <= row && row <= layout.headerBottom;
    if (listed && (inHeader || (layout !== null && row > layout.headerBottom))) continue;
    if (layout !== null && !inHeader && isHeaderRepeat(rows.grid.sheet.rows[row] ?? [], layout, rows.grid.sheet)) continue;
    const cells = rows.at(row).cells;
    const labels = cells.map(({ raw }) => {
      const match = matchHeader(raw)[0];
      return match !== undefined && match.score >= 0.85 && personal.has(match.field) ? match.field : null;
    });
    const count = labels.filter((label) => label !== null).length;
    if (count === 0 || count > 6) continue;
    const alone = labels.filter((label, index) => {
      if (label === null) return false;
      const cell = cells[index];
      const next = cells[index + 1];
      return cell !== undefined && (next === undefined || labels[index + 1] === null || next.column > cell.right + 1);
    });
    if (alone.length * 2 < count || (count >= 3 && alone.length === 1)) continue;
    labelled += 1;
    if (!inHeader) outside += 1;
    for (const label of alone) if (label !== null) fields.add(label);
  }
  return fields.has('name') && fields.size >= leastFields && labelled >= leastRows && outside >= 2;
};

/** Whether people are listed below the header: then what stands there is no form, whatever words the rows hold. */
const isList = ({ grid }: TopRows, layout: Layout): boolean => {
  const sampled = sampleRows(grid.sheet, layout.headerBottom + 1);
  const below = (field: FieldKey): Sample => {
    const column = layout.columns.find((one) => one.field === field)?.column;
    return column === undefined ? [] : sampleColumn(grid.sheet, sampled, column);
  };
  if ((shareOf(below('idNumber'), looks.id) ?? 0) >= 0.5) return true;
  const names = below('name');
  const labels = shareOf(names, ({ text }) => (matchHeader(text)[0]?.score ?? 0) >= 0.95) ?? 1;
  return labels < 0.2 && names.length >= 2;
};
