/** Every kind of object this host plays, in one table; services by name. */
import type { Session } from '../wire/session';
import { object, type AnySpec, type HostObject, type Spec } from '../wire/spec';
import { commentSpecs } from './comments';
import { conditionalFormatSpecs } from './conditional-formats';
import { conditionalRangeFormatSpecs } from './conditional-range-format';
import { dataValidationSpecs } from './data-validation';
import { nameSpecs } from './names';
import { protectionSpecs } from './protection';
import { rangeSpec } from './range';
import { areasSpecs } from './range-areas';
import { borderSpecs } from './range-borders';
import { formatProtectionSpec, rangeFillSpec, rangeFontSpec, rangeFormatSpec } from './range-format';
import { settingSpecs } from './settings';
import { sheetViewSpecs } from './sheet-view';
import { workbookObject, workbookSpecs } from './workbook';
import { worksheetSpec } from './worksheet';
import { worksheetsSpecs } from './worksheets';

export const allSpecs: readonly AnySpec[] = [
  ...workbookSpecs,
  ...worksheetsSpecs,
  worksheetSpec,
  rangeSpec,
  ...areasSpecs,
  rangeFormatSpec,
  rangeFillSpec,
  rangeFontSpec,
  formatProtectionSpec,
  ...borderSpecs,
  ...conditionalFormatSpecs,
  ...conditionalRangeFormatSpecs,
  ...dataValidationSpecs,
  ...commentSpecs,
  ...settingSpecs,
  ...nameSpecs,
  ...protectionSpecs,
  ...sheetViewSpecs,
];

export const root = (session: Session): HostObject => workbookObject(session.workbook);

const addinService: Spec<null> = { className: 'AddinInternalService', methods: { notifyActionHandlerReady: () => undefined } };

/** Objects that are asked for by name, not reached from the workbook. */
export const services: Readonly<Record<string, HostObject | undefined>> = {
  'Microsoft.InternalService.AddinInternalService': object(addinService, null),
};
