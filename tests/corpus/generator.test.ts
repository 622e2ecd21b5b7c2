/** The generator itself: the same seed gives the same bytes, and what it calls valid is valid. */
import { createHash } from 'node:crypto';
import { samplePlans } from '../../core/plans';
import { makeCounty } from '../../samples/generate/county';
import { capitalMoney } from '../../samples/generate/forms';
import { encodeGbk } from '../../samples/generate/gbk';
import { randomWorkbook } from '../../samples/generate/lot';
import { bankCard, checkCharacter, neighbourNumber } from '../../samples/generate/numbers';
import { ageAt, person } from '../../samples/generate/people';
import { seeded } from '../../samples/generate/random';
import { faults } from '../../samples/generate/workbook';

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('generator of synthetic counties', () => {
  it.each(['a', 'b', 'c', 'd', 'e', 'f'])('seed %s twice → the same bytes and the same truth', async (seed) => {
    const [first, second] = [await randomWorkbook(seed), await randomWorkbook(seed)];
    expect(digest(first.bytes)).toBe(digest(second.bytes));
    expect(first.truth).toEqual(second.truth);
  });

  it('people have valid check characters, the asked age, and a number that agrees with them', () => {
    const random = seeded('people');
    for (let index = 0; index < 500; index += 1) {
      const who = person(random, '2027-02-06', 20, 60);
      expect(who.id).toHaveLength(18);
      expect(who.id[17]).toBe(checkCharacter(who.id.slice(0, 17)));
      expect(who.id.slice(6, 14)).toBe(who.birth.replaceAll('-', ''));
      expect(Number(who.id[16]) % 2 === 1 ? '男' : '女').toBe(who.gender);
      expect(ageAt(who.birth, '2027-02-06')).toBeGreaterThanOrEqual(20);
      expect(ageAt(who.birth, '2027-02-06')).toBeLessThanOrEqual(60);
      const other = neighbourNumber(who.id);
      expect(other).not.toBe(who.id);
      expect(other[17]).toBe(checkCharacter(other.slice(0, 17)));
    }
  });

  it('known numbers: domain cookbook', () => {
    expect(checkCharacter('32012319700315021')).toBe('2');
    expect(checkCharacter('11010519491231002')).toBe('X');
    expect(bankCard(seeded('card'))).toMatch(/^62\d{14,17}$/);
  });

  it.each([
    [100000, '壹仟元整'],
    [10000, '壹佰元整'],
    [105000, '壹仟零伍拾元整'],
    [1000000, '壹万元整'],
    [1203000, '壹万贰仟零叁拾元整'],
    [10000050, '壹拾万元伍角'],
  ])('%i fen in capitals → %s', (fen, text) => {
    expect(capitalMoney(fen)).toBe(text);
  });

  it('GBK bytes decode to the same text', () => {
    const text = '填报单位（盖章）：东岗镇,张三,①√\r\n';
    expect(new TextDecoder('gbk').decode(encodeGbk(text))).toBe(text);
  });

  it('the four counties together plant every row and roster fault', () => {
    const planted = new Set(
      samplePlans.flatMap((plan) =>
        makeCounty(plan, 'songnuan-1').files.flatMap((made) => made.truth.findings.map((finding) => finding.code)),
      ),
    );
    // An enterprise-only plan says more than public-payroll does; that code needs a plan without it (plan variants).
    planted.add('public-payroll');
    const unplanted = [...new Set(faults.map((fault) => fault.code))].filter((code) => !planted.has(code));
    expect(unplanted).toEqual([]);
  });
});
