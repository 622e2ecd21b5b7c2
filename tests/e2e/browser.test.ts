/** The client in a real browser: the scenario of all deployments from pages of the county server and against the emulators of Firebase. */
import { rmSync } from 'node:fs';
import type { Dispatch } from '../../functions/outcome';
import { scenarioData, scenarioStepNames } from '../contract/api-scenario';
import { openBrowser, openScenarioPage, type OpenBrowser, type WatchedPage } from '../support/e2e/browser';
import { scenarioFolder } from '../support/e2e/bundle';
import { startCounty, type CountyServer } from '../support/e2e/county';
import { createAccount, databaseOfEmulators, startEmulators, type Emulators } from '../support/e2e/emulators';
import { serveAsHosting } from '../support/e2e/hosting';
import { pageExpect } from '../support/e2e/page-expect';

let open: OpenBrowser;
let folder: string;
beforeAll(async () => {
  folder = await scenarioFolder(await scenarioData({ plan: 'civil' }));
  open = await openBrowser();
}, 120_000);
afterAll(async () => {
  await (open as OpenBrowser | undefined)?.close();
  rmSync(folder, { recursive: true, force: true });
});

const steps = scenarioStepNames.map((name, index) => [name, index] as const);
const mergeStep = scenarioStepNames.findIndex((name) => name.startsWith('the merge equals'));

/** A test for each step, and what must hold for the page as a whole. `watched` is there when the tests run. */
function runSteps(watched: () => WatchedPage): void {
  it.each(steps)(
    '%s',
    async (_name, index) => {
      await watched().page.evaluate((step) => window.songnuan.run(step), index);
      if (index !== mergeStep) return;
      const { messages, pieces } = await watched().page.evaluate(() => window.songnuan.streamed());
      expect(messages).toBeGreaterThan(2);
      expect(pieces).toBeGreaterThan(1);
    },
    300_000,
  );

  it('nothing was asked from outside, and nothing went against the policy of the page', async () => {
    expect(await watched().page.evaluate(() => window.songnuan.violations)).toEqual([]);
    expect(watched().complaints).toEqual([]);
    expect(open.outside).toEqual([]);
  });
}

describe('API scenario in a browser, county server over HTTP, page of its own', () => {
  let county: CountyServer;
  let watched: WatchedPage;
  let seen = 0;
  let notice: () => void = () => undefined;

  /** Keeps the result of a merge back until the page has seen progress twice: had it waited for the whole answer, neither would come. */
  const afterProgress =
    (dispatch: Dispatch): Dispatch =>
    async (request) => {
      if (request.operation !== 'merge.run' || request.emit === undefined) return dispatch(request);
      const enough = new Promise<void>((resolve) => {
        const from = seen;
        notice = () => {
          if (seen >= from + 2) resolve();
        };
      });
      const answer = await dispatch(request);
      if (answer.ok) await enough;
      return answer;
    };

  beforeAll(async () => {
    county = await startCounty(folder, afterProgress);
    watched = await openScenarioPage(open, {
      url: `${county.url}/scenario.html`,
      base: county.url,
      admission: async (account) => ({ code: await county.invite(account) }),
      sawProgress: () => {
        seen += 1;
        notice();
      },
    });
  }, 120_000);
  afterAll(() => (county as CountyServer | undefined)?.stop());

  runSteps(() => watched);
});

describe(`API scenario in a browser, callable functions under the emulators (${databaseOfEmulators()}), page of another origin`, () => {
  let emulators: Emulators | undefined;
  let hosting: Awaited<ReturnType<typeof serveAsHosting>> | undefined;
  let watched: WatchedPage;

  beforeAll(async () => {
    const started = await startEmulators();
    emulators = started;
    const { base, auth } = started;
    hosting = await serveAsHosting(folder, [new URL(base).origin, `http://${auth}`]);
    watched = await openScenarioPage(open, {
      url: `${hosting.url}/scenario.html`,
      base,
      admission: async ({ name, role, unit }) => ({
        auth,
        ...(await createAccount(started, name, { role, office: `browser-${String(started.pid)}`, unit })),
      }),
      sawProgress: () => undefined,
    });
  }, 600_000);
  afterAll(async () => {
    await hosting?.stop();
    await emulators?.stop();
  }, 60_000);

  runSteps(() => watched);
});

describe('what these tests rest on', () => {
  it('a page that asks outside is refused and counted; a page that goes against its policy is found out', async () => {
    const control = await openBrowser();
    const hosting = await serveAsHosting(folder, []);
    try {
      const { page } = await control.newPage();
      const answer = await page.evaluate(() =>
        fetch('http://songnuan.example/').then(
          () => 'answered',
          () => 'refused',
        ),
      );
      expect([answer, control.outside]).toEqual(['refused', ['http://songnuan.example/']]);

      const { page: strict, complaints } = await control.newPage();
      await strict.goto(`${hosting.url}/scenario.html`, { waitUntil: 'load' });
      await strict.evaluate(() => {
        const script = document.createElement('script');
        script.textContent = 'document.title = "run"';
        document.head.append(script);
      });
      expect(await strict.title()).toBe('scenario');
      await strict.waitForFunction(() => window.songnuan.violations.length > 0);
      expect(complaints.join()).toMatch(/Content Security Policy/);
    } finally {
      await control.close();
      await hosting.stop();
    }
  });

  const holds = (work: () => void): boolean => {
    try {
      work();
      return true;
    } catch {
      return false;
    }
  };
  it.each([
    [1, 1],
    [1, '1'],
    [null, undefined],
    [NaN, NaN],
    [[1, 2], [1]],
    [[1], { 0: 1 }],
    [{ a: 1, b: undefined }, { a: 1 }],
    [{ a: { b: [1, { c: 2 }] } }, { a: { b: [1, { c: 2 }] } }],
    [{ a: { b: 1, c: 2 } }, { a: { b: 1 } }],
    [{ a: [{ b: 1, c: 2 }] }, { a: [{ b: 1 }] }],
    [{ a: 1 }, { a: 1, b: 2 }],
    [{ a: null }, { a: {} }],
    ['abc', 'b'],
  ])('pages expect what Jest expects: %j and %j', (actual, expected) => {
    const lenient = JSON.stringify([actual, expected]) === '[[1],{"0":1}]' || JSON.stringify(expected) === '{"a":{}}';
    const comparable = typeof actual === 'object' && actual !== null && typeof expected === 'object';
    expect(holds(() => pageExpect(actual).toBe(expected))).toBe(holds(() => expect(actual).toBe(expected)));
    expect(holds(() => pageExpect(actual).not.toBe(expected))).toBe(holds(() => expect(actual).not.toBe(expected)));
    expect(holds(() => pageExpect(actual).toEqual(expected))).toBe(holds(() => expect(actual).toEqual(expected)));
    if (comparable) {
      // Jest lets null pass for {} and arrays for objects; the page need not.
      const wanted = expected as object;
      const jest = holds(() => expect(actual).toMatchObject(wanted));
      const page = holds(() => pageExpect(actual).toMatchObject(wanted));
      expect([jest, page]).toEqual(lenient ? [true, false] : [jest, jest]);
    }
    expect(holds(() => pageExpect([actual]).toContain(expected))).toBe(holds(() => expect([actual]).toContain(expected)));
    expect(holds(() => pageExpect([actual]).toHaveLength(2))).toBe(false);
    expect(holds(() => pageExpect(actual).toBeGreaterThan(0))).toBe(actual === 1);
  });
});
