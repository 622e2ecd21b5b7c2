import { parseCommand, UsageProblem } from '../../cli/arguments';

const problemOf = (argv: readonly string[]): string => {
  try {
    parseCommand(argv);
    return 'no problem';
  } catch (error) {
    return error instanceof UsageProblem ? error.code : 'another error';
  }
};

describe('parseCommand', () => {
  it('reads check with files and options in any order', () => {
    expect(parseCommand(['check', 'a.xlsx', '--plan', 'civil', 'b.xls', '--unit', '东岗镇', '--json', '--as-of=2027-01-15'])).toMatchObject(
      {
        name: 'check',
        files: ['a.xlsx', 'b.xls'],
        plan: 'civil',
        unit: '东岗镇',
        json: true,
        asOf: '2027-01-15',
        lang: 'zh-CN',
      },
    );
  });

  it('writes a merge to merged.xlsx unless told otherwise', () => {
    expect(parseCommand(['merge', 'dir', '--plan', 'civil'])).toMatchObject({
      name: 'merge',
      out: 'merged.xlsx',
      base: null,
      submissions: null,
    });
  });

  it('reads the papers to write by either name; all of them when only the folder is named', () => {
    const merge = ['merge', 'dir', '--plan', 'civil'];
    expect(parseCommand([...merge, '--tables', '签收表，公示表', '--tables-dir', 't'])).toMatchObject({
      tables: ['public', 'receipt'],
      tablesDir: 't',
    });
    expect(parseCommand([...merge, '--tables', 'payment', '--tables-dir', 't'])).toMatchObject({ tables: ['payment'] });
    expect(parseCommand([...merge, '--tables-dir', 't'])).toMatchObject({ tables: { length: 6 } });
    expect(parseCommand(merge)).toMatchObject({ tablesDir: null });
  });

  it('reads plan list without a plan, and show with one', () => {
    expect(parseCommand(['plan', 'list'])).toMatchObject({ action: 'list', target: null });
    expect(parseCommand(['plan', 'show', 'union'])).toMatchObject({ action: 'show', target: 'union' });
  });

  it.each([[['--help']], [['-h']], [['help']], [[]], [['check', '--help']], [['--help', '--lang', 'en']]])('%j asks for help', (argv) => {
    expect(parseCommand(argv).name).toBe('help');
  });

  it.each<[readonly string[], string]>([
    [['chek', 'a.xlsx'], 'unknown-command'],
    [['check', 'a.xlsx', '--plan', 'civil', '--jsn'], 'unknown-option'],
    [['check', 'a.xlsx'], 'missing-option'],
    [['check', '--plan', 'civil'], 'missing-files'],
    [['check', 'a.xlsx', '--plan', 'civil', '--as-of', '2027-02-30'], 'bad-date'],
    [['check', 'a.xlsx', '--plan', 'civil', '--lang', 'fr'], 'bad-language'],
    [['template', '--plan', 'civil'], 'missing-option'],
    [['merge', 'd', '--plan', 'civil', '--tables', '公示'], 'missing-option'],
    [['merge', 'd', '--plan', 'civil', '--tables', '公示', '--tables-dir', 't'], 'bad-tables'],
    [['merge', 'd', '--plan', 'civil', '--tables', ',', '--tables-dir', 't'], 'bad-tables'],
    [['plan', 'shw', 'union'], 'bad-plan-action'],
    [['plan', 'show'], 'missing-files'],
  ])('%j → %s', (argv, code) => {
    expect(problemOf(argv)).toBe(code);
  });
});
