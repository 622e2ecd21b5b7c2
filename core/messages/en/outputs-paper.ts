/** Names of the papers, for menus and the command line. The papers themselves go to offices in China and are Chinese only. */
import type { OutputKind } from '../../model/output-kind';

export const outputKindNamesEn: Readonly<Record<OutputKind, string>> = {
  public: 'Public notice',
  receipt: 'Sign-off sheets',
  payment: 'Bank payment list',
  visitGroups: 'Visit groups',
  tasks: 'Tasks',
  returned: 'Returned rosters',
};

export const outputKindPurposesEn: Readonly<Record<OutputKind, string>> = {
  public:
    'to be put up: no ID or account numbers, phones, addresses or illnesses; categories that may not be published and minors are not named',
  receipt: 'to be printed and signed: a fixed number of rows a page, masked IDs, total in words, signature columns',
  payment: 'for the bank: accounts as text, two decimals, control totals; those that cannot be paid stand apart with the reason',
  visitGroups: 'the visits by group of the plan; those without a group come last',
  tasks: "the plan's tasks with leading and supporting units, people and goods",
  returned: 'unit by unit: entries that were not granted and all findings',
};
