/** Who an entry is, told independently of the merge. */
import type { MergedEntry } from '../../../core/model/merge';

export const matchKeyText = ({ entry }: MergedEntry): string | null => {
  const { idNumber, name } = entry.readings;
  const key = idNumber?.key ?? null;
  return key === null ? null : idNumber?.checkOk === false ? `${key} ${name?.value ?? ''}` : key;
};
