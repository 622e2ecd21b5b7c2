/** Firestore runs in process; with FIRESTORE_EMULATOR_HOST set the same suite runs on the official emulator as well. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FirestoreMock } from '@firebase-bridge/firestore-admin';
import { initializeApp } from 'firebase-admin/app';
import { getFirestore } from 'firebase-admin/firestore';
import { openFirestoreStore } from '../../../functions/store/firestore';
import { openSqliteStore } from '../../../functions/store/sqlite';
import { campaignStoreContract } from './suite';

const folder = mkdtempSync(join(tmpdir(), 'songnuan-store-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

const emulator = process.env['FIRESTORE_EMULATOR_HOST'];
const projectId = (): string => `songnuan-${randomUUID().slice(0, 8)}`;

const adapters = [
  { adapter: 'SQLite in memory', open: async () => openSqliteStore(':memory:') },
  { adapter: 'SQLite in a file', open: async () => openSqliteStore(join(folder, `${++files}.db`)) },
  { adapter: 'Firestore in process', open: async () => openFirestoreStore(new FirestoreMock().createDatabase(projectId()).firestore()) },
  ...(emulator === undefined
    ? []
    : [
        {
          adapter: `Firestore emulator at ${emulator}`,
          open: async () => {
            const name = projectId();
            return openFirestoreStore(getFirestore(initializeApp({ projectId: name }, name)));
          },
        },
      ]),
];

describe.each(adapters)('CampaignStore: $adapter', ({ open }) => campaignStoreContract(open));
