/**
 * Plan (方案): everything that differs between campaigns, as data. Amounts are yuan here, because people write plans;
 * the judgement counts in integer fen (see `standardFen`, `toFen`).
 */
import { z } from 'zod';
import { fieldKeys, type FieldKey } from './field';

const code = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]*$/)
  .max(60);
const name = z.string().trim().min(1).max(120);
const names = z.array(name).default([]);
const yuan = z.number().nonnegative().multipleOf(0.01).max(1e9);
const count = z.number().int().nonnegative();
const isoDate = z.iso.date();
const fieldKey = z.enum(fieldKeys as [FieldKey, ...FieldKey[]]);

export const grainSchema = z.enum(['household', 'person', 'institution']);

const kitItemSchema = z.strictObject({ code, name, aliases: names, quantity: z.number().positive(), unit: z.string().max(8) });

/** 'tiers': several amounts are right (分档), each perhaps with a name. 'pending': not decided yet, which is not zero. */
export const standardSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('money'), amountYuan: yuan }),
  z.strictObject({ kind: z.literal('tiers'), tiers: z.array(z.strictObject({ name: name.optional(), amountYuan: yuan })).min(1) }),
  z.strictObject({ kind: z.literal('goods'), kit: z.array(kitItemSchema).min(1) }),
  z.strictObject({ kind: z.literal('pending') }),
]);

export const categorySchema = z.strictObject({
  code,
  name,
  aliases: names,
  /** Code of the broader category of the same plan. A broader category may be used by entries too (e.g. 重点优抚对象). */
  parent: code.optional(),
  /** Overrides the plan's grain. 'institution': no person, no ID number (驻军单位, 敬老院). */
  grain: grainSchema.optional(),
  standard: standardSchema,
  plannedCount: count.optional(),
  /** Full years: `min` inclusive, `below` exclusive, on the plan's ageAsOf date. */
  age: z.strictObject({ min: z.number().int().optional(), below: z.number().int().optional() }).optional(),
  payTo: z.enum(['person', 'guardian', 'institution']).default('person'),
  publish: z.enum(['full', 'countOnly', 'never']).default('full'),
});

export const unitSchema = z.strictObject({ code, name, aliases: names, type: z.string().max(30) });

/** A limit on how many entries (or how much money) may be granted. Exactly one of count and amountYuan. */
export const quotaSchema = z
  .strictObject({
    /** 'unitType': per unit of this type, each unit having `count`; 'unit': one named unit; 'eachUnit': every unit; 'category': all units together, or per unit when `perUnit`. */
    by: z.enum(['unit', 'unitType', 'eachUnit', 'category']),
    unit: code.optional(),
    unitType: z.string().optional(),
    category: code.optional(),
    perUnit: z.boolean().optional(),
    count: count.optional(),
    amountYuan: yuan.optional(),
  })
  .refine((q) => (q.count === undefined) !== (q.amountYuan === undefined), { message: 'give either count or amountYuan', path: ['count'] })
  .refine((q) => q.by !== 'unit' || q.unit !== undefined, { message: 'by "unit" needs the unit code', path: ['unit'] })
  .refine((q) => q.by !== 'unitType' || q.unitType !== undefined, { message: 'by "unitType" needs unitType', path: ['unitType'] })
  .refine((q) => q.by !== 'category' || q.category !== undefined, { message: 'by "category" needs the category code', path: ['category'] });

export const materialSchema = z.strictObject({
  code,
  name,
  /** Header texts under which rosters keep this material. */
  aliases: names,
  required: z.boolean().default(true),
  /** Several proofs of which one is enough (低保证、残疾证、诊断证明 …): each may have a column of its own. */
  anyOf: z.array(z.strictObject({ name, aliases: names })).optional(),
});

export const taskSchema = z.strictObject({
  code,
  section: name,
  title: name,
  audience: z.string().optional(),
  means: z.string().optional(),
  category: code.optional(),
  /** As written in the plan; 各镇街 / 全区各单位 and the like expand by `unitGroups`. Empty: the plan names none, which is a warning. */
  leadUnits: names,
  supportingUnits: names,
});

export const severitySettingSchema = z.enum(['off', 'error', 'warning', 'info']);

export const planSchema = z.strictObject({
  id: code,
  title: name,
  /** Year of the festival the campaign is for. */
  year: z.number().int().min(2000).max(2100),
  hostOffice: name,
  kind: z.enum(['visit', 'general', 'quota', 'tasks']),
  grain: grainSchema,
  /** The day on which ages are counted. */
  ageAsOf: isoDate,
  categories: z.array(categorySchema).min(1),
  /** 同一人多类: highestOnce 就高不就低, each 分别享受, forbid 不得重复. */
  overlap: z.enum(['highestOnce', 'each', 'forbid']),
  quotas: z.array(quotaSchema).default([]),
  overflow: z.enum(['flag', 'refuse']).default('flag'),
  budget: z.strictObject({ ceilingYuan: yuan.optional() }).default({}),
  visitWindow: z
    .strictObject({ from: isoDate, to: isoDate })
    .refine((w) => w.from <= w.to, { message: 'from must not be after to', path: ['to'] })
    .optional(),
  /** Instant with zone, e.g. 2026-12-30T23:59:59+08:00. A submission in the deadline's own minute is in time. */
  deadline: z.strictObject({ at: z.iso.datetime({ offset: true }), late: z.enum(['void', 'flag', 'refuse']) }).optional(),
  units: z.array(unitSchema).default([]),
  /** 各镇街 → the units of these types. */
  unitGroups: z.array(z.strictObject({ name, aliases: names, types: z.array(z.string()).min(1) })).default([]),
  /** Offices outside the submitting units that tasks and rosters may name (区民政局 …). */
  offices: names,
  requiredFields: z.array(fieldKey),
  materials: z.array(materialSchema).default([]),
  eligibility: z
    .strictObject({
      incomeLine: z.strictObject({ amountYuan: yuan, period: z.enum(['month', 'year']), onTheLineIsIn: z.boolean() }).optional(),
      enterpriseOnly: z.boolean().default(false),
      warnPublicPayroll: z.boolean().default(false),
      excludedGroups: z.array(z.strictObject({ name, keywords: z.array(name).min(1) })).default([]),
    })
    .default({ enterpriseOnly: false, warnPublicPayroll: false, excludedGroups: [] }),
  /** 慰问层级: which tier an entry is meant for; only tiers with `countsTowardsQuota` use up quota. */
  tiers: z
    .array(z.strictObject({ code, name, aliases: names, countsTowardsQuota: z.boolean(), isDefault: z.boolean().default(false) }))
    .default([]),
  visitGroups: z.array(z.strictObject({ code, name, aliases: names, leader: z.string().optional() })).default([]),
  tasks: z.array(taskSchema).default([]),
  publicity: z.strictObject({ required: z.boolean(), days: count, dayKind: z.enum(['calendar', 'working']) }).optional(),
  /** makerChecker (不相容岗位分离): who ran a merge may not be the one who locks it. */
  approval: z.strictObject({ makerChecker: z.boolean().default(false) }).default({ makerChecker: false }),
  payment: z.strictObject({ method: z.enum(['cash', 'bank', 'goods']), ownAccountOnly: z.boolean().default(false) }),
  /** Needed documents of a whole submission (公示, 汇总表 …), by name: listed for the clerk, not checked in the sheet. */
  submissionDocuments: names,
  contactPhone: z.string().optional(),
  ruleSeverity: z.record(z.string(), severitySettingSchema).default({}),
});

export type Plan = z.output<typeof planSchema>;
export type PlanInput = z.input<typeof planSchema>;
export type Category = Plan['categories'][number];
export type Standard = Category['standard'];
export type Grain = z.output<typeof grainSchema>;
export type Unit = Plan['units'][number];
export type Quota = Plan['quotas'][number];
export type Material = Plan['materials'][number];
export type KitItem = z.output<typeof kitItemSchema>;

/** Yuan with at most two decimals → integer fen. */
export const toFen = (amountYuan: number): number => Math.round(amountYuan * 100);

/** Every amount in fen that the category's standard allows; [] for goods and pending. */
export const standardFen = (standard: Standard): readonly number[] =>
  standard.kind === 'money'
    ? [toFen(standard.amountYuan)]
    : standard.kind === 'tiers'
      ? standard.tiers.map((tier) => toFen(tier.amountYuan))
      : [];

export const categoryOf = (plan: Plan, categoryCode: string | undefined): Category | undefined =>
  plan.categories.find((category) => category.code === categoryCode);

/** The grain at which an entry of this category is granted. */
export const grainOf = (plan: Plan, category: Category | undefined): Grain => category?.grain ?? plan.grain;
