import { readFileSync } from 'node:fs';
import { problemCodes } from '../../core/api/problems';
import { operationNames } from '../../core/api/table';
import { apiMarkdown } from '../../scripts/api-markdown';

describe('docs/API.md', () => {
  it('is what the code generates (npm run docs:gen)', () => {
    expect(readFileSync('docs/API.md', 'utf8')).toBe(apiMarkdown());
  });

  it('has a section for every operation, with request and response, and a line for every problem', () => {
    const text = apiMarkdown();
    const sections = text.split('\n### ').slice(1);
    expect(sections.map((section) => section.split('\n')[0])).toEqual([...operationNames]);
    expect(sections.filter((section) => !/- request `\{.*\}`\n- response `.+`\n/.test(section))).toEqual([]);
    expect(problemCodes.filter((code) => !text.includes(`\n| \`${code}\` |`))).toEqual([]);
  });
});
