/** Changes of the model → messages to the pane, for the handlers it registered. */
import { rangeObject } from '../objects/range';
import { formatRect } from '../model/address';
import type { ModelChange } from '../model/workbook-model';
import type { Session } from './session';

/** One entry of a richApiMessage event: category, type, target, JSON, and two numbers that mean nothing here. */
export type EventEntry = readonly [category: number, type: number, target: string, message: string, number, boolean];

const RICH_API_EVENT = 65_536;
const types = {
  changed: 10,
  activated: 11,
  deactivated: 12,
  added: 13,
  selection: 14,
  deleted: 15,
  format: 18,
  protection: 24,
  renamed: 25,
  visibility: 26,
} as const;

export function eventsOf(session: Session, change: ModelChange): EventEntry[] {
  const type = types[change.kind];
  const targets = [change.sheet.id, 'Workbook'].filter((target) => session.listens(type, target));
  if (targets.length === 0) return [];
  const message = JSON.stringify({ worksheetId: change.sheet.id, ...payload(session, change) });
  return targets.map((target) => [RICH_API_EVENT, type, target, message, 0, false]);
}

const typeOf = (value: string | number | boolean): string =>
  value === '' ? 'Empty' : typeof value === 'number' ? 'Double' : typeof value === 'boolean' ? 'Boolean' : 'String';

function payload(session: Session, change: ModelChange): Record<string, unknown> {
  switch (change.kind) {
    case 'changed': {
      const { details } = change;
      return {
        address: formatRect(change.rect),
        changeType: change.changeType,
        source: 'Local',
        triggerSource: change.byAddin ? 'ThisLocalAddin' : 'Unknown',
        shiftDirection: 'None',
        referenceId: change.sheet.deleted ? '' : session.keep(rangeObject(change.sheet, change.rect)),
        ...(details ? { ...details, valueTypeBefore: typeOf(details.valueBefore), valueTypeAfter: typeOf(details.valueAfter) } : {}),
      };
    }
    case 'selection':
      return { address: formatRect(change.rect) };
    case 'format':
      return { address: formatRect(change.rect), source: 'Local' };
    case 'renamed':
      return { source: 'Local', nameBefore: change.before, nameAfter: change.sheet.name };
    case 'visibility':
      return { source: 'Local', visibilityBefore: change.before, visibilityAfter: change.sheet.visibility };
    case 'protection':
      return { source: 'Local', isProtected: change.sheet.protection !== null };
    default:
      return { source: 'Local' };
  }
}
