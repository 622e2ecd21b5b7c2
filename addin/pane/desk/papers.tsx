/** The papers beside the workbook: what is published, signed for, paid out, sent back. */
import type { JSX } from 'preact';
import { outputKindName, outputKindPurpose } from '../../../core/messages/output-kinds';
import { outputKinds, type OutputKind } from '../../../core/model/output-kind';
import type { Plan } from '../../../core/model/plan';
import { Button, Card } from '../ui/parts';
import { useDesk, useDeskState, useLang, useMergeWords } from './context';

export const Papers = (): JSX.Element | null => {
  const { output: outputs } = useDesk();
  const { merge, campaign, plan, output, running } = useDeskState();
  const words = useMergeWords();
  const lang = useLang();
  if (merge === null || campaign === null || plan === null) return null;
  const still = merge.stale || running.step !== 'idle' || output.step !== 'idle';
  return (
    <Card title={words.papers}>
      <p class="muted">{words.papersHint}</p>
      <ul class="papers">
        {outputKinds
          .filter((kind) => offers(plan, kind))
          .map((kind) => (
            <li key={kind}>
              <Button
                icon="table"
                disabled={still}
                onClick={() => void outputs.download(kind, words.paperFile(outputKindName(kind, 'zh-CN'), campaign.title, merge.number))}
              >
                {outputKindName(kind, lang)}
              </Button>
              <small class="muted">{outputKindPurpose(kind, lang)}</small>
            </li>
          ))}
      </ul>
    </Card>
  );
};

/** As core/outputs decides it; that part of the core belongs to the worker and is not loaded here. */
export const offers = (plan: Plan, kind: OutputKind): boolean =>
  kind === 'payment'
    ? plan.payment.method === 'bank'
    : kind === 'visitGroups'
      ? plan.visitGroups.length > 0
      : kind === 'tasks'
        ? plan.tasks.length > 0
        : true;
