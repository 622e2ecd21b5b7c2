/** Draws a clerk's way of arranging a sheet; every trait by itself, so that all combinations occur. */
import type { Plan } from '../../core/model/plan';
import type { Style } from './draft';
import type { Random } from './random';

export interface StyleWishes {
  readonly unitName: string;
  readonly unitShown: boolean;
  /** Category named by the title, when there is neither a column nor sections nor a sheet name for it. */
  readonly subject: string | null;
  readonly sections: Style['sections'];
  readonly sectionRows: boolean;
  readonly household: Style['household'];
  readonly merges: boolean;
  readonly noun: string;
}

export function styleOf(random: Random, plan: Plan, wishes: StyleWishes): Style {
  const title = titleOf(random, plan, wishes);
  const titles = random.weighted<readonly string[]>([
    [[title], 10],
    [[], wishes.subject === null ? 1 : 0],
    [[random.pick([plan.hostOffice, `${plan.year}年春节慰问`]), title], 2],
    [[title, random.pick(['（春节慰问）', '（汇总上报）', `（${plan.year}年度）`])], 1],
  ]);
  const metaChance = wishes.unitShown ? 1 : 0.4;
  const reprintEvery = random.chance(0.06) ? random.int(6, 12) : 0;
  const sectioned = wishes.sections !== 'none';
  return {
    top: random.weighted([
      [0, 16],
      [1, 2],
      [2, 2],
      [4, 1],
    ] as const),
    left: random.weighted([
      [0, 18],
      [1, 2],
      [3, 1],
    ] as const),
    attachment: random.chance(0.3) ? random.pick(['附件2', '附件3：', '附件1', '附表', '附件：2']) : null,
    titles,
    meta: random.chance(metaChance) ? random.pick(['ends', 'oneCell', 'pairs', 'split']) : 'none',
    metaUnit: officialName(random, plan, wishes.unitName),
    measure: random.chance(0.1) ? random.pick(['单位：元', '单位:元', '单位：元、人']) : null,
    notesAbove: notesAboveOf(random),
    blankBeforeHeader: random.chance(0.1),
    headerRows: wishes.merges
      ? random.weighted([
          [1, 6],
          [2, 4],
          [3, 1],
        ] as const)
      : random.weighted([
          [1, 8],
          [2, 1],
        ] as const),
    numberRow: random.weighted([
      ['none', 8],
      ['digits', 1],
      ['brackets', 1],
      ['stems', 1],
    ] as const),
    unitRow: random.chance(0.08),
    sections: wishes.sections,
    sectionRows: wishes.sectionRows,
    villageForm: wishes.merges ? random.pick(['each', 'each', 'merged', 'first', 'ditto']) : random.pick(['each', 'first', 'ditto']),
    categoryForm:
      wishes.merges && reprintEvery === 0
        ? random.weighted([
            ['each', 8],
            ['merged', 1],
            ['ditto', 1],
          ] as const)
        : 'each',
    total: random.weighted([
      ['none', 4],
      ['bottom', 6],
      ['top', 1],
      ['topEmpty', 1],
    ] as const),
    subtotals: sectioned && random.chance(0.6),
    totalLabelAt: random.chance(0.75) ? 'first' : 'name',
    formulas: random.chance(0.5),
    stated: random.chance(0.25),
    reprintEvery,
    headerPerSection: sectioned && random.chance(0.12),
    blankBetweenSections: sectioned && random.chance(0.12),
    serialForm: random.weighted([
      ['number', 16],
      ['text', 2],
      ['padded', 1],
      ['dot', 1],
    ] as const),
    blankEvery: random.chance(0.05) ? random.int(3, 10) : 0,
    totalForm: random.weighted([
      ['number', 14],
      ['text', 2],
      ['words', 1],
    ] as const),
    pageTitles: random.chance(0.4),
    pageTotals: random.chance(0.3),
    sectionForm: random.weighted([
      ['first', 8],
      ['second', 1],
      ['split', 1],
    ] as const),
    closingSentence: random.chance(0.06),
    sideNote: random.chance(0.03),
    placeholders: random.chance(0.15) ? random.int(1, 8) : 0,
    endMark: random.chance(0.12),
    footers: footersOf(random),
    household: wishes.household,
    serialPerSection: sectioned && wishes.sectionRows && random.chance(0.6),
    gapBeforeFooter: random.chance(0.3),
    formattedTail: random.chance(0.15) ? random.int(50, 400) : 0,
  };
}

/** The unit as it signs: with the county before it or an office behind it. */
function officialName(random: Random, plan: Plan, name: string): string {
  if (!random.chance(0.2)) return name;
  if (/[镇乡]$/.test(name)) return random.pick([`${name}人民政府`, `${name}民政办`, `清河县${name}`, `清河县${name}人民政府`]);
  if (/街道$/.test(name)) return random.pick([`${name}办事处`, `清河区${name}办事处`, `${name}办`]);
  if (plan.kind === 'quota') return random.pick([`清河县${name}`, name.replace('总工会', '工会'), `${name}委员会`]);
  return name;
}

function notesAboveOf(random: Random): string[] {
  if (!random.chance(0.07)) return [];
  const notes = [
    '填表说明：1.请如实填写；2.身份证号请填18位；3.慰问金以实际发放为准。',
    '注：带*号的为必填项，请勿改动表头',
    '（此表一式三份，经办人签字后报送）',
    '各单位请于12月30日前将本表加盖公章后报送，电子版同时发送。',
    '2.身份证号码、银行账号请设置为文本格式；3.家庭人口含户主本人。',
  ];
  return random.shuffle(notes).slice(
    0,
    random.weighted([
      [1, 4],
      [2, 1],
      [4, 1],
    ] as const),
  );
}

function titleOf(random: Random, plan: Plan, wishes: StyleWishes): string {
  const place = wishes.unitShown || random.chance(0.7) ? wishes.unitName : '';
  const year = random.pick([
    `${plan.year}年`,
    `${plan.year}年`,
    '20__年',
    `${plan.year} 年`,
    '',
    `${[...String(plan.year)].map((digit) => '〇一二三四五六七八九'[Number(digit)]).join('')}年`,
  ]);
  const when = random.pick(['春节', '“两节”', '元旦春节', '两节', '春节送温暖']);
  const subject = wishes.subject ?? random.pick(['困难群众', '慰问对象', '']);
  return `${place}${year}${when}${subject}慰问${wishes.noun}`;
}

function footersOf(random: Random): Style['footers'] {
  const people = ['填表人：王经办', '制表人：李经办', '经办人：赵经办', '填报人：孙经办'];
  const signature = random.pick([
    `${random.pick(people)}          审核人：周主任          单位负责人：吴书记          2026年12月20日`,
    `${random.pick(people)}     审核：     分管领导：     年  月  日`,
    `${random.pick(people)}   联系电话：0898-66000000`,
    '单位负责人（签字）：          （公章）          年    月    日',
  ]);
  const notes = [
    '说明：1.带*号为必填项；2.本表一式两份，身份证号请按文本格式填写。',
    '注：打*号为必填',
    '备注：本表由各单位填写后加盖公章报送。',
    '填表说明：请如实填写，姓名须与身份证一致。',
  ];
  return [
    ...(random.chance(0.6) ? [{ text: signature, role: 'signature' as const }] : []),
    ...(random.chance(0.3) ? [{ text: random.pick(notes), role: 'note' as const }] : []),
  ];
}
