/** 规则的句子：账号、资格、材料、走访、责任单位、备注、合计、整表。 */
import type { FieldKey } from '../../model/field';
import type { Params, Sentence, Sentences } from '../sentence';
import { grouped, listOf, numberOf, shortList, textOf, yuanOf } from '../values';
import { fieldNamesZh } from './fields';

const rest = (count: number): string => `等 ${count} 个`;
const fieldName = (key: string): string => fieldNamesZh[key as FieldKey] ?? key;
const quoted = (text: string): string => (text === '' ? '' : `“${text}”`);
const periods: Readonly<Record<string, string>> = { month: '月', year: '年' };

const accounts: Sentences = {
  'account-missing': (p) => ({
    what: textOf(p, 'said') === '' ? '没有填银行账号，方案是银行代发。' : `银行账号栏写的是${quoted(textOf(p, 'said'))}，不是账号。`,
    todo: '请补填账号；确实发现金的，在备注写“现金发放”。',
  }),
  'account-stored-as-number': () => ({
    what: '银行账号存成了数字，第 15 位以后已经不准。',
    todo: '请先把这一格设成“文本”格式，再照银行卡重新输入整个账号。',
  }),
  'account-length': (p) => ({
    what:
      textOf(p, 'letters') === ''
        ? `银行账号 ${textOf(p, 'account')} 有 ${numberOf(p, 'length')} 位，位数不对。`
        : `银行账号 ${textOf(p, 'account')} 里有${quoted(textOf(p, 'letters'))}，账号应全是数字。`,
    todo: '请照银行卡或存折核对后改正；是存折、一卡通的，在开户行或备注里写明。',
  }),
  'account-check-digit': (p) => ({
    what: `银行卡号 ${textOf(p, 'account')} 校验不符，可能抄错了一位。`,
    todo: '请照银行卡再核对一遍；核对无误的不用改。',
  }),
  'account-shared': (p) => ({
    what: `银行账号 ${textOf(p, 'account')} 有 ${numberOf(p, 'count')} 行在用：${shortList(p, 'names', '、', (count) => `等 ${count} 人`)}。`,
    todo: '请核对账号是否填错；同一户或由他人代管的，在备注写明。',
  }),
  'account-holder-mismatch': (p) => ({
    what: `户名是${textOf(p, 'holder')}，不是${textOf(p, 'name') || '本人'}。`,
    todo:
      p['ownOnly'] === true
        ? '方案要求用本人的账户，请换成本人的银行卡或存折。'
        : '请核对户名；由监护人或他人代管的，在备注写明姓名和关系。',
  }),
  'phone-format': (p) => ({
    what: `电话 ${textOf(p, 'phone')} 不像手机号也不像座机（${numberOf(p, 'digits')} 位数字）。`,
    todo: '请核对是否少写或多写了数字。',
  }),
};

const employerReasons: Readonly<Record<string, (said: string) => string>> = {
  no: (said) => `${quoted(said)}不是企业，方案只慰问企业职工。`,
  blank: () => '没有填工作单位，看不出是不是企业职工。',
  unclear: (said) => `从${quoted(said)}看不出是不是企业。`,
  contradiction: (said) => `工作单位${quoted(said)}与单位性质对不上，看不出是不是企业。`,
};

const eligibility: Sentences = {
  'income-above-line': (p) => ({
    what: `家庭人均${periods[textOf(p, 'period')] ?? '月'}收入 ${yuanOf(p, 'incomeYuan')} 元，${p['onTheLine'] === true ? '正好是' : '高于'}方案的线（每${periods[textOf(p, 'linePeriod')] ?? '月'} ${yuanOf(p, 'lineYuan')} 元）${p['onTheLine'] === true ? '，不在范围内' : ''}。`,
    todo: '请核对收入和人口；不符合条件的从名单中去掉。',
  }),
  'enterprise-only': (p) => {
    const reason = textOf(p, 'reason') || 'unclear';
    return {
      what: (employerReasons[reason] ?? employerReasons['unclear'] ?? (() => ''))(textOf(p, 'said') || '工作单位'),
      todo: reason === 'no' ? '请核对；不是企业职工的从名单中去掉。' : '请写全工作单位名称，或在“单位性质”里注明企业类型。',
    };
  },
  'public-payroll': (p) => ({
    what: `${quoted(textOf(p, 'said')) || '工作单位'}像是财政供养单位。`,
    todo: '请核实是否在编人员；临时工、公益性岗位的，在备注写明。',
  }),
  'material-missing': (p) => ({
    what: listOf(p, 'missing').length > 0 ? `缺材料：${textOf(p, 'missing')}。` : `申报材料不齐${quoted(textOf(p, 'said'))}。`,
    todo: '请补齐材料后打“√”；困难证明有一种即可。',
  }),
  'publicity-missing': (p) => publicity(p),
};

const dayKinds: Readonly<Record<string, string>> = { working: '个工作日', calendar: '天' };
function publicity(p: Params): Sentence {
  const demanded = `${numberOf(p, 'demanded')} ${dayKinds[textOf(p, 'dayKind')] ?? '天'}`;
  const what: Readonly<Record<string, string>> = {
    blank: '没有填公示情况。',
    no: `公示栏写的是${quoted(textOf(p, 'said'))}，还没有公示完。`,
    objection: `公示有异议：${quoted(textOf(p, 'said'))}。`,
    days: `只公示了 ${numberOf(p, 'days')} ${dayKinds[textOf(p, 'dayKind')] ?? '天'}。`,
  };
  return {
    what: what[textOf(p, 'reason')] ?? '公示情况不符合要求。',
    todo: textOf(p, 'reason') === 'objection' ? '请核实异议，处理后再报。' : `方案要求公示不少于 ${demanded}，请公示后填写起止日期。`,
  };
}

const groupReasons: Readonly<Record<string, (said: string) => string>> = {
  none: () => '没有分到慰问组。',
  several: (said) => `写了两个以上的慰问组：${quoted(said)}。`,
  unknown: (said) => `${quoted(said)}不是方案里的慰问组。`,
};

const visits: Sentences = {
  'visit-date-outside-window': (p) => ({
    what: `走访日期${quoted(textOf(p, 'said'))}${textOf(p, 'hint') === 'yearOff' ? '的年份不对' : '不在方案规定的时间里'}（${textOf(p, 'from')} 至 ${textOf(p, 'to')}）。`,
    todo:
      textOf(p, 'hint') === 'yearOff'
        ? '请改正年份（只输入月日时，表格会自动补上当年）。'
        : '请改成规定时间内的日期；农历或笼统的日期请改写成公历的某一天。',
  }),
  'visit-date-unreadable': (p) => ({
    what:
      p['decimal'] === true
        ? `走访日期是小数 ${textOf(p, 'said')}，分不清是几月几日（输入 1.20 会变成 1.2）。`
        : `看不懂走访日期${quoted(textOf(p, 'said'))}。`,
    todo: '请写成 2027-01-20 或 2027年1月20日 的样子。',
  }),
  'visit-group-invalid': (p) => ({
    what: (groupReasons[textOf(p, 'reason')] ?? (() => '慰问组不对。'))(textOf(p, 'said')),
    todo: '每户只写一个组，组名照方案（如“第1组”）。',
  }),
  'responsible-unit-missing': () => ({
    what: '没有填责任单位。',
    todo: '请填写负责慰问的单位，几个单位用“、”隔开。',
  }),
  'responsible-unit-unknown': (p) => ({
    what: `责任单位${quoted(textOf(p, 'unknown'))}不在方案的单位名单里。`,
    todo: '请照方案写单位名称，几个单位用“、”隔开；确实新增的，先补进方案。',
  }),
};

const attention: Readonly<Record<string, string>> = {
  dead: '可能已去世',
  movedAway: '可能已迁走',
  sentenced: '可能在服刑',
  repeated: '可能重复',
  oneHousehold: '一户报了几个人',
  missing: '可能联系不上',
  withdrawn: '可能已不符合条件',
};

const rows: Sentences = {
  'remark-attention': (p) => ({
    what:
      textOf(p, 'kind') === 'excluded'
        ? `写有${quoted(textOf(p, 'word'))}，属于方案排除的“${textOf(p, 'group')}”。`
        : `写有${quoted(textOf(p, 'word'))}，${attention[textOf(p, 'kind')] ?? '需要核实'}。`,
    todo: '请核实这个人能不能慰问；不能的从名单中去掉，能的在备注写明理由。',
  }),
  'payee-incomplete': (p) => {
    const missing = listOf(p, 'missing').map((part) => (part === 'id' ? '身份证号' : '与本人的关系'));
    return {
      what: `由${textOf(p, 'payee') || '他人'}代领，没有写代领人的${missing.join('和') || '身份证号'}。`,
      todo: '请补写代领人的身份证号和与本人的关系。',
    };
  },
  'hidden-row': () => ({ what: '这一行被隐藏了，但仍会计入人数和金额。', todo: '要报的请取消隐藏；不报的请删掉整行。' }),
  'struck-out-row': () => ({ what: '这一行画了删除线，但仍会计入人数和金额。', todo: '不报的请删掉整行；要报的请去掉删除线。' }),
  'ditto-in-person-field': (p) => ({
    what: `${fieldName(textOf(p, 'field'))}写的是“同上”。`,
    todo: '姓名、身份证号、账号要逐人写全，请照证件填写。',
  }),
  'formula-text': (p) => ({
    what: `文字${quoted(textOf(p, 'said'))}以 = + - @ 开头，可能被当成公式运行。`,
    todo: '请去掉开头的符号；不改的话，导出时会按文字处理。',
  }),
  'many-in-one-cell': (p) => ({
    what: `${fieldName(textOf(p, 'field'))}一格里写了 ${numberOf(p, 'count')} 个：${shortList(p, 'values', '、', rest)}。`,
    todo: '请一行写一个人；家庭成员写到成员栏或备注里。',
  }),
};

const totalNames: Readonly<Record<string, string>> = { households: '户数', persons: '人数', goodsQty: '慰问品数量' };

const sheets: Sentences = {
  'total-mismatch': (p) => {
    const money = textOf(p, 'of') === 'money';
    const unit = money ? ' 元' : '';
    const name = money ? '金额' : (totalNames[textOf(p, 'of')] ?? fieldName(textOf(p, 'of')));
    return {
      what: `${quoted(textOf(p, 'label')) || '合计'}的${name}写的是 ${yuanOf(p, 'stated')}${unit}，${numberOf(p, 'rows')} 行明细加起来是 ${yuanOf(p, 'sum')}${unit}，相差 ${grouped(Math.abs(numberOf(p, 'difference')))}${unit}。`,
      todo: '请核对明细，改正合计（最好用求和公式）。',
    };
  },
  'headcount-times-standard': (p) => ({
    what: `${quoted(textOf(p, 'label'))}${grouped(numberOf(p, 'count'))} × ${yuanOf(p, 'standardYuan')} 元应是 ${yuanOf(p, 'expectedYuan')} 元，表里写的是 ${yuanOf(p, 'amountYuan')} 元。`,
    todo: '请核对人数（户数）、标准和金额，改正不对的一项。',
  }),
  'unit-scale-suspicious': (p) => ({
    what: `金额按“${textOf(p, 'unit')}”读，一般每行是 ${yuanOf(p, 'typicalYuan')} 元，${textOf(p, 'reason') === 'tooLittle' ? '小得' : '大得'}不合常理。`,
    todo: '请核对表头的金额单位是元还是万元。',
  }),
  'unit-line-mismatch': (p) => ({
    what: `${textOf(p, 'from') === 'column' ? `有 ${numberOf(p, 'count')} 行的单位` : '填报单位'}写的是${quoted(textOf(p, 'said'))}，不是报送单位${quoted(textOf(p, 'unit'))}。`,
    todo: '请核对是不是拿错了表；写错的请改正。',
  }),
  'signature-prefilled': (p) => ({
    what: `还没发放，签字栏已经填了 ${numberOf(p, 'count')} 格。`,
    todo: '请清空签字栏，发放时由本人签字或按手印。',
  }),
  'columns-missing': (p) => {
    const names = [...listOf(p, 'fields').map(fieldName), ...listOf(p, 'materials')];
    const candidates = listOf(p, 'candidates').map((pair) => pair.slice(pair.indexOf(':') + 1));
    return {
      what: `缺少方案要求的栏：${names.join('、')}。`,
      todo:
        candidates.length > 0
          ? `请补上；如果是“${candidates.slice(0, 4).join('”“')}”栏，请把表头改成上面的叫法。`
          : '请在表头补上这些栏并填写。',
    };
  },
  'over-quota': (p) => {
    const money = textOf(p, 'by') === 'amount';
    const unit = money ? ' 元' : ' 个';
    const category = textOf(p, 'category');
    return {
      what: `${textOf(p, 'unit') || '本单位'}${category === '' ? '' : `“${category}”`}的名额是 ${yuanOf(p, 'quota')}${unit}，报了 ${yuanOf(p, 'reported')}${unit}，这一行排第 ${numberOf(p, 'position')}，超出名额。`,
      todo: '请按困难程度排序，去掉超出的；方案分层级的，也可改报其他层级。',
    };
  },
};

export const rules2SentencesZh: Sentences = { ...accounts, ...eligibility, ...visits, ...rows, ...sheets };
