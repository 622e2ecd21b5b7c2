/**
 * A phone number that is neither a mobile number (11 digits on 1) nor a landline. Only for the record: contacts are often left with somebody else.
 *
 * Bad: 1380013800 (10 digits)
 */
import { maskPhone } from '../model/mask';
import { defineRule, type RowRule } from './define-rule';
import { none } from './support/hits';

export const phoneFormat: RowRule = defineRule({
  code: 'phone-format',
  scope: 'row',
  severity: 'info',
  needs: ['phone'],
  basis: '手机 11 位；座机可带区号（R25，领域简报 5.6：不按号段判断）',
  summary: {
    zh: '电话号码的位数或写法不对。',
    en: 'The phone number has a wrong length or form.',
  },
  silentOn: '带区号的座机、+86、空格横线分段、一格两个号、无、村部等没有号码的文字、同上',
  check: ({ entry }) => {
    const phone = entry.readings.phone;
    if (phone === undefined || phone.form !== 'other' || !/\d/.test(phone.text) || phone.dittoInPersonField === true) return none;
    const digits = phone.text.replace(/\D+/g, '');
    return [
      {
        field: 'phone',
        params: {
          phone: digits.length > 11 ? `${'*'.repeat(digits.length - 4)}${digits.slice(-4)}` : maskPhone(digits),
          digits: digits.length,
        },
      },
    ];
  },
});
