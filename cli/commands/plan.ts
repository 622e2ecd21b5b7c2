/** songnuan plan list | show ID | check plan.json */
import { samplePlans } from '../../core/plans';
import type { PlanCommand } from '../arguments';
import { loadPlan } from '../load-plan';
import { exit, padEnd, proseOf, type Terminal } from '../terminal';

export async function planCommand(command: PlanCommand, terminal: Terminal): Promise<number> {
  if (command.action === 'list') {
    for (const plan of samplePlans) terminal.out(`${padEnd(plan.id, 10)} ${plan.year}  ${padEnd(plan.title, 36)} ${plan.hostOffice}\n`);
    return exit.fine;
  }
  const plan = await loadPlan(command.target ?? '', command.lang);
  terminal.out(command.action === 'show' ? `${JSON.stringify(plan, null, 2)}\n` : `${proseOf(command.lang).planGood(plan.title)}\n`);
  return exit.fine;
}
