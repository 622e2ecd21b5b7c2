/** 县里: the county's desk in the width of the pane, over the session of 上报. */
import type { ComponentType, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Session } from '../../api/session';
import { createDesk, type DeskApp } from '../../app/desk/desk';
import type { DeskEnvironment } from '../../app/desk/environment';
import type { OfficeEnvironment } from '../../app/submit/environment';
import type { SubmitApp, SubmitTools } from '../../app/submit/submit';
import type { DeskWorker } from '../../flows/desk/client';
import { writeOutputs } from '../../flows/write-outputs';
import { CampaignBar } from '../desk/campaign-bar';
import { DeskProvider, useDeskState, useDeskWords } from '../desk/context';
import { Nav, Opened } from '../desk/frame';
import { TroubleBox } from '../desk/trouble';
import { useStore } from '../use-store';

/** What the desk needs beside what 上报 has. */
export interface CountyParts {
  readonly files: Pick<DeskEnvironment, 'readFile' | 'save' | 'recall' | 'remember'>;
  readonly openWorker: () => DeskWorker;
}

/** @returns the desk of the session that 上报 has now; the same one until that connects to another server */
export function countyDesk(
  tools: SubmitTools,
  submit: Pick<SubmitApp, 'store' | 'session'>,
  office: OfficeEnvironment,
  { files, openWorker }: CountyParts,
): () => DeskApp | null {
  const { shell, judge, host } = tools;
  let held: { readonly session: Session; readonly desk: DeskApp; readonly end: () => void } | null = null;
  const isOpen = (): boolean => shell.store.get().tab === 'county';
  const env: DeskEnvironment = {
    ...{ now: office.now, later: office.later, tools: office.tools, ...files },
    // Nobody looks while another area is open.
    visible: () => isOpen() && office.visible(),
    onVisible: (listener) => {
      const ends = [
        office.onVisible(() => {
          if (isOpen()) listener();
        }),
        shell.store.watch(({ tab }, before) => {
          if (tab === 'county' && before.tab !== tab) listener();
        }),
      ];
      return () => {
        for (const end of ends) end();
      };
    },
    writeTables: (tables, options) => writeOutputs(host, tables, options),
  };
  return () => {
    const session = submit.session();
    if (session === held?.session) return held?.desk ?? null;
    held?.end();
    held = null;
    if (session === null) return null;
    const desk = createDesk({ session, shell, judge, worker: openWorker(), env });
    const unwatch = submit.store.watch(({ online }) => {
      if (desk.store.get().online !== online) desk.store.set({ online });
    });
    const end = (): void => {
      unwatch();
      desk.board.stopPolling();
      desk.output.cancel();
    };
    held = { session, desk, end };
    desk.start();
    return desk;
  };
}

export function countyArea(tools: SubmitTools, submit: SubmitApp, office: OfficeEnvironment, parts: CountyParts): ComponentType {
  const deskNow = countyDesk(tools, submit, office, parts);
  return () => {
    useStore(submit.store);
    const desk = deskNow();
    return desk === null ? null : (
      <DeskProvider value={desk}>
        <County />
      </DeskProvider>
    );
  };
}

const County = (): JSX.Element => {
  const { signedIn, campaigns, view, detail } = useDeskState();
  const words = useDeskWords();
  const page = useRef<HTMLDivElement>(null);
  useEffect(() => {
    page.current?.scrollTo(0, 0);
    // What had the focus went with the area or view before.
    if (document.activeElement === null || document.activeElement === document.body) page.current?.focus();
  }, [view, detail?.unit]);
  if (signedIn === null) return <p class="muted">{words.loading}</p>;
  return (
    <div class="desk county scroll" id="desk-main" tabIndex={-1} ref={page}>
      <Nav />
      {campaigns !== null && campaigns.length > 0 && view !== 'setup' ? <CampaignBar /> : null}
      <TroubleBox />
      <Opened />
    </div>
  );
};
