/** The campaign: which, until when, how it stands; and the one button that matters. */
import type { JSX } from 'preact';
import { Button } from '../ui/parts';
import { boardRows, boardTotals } from '../../flows/desk/board';
import { longTime, useDesk, useDeskState, useDeskWords } from './context';

const dayMs = 86_400_000;

export const CampaignBar = (): JSX.Element | null => {
  const { board, merge } = useDesk();
  const { campaigns, campaign, plan, heads, heardAt, running, merge: summary, busy, view } = useDeskState();
  const words = useDeskWords();
  if (campaign === null) return null;
  const { status, deadline } = campaign;
  const left = deadline === null || heardAt === null ? null : Date.parse(deadline) + 60_000 - Date.parse(heardAt);
  const ready = plan !== null && heads !== null && heardAt !== null;
  const sent = ready ? boardTotals(boardRows(plan, heads, heardAt)).sent : 0;
  const mayMerge = status !== 'locked' && status !== 'purged' && status !== 'draft';
  return (
    <section class="campaign-bar" aria-label={words.campaign.choose}>
      <div class="campaign-what">
        {campaigns !== null && campaigns.length > 1 ? (
          <select
            aria-label={words.campaign.choose}
            value={campaign.id}
            onChange={(event) => {
              void board.choose(event.currentTarget.value);
            }}
          >
            {campaigns.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        ) : (
          <h2>{campaign.title}</h2>
        )}
        <p class="muted">
          <span class={`tag status-${status}`}>{words.campaign.status[status]}</span>
          <span>
            {deadline === null ? words.campaign.noDeadline : words.campaign.deadline(longTime(deadline))}
            {left === null ? '' : ` · ${left < 0 ? words.campaign.passed : words.campaign.left(Math.floor(left / dayMs))}`}
          </span>
        </p>
      </div>
      <div class="campaign-actions">
        {status === 'draft' || status === 'closed' ? (
          <Button disabled={busy !== null} onClick={() => void board.setStatus('open')}>
            {words.campaign.open}
          </Button>
        ) : status === 'open' ? (
          <Button disabled={busy !== null} onClick={() => void board.setStatus('close')}>
            {words.campaign.closeIt}
          </Button>
        ) : null}
        {summary !== null && view !== 'merge' ? <Button onClick={() => void merge.show()}>{words.showMerge}</Button> : null}
        {mayMerge ? (
          <Button
            look="primary"
            class="merge-button"
            title={words.mergeHint(sent)}
            disabled={!ready || sent === 0 || running.step !== 'idle'}
            onClick={() => void merge.run()}
          >
            {summary === null ? words.merge : words.remerge}
          </Button>
        ) : null}
      </div>
      {summary?.stale === true && running.step === 'idle' ? (
        <p class="stale" role="status">
          {words.stale}
        </p>
      ) : null}
    </section>
  );
};
