/** The result in three figures, and where to go from there. */
import type { JSX } from 'preact';
import { severityName } from '../../../core/messages';
import type { Severity } from '../../../core/model/finding';
import { incidentOfRules } from '../../app/incident';
import type { Judged } from '../../judge/protocol';
import { useApp, useWords } from '../context';
import { IncidentNote } from '../notices';
import { Button, SeverityIcon } from '../ui/parts';
import { Icon } from '../ui/icon';
import { useStore } from '../use-store';

const severities: readonly Severity[] = ['error', 'warning', 'info'];

export const Summary = ({ judged }: { readonly judged: Judged }): JSX.Element => {
  const { shell, check, fix, roster } = useApp();
  const { check: words, shell: shellWords, lang } = useWords();
  const { severities: on } = useStore(check.store);
  const { count } = useStore(fix.store);
  const { stale } = useStore(roster.store);
  const { counts, crashed, findings } = judged.report;
  const entries = judged.sheets.reduce((sum, view) => sum + view.entries, 0);
  return (
    <section class="summary" aria-label={words.counts(counts.error, counts.warning, counts.info)}>
      {stale === 'no' ? null : <p class="stale">{stale === 'editing' ? words.staleBusy : words.stale}</p>}
      {findings.length === 0 && entries > 0 ? (
        <div class="card good all-good">
          <Icon name="check" />
          <div>
            <strong>{words.allGood}</strong>
            <p>{words.allGoodHint(entries)}</p>
          </div>
        </div>
      ) : (
        <div class="counts">
          {severities.map((severity) => (
            <button
              key={severity}
              type="button"
              class={`count ${severity}`}
              aria-pressed={on[severity]}
              title={words.severityHint[severity]}
              onClick={() => {
                check.filter({ severities: { ...on, [severity]: !on[severity] } });
              }}
            >
              <SeverityIcon severity={severity} />
              <span class="count-number">{counts[severity]}</span>
              <span class="count-name">{severityName(severity, lang)}</span>
            </button>
          ))}
        </div>
      )}
      {crashed.length === 0 ? null : (
        <div class="message error" role="alert">
          <Icon name="error" />
          <div>
            <p>{shellWords.incident.crashedRules(crashed.length)}</p>
            <p>{shellWords.incident.todo}</p>
            <IncidentNote incident={incidentOfRules(crashed)} />
          </div>
        </div>
      )}
      {count === 0 ? null : (
        <div class="fix-offer">
          <Icon name="wand" />
          <span>{words.fixable(count)}</span>
          <Button
            look="link"
            onClick={() => {
              shell.open('fix');
            }}
          >
            {words.toFix}
          </Button>
        </div>
      )}
    </section>
  );
};
