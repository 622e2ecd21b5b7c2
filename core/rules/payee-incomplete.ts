/**
 * Somebody collects for the person (代领), and the agent's ID number or relation is not given. Asked for as far as the sheet has a column for it;
 * without such columns either of them, in the payee's cell or the remark, will do.
 *
 * Bad: | 姓名 | 代领人 | 代领人身份证号 | → | 张三 | 李四 | |
 */
import type { Entry, SheetReading } from '../model/roster';
import { isBlankCell } from '../model/sheet';
import { defineRule, type RowRule } from './define-rule';
import { none, saysNothing } from './support/hits';
import { sameName } from './support/names';
import { relativeWords } from './support/remark-words';

export const payeeIncomplete: RowRule = defineRule({
  code: 'payee-incomplete',
  scope: 'row',
  severity: 'warning',
  needs: ['payee'],
  basis: '代领须有代领人身份证号和与本人关系（R36）',
  summary: {
    zh: '有代领人，但没写代领人的身份证号或与本人的关系。',
    en: 'Somebody collects for the person, without the ID number or the relation of that agent.',
  },
  silentOn: '代领人是本人、无、空白；关系写在代领人栏的括号里或备注里；证号写在代领人栏里',
  check: ({ entry, sheet }) => {
    const payee = entry.readings.payee;
    if (payee === undefined || saysNothing(payee.text) || /本人|自领|自己/.test(payee.text) || payee.dittoInPersonField === true)
      return none;
    const name = payee.value ?? payee.text;
    const self = entry.readings.name?.value;
    if (self !== undefined && self !== null && sameName(self, name)) return none;
    const missing = missingParts(entry, sheet, payee.text);
    return missing.length === 0 ? none : [{ field: 'payee', params: { payee: name.replace(/\d+/g, '').slice(0, 20), missing } }];
  },
});

/** Headers of columns about the agent, not about the person. */
const aboutAgent = /代领|代签|受托|领取人|领款人|代办|经办|收款人/;
const relationSaid = /(?:夫|妻|父|母|子|女|儿|孙|兄|弟|姐|妹|侄|甥|嫂|媳|婿|伴|爱人|邻居|亲属|家属|监护人|村干部|组长|书记|主任|院长|关系)/;

function missingParts(entry: Entry, sheet: SheetReading, said: string): readonly string[] {
  const remark = entry.readings.remark?.text ?? '';
  const inText = /\d{14,}|\d{4,}\*+/.test(said) || /\d{17}/.test(remark);
  const note = /[(（:：].*/.exec(said)?.[0] ?? '';
  const related = relationSaid.test(note) || (/代/.test(remark) && relativeWords.test(remark));
  const idColumn = agentColumn(sheet, 'otherIdNumber');
  const relationColumn = agentColumn(sheet, 'relation');
  const hasId = inText || (idColumn && entry.readings.otherIdNumber !== undefined);
  const extra = relationBeside(sheet);
  const hasRelation =
    related ||
    (relationColumn && entry.readings.relation !== undefined) ||
    (extra !== undefined && !isBlankCell(entry.cells[extra] ?? null));
  if (!idColumn && !relationColumn && extra === undefined) return hasId || hasRelation ? [] : ['id', 'relation'];
  return [...(idColumn && !hasId ? ['id'] : []), ...((relationColumn || extra !== undefined) && !hasRelation ? ['relation'] : [])];
}

const agentColumn = (sheet: SheetReading, field: 'otherIdNumber' | 'relation'): boolean =>
  sheet.layout?.columns.some((column) => column.field === field && aboutAgent.test(column.header)) ?? false;

/** 与代领人关系 is no relation to the head of household, so the layout leaves it among the columns it has no field for. */
const relationBeside = (sheet: SheetReading): number | undefined =>
  sheet.layout?.unknown.find(({ header }) => /关系/.test(header) && aboutAgent.test(header))?.column;
