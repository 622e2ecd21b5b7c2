import fc from 'fast-check';
import { dayNumber, isoDayNumber, spanIn, workingDays } from '../../../../core/rules/support/date-range';

const length = (text: string): number | null => {
  const span = spanIn(text, 2026);
  return span === null ? null : span.to - span.from + 1;
};

describe('spans of days', () => {
  it('day numbers agree with the calendar', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2150-01-01'), noInvalidDate: true }), (date) => {
        expect(dayNumber(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())).toBe(Math.floor(date.getTime() / 86_400_000));
      }),
    );
    expect([dayNumber(2025, 2, 29), dayNumber(2024, 2, 29) !== null, dayNumber(2026, 13, 1), dayNumber(2026, 4, 31)]).toEqual([
      null,
      true,
      null,
      null,
    ]);
  });

  it.each<[string, number | null]>([
    ['2026.12.20-2026.12.26', 7],
    ['2026-12-20至2026-12-26', 7],
    ['2026年12月20日-12月26日', 7],
    ['12.20—12.26', 7],
    ['12月20日至26日', 7],
    ['12/28-1/3', 7],
    ['20261220-20261226', 7],
    ['2026.2.27-3.1', 3],
    ['2026.12.20', null],
    ['12月20日', null],
    ['无异议', null],
    ['2026.2.30-3.1', null],
    ['2026.12.20-2026.12.10', null],
  ])('%s → %p days', (text, days) => {
    expect(length(text)).toBe(days);
  });

  it('working days leave out Saturdays and Sundays', () => {
    const span = { from: isoDayNumber('2026-12-14') ?? 0, to: isoDayNumber('2026-12-27') ?? 0 };
    expect(workingDays(span)).toBe(10);
  });
});
