/** Layout of the county server's database. `user_version` counts the steps that were taken; each step runs once, in a transaction. */
import type { Database } from 'better-sqlite3';

const campaign = 'campaign TEXT NOT NULL REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED';

/** Never edit a step that was released: add one. */
export const steps: readonly string[] = [
  `
  CREATE TABLE campaign (
    id TEXT PRIMARY KEY, office TEXT NOT NULL, status TEXT NOT NULL, revision INTEGER NOT NULL CHECK (revision > 0), plan TEXT NOT NULL,
    lockedBy TEXT, createdAt INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX campaignsOf ON campaign (office, id);
  CREATE TABLE unit (
    ${campaign}, unit TEXT NOT NULL, revision INTEGER NOT NULL CHECK (revision > 0), versions TEXT NOT NULL, PRIMARY KEY (campaign, unit)
  ) STRICT;
  CREATE TABLE chunk (
    ${campaign}, name TEXT NOT NULL, number INTEGER NOT NULL CHECK (number >= 0), sealed BLOB NOT NULL, PRIMARY KEY (campaign, name, number)
  ) STRICT;
  CREATE TABLE merge (campaign TEXT PRIMARY KEY REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED, chunks INTEGER NOT NULL, summary TEXT NOT NULL) STRICT;
  CREATE TABLE decisions (campaign TEXT PRIMARY KEY REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED, list TEXT NOT NULL) STRICT;
  CREATE TABLE audit (office TEXT NOT NULL, sequence INTEGER NOT NULL, hash TEXT NOT NULL, line TEXT NOT NULL, PRIMARY KEY (office, sequence)) STRICT;
  CREATE TABLE turn (one INTEGER PRIMARY KEY CHECK (one = 1), commits INTEGER NOT NULL) STRICT;
  INSERT INTO turn VALUES (1, 0);
  `,
];

/** The layout that this program writes. */
export const campaignsLayout = steps.length;

/** A database that a newer SongNuan wrote. */
export class NewerDatabase extends Error {
  override readonly name = 'NewerDatabase';
}

/** Brings the layout up to date: all missing steps, or none. @param known all steps; fewer or others in tests only. @throws NewerDatabase */
export function migrate(db: Database, known: readonly string[] = steps): void {
  const take = db.transaction(() => {
    const done = db.pragma('user_version', { simple: true }) as number;
    if (done > known.length) throw new NewerDatabase(`layout ${done}, this program knows ${known.length}`);
    for (const step of known.slice(done)) db.exec(step);
    db.pragma(`user_version = ${known.length}`);
  });
  take.immediate();
}
