/** roster check as a request: validates what came over the wire, reads and judges it. No Firebase in here. */
import { z } from 'zod';
import { readRoster } from '../../core/intake';
import type { Finding } from '../../core/model/finding';
import { checkPlan, type PlanIssue } from '../../core/model/plan-check';
import type { Plan } from '../../core/model/plan';
import { samplePlan } from '../../core/plans';
import { checkRoster } from '../../core/rules/run';

const cell = z.union([z.string().max(32767), z.number(), z.boolean(), z.null(), z.strictObject({ serial: z.number() })]);
const position = z.number().int().nonnegative();
const sheet = z.strictObject({
  name: z.string().min(1).max(31),
  visibility: z.enum(['visible', 'hidden', 'veryHidden']),
  origin: z.strictObject({ row: position, column: position }),
  rows: z.array(z.array(cell).max(16384)).max(20_000),
  merges: z.array(z.strictObject({ top: position, left: position, bottom: position, right: position })).max(20_000),
  hiddenRows: z.array(position),
  hiddenColumns: z.array(position),
  struckRows: z.array(position),
});
const requestSchema = z.strictObject({
  /** Id of a sample plan, or a whole plan. */
  plan: z.union([z.string(), z.record(z.string(), z.unknown())]),
  workbook: z.strictObject({ file: z.string().max(255).nullable(), sheets: z.array(sheet).max(200) }),
});

export type CheckRefusal = 'bad-request' | 'bad-plan' | 'no-such-plan';
export interface CheckResponse {
  readonly findings: readonly Finding[];
  readonly counts: { readonly error: number; readonly warning: number; readonly info: number };
  readonly entries: number;
}
export type CheckOutcome =
  | { readonly ok: true; readonly response: CheckResponse }
  | { readonly ok: false; readonly refusal: CheckRefusal; readonly issues: readonly PlanIssue[] };

/** @param asOf today, YYYY-MM-DD. Fixes stay out of the answer: they would carry whole ID numbers. */
export function checkRequest(body: unknown, asOf: string): CheckOutcome {
  const request = requestSchema.safeParse(body);
  if (!request.success) return { ok: false, refusal: 'bad-request', issues: [] };
  const plan = planOf(request.data.plan);
  if ('refusal' in plan) return plan;
  const roster = readRoster(request.data.workbook, plan.plan);
  const report = checkRoster(roster, { plan: plan.plan, asOf });
  const findings = report.findings.map(({ fix: _fix, ...finding }) => finding);
  return {
    ok: true,
    response: { findings, counts: report.counts, entries: roster.sheets.reduce((sum, one) => sum + one.entries.length, 0) },
  };
}

function planOf(wanted: string | Record<string, unknown>): { readonly plan: Plan } | Extract<CheckOutcome, { ok: false }> {
  if (typeof wanted === 'string') {
    const plan = samplePlan(wanted);
    return plan === undefined ? { ok: false, refusal: 'no-such-plan', issues: [] } : { plan };
  }
  const check = checkPlan(wanted);
  return check.ok ? { plan: check.plan } : { ok: false, refusal: 'bad-plan', issues: check.issues };
}
