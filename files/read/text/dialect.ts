/** Which character parts the columns of a text file: the one that gives the same number of columns on most lines. */

export interface Dialect {
  readonly delimiter: string;
  /** Where the data begins: after a "sep=;" line, which Excel obeys and does not show. */
  readonly from: number;
}

const candidates = [',', '\t', ';', '|', '，'] as const;
const linesLooked = 60;
const charactersLooked = 1 << 18;

/** Counts of one candidate per line; quoted parts do not count. */
type Counts = number[];

const startsField = (before: string): boolean => before === '' || before === '\n' || (candidates as readonly string[]).includes(before);

/** A tab that only guards a value ("\t110101…," keeps Excel from making a number of it) parts nothing. */
const isGuardTab = (text: string, at: number): boolean =>
  text[at] === '\t' && [text[at - 1], text[at + 1]].some((beside) => beside === ',' || beside === ';');

/** Null when a quote opened on the way is never closed: then quotes mean nothing in this file. */
const countPerLine = (text: string, obeyQuotes: boolean): Map<string, Counts> | null => {
  const counts = new Map<string, Counts>(candidates.map((candidate) => [candidate, []]));
  const line = new Map<string, number>();
  let quoted = false;
  let blank = true;
  const endLine = (): void => {
    if (!blank) for (const [candidate, list] of counts) list.push(line.get(candidate) ?? 0);
    line.clear();
    blank = true;
  };
  const to = Math.min(text.length, charactersLooked);
  for (let at = 0; at < to && (counts.get(',')?.length ?? 0) < linesLooked; at++) {
    const character = text[at] as string;
    if (character === '"' && obeyQuotes) {
      if (quoted || startsField(text[at - 1] ?? '')) quoted = !quoted;
      blank = false;
    } else if (quoted) continue;
    else if (character === '\n' || (character === '\r' && text[at + 1] !== '\n')) endLine();
    else if (counts.has(character) && !isGuardTab(text, at)) line.set(character, (line.get(character) ?? 0) + 1);
    else if (character !== ' ') blank = false;
  }
  endLine();
  return quoted ? null : counts;
};

/** Share of lines that agree on a number of columns above one, weighed a little by that number. 0 when no line is parted. */
const score = (counts: Counts): number => {
  const agreeing = new Map<number, number>();
  for (const count of counts) if (count > 0) agreeing.set(count, (agreeing.get(count) ?? 0) + 1);
  let best = 0;
  for (const [count, lines] of agreeing) best = Math.max(best, (lines / counts.length) * Math.log2(2 + count));
  return best;
};

/** A full-width comma is common inside text, so it must do much better than the others. */
const handicap: Readonly<Record<string, number>> = { '，': 0.5, '|': 0.9, '\t': 1.2 };

export const findDialect = (text: string): Dialect => {
  const named = /^sep=(.)(?:\r\n|\r|\n|$)/i.exec(text.slice(0, 16));
  if (named !== null) return { delimiter: named[1] ?? ',', from: named[0].length };
  let best = ',';
  let bestScore = 0;
  const counted = countPerLine(text, true) ?? countPerLine(text, false) ?? new Map<string, Counts>();
  for (const [candidate, counts] of counted) {
    const points = score(counts) * (handicap[candidate] ?? 1);
    if (points <= bestScore) continue;
    best = candidate;
    bestScore = points;
  }
  return { delimiter: best, from: 0 };
};
