import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const tracked = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' })
  .split('\0')
  .filter((name) => name !== '' && existsSync(name));
const isText = (name: string): boolean => /\.(ts|tsx|mjs|json|md|html|css|xml)$/.test(name);

describe('the repository', () => {
  it('names every path that README, ARCHITECTURE and NEW_RULE mention', () => {
    const mentioned = ['README.md', 'README.zh-CN.md', 'docs/ARCHITECTURE.md', 'docs/NEW_RULE.md'].flatMap((document) =>
      [
        ...readFileSync(document, 'utf8').matchAll(/`((?:core|files|cli|addin|functions|samples|tests|docs|bench|scripts)\/[\w./-]*)`/g),
      ].map((match) => match[1] ?? ''),
    );
    expect(mentioned.filter((path) => !path.includes('<') && !existsSync(path.replace(/\/$/, '')))).toEqual([]);
  });

  it('holds no registry addresses and no download addresses in the lock file', () => {
    expect(readFileSync('package-lock.json', 'utf8')).not.toMatch(/"resolved":|https?:\/\/[^"]*\.tgz/);
  });

  it('has no skipped or focused tests', () => {
    const marks = new RegExp(String.raw`\b(?:it|test|describe)\.(?:only|skip|todo)\b|\bx(?:it|describe)\(`);
    expect(tracked.filter((name) => /^tests\/.*\.ts$/.test(name) && marks.test(readFileSync(name, 'utf8')))).toEqual([]);
  });

  it('keeps source files short enough to be one thing', () => {
    const long = tracked.filter(
      (name) => /^(core|files|cli|addin|functions)\/.*\.ts$/.test(name) && readFileSync(name, 'utf8').split('\n').length > 380,
    );
    expect(long).toEqual([]);
  });

  it('says which files the manifest leads to, and they are built', () => {
    const manifest = readFileSync('manifest.xml', 'utf8');
    const names = [...manifest.matchAll(/https:\/\/localhost:3000\/([\w.-]+)/g)].map((match) => match[1] ?? '');
    expect(names.length).toBeGreaterThan(3);
    expect(names.filter((name) => !existsSync(`addin/public/${name}`))).toEqual([]);
  });

  it('tracks text files that end with a line break', () => {
    expect(
      tracked.filter(
        (name) =>
          isText(name) && !name.startsWith('samples/') && !name.startsWith('core/vocabulary/') && !/\n$/.test(readFileSync(name, 'utf8')),
      ),
    ).toEqual([]);
  });
});
