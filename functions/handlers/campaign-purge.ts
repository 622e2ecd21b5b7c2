import { maskNumbersIn } from '../../core/model/mask';
import { callerOf, write, type Handler } from '../call';
import { loadCampaign, requireStatus, saveStatus } from './support/campaign';

/** Rosters, findings, base list, visits, decisions and the merge's entries go; so does free text in heads. Totals and the audit stay. */
export const campaignPurge: Handler<'campaign.purge'> = (call) => {
  const caller = callerOf(call);
  const { campaign: id, reason } = call.request;
  return write(call, caller, async (tx) => {
    const campaign = await loadCampaign(tx, caller, id);
    requireStatus(campaign, 'draft', 'closed', 'locked');
    const units = await tx.units(campaign.key);
    tx.purge(campaign.key);
    for (const record of units) {
      const versions = record.versions.map((head) => ({ ...head, fileName: '-', reason: null, rowReasons: [] }));
      tx.saveUnit({ ...record, versions, revision: record.revision + 1 }, record.revision);
    }
    const summary = saveStatus(tx, campaign, units, 'purged');
    return { result: { campaign: summary }, audit: { campaign: id, detail: { reason: maskNumbersIn(reason) } } };
  });
};
