/** Errors inside a batch, as Excel's rich API names them. */
export type HostErrorCode =
  | 'AccessDenied'
  | 'ApiNotFound'
  | 'GeneralException'
  | 'InsertDeleteConflict'
  | 'InvalidArgument'
  | 'InvalidOperation'
  | 'InvalidReference'
  | 'ItemAlreadyExists'
  | 'ItemNotFound'
  | 'UnsupportedOperation';

const statuses: Readonly<Partial<Record<HostErrorCode, number>>> = {
  AccessDenied: 403,
  ItemNotFound: 404,
  ApiNotFound: 404,
  ItemAlreadyExists: 409,
};

export class HostError extends Error {
  override readonly name = 'HostError';
  constructor(
    readonly code: HostErrorCode,
    message: string,
  ) {
    super(message);
  }

  get status(): number {
    return statuses[this.code] ?? 400;
  }
}

export const invalidArgument = (why: string): HostError =>
  new HostError('InvalidArgument', `The argument is invalid or missing or has an incorrect format. (${why})`);
export const accessDenied = (why: string): HostError =>
  new HostError('AccessDenied', `You cannot perform the requested operation. (${why})`);
export const itemNotFound = (what: string): HostError => new HostError('ItemNotFound', `The requested resource doesn't exist. (${what})`);
export const invalidReference = (why: string): HostError =>
  new HostError('InvalidReference', `This reference is not valid for the current operation. (${why})`);

/** Errors before a batch is executed, by their number in the older API; office.js turns them into the names behind. */
export const wholeRequest = {
  cellEditMode: 5004,
  sessionTimedOut: 5012,
  tooBusy: 5102,
  requestTooLarge: 5103,
  responseTooLarge: 5104,
  accessDenied: 7000,
} as const;
