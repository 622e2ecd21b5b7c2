/** A plan by id or from a file, or a problem that names every field that is wrong. */
import { readFile } from 'node:fs/promises';
import { checkPlan } from '../core/model/plan-check';
import type { Plan } from '../core/model/plan';
import { planIssueEn } from '../core/messages/en/plan';
import type { Language } from '../core/messages/sentence';
import { planIssueZh } from '../core/messages/zh-CN/plan';
import { samplePlan, samplePlans } from '../core/plans';
import { CommandProblem, proseOf } from './terminal';

/** @throws CommandProblem with one line per mistake */
export async function loadPlan(target: string, lang: Language): Promise<Plan> {
  const sample = samplePlan(target);
  if (sample !== undefined) return sample;
  const prose = proseOf(lang);
  const check = checkPlan(await readJson(target, lang));
  if (check.ok) return check.plan;
  const sentence = lang === 'en' ? planIssueEn : planIssueZh;
  throw new CommandProblem([prose.planBad(target), ...check.issues.map((issue) => `  - ${sentence(issue)}`)].join('\n'));
}

async function readJson(path: string, lang: Language): Promise<unknown> {
  const prose = proseOf(lang);
  const text = await readFile(path, 'utf8').catch(() => {
    throw new CommandProblem(prose.noPlan(path, samplePlans.map((plan) => plan.id).join('、')));
  });
  try {
    return JSON.parse(text.replace(/^\ufeff/, '')) as unknown;
  } catch {
    throw new CommandProblem(prose.planNotJson(path));
  }
}
