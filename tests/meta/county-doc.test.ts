/** What docs/COUNTY-SERVER.md says the screen says is what the program says. */
import { readFileSync } from 'node:fs';

const read = (path: string): string => readFileSync(path, 'utf8');
const guide = read('docs/COUNTY-SERVER.md');
const program = ['functions/county/start-problem.ts', 'functions/county/keeping-words.ts'].map(read).join('\n');
const quoted = [...guide.split('\n## 12.')[1]!.matchAll(/^\| `([^`]+)`/gm)].map(([, text = '']) => text);

it('quotes messages in its last table', () => {
  expect(quoted.length).toBeGreaterThan(20);
});

it.each(quoted)('“%s” is in a message of the program', (text) => {
  expect(program).toContain(text);
});

it('names every setting, and no other', () => {
  const settings = [...read('functions/county/settings.ts').matchAll(/(?:given|list)\('([A-Z_]+)'/g)].map(([, name]) => name);
  const named = [...guide.split('\n## 3.')[0]!.matchAll(/^\| ((?:`[A-Z_]+`、?)+) +\|/gm)].flatMap(([, names = '']) =>
    [...names.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name),
  );
  expect([...named].sort()).toEqual([...new Set(settings)].sort());
});
