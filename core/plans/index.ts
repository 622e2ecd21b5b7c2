/** The four sample campaign plans, as values of one type. Years and limits are examples: an office copies the nearest plan and changes it. */
import { planSchema, type Plan } from '../model/plan';
import { bureau } from './bureau';
import { civil } from './civil';
import { district } from './district';
import { union } from './union';

export const samplePlans: readonly Plan[] = [bureau, civil, union, district].map((plan) => planSchema.parse(plan));

export const samplePlan = (id: string): Plan | undefined => samplePlans.find((plan) => plan.id === id);
