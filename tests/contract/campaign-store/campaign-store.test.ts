import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../../functions/store/sqlite';
import { campaignStoreContract } from './suite';

const folder = mkdtempSync(join(tmpdir(), 'songnuan-store-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

const adapters = [
  { adapter: 'SQLite in memory', open: async () => openSqliteStore(':memory:') },
  { adapter: 'SQLite in a file', open: async () => openSqliteStore(join(folder, `${++files}.db`)) },
];

describe.each(adapters)('CampaignStore: $adapter', ({ open }) => campaignStoreContract(open));
