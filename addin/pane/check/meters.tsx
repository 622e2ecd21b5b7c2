/** Quota, money and categories as small bars with their figures beside them. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { formatYuan } from '../../../core/model/money';
import type { Judged, QuotaMeter } from '../../judge/protocol';
import { useApp, useWords } from '../context';
import { Disclosure, Meter } from '../ui/parts';
import { useStore } from '../use-store';

/** Whole yuan without ".00": a narrow pane has no room for it. */
const yuanText = (fen: number): string => formatYuan(fen).replace(/\.00$/, '');

export const Meters = ({ judged }: { readonly judged: Judged }): JSX.Element | null => {
  const { roster } = useApp();
  const { check: words } = useWords();
  const { plan } = useStore(roster.store);
  const [wanted, setWanted] = useState<boolean | null>(null);
  // Problems come first; without any there is room for the figures.
  const open = wanted ?? judged.report.findings.length === 0;
  const { reported, quotas, categories, budgetFen } = judged.tallies;
  if (categories.length === 0) return null;
  const most = Math.max(...categories.map(({ count }) => count));
  const unitless = judged.unit === null || judged.unit.code === null;
  const share = budgetFen === null || budgetFen === 0 ? null : reported.amountFen / budgetFen;
  return (
    <section class="card meters">
      <Disclosure
        open={open}
        onToggle={() => {
          setWanted(!open);
        }}
        head={<span class="card-title">{words.meters}</span>}
      >
        {quotas.map((quota) => (
          <Quota key={`${quota.category ?? ''}${quota.by}`} quota={quota} />
        ))}
        {unitless && (plan?.quotas.length ?? 0) > 0 ? <p class="muted">{words.noUnitQuota}</p> : null}
        {reported.amountFen === 0 ? null : share === null ? (
          <div class="meter-text lone">
            <span>{words.sum}</span>
            <span class="meter-value">{words.yuan(yuanText(reported.amountFen))}</span>
          </div>
        ) : (
          <Meter
            label={words.sum}
            value={words.yuan(yuanText(reported.amountFen))}
            share={share}
            tone={share > 1 ? 'error' : 'calm'}
            note={words.ofBudget(`${Math.round(share * 1000) / 10}%`, yuanText(budgetFen ?? 0))}
          />
        )}
        <h3 class="meter-title">{words.byCategory}</h3>
        {categories.map(({ name, count, grain, amountFen }) => (
          <Meter
            key={name ?? ''}
            label={name ?? words.unknownCategory}
            value={`${words.grain[grain](count)}${amountFen > 0 ? `　${words.yuan(yuanText(amountFen))}` : ''}`}
            share={most === 0 ? 0 : count / most}
            tone={name === null ? 'error' : 'calm'}
          />
        ))}
      </Disclosure>
    </section>
  );
};

const Quota = ({ quota: { category, by, reported, limit } }: { readonly quota: QuotaMeter }): JSX.Element => {
  const { check: words } = useWords();
  const over = reported > limit;
  const share = limit === 0 ? (reported > 0 ? 1 : 0) : reported / limit;
  const tone = over ? 'error' : 'good';
  if (by === 'amount') {
    const note = over ? words.moneyOver(yuanText(reported - limit)) : words.moneyLeft(yuanText(limit - reported));
    return (
      <Meter
        label={words.quotaMoney(category)}
        value={`${yuanText(reported)} / ${yuanText(limit)}`}
        share={share}
        tone={tone}
        note={note}
      />
    );
  }
  return (
    <Meter
      label={words.quota(category)}
      value={words.quotaText(reported, limit)}
      share={share}
      tone={tone}
      note={over ? words.quotaOver(reported - limit) : words.quotaLeft(limit - reported)}
    />
  );
};
