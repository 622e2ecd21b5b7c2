/** The frame: header, tabs, notices, and the area that is open. */
import { Component, type ComponentChildren, type ComponentType, type JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { incidentOf } from '../app/incident';
import type { Shell as ShellApp } from '../app/shell';
import type { Store } from '../app/store';
import { useApp, useWords } from './context';
import { Notices } from './notices';
import { SettingsMenu } from './settings-menu';
import { Tabs } from './ui/tabs';
import { useStore } from './use-store';

export interface Area {
  readonly id: string;
  /** Loaded when it is first opened. */
  readonly load: () => Promise<ComponentType>;
}

export interface ShownAreas {
  readonly shown: readonly Area[];
}

export const Shell = ({ areas: offered }: { readonly areas: Store<ShownAreas> }): JSX.Element => {
  const { shell, fix } = useApp();
  const { shown: areas } = useStore(offered);
  const { shell: words } = useWords();
  const { tab, announcement } = useStore(shell.store);
  const { count, awaiting } = useStore(fix.store);
  const [views, setViews] = useState<Readonly<Record<string, ComponentType>>>({});
  useEffect(() => {
    const area = areas.find(({ id }) => id === tab);
    if (area === undefined || views[tab] !== undefined) return;
    void shell.guard('load', async () => {
      const View = await area.load();
      setViews((known) => ({ ...known, [tab]: View }));
    });
  }, [tab, areas]);
  const View = views[tab];
  return (
    <div class="pane">
      <header class="head">
        <div class="brand">
          <Mark />
          <h1>
            {words.product} <small>{words.tagline}</small>
          </h1>
          <SettingsMenu />
        </div>
        <Tabs
          label={words.tabList}
          items={areas.map(({ id }) => ({ id, label: words.tabs[id] ?? id, ...(id === 'fix' ? { badge: awaiting ? 0 : count } : {}) }))}
          current={tab}
          onOpen={shell.open}
        />
      </header>
      <div class="hidden-text" role="status" aria-live="polite">
        {announcement}
      </div>
      <Notices />
      <main class="area">
        <div id={`panel-${tab}`} role="tabpanel" aria-labelledby={`tab-${tab}`} class="area">
          <Boundary key={tab} shell={shell}>
            {View === undefined ? <p class="muted">{words.loading}</p> : <View />}
          </Boundary>
        </div>
      </main>
    </div>
  );
};

/** A view that fails says so as our fault; the rest of the pane goes on. */
class Boundary extends Component<{ readonly shell: ShellApp; readonly children: ComponentChildren }, { readonly failed: boolean }> {
  override state = { failed: false };
  override componentDidCatch(error: unknown): void {
    const again = (): void => {
      this.props.shell.dismiss();
      this.setState({ failed: false });
    };
    this.props.shell.store.set({ notice: { kind: 'incident', incident: incidentOf(error, 'view'), retry: again } });
    this.setState({ failed: true });
  }
  override render(): ComponentChildren {
    return this.state.failed ? null : this.props.children;
  }
}

/** The product's mark: a warm lantern. */
const Mark = (): JSX.Element => (
  <svg class="mark" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
    <rect class="mark-ground" width="24" height="24" rx="6" />
    <path class="mark-line" d="M12 3.5v2M8.5 5.5h7M12 18.5v2.5M9 18.5h6" />
    <path class="mark-body" d="M8.5 5.5h7c2 1.6 3 3.8 3 6.5s-1 4.9-3 6.5h-7c-2-1.6-3-3.8-3-6.5s1-4.9 3-6.5Z" />
    <path
      class="mark-heart"
      d="M12 15.6c-2.2-1.4-3.3-2.7-3.3-4 0-1 .8-1.7 1.7-1.7.7 0 1.3.4 1.6 1 .3-.6.9-1 1.6-1 .9 0 1.7.7 1.7 1.7 0 1.3-1.1 2.6-3.3 4Z"
    />
  </svg>
);
