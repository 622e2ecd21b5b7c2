/** The pane's frame, its settings, and what can go wrong with Excel. */
import type { shellZh } from '../zh-CN/shell';

export const shellEn: typeof shellZh = {
  product: 'SongNuan',
  tagline: 'Relief roster check',
  tabs: { check: 'Check', fix: 'Fix', submit: 'Submit', county: 'County' },
  tabList: 'Areas',
  settings: 'Settings',
  language: 'Language',
  theme: 'Appearance',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  comments: 'Comments with the marks',
  commentsHint: 'Adds a comment to each marked cell: what is wrong and what to do',
  noComments: 'This version of Excel has no comments; cells are marked by colour only',
  fewerComments: (shown: number, wanted: number) =>
    `${wanted} cells have something to say. The ${shown} most serious ones carry a comment, the others are marked by colour only. Correct these and check again: the next ones get theirs.`,
  local: 'Checking and fixing stay on this computer; only “Submit” sends the roster to the county.',
  back: 'Back',
  close: 'Close',
  retry: 'Try again',
  cancel: 'Cancel',
  loading: 'Opening…',
  outsideExcel:
    'SongNuan is running. This page is the pane inside Excel: please open it there. To use the server without Excel, see docs/API.md of the project.',
  done: 'Done',
  copy: 'Copy',
  copied: 'Copied',
  incident: {
    title: 'The program itself failed',
    text: 'This is our fault, not your roster’s.',
    crashedRules: (count) => `${count} check(s) could not be completed. This is our fault, not your roster’s. All other checks are valid.`,
    todo: 'Please copy the note below to your technician (it has no names or ID numbers), then try again.',
    details: 'Note',
  },
  host: {
    'cell-being-edited': { what: 'A cell is being edited.', todo: 'Press Enter to finish, then try again.' },
    protected: { what: 'The sheet is protected.', todo: 'Remove the protection (Review tab), then try again.' },
    'read-only': { what: 'The workbook was opened read-only.', todo: 'Press “Enable editing”, or save a copy and open that.' },
    'payload-too-large': {
      what: 'The sheet is too large for Excel to hand over.',
      todo: 'Save the roster as a file of its own, then try again.',
    },
    'not-supported': { what: 'This version of Excel cannot do that.', todo: 'Update Excel, or use another computer.' },
    'sheet-gone': { what: 'The sheet was renamed or deleted.', todo: 'Please check again.' },
    'sheet-hidden': { what: 'The sheet is hidden.', todo: 'Right-click a sheet tab, choose Unhide, and try again.' },
    closed: { what: 'The workbook was closed.', todo: 'Open the roster again, then this pane.' },
    busy: { what: 'Excel is busy (calculating, or a dialog is open).', todo: 'Close the dialog, wait a moment and try again.' },
    cancelled: { what: 'Cancelled.', todo: '' },
    unknown: { what: 'Excel could not do that.', todo: 'Try again; if it keeps failing, save and reopen the workbook.' },
  },
  onSheet: (sheet) => ` (${sheet})`,
};
