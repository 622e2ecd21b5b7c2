/** One message → one answer; a fault of ours becomes an answer too, with its stack but without any value. */
import type { AnswerMessage, RequestMessage } from './protocol';
import type { createJudgeService } from './service';

export const answerWith =
  (service: ReturnType<typeof createJudgeService>) =>
  ({ id, name, input }: RequestMessage): AnswerMessage => {
    try {
      const handle = service[name] as (input: unknown) => unknown;
      return { id, ok: true, output: handle(input) };
    } catch (error) {
      const fault = error instanceof Error ? error : new Error('unknown');
      return { id, ok: false, name: fault.name, message: fault.message, stack: fault.stack ?? '' };
    }
  };
