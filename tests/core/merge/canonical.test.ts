import { canonicalLines, parseCanonical } from '../../../core/merge/canonical';
import type { MergeInput, MergeResult } from '../../../core/model/merge';
import { idOf, planOf } from '../../support/roster-builder';
import { inputOf, merge, plan, units } from './county';

const someone = (sequence: number) => ({ name: `人${sequence}`, idNumber: idOf({ sequence }), category: '农村低保', amount: 100 });
const textOf = (result: MergeResult): string => [...canonicalLines(result)].join('');

describe('the canonical bytes of a merge', () => {
  const shared = someone(3);
  const a = inputOf('A', { file: 'a.xlsx', entries: [someone(1), shared] });
  const b = inputOf('B', { file: 'b.xlsx', entries: [shared, someone(4)] });

  it('are the same in any order, and read back as they were written', () => {
    const result = merge([a, b]);
    expect(textOf(merge([b, a]))).toBe(textOf(result));
    const { rest, entries } = parseCanonical(textOf(result));
    expect(rest.totals).toEqual(result.totals);
    expect(entries.map(({ values }) => values['idNumber'])).toEqual([1, 3, 3, 4].map((sequence) => idOf({ sequence })));
  });

  it('do not tell whether an older version is at hand; indexes are those of the entries that stay', () => {
    const older = inputOf('A', { file: 'a-old.xlsx', entries: [someone(7), shared, someone(8)], supersededBy: 'a.xlsx' });
    const with3 = merge([older, a, b]);
    expect(with3.entries.filter(({ standing }) => standing === 'superseded')).toHaveLength(3);
    expect(textOf(with3)).toBe(textOf(merge([a, b])));
    const { rest, entries } = parseCanonical(textOf(with3));
    expect(rest.duplicates.map((group) => group.entries.map((index) => entries[index]?.values['name']))).toEqual([['人3', '人3']]);
  });

  it('tell that a file was late, not by how much', () => {
    const late = planOf({ units, deadline: { at: '2027-01-10T17:00:00+08:00', late: 'flag' } });
    const at = (receivedAt: string): MergeInput => ({ ...a, receivedAt });
    const [inTime, minute, day] = ['2027-01-10T17:00:59+08:00', '2027-01-10T17:01:00+08:00', '2027-01-11T17:00:00+08:00'].map(
      (receivedAt) => textOf(merge([at(receivedAt), b], late)),
    );
    expect(minute).toBe(day);
    expect(minute).not.toBe(inTime);
    expect(parseCanonical(minute as string).rest.lateUnits).toEqual([{ code: 'A', name: '东岗镇', file: 'a.xlsx' }]);
    expect(minute).not.toContain('receivedAt');
  });

  it('differ when anything else does', () => {
    const before = textOf(merge([a, b]));
    const others = [
      merge([{ ...a, roster: { ...a.roster, file: 'c.xlsx' } }, b]),
      merge([inputOf('A', { file: 'a.xlsx', entries: [{ ...someone(1), amount: 101 }, shared] }), b]),
      merge([a, b], plan, {
        decisions: [{ file: 'a.xlsx', sheet: 'Sheet1', row: a.roster.sheets[0]?.entries[0]?.row ?? 0, decide: 'exclude', reason: '核实' }],
      }),
    ];
    for (const other of others) expect(textOf(other)).not.toBe(before);
  });

  it('keep the words of a cell that could not be understood', () => {
    const odd = inputOf('A', { file: 'a.xlsx', entries: [{ ...someone(1), amount: '见附件' }] });
    expect(parseCanonical(textOf(merge([odd]))).entries[0]?.values['amount']).toEqual({ unread: '见附件' });
  });
});
