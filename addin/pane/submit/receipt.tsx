/** What the county has, to be copied or shown. */
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { SubmitState } from '../../app/submit/state';
import { Icon } from '../ui/icon';
import { Button, Card } from '../ui/parts';
import { useStore } from '../use-store';
import { useSubmit, useSubmitWords, yuanText } from './context';

export const Receipt = ({ work }: { readonly work: Extract<SubmitState['work'], { readonly step: 'receipt' }> }): JSX.Element => {
  const { submit } = useSubmit();
  const words = useSubmitWords();
  const { campaign, unit, plan } = useStore(submit.store);
  const [copied, setCopied] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const { head, same } = work;
  const { error, warning, info } = head.counts;
  const title = same ? words.receipt.sameTitle(head.version) : words.receipt.title(head.version);
  const parts: readonly (readonly [string, string])[] = [
    [words.receipt.campaign, campaign?.title ?? ''],
    [words.receipt.unit, unit?.name ?? ''],
    [words.receipt.time, words.moment(head.receivedAt)],
    [words.receipt.entries, words.entries(head.entries)],
    [words.receipt.amount, words.yuan(yuanText(head.amountFen))],
    [words.receipt.left, words.history.countsText(error, warning, info)],
    [words.receipt.file, head.fileName],
    // Enough of the digest to tell two versions apart by eye.
    [words.receipt.number, head.digest.slice(0, 12)],
  ];
  const copy = (): void => {
    box.current?.select();
    // Frames may be refused the clipboard; the selected text can then be copied with Ctrl+C.
    navigator.clipboard?.writeText(box.current?.value ?? '').then(
      () => {
        setCopied(true);
      },
      () => undefined,
    );
  };
  return (
    <Card
      tone="good"
      icon="check"
      title={title}
      actions={
        <Button icon="copy" onClick={copy}>
          {copied ? words.copied : words.receipt.copy}
        </Button>
      }
    >
      <p>{same ? words.receipt.same(head.version) : words.receipt.saved}</p>
      <dl class="facts">
        {parts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {head.late ? (
        <p class="inline-note">
          <Icon name="clock" />
          {plan?.deadline?.late === 'void' ? words.receipt.void : words.receipt.late}
        </p>
      ) : null}
      {head.overQuota === 0 ? null : (
        <p class="inline-note">
          <Icon name="warning" />
          {words.receipt.over(head.overQuota)}
        </p>
      )}
      <textarea ref={box} class="off-screen" readOnly tabIndex={-1} aria-hidden="true" value={words.receipt.text(parts, title)} />
    </Card>
  );
};
