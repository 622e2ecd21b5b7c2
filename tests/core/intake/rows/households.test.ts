import { entryRows, person, planOf, read, roles } from './sheet-builder';

const household = planOf({ grain: 'household' });
const [a, b, c, d, e] = [person(0), person(1), person(2), person(3), person(4)] as const;
const n = (of: readonly string[]): string => of[0] as string;
const id = (of: readonly string[]): string => of[1] as string;

describe('households over several rows', () => {
  const columns = ['serial', 'name', 'relation', 'idNumber', 'amount'] as const;

  it('rows with goods and no money, beside rows with money: every one is an entry', () => {
    const reading = read({
      columns: ['name', 'idNumber', 'standard', 'amount', 'goods'],
      rows: [
        [n(a), id(a), null, null, 1],
        [n(b), id(b), null, null, 1],
        [n(c), id(c), null, null, 1],
        [n(d), id(d), 500, 500, null],
        [n(e), id(e), 500, 500, null],
      ],
    });
    expect(entryRows(reading)).toEqual([2, 3, 4, 5, 6]);
  });

  it('serial number and money only in the head row, relation says the rest: members go with the head', () => {
    const reading = read({
      plan: household,
      columns,
      rows: [
        [1, n(a), '户主', id(a), 1000],
        [null, n(b), '妻', id(b), null],
        [null, n(c), '子', id(c), null],
        [2, n(d), '户主', id(d), 1000],
        [3, n(e), '本人', id(e), 1000],
      ],
    });
    expect(entryRows(reading)).toEqual([2, 5, 6]);
    expect(roles(reading)).toEqual({ 3: 'member', 4: 'member' });
    const [first] = reading.entries;
    expect(first).toMatchObject({ row: 2, lastRow: 4 });
    expect(
      first?.members.map(({ row, name, relation, nameColumn, idColumn }) => [row, name?.value, relation?.text, nameColumn, idColumn]),
    ).toEqual([
      [3, n(b), '妻', 1, 3],
      [4, n(c), '子', 1, 3],
    ]);
    expect(first?.members[0]?.idNumber?.key).toBe(id(b));
  });

  it('serial number and money merged over the household, no relation column', () => {
    const reading = read({
      plan: household,
      columns: ['serial', 'name', 'idNumber', 'amount'],
      rows: [
        [1, n(a), id(a), 1000],
        [null, n(b), id(b), null],
        [2, n(c), id(c), 1000],
        [3, n(d), id(d), 1000],
        [null, n(e), id(e), null],
      ],
      merges: ['A2:A3', 'D2:D3', 'A5:A6', 'D5:D6'],
    });
    expect(entryRows(reading)).toEqual([2, 4, 5]);
    expect(reading.entries.map((entry) => entry.members.length)).toEqual([1, 0, 1]);
  });

  it('serial number and money blank, nothing else to tell by: a row with nothing that heads have is a member', () => {
    const reading = read({
      plan: household,
      columns: ['serial', 'name', 'idNumber', 'address', 'amount'],
      rows: [
        [1, n(a), id(a), '红旗村1组', 1000],
        [null, n(b), id(b), null, null],
        [2, n(c), id(c), '红旗村2组', 1000],
        [null, n(d), id(d), null, null],
      ],
    });
    expect(entryRows(reading)).toEqual([2, 4]);
  });

  it('household number repeated or blank below the head', () => {
    const reading = read({
      plan: household,
      columns: ['serial', 'householdNo', 'name', 'idNumber', 'amount'],
      rows: [
        [1, 'H01', n(a), id(a), 1000],
        [null, 'H01', n(b), id(b), null],
        [2, 'H02', n(c), id(c), 1000],
        [null, null, n(d), id(d), null],
      ],
    });
    expect(entryRows(reading)).toEqual([2, 4]);
  });

  it('head in a merged column of its own, members in the name column', () => {
    const reading = read({
      plan: household,
      columns: ['serial', 'headName', 'name', 'relation', 'idNumber', 'amount'],
      rows: [
        [1, n(a), n(a), '本人', id(a), 1000],
        [null, null, n(b), '配偶', id(b), null],
        [2, n(c), n(c), '本人', id(c), 1000],
      ],
      merges: ['A2:A3', 'B2:B3', 'F2:F3'],
    });
    expect(entryRows(reading)).toEqual([2, 4]);
  });

  it('every row numbered, money only at heads: the relation decides', () => {
    const reading = read({
      plan: household,
      columns,
      rows: [
        [1, n(a), '户主', id(a), 1000],
        [2, n(b), '妻', id(b), null],
        [3, n(c), '户主', id(c), 1000],
        [4, n(d), '子', id(d), null],
      ],
    });
    expect(entryRows(reading)).toEqual([2, 4]);
  });

  it('a member without name or number still belongs to the household', () => {
    const reading = read({
      plan: household,
      columns: [...columns, 'remark'],
      rows: [
        [1, n(a), '户主', id(a), 1000, null],
        [null, n(b), '女', null, null, '未上户口'],
        [2, n(c), '户主', id(c), 1000, null],
      ],
    });
    expect(entryRows(reading)).toEqual([2, 4]);
    expect(reading.entries[0]?.members[0]?.idNumber).toBeUndefined();
  });
});

describe('rows that are entries all the same', () => {
  const columns = ['serial', 'name', 'relation', 'idNumber', 'amount'] as const;

  it('each row has its own serial number and money, whatever the relation', () => {
    const reading = read({
      columns,
      rows: [
        [1, n(a), '户主', id(a), 100],
        [2, n(b), '妻', id(b), 100],
        [3, n(c), '子', id(c), 100],
      ],
    });
    expect(entryRows(reading)).toEqual([2, 3, 4]);
  });

  it('own serial number, money forgotten', () => {
    const reading = read({
      columns,
      rows: [
        [1, n(a), '户主', id(a), 100],
        [2, n(b), '妻', id(b), null],
        [3, n(c), '子', id(c), 100],
      ],
    });
    expect(entryRows(reading)).toEqual([2, 3, 4]);
    expect(reading.entries[1]?.readings.amount).toBeUndefined();
  });

  it('serial number per household, money per person', () => {
    const reading = read({
      columns,
      rows: [
        [1, n(a), '户主', id(a), 100],
        [null, n(b), '妻', id(b), 100],
        [2, n(c), '户主', id(c), 100],
      ],
      merges: ['A2:A3'],
    });
    expect(entryRows(reading)).toEqual([2, 3, 4]);
  });

  it('no serial numbers at all and one amount forgotten', () => {
    const reading = read({
      columns: ['name', 'idNumber', 'amount'],
      rows: [
        [n(a), id(a), 100],
        [n(b), id(b), null],
        [n(c), id(c), 100],
      ],
    });
    expect(entryRows(reading)).toEqual([2, 3, 4]);
  });

  it('one amount merged over all rows of the sheet is a constant, no household', () => {
    const people = Array.from({ length: 25 }, (_, at) => person(at));
    const reading = read({
      columns: ['serial', 'name', 'idNumber', 'amount'],
      rows: people.map(([name, number], at) => [at + 1, name, number, at === 0 ? 100 : null]),
      merges: ['D2:D26'],
    });
    expect(reading.entries).toHaveLength(25);
    expect(reading.entries.every(({ readings }) => readings.amount?.value === 10000)).toBe(true);
    expect(reading.entries[24]?.readings.amount?.filledFrom).toBe('merge');
  });

  it('a last row with a name and nothing else', () => {
    const reading = read({
      columns,
      rows: [
        [1, n(a), null, id(a), 100],
        [2, n(b), null, id(b), 100],
        [null, '钱小明', null, null, null],
      ],
    });
    expect(entryRows(reading)).toEqual([2, 3, 4]);
  });
});

describe('members side by side', () => {
  it('pairs of name and number become members, blank pairs do not', () => {
    const reading = read({
      plan: household,
      columns: ['serial', 'name', 'idNumber', null, null, null, null, 'amount'],
      members: [
        { name: 3, idNumber: 4, relation: null },
        { name: 5, idNumber: 6, relation: null },
      ],
      rows: [
        [1, n(a), id(a), n(b), id(b), n(c), id(c), 1000],
        [2, n(d), id(d), n(e), id(e), null, null, 1000],
      ],
    });
    expect(reading.entries.map(({ members }) => members.map(({ name }) => name?.value))).toEqual([[n(b), n(c)], [n(e)]]);
    expect(reading.entries[0]?.members[1]).toMatchObject({ row: 2, nameColumn: 5, idColumn: 6 });
  });

  it('the head listed once more among the members is left out', () => {
    const reading = read({
      plan: household,
      columns: ['serial', 'name', 'idNumber', null, null],
      members: [{ name: 3, idNumber: 4, relation: null }],
      rows: [
        [1, n(a), id(a), n(a), id(a)],
        [null, null, null, n(b), id(b)],
        [2, n(c), id(c), n(c), id(c)],
      ],
    });
    expect(entryRows(reading)).toEqual([2, 4]);
    expect(reading.entries[0]?.members.map(({ row, name }) => [row, name?.value])).toEqual([[3, n(b)]]);
  });
});
