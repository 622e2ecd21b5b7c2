/** 姓名、身份证、类别、金额、慰问品、重复和序号的问题。 */
import type { Sentences } from '../sentence';
import { grouped, listOf, numberOf, shortList, textOf, yuanOf } from '../values';

const rest = (count: number): string => `等${count}个`;
const quoted = (text: string): string => `“${text}”`;
const behind = (text: string): string => (text === '' ? '' : `（${text}）`);
const byId = '请对照身份证原件改正。';

const birthFaults: Readonly<Record<string, (id: string) => string>> = {
  noDay: (id) => `身份证号 ${id} 第 7–14 位不是真实的日期。`,
  future: (id) => `身份证号 ${id} 里的出生日期在今天之后。`,
  tooOld: (id) => `按身份证号 ${id} 推算，年龄超过 115 岁。`,
};

export const ruleSentences1Zh: Sentences = {
  'name-missing': () => ({ what: '没有填姓名。', todo: '请补填姓名；不是慰问对象的行请删掉。' }),
  'id-missing': (p) => ({
    what: textOf(p, 'text') === '' ? '没有填身份证号。' : `身份证号一栏写的是${quoted(textOf(p, 'text'))}，不是号码。`,
    todo: '请补填身份证号；确实没有的，在备注写明原因。',
  }),
  'id-length': (p) => ({
    what: `身份证号有 ${numberOf(p, 'length')} 位，应是 18 位。`,
    todo: `${numberOf(p, 'length') < 18 ? '可能漏写了数字' : '可能多写了数字'}，${byId}是护照等其他证件的，请加“证件类型”一栏写明。`,
  }),
  'id-character': (p) => ({
    what: `身份证号里有不该有的字符：${shortList(p, 'characters', ' ', rest)}。`,
    todo: `字母 O 常是数字 0，字母 l、I 常是数字 1；${byId}`,
  }),
  'id-checksum': (p) =>
    p['precisionLost'] === true
      ? {
          what: `身份证号 ${textOf(p, 'id')} 校验不对，末尾是 000，像是被 Excel 改过。`,
          todo: '请先把这一列设为文本格式，再对照身份证原件重填。',
        }
      : { what: `身份证号 ${textOf(p, 'id')} 校验不对，至少有一位写错。`, todo: byId },
  'id-birthdate': (p) => ({
    what: (birthFaults[textOf(p, 'fault')] ?? birthFaults['noDay'] ?? String)(textOf(p, 'id')),
    todo: byId,
  }),
  'id-stored-as-number': () => ({
    what: '身份证号按数字存放，末几位已经不准。',
    todo: '请先把这一列设为文本格式，再对照身份证原件重填。',
  }),
  'id-15-digit': (p) => ({
    what: '填的是 15 位旧身份证号。',
    todo: `请改填新身份证的 18 位号码${textOf(p, 'upgraded') === '' ? '' : `（推算为 ${textOf(p, 'upgraded')}，以原件为准）`}。`,
  }),
  'id-gender-mismatch': (p) => ({
    what: `性别填的是“${textOf(p, 'written')}”，按身份证号应是“${textOf(p, 'byId')}”。`,
    todo: '请核对性别和身份证号，改正填错的一个。',
  }),
  'id-birth-mismatch': (p) => ({
    what: `出生日期填的是 ${textOf(p, 'written')}，身份证号里是 ${textOf(p, 'byId')}。`,
    todo: '以身份证为准；填的是农历生日或档案年龄的，请改为身份证上的日期。',
  }),
  'id-age-mismatch': (p) => ({
    what: `年龄填的是 ${numberOf(p, 'written')}，按身份证号到 ${textOf(p, 'asOf')} 是 ${numberOf(p, 'byId')} 周岁。`,
    todo: '请核对年龄和身份证号，改正填错的一个。',
  }),
  'category-missing': () => ({ what: '没有填对象类别。', todo: '请按方案补填类别。' }),
  'category-unknown': (p) =>
    textOf(p, 'kind') === 'ambiguous'
      ? {
          what: `类别${quoted(textOf(p, 'text'))}可能是：${shortList(p, 'candidates', '、', rest)}。`,
          todo: '请写明是哪一类。',
        }
      : {
          what: `方案里没有${quoted(textOf(p, 'text'))}这个类别。`,
          todo: textOf(p, 'nearest') === '' ? '请改成方案里的类别。' : `是不是${quoted(textOf(p, 'nearest'))}？请改成方案里的类别。`,
        },
  'category-age': (p) => ({
    what: `${textOf(p, 'category')}${p['min'] === null || p['min'] === undefined ? '' : `应满 ${textOf(p, 'min')} 周岁`}${p['below'] === null || p['below'] === undefined ? '' : `应不满 ${textOf(p, 'below')} 周岁`}，到 ${textOf(p, 'asOf')} 是 ${numberOf(p, 'age')} 岁。`,
    todo: '请核对类别和年龄，不符合的改正或剔除。',
  }),
  'amount-missing': () => ({ what: '没有填金额。', todo: '请按标准补填金额。' }),
  'amount-unreadable': (p) => ({
    what: `金额一栏的${quoted(textOf(p, 'text'))}看不出是多少钱。`,
    todo: '请只填数字，如 1000；说明文字写到备注。',
  }),
  'amount-negative': (p) => ({
    what: `金额是负数（${yuanOf(p, 'amountYuan')} 元）。`,
    todo: '请改为应发的金额；退款、扣款不写在花名册里。',
  }),
  'amount-not-standard': (p) => {
    const standards = listOf(p, 'standardYuan').map((yuan) => `${grouped(Number(yuan))} 元`);
    return {
      what: `金额是 ${yuanOf(p, 'amountYuan')} 元，${shortList(p, 'category', '、', rest) || '方案'}的标准是 ${standards.join('、')}${numberOf(p, 'heads') > 1 ? `（按 ${numberOf(p, 'heads')} 人计也不符）` : ''}。`,
      todo: '请按标准改正；类别填错的改类别。',
    };
  },
  'amount-words-mismatch': (p) => ({
    what: `大写是 ${yuanOf(p, 'wordsYuan')} 元，小写是 ${yuanOf(p, 'figuresYuan')} 元，两个不一样。`,
    todo: '请核对应发金额，改正写错的一个。',
  }),
  'goods-missing': (p) => ({
    what: `${numberOf(p, 'have') > 0 ? `只有${textOf(p, 'item')} ${numberOf(p, 'have')} ${textOf(p, 'unit')}` : `没有${textOf(p, 'item')}`}，方案是每份 ${numberOf(p, 'quantity')} ${textOf(p, 'unit')}。`,
    todo: '请补上；确实没有发的，在备注写明原因。',
  }),
  'two-categories': (p) => {
    const who = `${textOf(p, 'name')}${behind(textOf(p, 'id'))}`;
    const granted = textOf(p, 'grants');
    return {
      what: `${who}属于 ${listOf(p, 'categories').length} 个类别：${shortList(p, 'categories', '、', rest)}。`,
      todo:
        textOf(p, 'overlap') === 'forbid'
          ? '方案规定一人只能报一类，请只留一类。'
          : granted === ''
            ? '方案规定就高不就低，只发一份；标准还没定，请核对后只留一类。'
            : `方案规定就高不就低：按“${granted}”发，“${shortList(p, 'yields', '、', rest)}”不再发。`,
    };
  },
  'serial-gap': (p) => ({
    what: numberOf(p, 'missing') > 1 ? `序号缺 ${textOf(p, 'from')}–${textOf(p, 'to')}。` : `序号缺 ${textOf(p, 'from')}。`,
    todo: '请看看是不是删了行或漏抄了人；没有的，重新编号即可。',
  }),
  'serial-duplicate': (p) => ({ what: `序号 ${textOf(p, 'serial')} 用了两次。`, todo: '请重新编号。' }),
  'duplicate-in-sheet': (p) => ({
    what: `${textOf(p, 'name')}${behind(textOf(p, 'id'))}在这张表里报了 ${numberOf(p, 'count')} 次${othersZh(listOf(p, 'otherNames'))}。`,
    todo: listOf(p, 'otherNames').length > 0 ? '请对照身份证，改正写错的号码；确是同一人的只留一行。' : '请核对后只留一行。',
  }),
  'duplicate-across-sheets': (p) => ({
    what: `${textOf(p, 'name')}${behind(textOf(p, 'id'))}在${shortList(p, 'sheets', '、', rest)}表里也有，共 ${numberOf(p, 'count')} 处${othersZh(listOf(p, 'otherNames'))}。`,
    todo: listOf(p, 'otherNames').length > 0 ? '请对照身份证，改正写错的号码；确是同一人的只留一处。' : '请核对后只留一处。',
  }),
  'near-duplicate': (p) => ({
    what: `${textOf(p, 'village')}还有一个${textOf(p, 'name')}，身份证号只有第 ${textOf(p, 'positions')} 位不同。`,
    todo: '请核对是不是同一人；是的只留一行，不是的不用改。',
  }),
  'household-twice': (p) => ({
    what: `${textOf(p, 'name')}和${shortList(p, 'others', '、', rest)}是同一户${textOf(p, 'by') === 'householdNo' ? behind(`户号 ${textOf(p, 'householdNo')}`) : textOf(p, 'by') === 'member' ? '（一人是另一人的家庭成员）' : '（户主证号相同）'}，报了不止一次。`,
    todo: '按户慰问，一户一份：请只留一行；户号写错的改正。',
  }),
  'spouse-twice': (p) => ({
    what: `${textOf(p, 'name')}和${textOf(p, 'other')}是夫妻，分别报了。`,
    todo: '按户慰问，一户一份：请核对是不是一户，是的只留一人。',
  }),
};

function othersZh(names: readonly string[]): string {
  return names.length === 0 ? '' : `，姓名却不同（${names.join('、')}）`;
}
