/** Names of documents and the cutting of large bodies; see the head of firestore.ts. */
import type { CollectionReference, DocumentData, DocumentReference, Firestore } from 'firebase-admin/firestore';
import { gunzipSync, gzipSync } from 'node:zlib';
import { joinKey } from './transaction';

/** Bytes of one body; the rest of the 1 MiB is room for names and the other fields. */
export const bodyLimit = 900_000;
/** Bytes of bodies in one commit; Firestore takes 10 MiB, the rest is room for everything else. */
export const commitLimit = 9_500_000;

export const campaignRef = (db: Firestore, id: string): DocumentReference => db.collection('campaigns').doc(joinKey(id));
export const recordsOf = (db: Firestore, campaign: string): CollectionReference => campaignRef(db, campaign).collection('records');
export const chunksOf = (db: Firestore, campaign: string): CollectionReference => campaignRef(db, campaign).collection('chunks');
export const auditOf = (db: Firestore, office: string): CollectionReference =>
  db.collection('offices').doc(joinKey(office)).collection('audit');
export const lineId = (sequence: number): string => String(sequence).padStart(12, '0');
export const partId = (key: string, part: number): string => (part === 0 ? key : `${key}:part:${part}`);

/** A body as the contents of one or more documents. */
export function cut(body: Uint8Array): readonly { readonly part: number; readonly parts: number; readonly body: Buffer }[] {
  const whole = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const parts = Math.max(1, Math.ceil(whole.length / bodyLimit));
  return Array.from({ length: parts }, (_, part) => ({ part, parts, body: whole.subarray(part * bodyLimit, (part + 1) * bodyLimit) }));
}

/** The body of documents that belong together; parts left over from a longer body before are passed over. */
export function whole(documents: readonly DocumentData[]): Uint8Array {
  const ordered = documents.toSorted((a, b) => Number(a['part']) - Number(b['part']));
  const parts = Number(ordered[0]?.['parts'] ?? 0);
  if (ordered.length < parts) throw new Error('a stored body lacks a part');
  return new Uint8Array(Buffer.concat(ordered.slice(0, parts).map((data) => data['body'] as Uint8Array)));
}

export const packJson = (value: unknown): Uint8Array => gzipSync(JSON.stringify(value));
export const unpackJson = (packed: Uint8Array): unknown => JSON.parse(gunzipSync(packed).toString('utf8'));
