/** Findings of the county's merge. */
import type { Sentences } from '../sentence';
import { grouped, numberOf, shortList, textOf, yuanOf } from '../values';

const rest = (count: number): string => ` and others (${count} in all)`;
const grains: Readonly<Record<string, string>> = { household: 'households', person: 'people', institution: 'institutions' };

export const countySentencesEn: Sentences = {
  'over-budget': (p) => ({
    what: `${yuanOf(p, 'grantedYuan')} yuan are granted; the plan's ceiling is ${yuanOf(p, 'ceilingYuan')} yuan, so it is ${yuanOf(p, 'overYuan')} yuan too much.`,
    todo: 'Cut the list, or have more money approved and change the ceiling in the plan.',
  }),
  'planned-count-differs': (p) => {
    const grain = grains[textOf(p, 'grain')] ?? 'people';
    const difference = numberOf(p, 'difference');
    return {
      what: `"${textOf(p, 'category')}": ${grouped(numberOf(p, 'planned'))} ${grain} planned, ${grouped(numberOf(p, 'reported'))} reported, ${grouped(Math.abs(difference))} too ${difference > 0 ? 'many' : 'few'}.`,
      todo:
        difference > 0
          ? 'Look for people reported twice or under a wrong category.'
          : 'Look for people left out, or for units that have not reported yet.',
    };
  },
  'duplicate-across-units': (p) => ({
    what: `${textOf(p, 'name')} (${textOf(p, 'id')}) is on the lists of ${shortList(p, 'units', ', ', rest)}: ${numberOf(p, 'count')} places.`,
    todo:
      textOf(p, 'overlap') === 'each'
        ? 'The county compares the places: different categories may each be granted, the same category only once.'
        : 'The county compares the places, decides which unit keeps the person, and excludes the others with a reason.',
  }),
  'household-across-units': (p) => ({
    what: `The household of ${textOf(p, 'name')} is reported by ${shortList(p, 'units', ', ', rest)}: ${numberOf(p, 'count')} places.`,
    todo: 'One grant per household: check that it is the same household and keep one place.',
  }),
  'account-across-units': (p) => ({
    what: `Bank account ${textOf(p, 'account')} is on the lists of ${shortList(p, 'units', ', ', rest)}, for ${shortList(p, 'names', ', ', rest)}.`,
    todo: 'Find out whose account it is and correct the wrong one; if somebody keeps the money for others, say so in the remark.',
  }),
  'late-submission': (p) => ({
    what: `The list of ${textOf(p, 'unit')} was received after the deadline (deadline ${textOf(p, 'deadline')}${textOf(p, 'receivedAt') === '' ? '' : `, received ${textOf(p, 'receivedAt')}`}).`,
    todo:
      textOf(p, 'late') === 'void'
        ? 'By the plan late means given up: this list does not count, unless the county decides otherwise.'
        : textOf(p, 'late') === 'refuse'
          ? 'By the plan late lists are refused: send it back and talk to the unit.'
          : 'It is marked as late and counts all the same; the county decides whether to accept that.',
  }),
  'unit-missing': (p) => ({
    what: `No list has been received from ${textOf(p, 'unit')}.`,
    todo: 'Remind the unit; if it has nobody to report, it should say so in writing.',
  }),
  'missing-from-rosters': (p) => ({
    what: `${textOf(p, 'name')}${textOf(p, 'unit') === '' ? '' : ` (${textOf(p, 'unit')})`} is in the base list but on no list.`,
    todo:
      numberOf(p, 'perhaps') > 0
        ? `${numberOf(p, 'perhaps')} places may be this person (the ID number cannot be read): check those first, then report the person or give the reason.`
        : 'Check whether the person was left out; if dead, moved away or no longer entitled, give the reason.',
  }),
  'not-in-base-list': (p) => ({
    what: `${textOf(p, 'name')} is not in the base list.`,
    todo: 'If the person is new, check the grounds; if not, check the name and ID number for mistakes.',
  }),
};
