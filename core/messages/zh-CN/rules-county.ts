/** 全县汇总时的问题。 */
import type { Sentences } from '../sentence';
import { grouped, numberOf, shortList, textOf, yuanOf } from '../values';

const rest = (count: number): string => `等${count}个`;
const grains: Readonly<Record<string, string>> = { household: '户', person: '人', institution: '个单位' };

export const countySentencesZh: Sentences = {
  'over-budget': (p) => ({
    what: `核定发放 ${yuanOf(p, 'grantedYuan')} 元，超出方案资金总额 ${yuanOf(p, 'ceilingYuan')} 元，多 ${yuanOf(p, 'overYuan')} 元。`,
    todo: '请核减名单，或报批追加资金后修改方案的资金总额。',
  }),
  'planned-count-differs': (p) => {
    const grain = grains[textOf(p, 'grain')] ?? '人';
    const difference = numberOf(p, 'difference');
    return {
      what: `“${textOf(p, 'category')}”计划 ${grouped(numberOf(p, 'planned'))} ${grain}，上报 ${grouped(numberOf(p, 'reported'))} ${grain}，${difference > 0 ? '多' : '少'} ${grouped(Math.abs(difference))} ${grain}。`,
      todo: difference > 0 ? '请核对是否重复上报或类别填错。' : '请核对是否漏报，或还有单位没有上报。',
    };
  },
  'duplicate-across-units': (p) => ({
    what: `${textOf(p, 'name')}（${textOf(p, 'id')}）在 ${shortList(p, 'units', '、', rest)} 的名单里都有，共 ${numberOf(p, 'count')} 处。`,
    todo:
      textOf(p, 'overlap') === 'each'
        ? '请由县里对照各处：不同类别可以分别享受；同一类别只留一处。'
        : '请由县里对照各处，决定留在哪个单位，其余剔除并写明原因。',
  }),
  'household-across-units': (p) => ({
    what: `${textOf(p, 'name')}这一户在 ${shortList(p, 'units', '、', rest)} 都有人上报，共 ${numberOf(p, 'count')} 处。`,
    todo: '按户慰问，一户一份：请核实是否同一户，只留一处。',
  }),
  'account-across-units': (p) => ({
    what: `银行账号 ${textOf(p, 'account')} 在 ${shortList(p, 'units', '、', rest)} 的名单里都有，用它的人：${shortList(p, 'names', '、', rest)}。`,
    todo: '请核实账号是谁的，改正填错的一处；确属代管的，在备注写明。',
  }),
  'late-submission': (p) => ({
    what: `${textOf(p, 'unit')}的名单在截止时间之后才收到（截止 ${textOf(p, 'deadline')}${textOf(p, 'receivedAt') === '' ? '' : `，收到 ${textOf(p, 'receivedAt')}`}）。`,
    todo:
      textOf(p, 'late') === 'void'
        ? '方案规定逾期视为放弃，这份名单不计入；要计入须由县里作出决定。'
        : textOf(p, 'late') === 'refuse'
          ? '方案规定逾期不收，请退回并与该单位联系。'
          : '已标出逾期，名单照常计入；请县里决定是否认可。',
  }),
  'unit-missing': (p) => ({
    what: `没有收到${textOf(p, 'unit')}的名单。`,
    todo: '请催报；确实没有对象的，请该单位书面说明（零报告）。',
  }),
  'missing-from-rosters': (p) => ({
    what: `底册里的${textOf(p, 'name')}${textOf(p, 'unit') === '' ? '' : `（${textOf(p, 'unit')}）`}不在任何名单里。`,
    todo:
      numberOf(p, 'perhaps') > 0
        ? `名单里有 ${numberOf(p, 'perhaps')} 处可能是此人（证件号看不清），请先核对；确实没有的，补报或说明原因。`
        : '请核实是否漏报；已去世、迁出或退出的，说明原因。',
  }),
  'not-in-base-list': (p) => ({
    what: `${textOf(p, 'name')}不在底册里。`,
    todo: '新增的请核实依据；不是新增的，核对姓名和身份证号是否填错。',
  }),
};
