/** Looks through the databases of a backup: whole, of a layout we know, the audit unbroken, and all that is sealed opens with the keys. */
import Database from 'better-sqlite3';
import { join } from 'node:path';
import type { AuditLine, Decision, SubmissionHead } from '../../core/ports/campaign-store';
import type { Sealer } from '../deps';
import { chainStart, firstBroken, type AuditLink } from '../audit/chain';
import type { KeyRing } from '../store/key-ring';
import { createSealer } from '../store/sealed';
import { openDecisions, openUnit } from '../store/sealed-reasons';
import { accountsLayout } from '../store/sqlite-accounts';
import { campaignsLayout } from '../store/sqlite-schema';
import { BackupProblem, type Contents } from './backup-format';
import { errorCode } from './error-code';

type Db = Database.Database;

/** @param folder with both databases, closed. @throws BackupProblem 'database-damaged', 'newer-layout', 'audit-broken', 'chunk-unreadable' */
export function checkDatabases(folder: string, keys: KeyRing): Contents {
  const seal = createSealer(keys);
  const campaigns = inDatabase(folder, 'campaigns.db', campaignsLayout, (db) => ({
    layout: layoutOf(db),
    campaigns: countOf(db, 'campaign'),
    units: checkUnits(db, seal),
    audit: checkAudit(db),
    chunks: checkChunks(db, seal),
  }));
  const accounts = inDatabase(folder, 'accounts.db', accountsLayout, (db) => ({ layout: layoutOf(db), accounts: countOf(db, 'accounts') }));
  const { layout, ...rest } = campaigns;
  return { layouts: { campaigns: layout, accounts: accounts.layout }, ...rest, accounts: accounts.accounts };
}

function inDatabase<T>(folder: string, name: string, newest: number, look: (db: Db) => T): T {
  let db: Db | undefined;
  try {
    db = new Database(join(folder, name), { fileMustExist: true });
    const layout = layoutOf(db);
    if (layout > newest) throw new BackupProblem('newer-layout', `${name}: ${String(layout)} > ${String(newest)}`);
    const faults = db.pragma('integrity_check(1)', { simple: true }) as string;
    const dangling = db.pragma('foreign_key_check') as unknown[];
    if (layout === 0 || faults !== 'ok' || dangling.length > 0) throw new BackupProblem('database-damaged', name);
    return look(db);
  } catch (error) {
    const code = errorCode(error);
    if (['SQLITE_NOTADB', 'SQLITE_CORRUPT', 'SQLITE_IOERR', 'SQLITE_ERROR'].some((one) => code.startsWith(one)))
      throw new BackupProblem('database-damaged', name);
    throw error;
  } finally {
    db?.close();
  }
}

const layoutOf = (db: Db): number => db.pragma('user_version', { simple: true }) as number;
const countOf = (db: Db, table: string): number => Number(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get());

function checkAudit(db: Db): Contents['audit'] {
  const offices = db.prepare<[], string>('SELECT DISTINCT office FROM audit ORDER BY office').pluck().all();
  const lines = db.prepare<[string], string>('SELECT line FROM audit WHERE office = ? ORDER BY sequence').pluck();
  return offices.map((office) => {
    let last: AuditLink = chainStart;
    for (const text of lines.iterate(office)) {
      const line = JSON.parse(text) as AuditLine;
      const broken = firstBroken([line], last);
      if (broken !== null) throw new BackupProblem('audit-broken', `${office} ${String(broken)}`);
      last = line;
    }
    return { office, lines: last.sequence, hash: last.hash };
  });
}

/** The reasons in heads and decisions. @returns how many units there are */
function checkUnits(db: Db, seal: Sealer): number {
  const units = db.prepare<[], { campaign: string; unit: string; revision: number; versions: string }>('SELECT * FROM unit');
  let checked = 0;
  for (const row of units.iterate()) {
    orUnreadable(`reasons/${row.campaign}/${row.unit}`, () =>
      openUnit(seal, { ...row, versions: JSON.parse(row.versions) as SubmissionHead[] }),
    );
    checked += 1;
  }
  for (const { campaign, list } of db.prepare<[], { campaign: string; list: string }>('SELECT campaign, list FROM decisions').iterate())
    orUnreadable(`decision/${campaign}`, () => openDecisions(seal, campaign, JSON.parse(list) as Decision[]));
  return checked;
}

/** @param about names the place; never content */
function orUnreadable(about: string, open: () => unknown): void {
  try {
    open();
  } catch {
    throw new BackupProblem('chunk-unreadable', about);
  }
}

/** @returns how many there are */
function checkChunks(db: Db, seal: Sealer): number {
  const chunks = db.prepare<[], { campaign: string; name: string; number: number; sealed: Buffer }>('SELECT * FROM chunk');
  let checked = 0;
  for (const { campaign, name, number, sealed } of chunks.iterate()) {
    const context = sealedFor(campaign, name, number);
    orUnreadable(context, () => seal.open(sealed, context));
    checked += 1;
  }
  return checked;
}

/** The context under which handlers seal the chunk that the store keeps under this key: kind, campaign, the other parts, place in the run. */
function sealedFor(campaign: string, name: string, number: number): string {
  const [kind = '', ...parts] = name.split(':').map(decodeURIComponent);
  return [kind, campaign, ...parts, number].join('/');
}
