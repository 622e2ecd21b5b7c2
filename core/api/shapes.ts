/** Shapes that several operations share, as zod schemas: parsed on both sides of the wire. */
import { z } from 'zod';
import { roles } from '../ports/identity';

export const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,59}$/);
export const unitCode = id;
export const digest = z.string().regex(/^[0-9a-f]{64}$/);
export const instant = z.iso.datetime({ offset: true });
export const reason = z.string().trim().min(1).max(500);
export const version = z.int().positive();
/** Excel's names have 31 characters at most; a text file's only sheet is called like the file. */
export const sheetName = z.string().min(1).max(255);
export const role = z.enum(roles);
const count = z.int().nonnegative();
/** Sums of what was typed. Not bound to safe integers: one column of account numbers read as money must not make whole lists unreadable. */
const fen = z.number();

export const caller = z.strictObject({ uid: z.string(), role, office: id, unit: unitCode.nullable() });

/** draft: being set up. open: units may submit. closed: no more submissions. locked: merged and signed. purged: personal data removed. */
export const campaignStatus = z.enum(['draft', 'open', 'closed', 'locked', 'purged']);
export const campaignSummary = z.strictObject({
  id,
  title: z.string(),
  year: z.int(),
  status: campaignStatus,
  revision: version,
  deadline: instant.nullable(),
  units: count,
  /** Units of the plan whose current version goes into a merge. */
  submitted: count,
  /** When the latest version of any unit came in; tells a board whether anything is new. */
  lastSubmittedAt: instant.nullable(),
});

/** submitted: with the county. returned: sent back with reasons. accepted. excluded: left out by the county. withdrawn: taken back by the unit. */
export const submissionState = z.enum(['submitted', 'returned', 'accepted', 'excluded', 'withdrawn']);
export const rowReason = z.strictObject({ sheet: sheetName, row: z.int().positive(), reason });
export const counts = z.strictObject({ error: count, warning: count, info: count });

/** What a receipt and a line of the board say. No personal data. */
export const submissionHead = z.strictObject({
  unit: unitCode,
  version,
  state: submissionState,
  digest,
  fileName: z.string().max(255),
  submittedAt: instant,
  /** By what lateness is judged: submittedAt, or when the county says it got the file that it enters for a unit. */
  receivedAt: instant,
  submittedBy: z.string(),
  onBehalf: z.boolean(),
  late: z.boolean(),
  entries: count,
  amountFen: fen,
  overQuota: count,
  counts,
  /** Why the county returned or excluded it. */
  reason: z.string().nullable(),
  rowReasons: z.array(rowReason),
});

const where = z.strictObject({
  file: z.string().nullable(),
  sheet: z.string(),
  row: z.int().nullable(),
  cell: z.string().nullable(),
  column: z.string().nullable(),
  header: z.string().nullable(),
  field: z.string().nullable(),
});
const param = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string()), z.array(z.number())]);
export const finding = z.strictObject({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  where,
  related: z.array(where),
  params: z.record(z.string(), param),
});

const tally = z.strictObject({ households: count, persons: count, institutions: count, amountFen: fen });
/** The merge as the desk shows it; the entries themselves are fetched by page. */
export const mergeSummary = z.strictObject({
  number: version,
  mergedAt: instant,
  mergedBy: z.string(),
  /** Version of each unit that went in. */
  used: z.record(z.string(), version),
  stale: z.boolean(),
  digest,
  totals: z.strictObject({ reported: tally, granted: tally }),
  units: z.array(
    z.strictObject({
      code: unitCode.nullable(),
      name: z.string(),
      status: z.string(),
      reported: tally,
      granted: tally,
      /** Entries, or fen where the quota is an amount. */
      over: z.number().nonnegative(),
      counts,
    }),
  ),
  duplicates: count,
  missingUnits: z.array(unitCode),
  /** Entries by standing; 'undecided' ones wait for the officer. */
  standings: z.record(z.string(), count),
  findings: counts,
});

export const decision = z.strictObject({
  unit: unitCode,
  sheet: sheetName,
  row: z.int().positive(),
  decide: z.enum(['keep', 'exclude', 'letThrough']),
  reason,
});

/** A decision as it is kept. */
export const decisionMade = decision.extend({
  /** Version of the unit in which its person stands in that row; it holds in a merge that used this version. */
  version: version.nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
});

export const visit = z.strictObject({
  visitedOn: z.iso.date(),
  met: z.boolean(),
  note: z.string(),
  recordedBy: z.string(),
  recordedAt: instant,
  /** Version of the roster in which the row was looked up. */
  version,
  /** Where that person stands in the unit's newest version; null when gone from it. */
  now: z.strictObject({ sheet: sheetName, row: z.int().positive() }).nullable(),
});

/** An account of the office. `mayRevoke`: by the caller. */
export const account = z.strictObject({
  account: z.string(),
  role,
  unit: unitCode.nullable(),
  revoked: z.boolean(),
  createdAt: instant.nullable(),
  lastSignInAt: instant.nullable(),
  mayRevoke: z.boolean(),
});
/** One that nobody has used yet. The code itself is shown once, when it is made. */
export const openInvitation = z.strictObject({
  id: z.string(),
  role,
  unit: unitCode.nullable(),
  madeBy: z.string().nullable(),
  expiresAt: instant,
  mayRevoke: z.boolean(),
});

export const auditLine = z.strictObject({
  sequence: version,
  at: instant,
  uid: z.string(),
  action: z.string(),
  campaign: id.nullable(),
  unit: unitCode.nullable(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  previous: z.string(),
  hash: z.string(),
});
