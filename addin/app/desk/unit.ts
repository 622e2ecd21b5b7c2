/** One unit's roster: looked at, accepted, sent back, left out, taken in again. */
import { FileProblem } from '../../../files/problem';
import { ApiProblem } from '../../../core/api/problems';
import { submitRoster } from '../../api-client';
import { readRosterContent } from '../../api/read-roster-content';
import type { SubmissionHead } from '../../flows/desk/board';
import type { DeskWorker } from '../../flows/desk/client';
import type { RowReason } from '../../flows/desk/reasons';
import type { Store } from '../store';
import type { DeskEnvironment } from './environment';
import type { Line } from './line';
import type { DeskState, UnitDetail } from './state';

export interface UnitApp {
  readonly openUnit: (unit: string) => Promise<void>;
  readonly accept: (head: SubmissionHead) => Promise<boolean>;
  readonly sendBack: (head: SubmissionHead, reason: string, rows: readonly RowReason[]) => Promise<boolean>;
  readonly exclude: (head: SubmissionHead, reason: string) => Promise<boolean>;
  readonly restore: (head: SubmissionHead) => Promise<boolean>;
  /**
   * Enters a file that the county got from the unit. Where errors remain, `errorsOfFile` says how many, and nothing is sent before they are
   * confirmed. @returns whether it was stored
   */
  readonly enter: (unit: string, file: { readonly name: string; readonly bytes: Uint8Array }, confirmErrors: boolean) => Promise<boolean>;
  /** What was done with the unit, from the office's audit. */
  readonly readAudit: () => Promise<void>;
}

const auditPage = 500;

export function createUnit(store: Store<DeskState>, line: Line, worker: DeskWorker, env: DeskEnvironment): UnitApp {
  const isOpen = (unit: string): boolean => store.get().detail?.unit === unit;
  const setDetail = (unit: string, part: Partial<UnitDetail>): void => {
    store.set(({ detail }) => (detail?.unit === unit ? { detail: { ...detail, ...part } } : {}));
  };

  const openUnit = async (unit: string): Promise<void> => {
    const { campaign, plan } = store.get();
    if (campaign === null || plan === null) return;
    store.set({ view: 'unit', detail: { unit, versions: null, findings: [], sheets: null, audit: null, errorsOfFile: null } });
    if (store.get().heads?.some((head) => head.unit === unit) !== true) return setDetail(unit, { versions: [], sheets: [] });
    const target = { campaign: campaign.id, unit };
    const again = (): void => void openUnit(unit);
    const answer = await line.attempt('unit', (client) => client.submission.get(target), again);
    if (answer === undefined || !isOpen(unit)) return;
    const versions = [...answer.versions].sort((a, b) => b.version - a.version);
    setDetail(unit, { versions, findings: answer.findings });
    const [newest] = versions;
    if (newest === undefined) return;
    const sheets = await line.attempt(
      'roster',
      async (client) => {
        const content = await readRosterContent(client, { ...target, version: newest.version }, env.tools);
        return worker.ask('roster', { content, plan, unit });
      },
      again,
    );
    if (sheets !== undefined) setDetail(unit, { sheets });
  };

  /** @returns whether it was done */
  const change = async (
    head: SubmissionHead,
    work: (target: {
      readonly campaign: string;
      readonly unit: string;
      readonly version: number;
    }) => Promise<{ submission: SubmissionHead }>,
  ): Promise<boolean> => {
    const { campaign } = store.get();
    if (campaign === null) return false;
    const { unit, version } = head;
    const answer = await line.attempt(
      'change',
      () => work({ campaign: campaign.id, unit, version }),
      () => void openUnit(unit),
    );
    if (answer === undefined) return false;
    const { submission } = answer;
    store.set(({ heads, merge }) => ({
      heads: (heads ?? []).map((one) => (one.unit === unit ? submission : one)),
      merge: merge === null || merge.used[unit] === undefined || counts(submission) ? merge : { ...merge, stale: true },
    }));
    const { detail } = store.get();
    if (detail?.unit === unit && detail.versions !== null)
      setDetail(unit, { versions: detail.versions.map((one) => (one.version === version ? submission : one)), audit: null });
    return true;
  };

  const enter: UnitApp['enter'] = async (unit, { name, bytes }, confirmErrors) => {
    const { campaign, heads } = store.get();
    if (campaign === null) return false;
    setDetail(unit, { errorsOfFile: null });
    const expectedVersion = heads?.find((head) => head.unit === unit)?.version ?? 0;
    const answer = await line.attempt('enter', async (client) => {
      try {
        const content = { workbook: await env.readFile(bytes, name), overrides: [] };
        const target = { campaign: campaign.id, unit, expectedVersion, fileName: name, confirmErrors };
        return await submitRoster(client, { ...target, content }, { tools: env.tools });
      } catch (error) {
        if (error instanceof FileProblem) {
          store.set({ trouble: { problem: { file: { code: error.code, params: error.params } }, retry: null } });
          return null;
        }
        if (!(error instanceof ApiProblem) || error.code !== 'errors-remain') throw error;
        setDetail(unit, { errorsOfFile: Number(error.params['errors'] ?? 0) });
        return null;
      }
    });
    if (answer === undefined || answer === null) return false;
    const { submission } = answer;
    store.set(({ heads: known, merge }) => ({
      heads: [...(known ?? []).filter((head) => head.unit !== unit), submission],
      merge: merge === null ? merge : { ...merge, stale: true },
    }));
    await openUnit(unit);
    return true;
  };

  return {
    openUnit,
    enter,
    accept: (head) => change(head, (target) => line.client.submission.accept(target)),
    sendBack: (head, reason, rows) => change(head, (target) => line.client.submission.return({ ...target, reason, rows: [...rows] })),
    exclude: (head, reason) => change(head, (target) => line.client.submission.exclude({ ...target, reason })),
    restore: (head) => change(head, (target) => line.client.submission.restore(target)),
    readAudit: async () => {
      const { detail, campaign } = store.get();
      if (detail === null || campaign === null) return;
      const answer = await line.attempt('audit', async (client) => {
        const lines = [];
        let intact = true;
        for (let after = 0; ;) {
          const page = await client.audit.list({ after, limit: auditPage });
          intact = intact && page.intact;
          lines.push(...page.lines.filter((one) => one.unit === detail.unit && one.campaign === campaign.id));
          const last = page.lines.at(-1);
          if (last === undefined || page.lines.length < auditPage) return { lines, intact };
          after = last.sequence;
        }
      });
      if (answer !== undefined) setDetail(detail.unit, { audit: answer });
    },
  };
}

const counts = ({ state }: SubmissionHead): boolean => state === 'submitted' || state === 'accepted';
