/** The command line's words → one typed command, or a usage problem. Contract: README "命令行". */
import { parseArgs } from 'node:util';
import { outputKindName } from '../core/messages/output-kinds';
import type { Language } from '../core/messages/sentence';
import { outputKinds, type OutputKind } from '../core/model/output-kind';

export interface CommonOptions {
  readonly lang: Language;
}
export interface CheckCommand extends CommonOptions {
  readonly name: 'check';
  readonly files: readonly string[];
  readonly plan: string;
  readonly unit: string | null;
  readonly asOf: string | null;
  readonly json: boolean;
  readonly annotate: string | null;
  readonly layout: string | null;
  readonly saveLayout: string | null;
}
export interface MergeCommand extends CommonOptions {
  readonly name: 'merge';
  readonly files: readonly string[];
  readonly plan: string;
  readonly base: string | null;
  readonly submissions: string | null;
  readonly decisions: string | null;
  readonly out: string;
  /** Folder for the papers (公示表, 签收表 …); null for none. */
  readonly tablesDir: string | null;
  readonly tables: readonly OutputKind[];
  readonly asOf: string | null;
  readonly json: boolean;
}
export interface TemplateCommand extends CommonOptions {
  readonly name: 'template';
  readonly plan: string;
  readonly out: string;
}
export interface PlanCommand extends CommonOptions {
  readonly name: 'plan';
  readonly action: 'list' | 'show' | 'check';
  readonly target: string | null;
}
export interface HelpCommand extends CommonOptions {
  readonly name: 'help';
}
export type Command = CheckCommand | MergeCommand | TemplateCommand | PlanCommand | HelpCommand;

/** Bad usage: exit code 2 and a sentence by code. */
export class UsageProblem extends Error {
  override readonly name = 'UsageProblem';
  constructor(
    readonly code:
      | 'unknown-command'
      | 'unknown-option'
      | 'missing-option'
      | 'missing-files'
      | 'bad-date'
      | 'bad-language'
      | 'bad-plan-action'
      | 'bad-tables',
    readonly detail: string,
  ) {
    super(`${code}: ${detail}`);
  }
}

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const options = {
  check: { plan: text, unit: text, 'as-of': text, json: flag, annotate: text, layout: text, 'save-layout': text },
  merge: {
    plan: text,
    base: text,
    submissions: text,
    decisions: text,
    out: text,
    tables: text,
    'tables-dir': text,
    'as-of': text,
    json: flag,
  },
  template: { plan: text, out: text },
  plan: {},
} as const;
type CommandName = keyof typeof options;

type Values = Readonly<Record<string, string | boolean | undefined>>;

/** @throws UsageProblem naming the word that is off */
export function parseCommand(argv: readonly string[]): Command {
  const name = argv.find((word) => !word.startsWith('-'));
  const lang = languageOf(argv);
  if (name === undefined || name === 'help' || argv.includes('--help') || argv.includes('-h')) {
    if (
      name === undefined &&
      argv.length > 0 &&
      !argv.some((word) => word === '--help' || word === '-h' || word === '--lang' || word.startsWith('--lang='))
    ) {
      throw new UsageProblem('unknown-option', argv[0] ?? '');
    }
    return { name: 'help', lang };
  }
  if (!(name in options)) throw new UsageProblem('unknown-command', name);
  const { values, positionals } = split(name as CommandName, argv.toSpliced(argv.indexOf(name), 1));
  const build = { check: checkCommand, merge: mergeCommand, template: templateCommand, plan: planCommand }[name as CommandName];
  return build(values, positionals, lang);
}

function languageOf(argv: readonly string[]): Language {
  const inline = argv.find((word) => word.startsWith('--lang='))?.slice('--lang='.length);
  const at = argv.indexOf('--lang');
  const value = inline ?? (at >= 0 ? argv[at + 1] : undefined);
  if (value === undefined) return at >= 0 ? fail('bad-language', '') : 'zh-CN';
  return value === 'en' || value === 'zh-CN' ? value : fail('bad-language', value);
}

function split(name: CommandName, words: readonly string[]): { readonly values: Values; readonly positionals: readonly string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { ...options[name], lang: text },
      allowPositionals: true,
      strict: true,
    });
    return { values: values as Values, positionals };
  } catch (error) {
    const quoted = /'([^' <]+)/.exec(error instanceof Error ? error.message : '')?.[1] ?? words.join(' ');
    throw new UsageProblem('unknown-option', quoted);
  }
}

const fail = (code: UsageProblem['code'], detail: string): never => {
  throw new UsageProblem(code, detail);
};
const optional = (values: Values, key: string): string | null => (typeof values[key] === 'string' ? values[key] : null);
const required = (values: Values, key: string): string => optional(values, key) ?? fail('missing-option', `--${key}`);
const someFiles = (files: readonly string[]): readonly string[] => (files.length > 0 ? files : fail('missing-files', ''));

function asOf(values: Values): string | null {
  const value = optional(values, 'as-of');
  if (value === null) return null;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value) && new Date(`${value}T00:00:00Z`).toJSON()?.startsWith(value) === true;
  return isDay ? value : fail('bad-date', value);
}

const checkCommand = (values: Values, files: readonly string[], lang: Language): CheckCommand => ({
  name: 'check',
  lang,
  plan: required(values, 'plan'),
  files: someFiles(files),
  unit: optional(values, 'unit'),
  asOf: asOf(values),
  json: values['json'] === true,
  annotate: optional(values, 'annotate'),
  layout: optional(values, 'layout'),
  saveLayout: optional(values, 'save-layout'),
});

const mergeCommand = (values: Values, files: readonly string[], lang: Language): MergeCommand => ({
  name: 'merge',
  lang,
  plan: required(values, 'plan'),
  files: someFiles(files),
  base: optional(values, 'base'),
  submissions: optional(values, 'submissions'),
  decisions: optional(values, 'decisions'),
  out: optional(values, 'out') ?? 'merged.xlsx',
  tablesDir: optional(values, 'tables') === null ? optional(values, 'tables-dir') : required(values, 'tables-dir'),
  tables: tableKinds(optional(values, 'tables')),
  asOf: asOf(values),
  json: values['json'] === true,
});

/** 公示表,签收表 or public,receipt, each as the help lists it; all when nothing is said. */
function tableKinds(said: string | null): readonly OutputKind[] {
  if (said === null) return outputKinds;
  const words = said
    .split(/[,，、]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
  const kinds = words.map(
    (word) => outputKinds.find((kind) => kind === word || outputKindName(kind, 'zh-CN') === word) ?? fail('bad-tables', word),
  );
  return words.length === 0 ? fail('bad-tables', said) : outputKinds.filter((kind) => kinds.includes(kind));
}

const templateCommand = (values: Values, _files: readonly string[], lang: Language): TemplateCommand => ({
  name: 'template',
  lang,
  plan: required(values, 'plan'),
  out: required(values, 'out'),
});

function planCommand(_values: Values, words: readonly string[], lang: Language): PlanCommand {
  const [action = '', target = null] = words;
  if (action !== 'list' && action !== 'show' && action !== 'check') return fail('bad-plan-action', action);
  if (action !== 'list' && target === null) return fail('missing-files', `plan ${action}`);
  return { name: 'plan', lang, action, target };
}
