/**
 * The operations: one table that drives both sides. Servers map it to handlers (a missing one does not compile), clients loop over it,
 * tests make the role matrix from it, docs/API.md is generated from it.
 */
import { z } from 'zod';
import { accountOperations } from './account-operations';
import { admin, campaign, county, operations, request, signedIn, unit, nothing } from './operation';
import * as shape from './shapes';

export type { Operation } from './operation';

const head = z.strictObject({ submission: shape.submissionHead });
const planJson = z.record(z.string(), z.unknown());

export const apiTable = operations({
  ...accountOperations,

  'campaign.list': {
    roles: signedIn,
    request: nothing,
    response: z.strictObject({ campaigns: z.array(shape.campaignSummary) }),
    problems: [],
    access: 'read',
    summary: { zh: '本单位能看到的活动', en: 'Campaigns of the office' },
  },
  'campaign.get': {
    roles: signedIn,
    request: request({ campaign }),
    response: z.strictObject({ campaign: shape.campaignSummary, plan: planJson }),
    problems: ['no-such-campaign'],
    access: 'read',
    summary: { zh: '一个活动及其方案', en: 'One campaign and its plan' },
  },
  'campaign.save': {
    roles: county,
    request: request({ plan: planJson, expectedRevision: z.int().nonnegative() }),
    response: z.strictObject({ campaign: shape.campaignSummary }),
    problems: ['bad-plan', 'stale-version', 'campaign-locked', 'campaign-purged'],
    access: 'write',
    summary: { zh: '新建或修改活动方案', en: 'Create or change a campaign' },
  },
  'campaign.open': {
    roles: county,
    request: request({ campaign }),
    response: z.strictObject({ campaign: shape.campaignSummary }),
    problems: ['no-such-campaign', 'wrong-state'],
    access: 'write',
    summary: { zh: '开放报送', en: 'Open for submissions' },
  },
  'campaign.close': {
    roles: county,
    request: request({ campaign }),
    response: z.strictObject({ campaign: shape.campaignSummary }),
    problems: ['no-such-campaign', 'wrong-state'],
    access: 'write',
    summary: { zh: '停止报送', en: 'Close for submissions' },
  },
  'campaign.purge': {
    roles: admin,
    request: request({ campaign, reason: shape.reason }),
    response: z.strictObject({ campaign: shape.campaignSummary }),
    problems: ['no-such-campaign', 'wrong-state'],
    access: 'write',
    summary: { zh: '清除个人信息，保留合计和审计', en: 'Remove personal data; totals and audit stay' },
  },

  'roster.upload': {
    roles: signedIn,
    request: request({
      campaign,
      unit,
      digest: shape.digest,
      index: z.int().min(0).max(63),
      count: z.int().min(1).max(64),
      data: z.base64().max(6_000_000),
    }),
    response: z.strictObject({ received: z.array(z.int()) }),
    problems: ['no-such-campaign', 'campaign-not-open', 'not-your-unit', 'no-such-unit', 'chunk-conflict', 'too-large'],
    access: 'write',
    summary: { zh: '上传名册的一块', en: 'Upload one chunk of a roster' },
  },
  'roster.submit': {
    roles: signedIn,
    request: request({
      campaign,
      unit,
      digest: shape.digest,
      count: z.int().min(1).max(64),
      expectedVersion: z.int().nonnegative(),
      fileName: z.string().min(1).max(255),
      confirmErrors: z.boolean(),
      /** County only: when it got the file that it enters for a unit (by chat, on a stick), where that was before now. */
      receivedAt: shape.instant.optional(),
    }),
    response: head,
    problems: [
      'no-such-campaign',
      'campaign-not-open',
      'not-your-unit',
      'no-such-unit',
      'stale-version',
      'wrong-state',
      'deadline-passed',
      'over-quota',
      'errors-remain',
      'chunk-missing',
      'digest-mismatch',
      'content-unreadable',
      'no-roster',
      'too-large',
    ],
    access: 'write',
    summary: { zh: '提交名册（同一内容重复提交只算一次）', en: 'Submit a roster; the same content counts once' },
  },
  'roster.withdraw': {
    roles: signedIn,
    request: request({ campaign, unit, version: shape.version }),
    response: head,
    problems: ['no-such-campaign', 'not-your-unit', 'no-such-submission', 'stale-version', 'wrong-state', 'campaign-not-open'],
    access: 'write',
    summary: { zh: '撤回（县里通过之前）', en: 'Withdraw before acceptance' },
  },
  'roster.content': {
    roles: signedIn,
    request: request({ campaign, unit, version: shape.version, index: z.int().nonnegative() }),
    response: z.strictObject({ count: z.int(), digest: shape.digest, data: z.base64() }),
    problems: ['no-such-campaign', 'not-your-unit', 'no-such-submission', 'campaign-purged'],
    access: 'read',
    summary: { zh: '取回已提交名册的一块', en: 'One chunk of a submitted roster' },
  },

  'submission.list': {
    roles: signedIn,
    request: request({ campaign }),
    response: z.strictObject({ submissions: z.array(shape.submissionHead) }),
    problems: ['no-such-campaign'],
    access: 'read',
    summary: { zh: '各单位当前的报送（经办人只看到本单位）', en: 'Current submissions; a clerk sees only the own unit' },
  },
  'submission.get': {
    roles: signedIn,
    request: request({ campaign, unit }),
    response: z.strictObject({ versions: z.array(shape.submissionHead), findings: z.array(shape.finding) }),
    problems: ['no-such-campaign', 'not-your-unit', 'no-such-submission'],
    access: 'read',
    summary: { zh: '一个单位的各次报送和当前的问题', en: 'All versions of a unit, and the findings of the current one' },
  },
  'submission.return': {
    roles: county,
    request: request({ campaign, unit, version: shape.version, reason: shape.reason, rows: z.array(shape.rowReason).max(500) }),
    response: head,
    problems: ['no-such-campaign', 'no-such-submission', 'stale-version', 'wrong-state', 'campaign-locked'],
    access: 'write',
    summary: { zh: '退回并逐行说明', en: 'Return with reasons per row' },
  },
  'submission.accept': {
    roles: county,
    request: request({ campaign, unit, version: shape.version }),
    response: head,
    problems: ['no-such-campaign', 'no-such-submission', 'stale-version', 'wrong-state', 'campaign-locked'],
    access: 'write',
    summary: { zh: '通过', en: 'Accept' },
  },
  'submission.exclude': {
    roles: county,
    request: request({ campaign, unit, version: shape.version, reason: shape.reason }),
    response: head,
    problems: ['no-such-campaign', 'no-such-submission', 'stale-version', 'wrong-state', 'campaign-locked'],
    access: 'write',
    summary: { zh: '剔除', en: 'Exclude' },
  },
  'submission.restore': {
    roles: county,
    request: request({ campaign, unit, version: shape.version }),
    response: head,
    problems: ['no-such-campaign', 'no-such-submission', 'stale-version', 'wrong-state', 'campaign-locked'],
    access: 'write',
    summary: { zh: '恢复被剔除的报送', en: 'Restore an excluded submission' },
  },

  'base.save': {
    roles: county,
    request: request({ campaign, digest: shape.digest, data: z.base64().max(6_000_000) }),
    response: z.strictObject({ people: z.int() }),
    problems: ['no-such-campaign', 'campaign-locked', 'digest-mismatch', 'content-unreadable', 'no-roster'],
    access: 'write',
    summary: { zh: '保存底册', en: 'Save the base list' },
  },
  'merge.run': {
    roles: county,
    request: request({ campaign }),
    response: z.strictObject({ merge: shape.mergeSummary }),
    problems: ['no-such-campaign', 'campaign-locked', 'campaign-purged', 'busy'],
    access: 'write',
    streams: z.strictObject({ done: z.int(), total: z.int(), unit: unit.nullable() }),
    summary: { zh: '一键汇总', en: 'Merge the current submissions' },
  },
  'merge.get': {
    roles: county,
    request: request({ campaign }),
    response: z.strictObject({ merge: shape.mergeSummary, decisions: z.array(shape.decisionMade) }),
    problems: ['no-such-campaign', 'no-merge'],
    access: 'read',
    summary: { zh: '最近一次汇总', en: 'The latest merge' },
  },
  'merge.content': {
    roles: county,
    request: request({ campaign, index: z.int().nonnegative() }),
    response: z.strictObject({ number: shape.version, count: z.int(), digest: shape.digest, data: z.base64() }),
    problems: ['no-such-campaign', 'no-merge', 'campaign-purged'],
    access: 'read',
    summary: { zh: '最近一次汇总的全部内容，取其中一块', en: 'One chunk of the latest merge, with every entry' },
  },
  'merge.decide': {
    roles: county,
    request: request({
      campaign,
      decision: shape.decision,
      /** Version of the unit in the merge that was looked at: should somebody have merged a newer one since, the row may be another person's. */
      version: shape.version.optional(),
    }),
    response: z.strictObject({ decisions: z.array(shape.decisionMade) }),
    problems: ['no-such-campaign', 'no-merge', 'campaign-locked', 'no-such-entry', 'stale-version'],
    access: 'write',
    summary: { zh: '裁定最近一次汇总里的一条', en: 'Decide about one entry of the latest merge' },
  },
  'merge.undecide': {
    roles: county,
    request: request({ campaign, unit, sheet: shape.sheetName, row: z.int().positive(), version: shape.version.nullable() }),
    response: z.strictObject({ decisions: z.array(shape.decisionMade) }),
    problems: ['no-such-campaign', 'no-merge', 'campaign-locked', 'no-such-decision'],
    access: 'write',
    summary: { zh: '收回一条裁定', en: 'Take a decision back' },
  },
  'merge.lock': {
    roles: county,
    request: request({ campaign, digest: shape.digest }),
    response: z.strictObject({ campaign: shape.campaignSummary }),
    problems: ['no-such-campaign', 'no-merge', 'merge-stale', 'same-person', 'wrong-state'],
    access: 'write',
    summary: { zh: '锁定汇总结果', en: 'Lock the merge' },
  },
  'merge.unlock': {
    roles: county,
    request: request({ campaign, reason: shape.reason }),
    response: z.strictObject({ campaign: shape.campaignSummary }),
    problems: ['no-such-campaign', 'wrong-state'],
    access: 'write',
    summary: { zh: '说明理由后解锁', en: 'Unlock, with a reason' },
  },

  'visit.record': {
    roles: signedIn,
    request: request({
      campaign,
      unit,
      sheet: shape.sheetName,
      row: z.int().positive(),
      visitedOn: z.iso.date(),
      met: z.boolean(),
      note: z.string().max(500),
    }),
    response: nothing,
    problems: ['no-such-campaign', 'not-your-unit', 'no-such-submission', 'no-such-entry', 'campaign-purged'],
    access: 'write',
    summary: { zh: '记录一次走访', en: 'Record a visit' },
  },
  'visit.list': {
    roles: signedIn,
    request: request({ campaign, unit }),
    response: z.strictObject({ visits: z.array(shape.visit) }),
    problems: ['no-such-campaign', 'not-your-unit', 'campaign-purged'],
    access: 'read',
    summary: { zh: '一个单位的走访记录，最近的在前', en: 'Visits of a unit, the latest first' },
  },
  'audit.list': {
    roles: county,
    request: request({ after: z.int().nonnegative(), limit: z.int().min(1).max(500) }),
    response: z.strictObject({ lines: z.array(shape.auditLine), intact: z.boolean() }),
    problems: [],
    access: 'read',
    summary: { zh: '审计记录', en: 'The audit' },
  },
});

export type ApiTable = typeof apiTable;
export type OperationName = keyof ApiTable;
export type RequestOf<N extends OperationName> = z.output<ApiTable[N]['request']>;
export type ResponseOf<N extends OperationName> = z.output<ApiTable[N]['response']>;
export const operationNames = Object.keys(apiTable) as readonly OperationName[];
