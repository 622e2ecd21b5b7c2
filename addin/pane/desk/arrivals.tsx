/** Submissions over time: a stepped line, with the same as a table for readers. */
import type { JSX } from 'preact';
import type { ArrivalPoint } from '../../flows/desk/board';
import { useDeskWords } from './context';

const width = 300;
const height = 90;

export const Arrivals = ({ points, of }: { readonly points: readonly ArrivalPoint[]; readonly of: number }): JSX.Element => {
  const { arrivals: words } = useDeskWords();
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) return <p class="muted">0 / {of}</p>;
  const from = Date.parse(first.day);
  const span = Math.max(86_400_000, Date.parse(last.day) - from);
  const x = (day: string): number => ((Date.parse(day) - from) / span) * width;
  const y = (units: number): number => height - (units / Math.max(1, of)) * height;
  const path = points.reduce((line, { day, units }) => `${line}H${x(day).toFixed(1)}V${y(units).toFixed(1)}`, `M0 ${height}`);
  return (
    <figure class="arrivals">
      <svg viewBox={`-2 -4 ${width + 4} ${height + 8}`} role="img" aria-label={words.text(last.units, points.length)}>
        <path class="all" d={`M0 0H${width}`} />
        <path class="area-under" d={`${path}H${width}V${height}Z`} />
        <path class="line" d={`${path}H${width}`} />
        {points.map(({ day, units }) => (
          <circle key={day} cx={x(day)} cy={y(units)} r="3" />
        ))}
      </svg>
      <figcaption class="muted">
        {first.day} – {last.day} · {last.units} / {of}
      </figcaption>
      <table class="hidden-text">
        <thead>
          <tr>
            <th scope="col">{words.day}</th>
            <th scope="col">{words.units}</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ day, units }) => (
            <tr key={day}>
              <td>{day}</td>
              <td>{units}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
};
