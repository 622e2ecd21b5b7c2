/** Names, ID numbers, categories, amounts, goods, duplicates and serial numbers. */
import type { Sentences } from '../sentence';
import { grouped, listOf, numberOf, shortList, textOf, yuanOf } from '../values';

const rest = (count: number): string => ` and others (${count} in all)`;
const inBrackets = (text: string): string => (text === '' ? '' : ` (${text})`);
const byCard = 'Compare it with the ID card and correct it.';

const birthFaults: Readonly<Record<string, (id: string) => string>> = {
  noDay: (id) => `Digits 7–14 of ID number ${id} are no day of the calendar.`,
  future: (id) => `The birth date in ID number ${id} is in the future.`,
  tooOld: (id) => `By ID number ${id} the person is over 115 years old.`,
};

export const ruleSentences1En: Sentences = {
  'name-missing': () => ({ what: 'There is no name.', todo: 'Fill in the name, or delete the row if it is nobody.' }),
  'id-missing': (p) => ({
    what: textOf(p, 'text') === '' ? 'There is no ID number.' : `The ID column says "${textOf(p, 'text')}", which is no number.`,
    todo: 'Fill in the ID number; if there is none, give the reason in the remark.',
  }),
  'id-length': (p) => ({
    what: `The ID number has ${numberOf(p, 'length')} characters instead of 18.`,
    todo: `${numberOf(p, 'length') < 18 ? 'Digits may be missing.' : 'There may be digits too many.'} ${byCard} If it is a passport or the like, add a document-type column that says so.`,
  }),
  'id-character': (p) => ({
    what: `The ID number contains characters that do not belong: ${shortList(p, 'characters', ' ', rest)}.`,
    todo: `A letter O is often a zero, a letter l or I a one. ${byCard}`,
  }),
  'id-checksum': (p) =>
    p['precisionLost'] === true
      ? {
          what: `The check character of ID number ${textOf(p, 'id')} is wrong; it ends in 000, as if Excel had changed it.`,
          todo: 'Set the column to text format first, then fill in the number again from the ID card.',
        }
      : { what: `The check character of ID number ${textOf(p, 'id')} is wrong: at least one digit is mistyped.`, todo: byCard },
  'id-birthdate': (p) => ({
    what: (birthFaults[textOf(p, 'fault')] ?? birthFaults['noDay'] ?? String)(textOf(p, 'id')),
    todo: byCard,
  }),
  'id-stored-as-number': () => ({
    what: 'The ID number is stored as a number, so its last digits are no longer right.',
    todo: 'Set the column to text format first, then fill in the number again from the ID card.',
  }),
  'id-15-digit': (p) => ({
    what: 'This is a 15-digit number of an old ID card.',
    todo: `Fill in the 18-digit number of the new card${textOf(p, 'upgraded') === '' ? '' : ` (it should be ${textOf(p, 'upgraded')}; the card decides)`}.`,
  }),
  'id-gender-mismatch': (p) => ({
    what: `The gender is given as ${textOf(p, 'written')}; by the ID number it is ${textOf(p, 'byId')}.`,
    todo: 'Check both and correct the wrong one.',
  }),
  'id-birth-mismatch': (p) => ({
    what: `The birth date is given as ${textOf(p, 'written')}; in the ID number it is ${textOf(p, 'byId')}.`,
    todo: 'The ID card decides: replace lunar birthdays and ages from the personal file.',
  }),
  'id-age-mismatch': (p) => ({
    what: `The age is given as ${numberOf(p, 'written')}; by the ID number it is ${numberOf(p, 'byId')} on ${textOf(p, 'asOf')}.`,
    todo: 'Check both and correct the wrong one.',
  }),
  'category-missing': () => ({ what: 'There is no category.', todo: "Fill in one of the plan's categories." }),
  'category-unknown': (p) =>
    textOf(p, 'kind') === 'ambiguous'
      ? { what: `"${textOf(p, 'text')}" could be: ${shortList(p, 'candidates', ', ', rest)}.`, todo: 'Say which one it is.' }
      : {
          what: `The plan has no category "${textOf(p, 'text')}".`,
          todo:
            textOf(p, 'nearest') === ''
              ? "Use one of the plan's categories."
              : `Perhaps "${textOf(p, 'nearest')}"? Use one of the plan's categories.`,
        },
  'category-age': (p) => ({
    what: `${textOf(p, 'category')}: ${[p['min'] === null || p['min'] === undefined ? '' : `at least ${textOf(p, 'min')} years old`, p['below'] === null || p['below'] === undefined ? '' : `younger than ${textOf(p, 'below')}`].filter((part) => part !== '').join(' and ')}; the person is ${numberOf(p, 'age')} on ${textOf(p, 'asOf')}.`,
    todo: 'Check category and age; correct them or leave the person out.',
  }),
  'amount-missing': () => ({ what: 'There is no amount.', todo: 'Fill in the amount by the standard.' }),
  'amount-unreadable': (p) => ({
    what: `"${textOf(p, 'text')}" in the amount column is no amount.`,
    todo: 'Write nothing but the number, such as 1000; explanations go into the remark.',
  }),
  'amount-negative': (p) => ({
    what: `The amount is negative (${yuanOf(p, 'amountYuan')} yuan).`,
    todo: 'Write the amount to be paid; refunds and deductions do not belong in the roster.',
  }),
  'amount-not-standard': (p) => {
    const standards = listOf(p, 'standardYuan').map((yuan) => `${grouped(Number(yuan))} yuan`);
    return {
      what: `The amount is ${yuanOf(p, 'amountYuan')} yuan; the standard of ${shortList(p, 'category', ', ', rest) || 'the plan'} is ${standards.join(' or ')}${numberOf(p, 'heads') > 1 ? ` (nor is it the standard for ${numberOf(p, 'heads')} people)` : ''}.`,
      todo: 'Correct the amount, or the category if that is wrong.',
    };
  },
  'amount-words-mismatch': (p) => ({
    what: `In words it is ${yuanOf(p, 'wordsYuan')} yuan, in figures ${yuanOf(p, 'figuresYuan')} yuan.`,
    todo: 'Check the amount and correct the wrong one.',
  }),
  'goods-missing': (p) => ({
    what: `${numberOf(p, 'have') > 0 ? `Only ${numberOf(p, 'have')} ${textOf(p, 'unit')} of ${textOf(p, 'item')}` : `No ${textOf(p, 'item')}`}; the plan gives ${numberOf(p, 'quantity')} ${textOf(p, 'unit')}.`,
    todo: 'Fill it in; if it was really not given, say why in the remark.',
  }),
  'two-categories': (p) => {
    const granted = textOf(p, 'grants');
    return {
      what: `${textOf(p, 'name')}${inBrackets(textOf(p, 'id'))} is under ${listOf(p, 'categories').length} categories: ${shortList(p, 'categories', ', ', rest)}.`,
      todo:
        textOf(p, 'overlap') === 'forbid'
          ? 'The plan allows one category for each person: keep one.'
          : granted === ''
            ? 'By the plan only the highest is granted once; the standard is still open, so check and keep one.'
            : `By the plan only the highest is granted: "${granted}" is, "${shortList(p, 'yields', ', ', rest)}" yields.`,
    };
  },
  'serial-gap': (p) => ({
    what:
      numberOf(p, 'missing') > 1
        ? `Serial numbers ${textOf(p, 'from')}–${textOf(p, 'to')} are missing.`
        : `Serial number ${textOf(p, 'from')} is missing.`,
    todo: 'See whether a row was deleted or somebody left out; if not, number the rows anew.',
  }),
  'serial-duplicate': (p) => ({ what: `Serial number ${textOf(p, 'serial')} is given twice.`, todo: 'Number the rows anew.' }),
  'duplicate-in-sheet': (p) => ({
    what: `${textOf(p, 'name')}${inBrackets(textOf(p, 'id'))} is listed ${numberOf(p, 'count')} times on this sheet${otherNames(listOf(p, 'otherNames'))}.`,
    todo: duplicateTodo(listOf(p, 'otherNames')),
  }),
  'duplicate-across-sheets': (p) => ({
    what: `${textOf(p, 'name')}${inBrackets(textOf(p, 'id'))} is also on ${shortList(p, 'sheets', ', ', rest)}: ${numberOf(p, 'count')} places${otherNames(listOf(p, 'otherNames'))}.`,
    todo: duplicateTodo(listOf(p, 'otherNames')),
  }),
  'near-duplicate': (p) => ({
    what: `There is another ${textOf(p, 'name')}${textOf(p, 'village') === '' ? '' : ` in ${textOf(p, 'village')}`} whose ID number differs only in position ${textOf(p, 'positions', ' and ')}.`,
    todo: 'Check whether it is the same person: if so keep one row, otherwise leave both.',
  }),
  'household-twice': (p) => ({
    what: `${textOf(p, 'name')} and ${shortList(p, 'others', ', ', rest)} are one household${householdBy(textOf(p, 'by'), textOf(p, 'householdNo'))}, listed more than once.`,
    todo: 'One grant per household: keep one row, or correct the household number.',
  }),
  'spouse-twice': (p) => ({
    what: `${textOf(p, 'name')} and ${textOf(p, 'other')} are husband and wife, listed separately.`,
    todo: 'One grant per household: check whether they are one household and keep one of them.',
  }),
};

function otherNames(names: readonly string[]): string {
  return names.length === 0 ? '' : `, but with other names (${names.join(', ')})`;
}

function duplicateTodo(names: readonly string[]): string {
  return names.length === 0
    ? 'Check and keep one row.'
    : 'Compare with the ID cards and correct the wrong number; if it is one person, keep one row.';
}

function householdBy(by: string, number: string): string {
  if (by === 'householdNo') return ` (household number ${number})`;
  return by === 'member' ? " (one is listed among the other's members)" : ' (same head)';
}
