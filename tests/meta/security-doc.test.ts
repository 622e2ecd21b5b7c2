/** SECURITY.md names tests for what it claims: each of them exists, and every requirement it must answer has some. */
import { readFileSync } from 'node:fs';

const text = readFileSync('SECURITY.md', 'utf8');
const sections = text.split(/^### /m).slice(1);
const testsIn = (section: string): readonly (readonly [string, string])[] =>
  [...section.matchAll(/^- `(tests\/[\w/.-]+\.ts)`: “(.+)”$/gm)].map(([, file = '', title = '']) => [file, title] as const);
const items = ['2.2.2', '2.3.1', '2.3.2', '2.3.3', '2.3.4', '2.3.5', '5.2.1', '5.2.2', '5.2.3', '16.2.5', '16.5.1', '16.5.2', '16.5.3'];

it.each(items)('ASVS %s is answered with tests', (item) => {
  const section = sections.find((one) => one.startsWith(`${item} `));
  expect(section).toBeDefined();
  expect(testsIn(section ?? '').length).toBeGreaterThan(0);
});

it('every list item that names a test is written so that it can be looked up', () => {
  const named = text.split('\n').filter((line) => line.startsWith('- `tests/'));
  expect(named).toHaveLength(testsIn(text).length);
});

it.each(testsIn(text))('%s has the test “%s”', (file, title) => {
  const source = readFileSync(file, 'utf8').replaceAll("\\'", "'");
  const calls = [`'${title}'`, `"${title}"`, `\`${title}\``].flatMap((quoted) => [`(${quoted},`, `(\n ${quoted},`]);
  const flat = source.replaceAll(/\n\s+/g, '\n ');
  expect(calls.some((call) => flat.includes(call))).toBe(true);
});
