/** Asked before a changed file gives way to another. */
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { WebWords } from '../../core/messages/pane/web-words';
import { Button } from '../pane/ui/parts';

export const Leave = (props: {
  readonly words: WebWords;
  readonly name: string;
  readonly onAnswer: (answer: 'save' | 'discard' | 'stay') => void;
}): JSX.Element => {
  const { words, name, onAnswer } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      class="web-dialog"
      aria-labelledby="leave-title"
      onCancel={() => {
        onAnswer('stay');
      }}
    >
      <h2 id="leave-title">{words.leave.title}</h2>
      <p>{words.leave.text(name)}</p>
      <div class="web-dialog-actions">
        {(['save', 'discard', 'stay'] as const).map((answer) => (
          <Button
            key={answer}
            look={answer === 'save' ? 'primary' : 'outline'}
            onClick={() => {
              onAnswer(answer);
            }}
          >
            {words.leave[answer]}
          </Button>
        ))}
      </div>
    </dialog>
  );
};
