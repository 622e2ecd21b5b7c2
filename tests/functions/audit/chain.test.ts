import fc from 'fast-check';
import { canonicalJson, chainStart, firstBroken, nextLine } from '../../../functions/audit/chain';
import type { AuditLine } from '../../../core/ports/campaign-store';

const chain = (length: number): AuditLine[] => {
  const lines: AuditLine[] = [];
  for (let at = 1; at <= length; at++) {
    lines.push(
      nextLine(lines.at(-1) ?? null, {
        at: `2027-01-04T09:00:${String(at).padStart(2, '0')}+08:00`,
        uid: `user-${at % 3}`,
        action: 'roster.submit',
        campaign: 'chunjie-2027',
        unit: 'T01',
        detail: { version: at, late: at % 2 === 0, note: null },
      }),
    );
  }
  return lines;
};

describe('the audit chain', () => {
  it('is whole as written, from its start and from any page', () => {
    const lines = chain(9);
    expect(firstBroken(lines)).toBeNull();
    expect(firstBroken([])).toBeNull();
    expect(firstBroken(lines.slice(4), lines[3]!)).toBeNull();
    expect(lines[0]).toMatchObject({ sequence: 1, previous: chainStart.hash });
  });

  const altered: readonly [string, (lines: AuditLine[]) => AuditLine[], number][] = [
    ['a removed line', (lines) => lines.toSpliced(3, 1), 4],
    ['a removed first line', (lines) => lines.slice(1), 1],
    ['two lines swapped', (lines) => [...lines.slice(0, 2), lines[3]!, lines[2]!, ...lines.slice(4)], 3],
    ['a line twice', (lines) => lines.toSpliced(2, 0, lines[2]!), 4],
    ['another person', (lines) => lines.with(4, { ...lines[4]!, uid: 'other' }), 5],
    ['an edited detail', (lines) => lines.with(4, { ...lines[4]!, detail: { version: 99 } }), 5],
    ['another time', (lines) => lines.with(0, { ...lines[0]!, at: '2027-01-03T09:00:01+08:00' }), 1],
    ['an edited line with its hash made again', (lines) => lines.with(4, nextLine(lines[3]!, { ...lines[4]!, uid: 'other' })), 6],
    ['an inserted line', (lines) => lines.toSpliced(5, 0, nextLine(lines[4]!, lines[4]!)), 7],
  ];
  it.each(altered)('shows %s', (_what, change, broken) => {
    expect(firstBroken(change(chain(8)))).toBe(broken);
  });

  it('hashes a line alike in whatever order its members are written', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const turned = JSON.parse(JSON.stringify(value), (_key, member: unknown) =>
          typeof member === 'object' && member !== null && !Array.isArray(member)
            ? Object.fromEntries(Object.entries(member).reverse())
            : member,
        ) as unknown;
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('reads a line back from the wire with the same hash', () => {
    const lines = JSON.parse(JSON.stringify(chain(5))) as AuditLine[];
    expect(firstBroken(lines)).toBeNull();
  });
});
