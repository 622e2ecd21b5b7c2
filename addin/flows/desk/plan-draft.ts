/** A county's campaign from a sample plan: units as pasted from Excel, year, title, deadline, quota by type of unit. */
import type { Plan, PlanInput } from '../../../core/model/plan';

export interface DraftUnit {
  readonly code: string;
  readonly name: string;
  readonly type: string;
}

export interface PlanDraft {
  readonly id: string;
  readonly title: string;
  readonly year: number;
  readonly hostOffice: string;
  /** YYYY-MM-DDTHH:MM in China's time; '' for none. */
  readonly deadline: string;
  readonly late: 'void' | 'flag' | 'refuse';
  readonly units: readonly DraftUnit[];
  /** Places of each unit, by type; a type that is absent has no quota. */
  readonly quotaByType: Readonly<Record<string, number>>;
}

export interface PastedUnits {
  readonly units: readonly DraftUnit[];
  /** 1-based lines that were left out. */
  readonly bad: readonly { readonly line: number; readonly why: 'no-name' | 'bad-code' | 'twice' }[];
}

const codePattern = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,59}$/;
const headerPattern = /^(?:代码|编码|编号|序号|code)$/i;

/** Lines of code, name, type, divided by tabs (Excel), commas or spaces. A line of only a name gets a code; a line of headers is left out. */
export function readPastedUnits(text: string): PastedUnits {
  const units: DraftUnit[] = [];
  const bad: { line: number; why: PastedUnits['bad'][number]['why'] }[] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    if (raw.trim() === '') continue;
    const cells = raw.split(raw.includes('\t') ? '\t' : /[,，;；]|\s{1,20}/).map((cell) => cell.trim());
    if (headerPattern.test(cells[0] ?? '')) continue;
    const named = cells.length === 1 || (cells[0] !== '' && /[^\u0020-\u007e]/.test(cells[0] ?? ''));
    const [code = '', name = '', type = ''] = named ? [`U${String(units.length + 1).padStart(2, '0')}`, ...cells] : cells;
    const problem =
      name === ''
        ? 'no-name'
        : !codePattern.test(code)
          ? 'bad-code'
          : units.some((unit) => unit.code === code || unit.name === name)
            ? 'twice'
            : null;
    if (problem === null) units.push({ code, name, type: type.slice(0, 30) || typeOfName(name) });
    else bad.push({ line: index + 1, why: problem });
  }
  return { units, bad };
}

const typeOfName = (name: string): string => /(?:街道|镇|乡|社区|村)/.exec(name.slice(1))?.[0] ?? '单位';

export function planFrom(draft: PlanDraft, sample: Plan): PlanInput {
  const { deadline: _deadline, quotas, units: _units, unitGroups, ...rest } = sample;
  const types = new Set(draft.units.map(({ type }) => type));
  const own = Object.entries(draft.quotaByType)
    .filter(([type]) => types.has(type))
    .map(([unitType, count]) => ({ by: 'unitType' as const, unitType, count }));
  const moved = draft.year - sample.year;
  return {
    ...rest,
    id: draft.id,
    title: draft.title,
    year: draft.year,
    hostOffice: draft.hostOffice,
    ageAsOf: yearsLater(sample.ageAsOf, moved),
    ...(sample.visitWindow === undefined
      ? {}
      : { visitWindow: { from: yearsLater(sample.visitWindow.from, moved), to: yearsLater(sample.visitWindow.to, moved) } }),
    ...(draft.deadline === '' ? {} : { deadline: { at: `${draft.deadline}:00+08:00`, late: draft.late } }),
    units: draft.units.map((unit) => ({ ...unit })),
    unitGroups: unitGroups
      .map((group) => ({ ...group, types: group.types.filter((type) => types.has(type)) }))
      .filter(({ types: left }) => left.length > 0),
    // Quotas of the sample's units mean nothing here; those of categories and of every unit stay.
    quotas: [
      ...quotas
        .filter(({ by, category }) => by === 'category' || category !== undefined)
        .filter(({ by }) => by === 'category' || by === 'eachUnit'),
      ...own,
    ],
  };
}

const yearsLater = (day: string, years: number): string =>
  `${Number(day.slice(0, 4)) + years}${day.slice(4) === '-02-29' ? '-02-28' : day.slice(4)}`;
