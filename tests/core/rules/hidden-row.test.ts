import { hiddenRow } from '../../../core/rules/hidden-row';
import { foundBy } from '../../support/roster-builder';

describe('hidden-row', () => {
  it('a hidden entry → warning at its name, visible ones silent', () => {
    expect(foundBy(hiddenRow, [{ name: '张三' }, { name: '李四', hidden: true }, { name: '王五', struck: true }])).toMatchObject([
      { cell: 'A5', severity: 'warning' },
    ]);
  });
});
