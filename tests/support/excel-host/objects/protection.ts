/** Protection of a sheet and of the workbook's structure. */
import { createHash, randomBytes } from 'node:crypto';
import type { ProtectionModel, SheetModel } from '../model/sheet-model';
import { accessDenied, HostError, invalidArgument } from '../wire/host-error';
import type { Session } from '../wire/session';
import { object, type HostObject, type Spec } from '../wire/spec';
import { oneOf } from './arguments';

export const protectionObject = (sheet: SheetModel): HostObject => object(protectionSpec, sheet);

/** Options of the API → attributes of the file. */
const permissions = {
  allowFormatCells: 'formatCells', allowFormatColumns: 'formatColumns', allowFormatRows: 'formatRows', allowInsertColumns: 'insertColumns',
  allowInsertRows: 'insertRows', allowInsertHyperlinks: 'insertHyperlinks', allowDeleteColumns: 'deleteColumns', allowDeleteRows: 'deleteRows',
  allowSort: 'sort', allowAutoFilter: 'autoFilter', allowPivotTables: 'pivotTables',
} as const; // prettier-ignore

/** The hash of ECMA-376 (part 1, 18.3.1.85): salt and password, then spun. */
function hash(password: string, salt: Buffer, spins: number, algorithm: string): string {
  let digest = createHash(algorithm).update(Buffer.concat([salt, Buffer.from(password, 'utf16le')])).digest(); // prettier-ignore
  for (let spin = 0; spin < spins; spin++) {
    const counter = Buffer.alloc(4);
    counter.writeUInt32LE(spin);
    digest = createHash(algorithm)
      .update(Buffer.concat([digest, counter]))
      .digest();
  }
  return digest.toString('base64');
}

const algorithmOf = (model: ProtectionModel): string => (model.algorithmName ?? 'SHA-512').replace('-', '').toLowerCase();

function opens(model: ProtectionModel, password: unknown): boolean {
  if (model.hashValue === undefined) return true;
  if (typeof password !== 'string') return false;
  return hash(password, Buffer.from(model.saltValue ?? '', 'base64'), model.spinCount ?? 0, algorithmOf(model)) === model.hashValue;
}

function tellOptions({ protection }: SheetModel): Record<string, unknown> | null {
  if (!protection) return null;
  const flags = Object.fromEntries(Object.entries(permissions).map(([name, attribute]) => [name, protection[attribute] === true]));
  const selection = protection.selectLockedCells !== false ? 'Normal' : protection.selectUnlockedCells !== false ? 'Unlocked' : 'None';
  return {
    ...flags,
    allowEditObjects: protection.objects !== false,
    allowEditScenarios: protection.scenarios !== false,
    selectionMode: selection,
  };
}

function protect(sheet: SheetModel, [options, password]: readonly unknown[], session: Session): void {
  if (session.workbook.readOnly) throw accessDenied('the workbook is open for reading only');
  if (sheet.protection) throw new HostError('InvalidOperation', 'The sheet is protected already.');
  const given = (options ?? {}) as Readonly<Record<string, unknown>>;
  const flags = Object.fromEntries(
    Object.entries(permissions).flatMap(([name, attribute]) => (given[name] === true ? [[attribute, true]] : [])),
  );
  const mode =
    given['selectionMode'] === undefined ? 'Normal' : oneOf(given['selectionMode'], ['Normal', 'Unlocked', 'None'], 'selectionMode');
  const salt = randomBytes(16);
  const secret =
    typeof password === 'string' && password !== ''
      ? { algorithmName: 'SHA-512', saltValue: salt.toString('base64'), spinCount: 1000, hashValue: hash(password, salt, 1000, 'sha512') }
      : {};
  sheet.protection = {
    sheet: true,
    ...flags,
    ...(given['allowEditObjects'] === true ? {} : { objects: false }),
    ...(mode === 'Normal' ? {} : { selectLockedCells: false }),
    ...(mode === 'None' ? { selectUnlockedCells: false } : {}),
    ...secret,
  };
  session.workbook.tell({ kind: 'protection', sheet });
}

function unprotect(sheet: SheetModel, [password]: readonly unknown[], session: Session): void {
  if (session.workbook.readOnly) throw accessDenied('the workbook is open for reading only');
  if (!sheet.protection) return;
  if (!opens(sheet.protection, password)) {
    if (typeof password !== 'string') throw accessDenied('the sheet has a password');
    throw invalidArgument('the password is not right');
  }
  sheet.protection = null;
  session.workbook.tell({ kind: 'protection', sheet });
}

const protectionSpec: Spec<SheetModel> = {
  className: 'WorksheetProtection',
  properties: { protected: { get: (sheet) => sheet.protection !== null }, options: { get: tellOptions } },
  methods: { protect, unprotect },
};

export const protectionSpecs = [protectionSpec];
