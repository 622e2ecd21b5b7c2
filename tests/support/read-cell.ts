/** The value parser of each field's kind, as intake uses them. */
import {
  createCategoryReader,
  createGoodsReader,
  readAccount,
  readDate,
  readGender,
  readIdNumber,
  readInteger,
  readMark,
  readMoney,
  readMoneyWords,
  readName,
  readPhone,
  readQuantity,
  readText,
} from '../../core/intake/values';
import { fieldKinds, type FieldKey } from '../../core/model/field';
import type { Plan } from '../../core/model/plan';
import type { Reading } from '../../core/model/reading';
import type { ColumnBinding } from '../../core/model/roster';
import type { CellValue } from '../../core/model/sheet';

/** Undefined for a blank cell. */
export function readCell(field: FieldKey, cell: CellValue, plan: Plan, binding?: Partial<ColumnBinding>): Reading<unknown> | undefined {
  switch (fieldKinds[field]) {
    case 'text':
      return readText(cell);
    case 'name':
      return readName(cell);
    case 'integer':
      return readInteger(cell);
    case 'quantity':
      return readQuantity(cell);
    case 'gender':
      return readGender(cell);
    case 'idNumber':
      return readIdNumber(cell);
    case 'date':
      return readDate(cell, { assumedYear: plan.year });
    case 'phone':
      return readPhone(cell);
    case 'category':
      return createCategoryReader(plan)(cell);
    case 'money':
      return readMoney(cell, binding?.multiplier ?? 1);
    case 'moneyWords':
      return readMoneyWords(cell);
    case 'account':
      return readAccount(cell);
    case 'goods':
      return createGoodsReader(plan)(cell, binding?.item ?? null);
    case 'mark':
      return readMark(cell);
  }
}
