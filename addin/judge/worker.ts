/** Entry of the worker bundle judge.js. */
import '../api/without-eval';
import type { AnswerMessage, RequestMessage } from './protocol';
import { answerWith } from './answer';
import { createJudgeService } from './service';

interface WorkerScope {
  onmessage: ((event: { readonly data: RequestMessage }) => void) | null;
  readonly postMessage: (message: AnswerMessage) => void;
}

const scope = globalThis as unknown as WorkerScope;
const answer = answerWith(createJudgeService());
scope.onmessage = ({ data }) => {
  scope.postMessage(answer(data));
};
