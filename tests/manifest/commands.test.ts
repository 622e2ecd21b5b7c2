/** The commands as people run them: npm run manifest:check and npm run manifest. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function run(script: string, ...args: string[]): { code: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
  return { code: status, said: stdout + stderr };
}
const manifest = readFileSync('manifest.xml', 'utf8');

describe('npm run manifest:check', () => {
  it('finds our own manifest valid by schema and rules', () => {
    expect(run('scripts/manifest-check.mjs')).toEqual({ code: 0, said: 'manifest.xml: 合格 valid\n' });
  });

  it.each([
    ['an element in the wrong place', manifest.replace(/(<Hosts>[\s\S]*?<\/Hosts>)(\s*<Requirements>[\s\S]*?<\/Requirements>)/, '$2$1'), /:\d+: Element 'Hosts': This element is not expected/],
    ['an element that does not exist', manifest.replace('<Supertip>', '<SuperTip>').replace('</Supertip>', '</SuperTip>'), /Element 'SuperTip'/],
    ['a type that does not exist', manifest.replace('xsi:type="ShowTaskpane"', 'xsi:type="ShowPane"'), /Element 'Action', attribute/],
    ['a fault of the rules', manifest.replace('check-16.png', 'check-17.png'), /check-17.png is not a file of the pane/],
  ])('finds %s, with file and line', (_what, text, sentence) => {
    const file = join(folder, 'broken.xml');
    expect(text).not.toBe(manifest);
    writeFileSync(file, text);
    const { code, said } = run('scripts/manifest-check.mjs', file);
    expect(code).toBe(1);
    expect(said).toMatch(sentence);
    expect(said).toContain(file);
  }); // prettier-ignore

  it('says which file it cannot read, and checks the others', () => {
    const { code, said } = run('scripts/manifest-check.mjs', join(folder, 'none.xml'), 'manifest.xml');
    expect(code).toBe(2);
    expect(said).toContain('manifest.xml: 合格 valid');
    expect(said).toMatch(/cannot read .*none.xml \(ENOENT\)/);
  });
});

describe('npm run manifest', () => {
  it('writes a valid manifest of another deployment', () => {
    const out = join(folder, 'new', 'county.xml');
    const { code, said } = run('scripts/manifest.mjs', '--url', 'https://intranet.example:8443/songnuan', '--out', out);
    expect(said).toContain(out);
    expect(code).toBe(0);
    expect(readFileSync(out, 'utf8')).toContain('"https://intranet.example:8443/songnuan/pane.html"');
    expect(run('scripts/manifest-check.mjs', out)).toEqual({ code: 0, said: `${out}: 合格 valid\n` });
  });

  it.each([
    ['plain http', ['--url', 'http://intranet.example'], 2, /https/],
    ['no address', [], 2, /--url/],
    ['an id that is none', ['--url', 'https://a.example', '--id', 'mine'], 2, /--id/],
    ['an unknown option', ['--link', 'https://a.example'], 2, /用法/],
    ['an address that the schema finds too long', ['--url', `https://a.example/${'x'.repeat(2100)}`], 1, /不合格/],
  ])('refuses %s and writes nothing', (_what, args, code, sentence) => {
    const out = join(folder, 'refused.xml');
    const result = run('scripts/manifest.mjs', ...args, '--out', out);
    expect(result.said).toMatch(sentence);
    expect(result.code).toBe(code);
    expect(existsSync(out)).toBe(false);
  });
});
