/** Data validation of a range: dropdown lists, numbers, dates, lengths, formulas. Nothing is enforced on writes, as Excel enforces nothing on add-ins. */
import type { DataValidation, DataValidationOperator } from 'exceljs';
import { cellCount, type Rect } from '../model/address';
import { invalidArgument } from '../wire/host-error';
import type { Session } from '../wire/session';
import { object, type HostObject, type Spec } from '../wire/spec';
import { flag } from './arguments';
import { demandPermission, type PlaceSelf } from './range-self';

export const dataValidationObject = (place: PlaceSelf): HostObject => object(dataValidationSpec, place);

type Rule = Readonly<Record<string, unknown>>;

const kinds = { wholeNumber: 'whole', decimal: 'decimal', date: 'date', textLength: 'textLength' } as const;
const typeNames: Readonly<Record<string, string>> = { list: 'List', whole: 'WholeNumber', decimal: 'Decimal', date: 'Date', textLength: 'TextLength', custom: 'Custom', any: 'None' }; // prettier-ignore
const operators = [
  'Between',
  'NotBetween',
  'EqualTo',
  'NotEqualTo',
  'GreaterThan',
  'LessThan',
  'GreaterThanOrEqualTo',
  'LessThanOrEqualTo',
] as const;
const storedOperators: Readonly<Record<string, DataValidationOperator>> = {
  Between: 'between', NotBetween: 'notBetween', EqualTo: 'equal', NotEqualTo: 'notEqual', GreaterThan: 'greaterThan', LessThan: 'lessThan',
  GreaterThanOrEqualTo: 'greaterThanOrEqual', LessThanOrEqualTo: 'lessThanOrEqual',
}; // prettier-ignore

/** Excel takes at most this many characters of a list that is written out. */
const MOST_LIST_CHARACTERS = 255;

function store(rule: Rule): DataValidation {
  const list = rule['list'] as { inCellDropDown?: boolean; source?: unknown } | undefined;
  if (list) {
    const source = String(list.source ?? '');
    if (source === '' || (!source.startsWith('=') && source.length > MOST_LIST_CHARACTERS))
      throw invalidArgument('the source of the list is empty or too long');
    return { type: 'list', allowBlank: true, formulae: [source.startsWith('=') ? source.slice(1) : `"${source}"`] };
  }
  const custom = rule['custom'] as { formula?: unknown } | undefined;
  if (custom) return { type: 'custom', allowBlank: true, formulae: [String(custom.formula ?? '').replace(/^=/, '')] };
  for (const [name, type] of Object.entries(kinds)) {
    const bounds = rule[name] as { formula1?: unknown; formula2?: unknown; operator?: string } | undefined;
    if (!bounds) continue;
    const formulae = [bounds.formula1, bounds.formula2].filter((formula) => formula !== undefined && formula !== null);
    return { type, operator: storedOperators[bounds.operator ?? ''] ?? 'between', allowBlank: true, formulae };
  }
  throw invalidArgument('an unknown kind of validation rule');
}

function tell(rule: DataValidation | null): Rule {
  if (!rule || (rule.type as string) === 'any') return {};
  const [first, second] = rule.formulae as unknown[];
  if (rule.type === 'list') return { list: { inCellDropDown: true, source: /^"(.*)"$/s.exec(String(first))?.[1] ?? `=${String(first)}` } };
  if (rule.type === 'custom') return { custom: { formula: `=${String(first)}` } };
  const name = Object.entries(kinds).find(([, type]) => type === rule.type)?.[0] ?? 'decimal';
  const operator = operators.find((word) => storedOperators[word] === rule.operator) ?? 'Between';
  return { [name]: { formula1: first, operator, ...(second === undefined ? {} : { formula2: second }) } };
}

/** The one rule all cells share; undefined when they differ. */
function shared({ sheet, rects }: PlaceSelf): DataValidation | null | undefined {
  let first: DataValidation | null | undefined;
  for (const rect of rects()) {
    const limited: Rect = { ...rect, bottom: Math.min(rect.bottom, rect.top + 20_000), right: Math.min(rect.right, rect.left + 200) };
    for (let row = limited.top; row <= limited.bottom; row++) {
      for (let column = limited.left; column <= limited.right; column++) {
        const rule = sheet.validationAt(row, column);
        if (first === undefined) first = rule;
        else if (JSON.stringify(first) !== JSON.stringify(rule)) return undefined;
      }
    }
  }
  return first;
}

function change({ sheet, rects }: PlaceSelf, session: Session, to: (rule: DataValidation | null) => DataValidation | null): void {
  demandPermission(session, sheet, null);
  for (const rect of rects())
    sheet.setValidation(
      rect,
      to(cellCount(rect) === 1 ? sheet.validationAt(rect.top, rect.left) : (shared({ sheet, rects: () => [rect] }) ?? null)),
    );
}

const dataValidationSpec: Spec<PlaceSelf> = {
  className: 'DataValidation',
  properties: {
    type: {
      get: (place) => {
        const rule = shared(place);
        return rule === undefined ? 'Inconsistent' : rule === null ? 'None' : (typeNames[rule.type] ?? 'None');
      },
    },
    rule: {
      get: (place) => tell(shared(place) ?? null),
      set: (place, value, session) =>
        change(place, session, (old) => ({ ...(old ?? { showErrorMessage: true, showInputMessage: true }), ...store(value as Rule) })),
    },
    prompt: {
      get: (place) => {
        const rule = shared(place);
        return { showPrompt: rule?.showInputMessage ?? true, title: rule?.promptTitle ?? '', message: rule?.prompt ?? '' };
      },
      set: (place, value, session) => {
        const { showPrompt, title, message } = value as { showPrompt?: boolean; title?: string; message?: string };
        if ((title ?? '').length > 32 || (message ?? '').length > 255) throw invalidArgument('the prompt is too long');
        change(place, session, (old) => ({
          ...(old ?? none()),
          showInputMessage: showPrompt ?? true,
          promptTitle: title ?? '',
          prompt: message ?? '',
        }));
      },
    },
    errorAlert: {
      get: (place) => {
        const rule = shared(place);
        const style = ({ stop: 'Stop', warning: 'Warning', information: 'Information' } as const)[(rule?.errorStyle ?? 'stop') as 'stop'];
        return { showAlert: rule?.showErrorMessage ?? true, style, title: rule?.errorTitle ?? '', message: rule?.error ?? '' };
      },
      set: (place, value, session) => {
        const { showAlert, style, title, message } = value as { showAlert?: boolean; style?: string; title?: string; message?: string };
        if ((title ?? '').length > 32 || (message ?? '').length > 255) throw invalidArgument('the alert is too long');
        const errorStyle = (style ?? 'Stop').toLowerCase();
        change(place, session, (old) => ({
          ...(old ?? none()),
          showErrorMessage: showAlert ?? true,
          errorStyle,
          errorTitle: title ?? '',
          error: message ?? '',
        }));
      },
    },
    ignoreBlanks: {
      get: (place) => shared(place)?.allowBlank ?? true,
      set: (place, value, session) => change(place, session, (old) => ({ ...(old ?? none()), allowBlank: flag(value, 'ignoreBlanks') })),
    },
  },
  methods: { clear: (place, _args, session) => change(place, session, () => null) },
};

const none = (): DataValidation => ({ type: 'any' as DataValidation['type'], formulae: [] });

export const dataValidationSpecs = [dataValidationSpec];
