import { phoneFormat } from '../../../core/rules/phone-format';
import { foundBy } from '../../support/roster-builder';

describe('phone-format', () => {
  it.each(['1380013800', '138001380001', '12345', '23800138000'])('%s → info, the number masked', (phone) => {
    const found = foundBy(phoneFormat, [{ name: '张三', phone }]);
    expect(found).toMatchObject([{ cell: 'B4', severity: 'info' }]);
    expect(JSON.stringify(found)).not.toContain(phone.length > 6 ? phone : 'never');
  });

  it.each([
    '13800138000', '19912345678', '138-0013-8000', '138 0013 8000', '+86 13800138000', '8613800138000', '0898-66123456', '(0898)66123456',
    '66123456', '13800138000/13900139000', '13800138000、66123456', '无', '村部', '/', '同上', '13800138000(儿子)', null, 13800138000,
  ])('silent on %s', (phone) => {
    expect(foundBy(phoneFormat, [{ name: '张三', phone }])).toEqual([]);
  }); // prettier-ignore
});
