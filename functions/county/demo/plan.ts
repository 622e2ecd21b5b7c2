/** The plan of the demo: a sample plan that says what it is, with a deadline that the server's clock has not passed. */
import { planSchema, type Plan } from '../../../core/model/plan';
import { samplePlan } from '../../../core/plans';
import { chinaDay } from '../../../core/ports/clock';

const demoDays = 30;

/** @param now milliseconds since 1970 */
export function demoPlan(now: number): Plan {
  const sample = samplePlan('civil');
  if (sample === undefined) throw new Error('no sample plan');
  const deadline = chinaDay(now + demoDays * 86_400_000);
  return planSchema.parse({
    ...sample,
    id: 'demo',
    title: `${sample.title}（演示，截止时间为建库后${demoDays}天）`,
    deadline: { at: `${deadline}T18:00:00+08:00`, late: 'flag' },
  });
}
