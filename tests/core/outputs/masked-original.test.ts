import { maskedOriginal } from '../../../core/outputs/masked-original';
import type { FieldKey } from '../../../core/model/field';
import type { CellValue } from '../../../core/model/sheet';

it.each<[string, CellValue, FieldKey | null, string]>([
  ['an ID number', '320123197003150212', 'idNumber', '320123********0212'],
  ['one with blanks', '320123 19700315 0212', 'idNumber', '320123********0212'],
  ['one stored as a number', 320123197003150200, 'idNumber', '320123********0200'],
  ['one too short', '3201231970031', 'idNumber', '***********31'],
  ['words instead of a number', '补办中', 'idNumber', '补办中'],
  ['a 20-digit disability certificate', '32012319700315021244', 'disability', '320123**********1244'],
  ['an account', '6228 4800 1234 5678 901', 'bankAccount', '6228***********8901'],
  ['a phone', '138 0013 8000', 'phone', '138****8000'],
  ['a number inside a remark', '代领人320123197003150212李某', 'remark', '代领人320123********0212李某'],
  ['a full-width number in a name cell', '张三３２０１２３１９７００３１５０２１Ｘ', 'name', '张三３２０１２３********０２１Ｘ'],
  ['a number with blanks in a remark', '账号 6228 4800 1234 5678 901', null, '账号 622848*********8901'],
  ['a full-width ID number', '３２０１２３１９７００３１５０２１２', 'idNumber', '３２０１２３********０２１２'],
  ['plain text', '农村低保', 'category', '农村低保'],
  ['an amount', 1000, 'amount', '1000'],
])('%s', (_, cell, field, expected) => {
  expect(maskedOriginal(cell, field)).toBe(expected);
});
