/** The writing half of the Firestore store: what is still to be read is read first, then every write is known. */
import type { CollectionReference, DocumentReference, Transaction } from 'firebase-admin/firestore';
import { ApiProblem } from '../../core/api/problems';
import { StoreMisuse } from '../../core/ports/campaign-store';
import { chainStart, type AuditLink } from '../audit/chain';
import type { Reader } from './firestore';
import { auditOf, bodyLimit, campaignRef, chunksOf, commitLimit, cut, lineId, packJson, partId, recordsOf } from './firestore-layout';
import { firestoreReads } from './firestore-reads';
import { campaignOf, chunkSetKey, joinKey, uploadKeys, type Write } from './transaction';

interface Operation {
  readonly apply: (transaction: Transaction) => void;
  /** What it adds to the commit, about: fields and the document's name. */
  readonly bytes: number;
}
/** Names and field names of one document, with room. */
const frameBytes = 600;
const operation = (bytes: number, apply: Operation['apply']): Operation => ({ bytes: bytes + frameBytes, apply });

type Of<K extends Write['kind']> = Extract<Write, { readonly kind: K }>;

/**
 * Checks revisions and the audit's order against what is stored and finds the documents to delete.
 * @returns the operations in their order. @throws ApiProblem 'stale-version', 'busy', 'too-large'; StoreMisuse
 */
export async function prepareWrites(reader: Reader, writes: readonly Write[]): Promise<readonly Operation[]> {
  await refuseUnknownCampaigns(reader, writes);
  const links = new Map<string, AuditLink>();
  const operations: Operation[] = [];
  let room = commitLimit;
  for (const write of writes)
    for (const one of await prepare(reader, write, links)) {
      room -= one.bytes;
      if (room < 0) throw new ApiProblem('too-large', { limit: commitLimit });
      operations.push(one);
    }
  return operations;
}

/** Text that stands in a document as it is; bodies are cut, this cannot be. */
function oneDocument(text: string): number {
  const bytes = Buffer.byteLength(text);
  if (bytes > bodyLimit) throw new ApiProblem('too-large', { limit: bodyLimit });
  return bytes;
}

async function refuseUnknownCampaigns({ db, get }: Reader, writes: readonly Write[]): Promise<void> {
  const created = new Set(writes.flatMap((write) => (write.kind === 'campaign' ? [write.campaign.id] : [])));
  const into = writes.flatMap((write) =>
    ['audit', 'drop', 'dropUploads', 'purge'].includes(write.kind) ? [] : [campaignOf(write as Exclude<Write, { kind: 'audit' }>)],
  );
  for (const id of new Set(into)) {
    const known = created.has(id) || (await get(campaignRef(db, id))) !== undefined;
    if (!known) throw new StoreMisuse('a write into a campaign that is not stored');
  }
}

async function prepare(reader: Reader, write: Write, links: Map<string, AuditLink>): Promise<readonly Operation[]> {
  const { db } = reader;
  switch (write.kind) {
    case 'campaign':
      return saveCampaign(reader, write);
    case 'unit':
      return saveUnit(reader, write);
    case 'chunk': {
      const set = chunkSetKey(write.set);
      const fields = { set, index: write.index };
      return setParts(chunksOf(db, write.set.campaign), `${set}:${write.index}`, write.sealed, fields);
    }
    case 'merge':
      return setParts(recordsOf(db, write.campaign), 'merge', packJson(write.record), { kind: 'merge' });
    case 'decisions':
      return setParts(recordsOf(db, write.campaign), 'decisions', packJson(write.decisions), { kind: 'decisions' });
    case 'audit':
      return [await append(reader, write, links)];
    case 'drop':
      return deletions(reader, chunksOf(db, write.set.campaign).where('set', '==', chunkSetKey(write.set)));
    case 'dropUploads':
      return dropUploads(reader, write);
    case 'purge':
      return [
        ...(await deletions(reader, chunksOf(db, write.campaign))),
        ...(await deletions(reader, recordsOf(db, write.campaign).where('kind', '==', 'decisions'))),
      ];
  }
}

async function expectRevision({ get }: Reader, ref: DocumentReference, expected: number): Promise<void> {
  const current = Number((await get(ref))?.['revision'] ?? 0);
  if (current !== expected) throw new ApiProblem('stale-version', { current });
}

async function saveCampaign(reader: Reader, { campaign, expected }: Of<'campaign'>): Promise<readonly Operation[]> {
  const ref = campaignRef(reader.db, campaign.id);
  await expectRevision(reader, ref, expected);
  const { office, status, lockedBy, createdAt } = campaign;
  const plan = JSON.stringify(campaign.plan);
  const data = { office, status, revision: expected + 1, plan, lockedBy, createdAt };
  return [operation(oneDocument(plan), (transaction) => void transaction.set(ref, data))];
}

async function saveUnit(reader: Reader, { record, expected }: Of<'unit'>): Promise<readonly Operation[]> {
  const records = recordsOf(reader.db, record.campaign);
  const key = joinKey('unit', record.unit);
  await expectRevision(reader, records.doc(key), expected);
  return setParts(records, key, packJson(record.versions), { kind: 'unit', unit: record.unit, revision: expected + 1 });
}

function setParts(
  collection: CollectionReference,
  key: string,
  body: Uint8Array,
  fields: Readonly<Record<string, string | number>>,
): readonly Operation[] {
  return cut(body).map((piece) =>
    operation(piece.body.length, (transaction) => void transaction.set(collection.doc(partId(key, piece.part)), { ...fields, ...piece })),
  );
}

async function append(reader: Reader, { office, line }: Of<'audit'>, links: Map<string, AuditLink>): Promise<Operation> {
  const last = links.get(office) ?? (await firestoreReads(reader).lastAudit(office)) ?? chainStart;
  if (line.sequence !== last.sequence + 1 || line.previous !== last.hash) throw new ApiProblem('busy');
  links.set(office, line);
  const ref = auditOf(reader.db, office).doc(lineId(line.sequence));
  const text = JSON.stringify(line);
  return operation(oneDocument(text), (transaction) => void transaction.create(ref, { sequence: line.sequence, line: text }));
}

/** A set was begun when its first document was made. */
async function dropUploads({ db, find }: Reader, { campaign, unit, keep }: Of<'dropUploads'>): Promise<readonly Operation[]> {
  const { from, to } = uploadKeys(unit);
  const found = await find(chunksOf(db, campaign).where('set', '>=', from).where('set', '<', to).select('set'));
  const begun = new Map<string, number>();
  for (const one of found) {
    const set = String(one.data()['set']);
    const { seconds, nanoseconds } = one.createTime;
    begun.set(set, Math.min(begun.get(set) ?? Infinity, seconds * 1e6 + nanoseconds / 1e3));
  }
  const kept = new Set([...begun].toSorted(([, a], [, b]) => b - a).slice(0, keep).map(([set]) => set)); // prettier-ignore
  return deletionsOf(found.filter((one) => !kept.has(String(one.data()['set']))));
}

/** Only the names of the documents are read, not their bodies. */
async function deletions({ find }: Reader, query: FirebaseFirestore.Query): Promise<readonly Operation[]> {
  const found = await find(query.select());
  return deletionsOf(found);
}

const deletionsOf = (found: readonly { readonly ref: DocumentReference }[]): readonly Operation[] =>
  found.map(({ ref }) => operation(0, (transaction) => void transaction.delete(ref)));
