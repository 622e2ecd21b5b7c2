/** What Excel's error codes mean for the pane. Codes: Excel.ErrorCodes, and those office.js itself gives for a whole request. */
import { HostProblem, type HostProblemCode } from '../../core/ports/workbook-host';

const codes: Readonly<Record<string, HostProblemCode>> = {
  InvalidOperationInCellEditMode: 'cell-being-edited',
  AccessDenied: 'protected',
  RequestPayloadSizeLimitExceeded: 'payload-too-large',
  ResponsePayloadSizeLimitExceeded: 'payload-too-large',
  OperationCellsExceedLimit: 'payload-too-large',
  RangeExceedsLimit: 'payload-too-large',
  ApiNotFound: 'not-supported',
  NotImplemented: 'not-supported',
  UnsupportedFeature: 'not-supported',
  UnsupportedOperation: 'not-supported',
  UnsupportedSheet: 'not-supported',
  ItemNotFound: 'sheet-gone',
  InvalidReference: 'sheet-gone',
  InvalidOrTimedOutSession: 'closed',
  InactiveWorkbook: 'closed',
  ConnectionFailure: 'closed',
  ActivityLimitReached: 'busy',
  WriteNotSupportedWhenModalDialogOpen: 'busy',
  RequestAborted: 'busy',
  Timeout: 'busy',
  Conflict: 'busy',
};

/** Refused before anything of the request was done: the same request may be sent again. */
const refusedWhole: ReadonlySet<string> = new Set([
  'InvalidOperationInCellEditMode',
  'ActivityLimitReached',
  'WriteNotSupportedWhenModalDialogOpen',
]);

export const officeCode = (error: unknown): string | null => (error instanceof OfficeExtension.Error ? error.code : null);

export const mayBeSentAgain = (error: unknown): boolean => refusedWhole.has(officeCode(error) ?? '');

export const isTooLarge = (error: unknown): boolean => codes[officeCode(error) ?? ''] === 'payload-too-large';

/**
 * Excel's errors become host problems; a fault of ours stays what it is.
 * @param sheet name of the sheet that the work was about
 */
export function problemOf(error: unknown, sheet: string | null = null): unknown {
  const code = officeCode(error);
  if (code === null) return error;
  const meaning = codes[code] ?? 'unknown';
  return new HostProblem(meaning === 'protected' && isReadOnly() ? 'read-only' : meaning, code, sheet);
}

/** Opened for reading only, as Excel told when the pane was loaded. */
const isReadOnly = (): boolean => String(Office.context.document.mode).toLowerCase() === 'readonly';
