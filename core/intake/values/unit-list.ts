/** Responsible units (责任单位): several offices and units in one cell, and groups such as 各镇街. */
import type { Plan } from '../../model/plan';
import { fold } from './fold';
import { createUnitMatcher } from './unit';
import { unitKey } from './unit-key';

export interface UnitList {
  /** Names as the plan has them (units and offices), in order, each once; groups expanded. */
  readonly known: readonly string[];
  /** Parts that the plan does not know, folded. */
  readonly unknown: readonly string[];
}

const label = /^(?:责任|牵头|配合|承办|主办|协办)(?:单位|部门)?[:：]\s*/;
const separators = /[、,;/|\n]|\s+/;
const weakSeparators = /[和及与]/;

/** Reads lists such as 区民政局、各镇街、区直各相关单位. Empty texts give two empty lists. */
export function readUnitList(plan: Plan): (text: string) => UnitList {
  const lookUp = lookUpIn(plan);
  const cache = new Map<string, UnitList>();
  return (text) => {
    const before = cache.get(text);
    if (before !== undefined) return before;
    const list = listOf(fold(text), lookUp);
    if (cache.size > 2000) cache.clear();
    cache.set(text, list);
    return list;
  };
}

/** The stop within 各镇、街道, which is one group. */
const joinedTownships = /(各(?:乡镇|乡|镇|街道|街))[、/](?=(?:乡镇|乡|镇|街道|街|办事处)(?:办事处)?(?:[、,;。.\s]|$))/g;

/** 'whole': only a text that is exactly one name. */
type LookUp = (part: string, strictness?: 'whole') => readonly string[] | undefined;

function listOf(text: string, lookUp: LookUp): UnitList {
  const known = new Set<string>();
  const unknown = new Set<string>();
  const bare = text.replace(label, '').replace(joinedTownships, '$1').trim();
  const parts = bare === '' ? [] : separators.test(bare) && lookUp(bare, 'whole') === undefined ? bare.split(separators) : [bare];
  for (const raw of parts) {
    const part = raw
      .replace(label, '')
      .replace(/[。.]$/, '')
      .trim();
    if (part === '' || /^(?:等|[-—/]+)$/.test(part)) continue;
    const names = lookUp(part) ?? lookUp(part.replace(/\([^()]*\)$|等$/, '')) ?? joined(part, lookUp);
    if (names === undefined) unknown.add(part);
    else for (const name of names) known.add(name);
  }
  return { known: [...known], unknown: [...unknown] };
}

/** "区民政局和区残联": split at 和 only where both sides are known (和平镇 is one unit). */
function joined(part: string, lookUp: LookUp): readonly string[] | undefined {
  const pieces = part.split(weakSeparators).filter((piece) => piece !== '');
  if (pieces.length < 2) return undefined;
  const names = pieces.map((piece) => lookUp(piece));
  return names.every((found) => found !== undefined) ? names.flat() : undefined;
}

function lookUpIn(plan: Plan): LookUp {
  const groups = new Map<string, readonly string[]>();
  for (const group of plan.unitGroups) {
    const members = plan.units.filter((unit) => group.types.includes(unit.type)).map((unit) => unit.name);
    for (const name of [group.name, ...group.aliases]) groups.set(unitKey(name), members);
  }
  const townships = [...groups].find(([key]) => everyTownship.test(key))?.[1];
  const offices = officesOf(plan);
  const units = new Map(plan.units.map((unit) => [unit.code, unit.name]));
  const match = createUnitMatcher(plan);
  return (part, strictness) => {
    const key = unitKey(part);
    const office = officeKey(part);
    const found = groups.get(key) ?? offices.get(office) ?? offices.get(office.replace(/^[本全]/, '')) ?? groupOf(key, townships);
    if (found !== undefined) return found;
    const unit = match(part);
    if (unit === null || (unit.how === 'contained' && (strictness === 'whole' || key.length > 16 || belowUnit.test(key)))) return undefined;
    return [units.get(unit.code) as string];
  };
}

/** 各镇街 in its other wordings: 各镇(街道), 各乡镇、街道, 各街镇办事处. */
const everyTownship = /^(?:全[区县市])?各[乡镇街道办事处]{1,8}$/;
const groupOf = (key: string, townships: readonly string[] | undefined): readonly string[] | undefined =>
  everyTownship.test(key) ? townships : undefined;

/** 东岗镇中心小学 is not 东岗镇. */
const belowUnit = /(?:学校|小学|中学|医院|卫生院|村|社区|公司|厂|站|所)$/;
const levels = /^(?:区|县|市|镇|本|全)/;

/** 区政府办公室 is 区政府办; 区直各相关单位, 区直有关单位 and 区直单位 are the same. */
const officeKey = (text: string): string =>
  unitKey(text)
    .replace(/办公室$/, '办')
    .replace(/(?:各|有关|相关){1,3}(?=单位$|部门$)/, '');

/** By full name, and without the level in front (民政局 for 区民政局) where that names one office only. */
function officesOf(plan: Plan): ReadonlyMap<string, readonly string[]> {
  const offices = new Map<string, readonly string[]>();
  const all = [plan.hostOffice, ...plan.offices];
  for (const office of all) offices.set(officeKey(office), [office]);
  const short = new Map<string, string[]>();
  for (const office of new Set(all)) {
    const key = officeKey(office).replace(levels, '');
    short.set(key, [...(short.get(key) ?? []), office]);
  }
  for (const [key, names] of short) if (names.length === 1 && key.length > 1 && !offices.has(key)) offices.set(key, names);
  return offices;
}
