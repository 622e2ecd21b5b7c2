/** What a cell says, fit for a list that travels: numbers of persons and accounts masked. */
import { cellText } from '../intake/values/fold';
import type { FieldKey } from '../model/field';
import { maskAccount, maskIdNumber, maskPhone } from '../model/mask';
import type { CellValue } from '../model/sheet';

const idFields: ReadonlySet<FieldKey> = new Set<FieldKey>(['idNumber', 'headIdNumber', 'otherIdNumber', 'disability', 'certNo']);
/** A long number inside a text, in half or full width, perhaps parted by blanks or strokes. */
const longNumber = /[0-9０-９](?:[\s-]?[0-9０-９]){10,}[\s-]?[Xx×ＸｘХⅩ]?/gu;

export function maskedOriginal(cell: CellValue, field: FieldKey | null): string {
  const text = typeof cell === 'string' ? cell.trim() : cellText(cell);
  if (field === 'bankAccount') return maskAccount(text.replace(/\s+/g, ''));
  if (field === 'phone') return maskPhone(text.replace(/\s+/g, ''));
  if (field !== null && idFields.has(field) && /[0-9０-９]{4,}/.test(text)) return maskIdNumber(text.replace(/\s+/g, ''));
  return text.replace(longNumber, (number) => maskIdNumber(number.replace(/[\s-]/g, '')));
}
