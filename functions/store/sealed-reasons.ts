/**
 * What people write about people (why a roster or one of its rows came back, why a decision was made) is sealed before it reaches a store.
 * Everything else in heads and decisions stays legible, because lists are made from it. Stored, `reason` holds the sealed text in base64.
 */
import type { CampaignStore, Decision, StoreTransaction, SubmissionHead, UnitRecord } from '../../core/ports/campaign-store';
import type { Sealer } from '../deps';

/** The store as handlers use it: reasons are sealed on the way in and opened on the way out. */
export function sealReasons(store: CampaignStore, seal: Sealer): CampaignStore {
  const around = (tx: StoreTransaction): StoreTransaction => ({
    ...tx,
    unit: async (campaign, unit) => {
      const record = await tx.unit(campaign, unit);
      return record === null ? null : openUnit(seal, record);
    },
    units: async (campaign) => (await tx.units(campaign)).map((record) => openUnit(seal, record)),
    saveUnit: (record, expected) => {
      tx.saveUnit({ ...record, versions: record.versions.map((head) => sealHead(seal, record.campaign, head)) }, expected);
    },
    decisions: async (campaign) => openDecisions(seal, campaign, await tx.decisions(campaign)),
    saveDecisions: (campaign, decisions) => {
      tx.saveDecisions(
        campaign,
        decisions.map((one) => ({ ...one, reason: sealText(seal, one.reason, decisionContext(campaign, one)) })),
      );
    },
  });
  return { ...store, transact: (work) => store.transact((tx) => work(around(tx))) };
}

/** @throws Error when a reason was altered, belongs to another place, or its key is gone */
export const openUnit = (seal: Sealer, record: UnitRecord): UnitRecord => ({
  ...record,
  versions: record.versions.map((head) => openHead(seal, record.campaign, head)),
});

/** @throws Error likewise */
export const openDecisions = (seal: Sealer, campaign: string, decisions: readonly Decision[]): readonly Decision[] =>
  decisions.map((one) => ({ ...one, reason: openText(seal, one.reason, decisionContext(campaign, one)) }));

function sealHead(seal: Sealer, campaign: string, head: SubmissionHead): SubmissionHead {
  const { reason, rowReasons } = head;
  if (reason === null && rowReasons.length === 0) return head;
  return { ...head, reason: sealText(seal, JSON.stringify({ reason, rowReasons }), headContext(campaign, head)), rowReasons: [] };
}

function openHead(seal: Sealer, campaign: string, head: SubmissionHead): SubmissionHead {
  if (head.reason === null) return head;
  const reasons = JSON.parse(openText(seal, head.reason, headContext(campaign, head))) as Pick<SubmissionHead, 'reason' | 'rowReasons'>;
  return { ...head, ...reasons };
}

const headContext = (campaign: string, { unit, version }: SubmissionHead): string => `reasons/${campaign}/${unit}/${version}`;
/** The sheet's name comes last: it may hold anything. */
const decisionContext = (campaign: string, { unit, version, row, sheet }: Decision): string =>
  `decision/${campaign}/${unit}/${version ?? 0}/${row}/${sheet}`;

const sealText = (seal: Sealer, text: string, context: string): string =>
  Buffer.from(seal.seal(Buffer.from(text, 'utf8'), context)).toString('base64');
const openText = (seal: Sealer, sealed: string, context: string): string =>
  Buffer.from(seal.open(Buffer.from(sealed, 'base64'), context)).toString('utf8');
