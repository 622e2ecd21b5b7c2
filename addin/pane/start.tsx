/** Puts the pane together over any workbook host, and draws it. */
import { render } from 'preact';
import type { Language } from '../../core/messages';
import type { WorkbookHost } from '../../core/ports/workbook-host';
import { createCheck } from '../app/check';
import { createFix } from '../app/fix';
import { createMarks } from '../app/marks';
import { createRoster, type PlanKeeper } from '../app/roster';
import { createShell, type SettingsKeeper, type Theme } from '../app/shell';
import { createStore, type Store } from '../app/store';
import type { OfficeEnvironment } from '../app/submit/environment';
import type { SubmitApp, SubmitTools } from '../app/submit/submit';
import { createJudge, type JudgePort } from '../judge/client';
import { PaneProvider, type PaneApp } from './context';
import type { CountyParts } from './county/area';
import { offerCounty } from './county/offer';
import { Shell, type Area, type ShownAreas } from './shell';
import type { OpenSubmit } from './submit/area';

export interface StartOptions {
  readonly root: HTMLElement;
  readonly host: WorkbookHost;
  /** Language of the host, where the person has not chosen one. */
  readonly lang: Language;
  readonly keeper: SettingsKeeper;
  readonly planKeeper?: PlanKeeper;
  readonly openJudge: () => JudgePort;
  /** YYYY-MM-DD. */
  readonly today: () => string;
  /** What a ribbon button asked for: an area to open; 'check' also checks. */
  readonly wanted?: string | null;
  /** Whether the host itself is dark, for the theme "as the system"; null when it does not say. */
  readonly hostIsDark?: () => boolean | null;
  /** What 上报 needs; without it there is no such area. */
  readonly office?: OfficeEnvironment;
  /** What the county's people need in the area 县里, fetched when it is first opened; without it there is no such area. */
  readonly county?: () => Promise<CountyParts>;
}

const localAreas: readonly Area[] = [
  { id: 'check', load: async () => (await import('./check/check-area')).CheckArea },
  { id: 'fix', load: async () => (await import('./fix/fix-area')).FixArea },
];

/** 上报, and 县里 while one of the county's people is signed in there. */
function submitAreas(
  tools: SubmitTools,
  office: OfficeEnvironment,
  openCounty: StartOptions['county'],
): { readonly areas: Store<ShownAreas>; readonly load: () => Promise<unknown> } {
  let loading: Promise<OpenSubmit> | null = null;
  const load = (): Promise<OpenSubmit> =>
    (loading ??= import('./submit/area').then(
      ({ submitArea }) => {
        const loaded = submitArea(tools, office);
        if (openCounty !== undefined)
          offerCounty(loaded.submit, tools.shell, (there) => {
            areas.set({ shown: there ? [...always, county(loaded.submit, openCounty)] : always });
          });
        return loaded;
      },
      (error: unknown) => {
        loading = null;
        throw error;
      },
    ));
  const county = (submit: SubmitApp, openCounty: () => Promise<CountyParts>): Area => ({
    id: 'county',
    load: async () => {
      const [{ countyArea }, parts] = await Promise.all([import('./county/area'), openCounty()]);
      return countyArea(tools, submit, office, parts);
    },
  });
  const always: readonly Area[] = [...localAreas, { id: 'submit', load: async () => (await load()).View }];
  const areas = createStore<ShownAreas>({ shown: always });
  return { areas, load };
}

export function startPane({
  root,
  host,
  lang,
  keeper,
  planKeeper,
  openJudge,
  today,
  hostIsDark,
  wanted,
  office,
  county,
}: StartOptions): PaneApp {
  const shell = createShell({ lang }, keeper);
  const judge = createJudge(openJudge);
  const roster = createRoster({ host, judge, shell, today, ...(planKeeper === undefined ? {} : { planKeeper }) });
  const tools = { host, judge, shell, roster, marks: createMarks(host) };
  const app: PaneApp = { ...tools, check: createCheck(tools), fix: createFix(tools) };
  const submit = office === undefined ? null : submitAreas(tools, office, county);
  const areas = submit?.areas ?? createStore({ shown: localAreas });

  const dress = ({ theme, lang: language }: { readonly theme: Theme; readonly lang: Language }): void => {
    const dark = theme === 'system' ? (hostIsDark?.() ?? null) : theme === 'dark';
    const { documentElement } = document;
    documentElement.lang = language;
    if (dark === null) delete documentElement.dataset['theme'];
    else documentElement.dataset['theme'] = dark ? 'dark' : 'light';
  };
  dress(shell.store.get());
  shell.store.watch((now, before) => {
    if (now.theme !== before.theme || now.lang !== before.lang) dress(now);
  });
  const fault = (error: unknown): void => void shell.guard('event', () => Promise.reject(error as Error));
  addEventListener('error', (event) => {
    // Without an error: a remark of the browser's own (ResizeObserver), or a script of another origin.
    if (event.error !== null) fault(event.error);
  });
  addEventListener('unhandledrejection', (event) => {
    fault(event.reason);
  });
  root.replaceChildren();
  render(
    <PaneProvider value={app}>
      <Shell areas={areas} />
    </PaneProvider>,
    root,
  );
  document.dispatchEvent(new Event('songnuan:ready'));
  const start = async (): Promise<void> => {
    const area = areas.get().shown.find(({ id }) => id === wanted);
    if (area !== undefined) shell.open(area.id);
    const opened = await shell.guard(
      'start',
      () => roster.start().then(() => true),
      () => void start(),
    );
    if (opened === true) void shell.guard('marks', app.check.start);
    // Still signed in: the plan of the campaign, and what the county did meanwhile, are there without a press.
    if (submit !== null && office?.session.load() != null) void shell.guard('load', submit.load);
    if (opened === true && wanted === 'check') await app.check.check();
  };
  void start();
  return app;
}
