import { struckOutRow } from '../../../core/rules/struck-out-row';
import { foundBy } from '../../support/roster-builder';

describe('struck-out-row', () => {
  it('a struck-out entry → warning at its name, others silent', () => {
    expect(foundBy(struckOutRow, [{ name: '张三' }, { name: '李四', struck: true }, { name: '王五', hidden: true }])).toMatchObject([
      { cell: 'A5', severity: 'warning' },
    ]);
  });
});
