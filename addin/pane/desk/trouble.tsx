/** What went wrong with a call, what to do, and a way to try again. */
import type { JSX } from 'preact';
import { problemSentence } from '../../../core/messages/problems';
import { ApiProblem } from '../../../core/api/problems';
import { Icon } from '../ui/icon';
import { Button } from '../ui/parts';
import { useDesk, useDeskState, useDeskWords, useLang } from './context';

export const TroubleBox = (): JSX.Element | null => {
  const { dismiss } = useDesk();
  const { trouble, online, signedIn } = useDeskState();
  const words = useDeskWords();
  const lang = useLang();
  if (trouble === null)
    return online || signedIn === null ? null : (
      <div class="message warning desk-message" role="status">
        <Icon name="warning" />
        <p>{words.offline}</p>
      </div>
    );
  const { problem, retry } = trouble;
  // Told beside the file that was chosen.
  if (typeof problem === 'object' && 'file' in problem) return null;
  const { what, todo } =
    problem === 'output-differs'
      ? words.outputDiffers
      : problem === 'output-empty'
        ? words.outputEmpty
        : problem instanceof ApiProblem
          ? problemSentence(problem.code, problem.params, lang)
          : words.transport[problem.code];
  return (
    <div class="message error desk-message" role="alert">
      <Icon name="error" />
      <div>
        <strong>{what}</strong>
        <p>{todo}</p>
        {retry === null ? null : (
          <Button
            icon="refresh"
            onClick={() => {
              dismiss();
              retry();
            }}
          >
            {words.retry}
          </Button>
        )}
      </div>
      <Button look="quiet" icon="close" class="message-close" aria-label={words.close} onClick={dismiss} />
    </div>
  );
};
