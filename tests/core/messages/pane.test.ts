import { catalogue } from '../../../core/rules';
import { kindName, paneWords } from '../../../core/messages/pane';

describe.each(['zh-CN', 'en'] as const)('words of the pane in %s', (lang) => {
  it('have a short name for every kind of finding, each its own', () => {
    const names = catalogue.map(({ code }) => kindName(code, lang));
    expect(catalogue.filter(({ code }, index) => names[index] === code)).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('say what is wrong and what to do for every problem of Excel’s', () => {
    const problems = Object.entries(paneWords(lang).shell.host).filter(([code]) => code !== 'cancelled');
    for (const [, { what, todo }] of problems) expect([what, todo]).not.toContain('');
  });
});
