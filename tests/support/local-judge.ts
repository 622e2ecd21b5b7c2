/** The judging worker without a worker: the same messages, cloned as a real one would, answered in turn. */
import { answerWith } from '../../addin/judge/answer';
import type { JudgePort } from '../../addin/judge/client';
import type { RequestMessage } from '../../addin/judge/protocol';
import { createJudgeService } from '../../addin/judge/service';

export function openLocalJudge(): JudgePort {
  const answer = answerWith(createJudgeService());
  let ended = false;
  const port: JudgePort = {
    onmessage: null,
    onerror: null,
    postMessage: (message) => {
      const request = structuredClone(message) as RequestMessage;
      setImmediate(() => {
        if (!ended) port.onmessage?.({ data: structuredClone(answer(request)) });
      });
    },
    terminate: () => {
      ended = true;
    },
  };
  return port;
}
