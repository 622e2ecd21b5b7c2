/** Sentences of the rules about accounts, eligibility, materials, visits, responsible units, remarks, totals and whole sheets. */
import type { FieldKey } from '../../model/field';
import type { Params, Sentence, Sentences } from '../sentence';
import { grouped, listOf, numberOf, shortList, textOf, yuanOf } from '../values';
import { fieldNamesEn } from './fields';

const rest = (count: number): string => ` … (${count} in all)`;
const fieldName = (key: string): string => fieldNamesEn[key as FieldKey] ?? key;
const quoted = (text: string): string => (text === '' ? '' : `"${text}"`);

const accounts: Sentences = {
  'account-missing': (p) => ({
    what:
      textOf(p, 'said') === ''
        ? 'There is no account number, and the plan pays by bank.'
        : `The account cell says ${quoted(textOf(p, 'said'))}, which is no account number.`,
    todo: 'Fill in the account; if the person is paid in cash, say so in the remark.',
  }),
  'account-stored-as-number': () => ({
    what: 'The account is stored as a number; its digits beyond the fifteenth are lost.',
    todo: 'Set the cell to text format first, then type the whole number again from the card.',
  }),
  'account-length': (p) => ({
    what:
      textOf(p, 'letters') === ''
        ? `Account ${textOf(p, 'account')} has ${numberOf(p, 'length')} digits; no bank uses that length.`
        : `Account ${textOf(p, 'account')} contains ${quoted(textOf(p, 'letters'))}; account numbers are digits only.`,
    todo: 'Compare it with the card or passbook; if it is a passbook, say so beside the bank or in the remark.',
  }),
  'account-check-digit': (p) => ({
    what: `The check digit of card ${textOf(p, 'account')} is wrong; one digit may have been miscopied.`,
    todo: 'Compare it with the card once more; leave it if it is right.',
  }),
  'account-shared': (p) => ({
    what: `Account ${textOf(p, 'account')} stands in ${numberOf(p, 'count')} rows: ${shortList(p, 'names', ', ', rest)}.`,
    todo: 'Correct it if it is a mistake; if it is one household or kept by somebody, say so in the remark.',
  }),
  'account-holder-mismatch': (p) => ({
    what: `The account is in the name of ${textOf(p, 'holder')}, not of ${textOf(p, 'name') || 'the person'}.`,
    todo:
      p['ownOnly'] === true
        ? "The plan demands the person's own account: use the person's own card or passbook."
        : 'Check the name; if a guardian or another keeps the account, give name and relation in the remark.',
  }),
  'phone-format': (p) => ({
    what: `Phone ${textOf(p, 'phone')} looks neither like a mobile nor like a landline number (${numberOf(p, 'digits')} digits).`,
    todo: 'Check whether a digit is missing or too many.',
  }),
};

const employerReasons: Readonly<Record<string, (said: string) => string>> = {
  no: (said) => `${quoted(said)} is no enterprise; the plan is for workers of enterprises only.`,
  blank: () => 'The employer is not given, so it cannot be told whether it is an enterprise.',
  unclear: (said) => `It cannot be told from ${quoted(said)} whether it is an enterprise.`,
  contradiction: (said) => `The employer ${quoted(said)} and its nature contradict each other.`,
};

const eligibility: Sentences = {
  'income-above-line': (p) => ({
    what: `The household income per head is ${yuanOf(p, 'incomeYuan')} yuan a ${textOf(p, 'period') || 'month'}, ${p['onTheLine'] === true ? 'exactly on' : 'above'} the line of ${yuanOf(p, 'lineYuan')} yuan a ${textOf(p, 'linePeriod') || 'month'}.`,
    todo: 'Check income and household size; take the person off the list if not entitled.',
  }),
  'enterprise-only': (p) => {
    const reason = textOf(p, 'reason') || 'unclear';
    return {
      what: (employerReasons[reason] ?? employerReasons['unclear'] ?? (() => ''))(textOf(p, 'said') || 'the employer'),
      todo:
        reason === 'no'
          ? 'Check it; take people off the list who do not work for an enterprise.'
          : 'Give the full name of the employer, or its nature in the column for that.',
    };
  },
  'public-payroll': (p) => ({
    what: `${quoted(textOf(p, 'said')) || 'The employer'} looks publicly financed.`,
    todo: 'Check whether the person is on its establishment; for casual staff say so in the remark.',
  }),
  'material-missing': (p) => ({
    what:
      listOf(p, 'missing').length > 0
        ? `Materials missing: ${textOf(p, 'missing', ', ')}.`
        : `Materials are incomplete ${quoted(textOf(p, 'said'))}.`,
    todo: 'Hand them in and tick them; one of the proofs of hardship is enough.',
  }),
  'publicity-missing': (p) => publicity(p),
};

function publicity(p: Params): Sentence {
  const kind = textOf(p, 'dayKind') === 'working' ? 'working days' : 'days';
  const what: Readonly<Record<string, string>> = {
    blank: 'Nothing is said about publication.',
    no: `Publication says ${quoted(textOf(p, 'said'))}: it is not finished.`,
    objection: `There are objections: ${quoted(textOf(p, 'said'))}.`,
    days: `It was published for ${numberOf(p, 'days')} ${kind} only.`,
  };
  return {
    what: what[textOf(p, 'reason')] ?? 'Publication does not meet the demands.',
    todo:
      textOf(p, 'reason') === 'objection'
        ? 'Look into the objections before reporting the person.'
        : `The plan demands ${numberOf(p, 'demanded')} ${kind}: publish, then give the first and last day.`,
  };
}

const groupReasons: Readonly<Record<string, (said: string) => string>> = {
  none: () => 'The entry is in no visit group.',
  several: (said) => `Several visit groups are named: ${quoted(said)}.`,
  unknown: (said) => `${quoted(said)} is no visit group of the plan.`,
};

const visits: Sentences = {
  'visit-date-outside-window': (p) => ({
    what: `Visit date ${quoted(textOf(p, 'said'))} ${textOf(p, 'hint') === 'yearOff' ? 'has a wrong year' : 'is not within the window'} (${textOf(p, 'from')} to ${textOf(p, 'to')}).`,
    todo:
      textOf(p, 'hint') === 'yearOff'
        ? 'Correct the year (Excel adds the current one when only month and day are typed).'
        : 'Give a day within the window; write lunar or vague dates as a day of the common calendar.',
  }),
  'visit-date-unreadable': (p) => ({
    what:
      p['decimal'] === true
        ? `The visit date is the decimal number ${textOf(p, 'said')}; which day is meant cannot be told (1.20 typed becomes 1.2).`
        : `Visit date ${quoted(textOf(p, 'said'))} cannot be understood.`,
    todo: 'Write it as 2027-01-20 or 2027年1月20日.',
  }),
  'visit-group-invalid': (p) => ({
    what: (groupReasons[textOf(p, 'reason')] ?? (() => 'The visit group is wrong.'))(textOf(p, 'said')),
    todo: 'Give every household exactly one group, named as in the plan.',
  }),
  'responsible-unit-missing': () => ({
    what: 'No responsible unit is given.',
    todo: 'Name the unit that is responsible; separate several by 、.',
  }),
  'responsible-unit-unknown': (p) => ({
    what: `Responsible unit ${quoted(textOf(p, 'unknown', ', '))} is not among the units of the plan.`,
    todo: 'Use the names of the plan, several separated by 、; add new units to the plan first.',
  }),
};

const attention: Readonly<Record<string, string>> = {
  dead: 'the person may be dead',
  movedAway: 'the person may have moved away',
  sentenced: 'the person may be serving a sentence',
  repeated: 'this may be a repetition',
  oneHousehold: 'several of one household are listed',
  missing: 'the person may not be reachable',
  withdrawn: 'the person may no longer be entitled',
};

const rows: Sentences = {
  'remark-attention': (p) => ({
    what:
      textOf(p, 'kind') === 'excluded'
        ? `It says ${quoted(textOf(p, 'word'))}, which belongs to the group "${textOf(p, 'group')}" that the plan excludes.`
        : `It says ${quoted(textOf(p, 'word'))}: ${attention[textOf(p, 'kind')] ?? 'this needs a look'}.`,
    todo: 'Check whether the person may be granted; take the person off the list, or give the reason in the remark.',
  }),
  'payee-incomplete': (p) => {
    const missing = listOf(p, 'missing').map((part) => (part === 'id' ? 'ID number' : 'relation'));
    return {
      what: `${textOf(p, 'payee') || 'Somebody'} collects for the person; the agent's ${missing.join(' and ') || 'ID number'} is not given.`,
      todo: 'Add the ID number of the agent and the relation to the person.',
    };
  },
  'hidden-row': () => ({ what: 'The row is hidden but counts all the same.', todo: 'Show it if it is meant, otherwise delete the row.' }),
  'struck-out-row': () => ({
    what: 'The row is struck through but counts all the same.',
    todo: 'Delete the row if it is not meant, otherwise remove the strike-through.',
  }),
  'ditto-in-person-field': (p) => ({
    what: `The ${fieldName(textOf(p, 'field'))} says "ditto".`,
    todo: 'Names, ID numbers and accounts must be written out for every person.',
  }),
  'formula-text': (p) => ({
    what: `The text ${quoted(textOf(p, 'said'))} begins with = + - or @ and could be run as a formula.`,
    todo: 'Remove the sign; otherwise exports will write it as text.',
  }),
  'many-in-one-cell': (p) => ({
    what: `One cell holds ${numberOf(p, 'count')} values (${fieldName(textOf(p, 'field'))}): ${shortList(p, 'values', ', ', rest)}.`,
    todo: 'Write one person per row; household members belong in the columns for members or in the remark.',
  }),
};

const totalNames: Readonly<Record<string, string>> = { households: 'households', persons: 'people', goodsQty: 'quantity of goods' };

const sheets: Sentences = {
  'total-mismatch': (p) => {
    const money = textOf(p, 'of') === 'money';
    const unit = money ? ' yuan' : '';
    const name = money ? 'money' : (totalNames[textOf(p, 'of')] ?? fieldName(textOf(p, 'of')));
    return {
      what: `${quoted(textOf(p, 'label')) || 'The total'} (${name}) states ${yuanOf(p, 'stated')}${unit}; its ${numberOf(p, 'rows')} rows add up to ${yuanOf(p, 'sum')}${unit}, a difference of ${grouped(Math.abs(numberOf(p, 'difference')))}${unit}.`,
      todo: 'Check the rows and correct the total; best use a SUM formula.',
    };
  },
  'headcount-times-standard': (p) => ({
    what: `${quoted(textOf(p, 'label'))} ${grouped(numberOf(p, 'count'))} × ${yuanOf(p, 'standardYuan')} yuan makes ${yuanOf(p, 'expectedYuan')} yuan; the table says ${yuanOf(p, 'amountYuan')} yuan.`,
    todo: 'Check the number of people (households), the standard and the amount.',
  }),
  'unit-scale-suspicious': (p) => ({
    what: `Read in ${textOf(p, 'unit')}, a typical row gets ${yuanOf(p, 'typicalYuan')} yuan, which is implausibly ${textOf(p, 'reason') === 'tooLittle' ? 'little' : 'much'}.`,
    todo: 'Check whether the header should say 元 or 万元.',
  }),
  'unit-line-mismatch': (p) => ({
    what: `${textOf(p, 'from') === 'column' ? `${numberOf(p, 'count')} row(s) name the unit` : 'The sheet is filled in by'} ${quoted(textOf(p, 'said'))}, not by the submitting unit ${quoted(textOf(p, 'unit'))}.`,
    todo: 'Check whether this is the right file; correct the name if it is not.',
  }),
  'signature-prefilled': (p) => ({
    what: `${numberOf(p, 'count')} signature cell(s) are filled although nothing has been paid out yet.`,
    todo: 'Empty them; people sign when they receive the money.',
  }),
  'columns-missing': (p) => {
    const names = [...listOf(p, 'fields').map(fieldName), ...listOf(p, 'materials')];
    const candidates = listOf(p, 'candidates').map((pair) => pair.slice(pair.indexOf(':') + 1));
    return {
      what: `Columns that the plan requires are absent: ${names.join(', ')}.`,
      todo:
        candidates.length > 0
          ? `Add them; if one of the columns ${candidates.slice(0, 4).map(quoted).join(', ')} is meant, rename its header.`
          : 'Add these columns and fill them in.',
    };
  },
  'over-quota': (p) => {
    const unit = textOf(p, 'by') === 'amount' ? ' yuan' : '';
    const category = textOf(p, 'category');
    return {
      what: `The quota of ${textOf(p, 'unit') || 'the unit'}${category === '' ? '' : ` for "${category}"`} is ${yuanOf(p, 'quota')}${unit}; ${yuanOf(p, 'reported')}${unit} are reported and this row is number ${numberOf(p, 'position')}, beyond the quota.`,
      todo: 'Rank by hardship and take those beyond the quota off the list; where the plan has tiers, they may be reported for another one.',
    };
  },
};

export const rules2SentencesEn: Sentences = { ...accounts, ...eligibility, ...visits, ...rows, ...sheets };
