/** Composition root of the pane: waits for Excel, binds the host, the flow and the page. */
import { samplePlan, samplePlans } from '../core/plans';
import { paneText } from '../core/messages/pane';
import { HostProblem } from '../core/ports/workbook-reader';
import type { Language } from '../core/messages/sentence';
import { checkRoster } from './flows/check-roster';
import { createOfficeHost } from './host/office';
import { createView, type PaneState } from './pane/view';

void Office.onReady((info) => {
  const root = document.getElementById('pane');
  if (root === null) return;
  if (info.host !== Office.HostType.Excel) {
    showOutsideExcel(root);
    return;
  }
  const lang: Language = Office.context.displayLanguage.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
  const host = createOfficeHost();
  const guard = (work: Promise<PaneState | null>): void => {
    work.then(
      (state) => {
        if (state !== null) view.show(state);
      },
      (error: unknown) => {
        view.show({ kind: 'problem', text: error instanceof HostProblem ? paneText(lang).host[error.code] : paneText(lang).internal });
      },
    );
  };
  const view = createView(root, samplePlans, lang, {
    check: (planId) => {
      view.show({ kind: 'working' });
      guard(check(planId));
    },
    goTo: (finding) => {
      guard(host.select(finding.where).then(() => null));
    },
  });
  const check = async (planId: string): Promise<PaneState> => {
    const plan = samplePlan(planId);
    if (plan === undefined) return { kind: 'ready' };
    const { roster, report } = await checkRoster(host, plan, new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10));
    return { kind: 'checked', report, entries: roster.sheets.reduce((sum, sheet) => sum + sheet.entries.length, 0) };
  };
  view.show({ kind: 'ready' });
});

/** A person who opens the server's address in a browser: outside Excel there is no language setting to ask, so in both. */
function showOutsideExcel(root: HTMLElement): void {
  const lines = (['zh-CN', 'en'] as const).map((lang) => {
    const line = document.createElement('p');
    line.lang = lang;
    line.textContent = paneText(lang).outsideExcel;
    return line;
  });
  root.replaceChildren(...lines);
}
