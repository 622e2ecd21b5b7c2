/** Plans for tests. */
import { planSchema, type Plan, type PlanInput } from '../../core/model/plan';

/** A plan of the given parts; by default: per person, cash, 农村低保 100 yuan and 重点优抚对象 100 yuan, nothing else demanded. */
export const planOf = (parts: Partial<PlanInput> = {}): Plan =>
  planSchema.parse({
    id: 'test',
    title: '春节慰问活动',
    year: 2027,
    hostOffice: '县民政局',
    kind: 'general',
    grain: 'person',
    ageAsOf: '2027-01-20',
    categories: [
      { code: 'D-RURAL', name: '农村低保', aliases: ['农村低保户'], standard: { kind: 'money', amountYuan: 100 } },
      { code: 'G-MERIT', name: '重点优抚对象', aliases: ['优抚对象'], standard: { kind: 'money', amountYuan: 100 } },
    ],
    overlap: 'highestOnce',
    requiredFields: ['name', 'idNumber'],
    payment: { method: 'cash' },
    ...parts,
  } satisfies PlanInput);
