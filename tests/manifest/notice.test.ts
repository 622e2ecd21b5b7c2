import { readFileSync } from 'node:fs';
import { parse } from 'acorn';

const source = readFileSync('addin/public/notice.js', 'utf8');

describe('the notice of the pane', () => {
  it('is ECMAScript 5 to the last character, so that Internet Explorer 11 can show it', () => {
    expect(() => parse(source, { ecmaVersion: 5 })).not.toThrow();
    expect(() => parse(source.replace('function show(kind, detail)', 'async function show(kind, detail)'), { ecmaVersion: 5 })).toThrow();
  });

  it('and its style keep to what Internet Explorer 11 draws', () => {
    const style = readFileSync('addin/public/notice.css', 'utf8');
    expect(style).not.toMatch(/var\(|display:\s*grid|inset|gap:|:is\(|:where\(/);
    expect(readFileSync('addin/public/help.css', 'utf8')).not.toMatch(/var\(|display:\s*grid|inset|gap:/);
  });
});
