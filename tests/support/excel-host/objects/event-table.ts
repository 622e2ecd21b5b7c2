/** Events by the name of their registering method (behind "_Register"): the public member and the number on the wire. */
import type { Event } from '../wire/spec';

const shared: Readonly<Record<string, Event>> = {
  DataChangedEvent: { member: 'onChanged', type: 10 },
  ActivatedEvent: { member: 'onActivated', type: 11 },
  DeactivatedEvent: { member: 'onDeactivated', type: 12 },
  SelectionChangedEvent: { member: 'onSelectionChanged', type: 14 },
  CalculatedEvent: { member: 'onCalculated', type: 16 },
  FormatChangedEvent: { member: 'onFormatChanged', type: 18 },
  RowSortedEvent: { member: 'onRowSorted', type: 19 },
  ColumnSortedEvent: { member: 'onColumnSorted', type: 20 },
  RowHiddenChangedEvent: { member: 'onRowHiddenChanged', type: 22 },
  ProtectionChangedEvent: { member: 'onProtectionChanged', type: 24 },
  EventNameChanged: { member: 'onNameChanged', type: 25 },
  EventVisibilityChanged: { member: 'onVisibilityChanged', type: 26 },
};

export const sheetEvents = shared;
export const workbookEvents: Readonly<Record<string, Event>> = {
  ...shared,
  AddedEvent: { member: 'onAdded', type: 13 },
  DeletedEvent: { member: 'onDeleted', type: 15 },
};
