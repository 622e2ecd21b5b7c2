/** Quota use by unit, money by category: bars whose figures stand beside them as text. */
import type { JSX } from 'preact';
import type { Matters } from '../../flows/desk/matters';
import { useMergeWords, yuanText } from './context';

export const Charts = ({ matters }: { readonly matters: Matters }): JSX.Element => {
  const words = useMergeWords();
  const { charts } = words;
  const quotas = matters.quotas.filter(({ limit }) => limit !== null);
  const most = Math.max(1, ...matters.categories.map(({ grantedFen }) => grantedFen));
  const largest = Math.max(1, ...quotas.map(({ limit, reported }) => Math.max(limit ?? 0, reported)));
  return (
    <div class="charts">
      {quotas.length === 0 ? null : (
        <section>
          <h3>{charts.quotas}</h3>
          <ul class="bars">
            {quotas.map(({ name, limit, reported, over }) => (
              <li key={name}>
                <span class="bar-name">{name}</span>
                <svg class="bar-graph" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                  <rect class="track" width={((limit ?? 0) / largest) * 100} height="10" />
                  <rect class="fill" y="2" width={(Math.min(reported, limit ?? 0) / largest) * 100} height="6" />
                  {over > 0 ? (
                    <rect class="fill over" x={((limit ?? 0) / largest) * 100} y="2" width={(over / largest) * 100} height="6" />
                  ) : null}
                </svg>
                <span class="bar-value">
                  {charts.quota(reported, limit ?? 0)}
                  {over > 0 ? <b class="over-text"> {charts.quotaOver(over)}</b> : null}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h3>{charts.money}</h3>
        <ul class="bars">
          {matters.categories.map(({ name, grantedFen, count }) => (
            <li key={name}>
              <span class="bar-name">{name}</span>
              <svg class="bar-graph" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                <rect class="fill" y="2" width={(grantedFen / most) * 100} height="6" />
              </svg>
              <span class="bar-value">
                {yuanText(grantedFen)} <small>{charts.categoryCount(count)}</small>
              </span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
};
