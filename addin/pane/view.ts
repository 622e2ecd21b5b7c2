/** The pane's page: state in, DOM out. Knows neither Excel nor the rules. */
import type { Finding, Report } from '../../core/model/finding';
import type { Plan } from '../../core/model/plan';
import { sentenceOf, severityName } from '../../core/messages';
import { paneText } from '../../core/messages/pane';
import type { Language } from '../../core/messages/sentence';

export type PaneState =
  | { readonly kind: 'ready' }
  | { readonly kind: 'working' }
  | { readonly kind: 'problem'; readonly text: string }
  | { readonly kind: 'checked'; readonly entries: number; readonly report: Report };

export interface PaneActions {
  readonly check: (planId: string) => void;
  readonly goTo: (finding: Finding) => void;
}

export interface PaneView {
  readonly show: (state: PaneState) => void;
}

/** Builds the page once; `show` redraws the part that changes. */
export function createView(root: HTMLElement, plans: readonly Plan[], lang: Language, actions: PaneActions): PaneView {
  const text = paneText(lang);
  const select = element('select', { id: 'plan' }, ...plans.map((plan) => element('option', { value: plan.id }, plan.title)));
  const button = element('button', { type: 'button', className: 'primary' }, text.check);
  button.addEventListener('click', () => {
    actions.check(select.value);
  });
  const result = element('div', { role: 'status' });
  root.replaceChildren(element('h1', {}, text.title), element('label', { htmlFor: 'plan' }, text.plan), select, button, result);
  return {
    show: (state) => {
      button.disabled = state.kind === 'working';
      result.replaceChildren(...resultOf(state, lang, actions));
    },
  };
}

function resultOf(state: PaneState, lang: Language, actions: PaneActions): Node[] {
  const text = paneText(lang);
  if (state.kind === 'ready') return [element('p', {}, text.hint)];
  if (state.kind === 'working') return [element('p', {}, text.working)];
  if (state.kind === 'problem') return [element('p', { className: 'error' }, state.text)];
  const { counts, findings } = state.report;
  const summary = element('p', {}, text.counts(state.entries, counts.error, counts.warning, counts.info));
  return [summary, element('ul', { className: 'findings' }, ...findings.map((finding) => findingItem(finding, lang, actions)))];
}

function findingItem(finding: Finding, lang: Language, actions: PaneActions): HTMLElement {
  const sentence = sentenceOf(finding, lang);
  const place = [finding.where.sheet, finding.where.cell ?? (finding.where.row === null ? '' : String(finding.where.row))]
    .filter((part) => part !== '')
    .join(' ');
  const button = element(
    'button',
    { type: 'button', className: `finding ${finding.severity}` },
    element('strong', {}, `${severityName(finding.severity, lang)} ${place}`),
    element('span', {}, `${sentence.what}${sentence.todo}`),
  );
  button.addEventListener('click', () => {
    actions.goTo(finding);
  });
  return element('li', {}, button);
}

type Attributes<T extends keyof HTMLElementTagNameMap> = Partial<Omit<HTMLElementTagNameMap[T], 'style'>>;

function element<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  attributes: Attributes<T>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[T] {
  const node = Object.assign(document.createElement(tag), attributes);
  node.append(...children);
  return node;
}
