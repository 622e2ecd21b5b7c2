/** The reading half of the Firestore store. */
import type { DocumentData } from 'firebase-admin/firestore';
import type { AuditLine, Decision, MergeRecord, StoredCampaign, SubmissionHead, UnitRecord } from '../../core/ports/campaign-store';
import type { Reader } from './firestore';
import { auditOf, campaignRef, chunksOf, partId, recordsOf, unpackJson, whole } from './firestore-layout';
import { byCode, byIndex, chunkSetKey, joinKey, type Reads } from './transaction';

const campaignOfData = (id: string, data: DocumentData): StoredCampaign => ({
  id,
  office: data['office'] as string,
  status: data['status'] as StoredCampaign['status'],
  revision: data['revision'] as number,
  plan: JSON.parse(data['plan'] as string) as unknown,
  lockedBy: data['lockedBy'] as string | null,
  createdAt: data['createdAt'] as number,
});
const unitOfData = (campaign: string, parts: readonly DocumentData[]): UnitRecord => {
  const first = parts.find((data) => data['part'] === 0);
  return {
    campaign,
    unit: String(first?.['unit']),
    revision: Number(first?.['revision']),
    versions: unpackJson(whole(parts)) as SubmissionHead[],
  };
};
const lineOfData = (data: DocumentData): AuditLine => JSON.parse(data['line'] as string) as AuditLine;

/** The parts of each body, by the field that tells bodies apart. */
function grouped(found: Awaited<ReturnType<Reader['find']>>, field: 'unit' | 'index'): ReadonlyMap<string, readonly DocumentData[]> {
  const groups = new Map<string, DocumentData[]>();
  for (const data of found.map((one) => one.data())) {
    const name = String(data[field]);
    groups.set(name, [...(groups.get(name) ?? []), data]);
  }
  return groups;
}

export function firestoreReads({ db, get, find }: Reader): Reads {
  /** Every part of one record, or null. */
  const recordParts = async (campaign: string, key: string): Promise<readonly DocumentData[] | null> => {
    const first = await get(recordsOf(db, campaign).doc(key));
    if (first === undefined) return null;
    const others = Array.from({ length: Number(first['parts']) - 1 }, (_, at) => get(recordsOf(db, campaign).doc(partId(key, at + 1))));
    return [first, ...(await Promise.all(others)).filter((data) => data !== undefined)];
  };
  const body = async (campaign: string, key: string): Promise<unknown> => {
    const parts = await recordParts(campaign, key);
    return parts === null ? null : unpackJson(whole(parts));
  };
  return {
    campaign: async (id) => {
      const data = await get(campaignRef(db, id));
      return data === undefined ? null : campaignOfData(id, data);
    },
    campaigns: async (office) => {
      const found = await find(db.collection('campaigns').where('office', '==', office));
      return found.map((one) => campaignOfData(decodeURIComponent(one.id), one.data())).sort((a, b) => byCode(a.id, b.id));
    },
    unit: async (campaign, unit) => {
      const parts = await recordParts(campaign, joinKey('unit', unit));
      return parts === null ? null : unitOfData(campaign, parts);
    },
    units: async (campaign) => {
      const found = await find(recordsOf(db, campaign).where('kind', '==', 'unit'));
      const groups = grouped(found, 'unit');
      return [...groups.values()].map((parts) => unitOfData(campaign, parts)).sort((a, b) => byCode(a.unit, b.unit));
    },
    chunks: async (set, only) => {
      const all = chunksOf(db, set.campaign).where('set', '==', chunkSetKey(set));
      const found = await find(only === undefined ? all : all.where('index', '==', only));
      const groups = grouped(found, 'index');
      return byIndex([...groups].map(([index, parts]) => ({ index: Number(index), sealed: whole(parts) })));
    },
    merge: async (campaign) => (await body(campaign, 'merge')) as MergeRecord | null,
    decisions: async (campaign) => ((await body(campaign, 'decisions')) ?? []) as Decision[],
    audit: async (office, after, limit) => {
      const found = await find(auditOf(db, office).where('sequence', '>', after).orderBy('sequence').limit(limit));
      return found.map((one) => lineOfData(one.data()));
    },
    lastAudit: async (office) => {
      const [last] = await find(auditOf(db, office).orderBy('sequence', 'desc').limit(1));
      return last === undefined ? null : lineOfData(last.data());
    },
  };
}
