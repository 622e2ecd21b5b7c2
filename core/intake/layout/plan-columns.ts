/** Columns that a plan gives names to: its materials and the items of its goods kits. */
import type { Plan } from '../../model/plan';
import { readHeaderText } from './header-text';

export interface ItemMatch {
  readonly item: string | null;
  readonly score: number;
}

export interface PlanColumns {
  /** `inGroup`: the column stands under a heading like 申报材料, so nothing but a material can be meant. */
  readonly material: (raw: string, inGroup: boolean) => ItemMatch | null;
  readonly goods: (raw: string) => ItemMatch | null;
}

/** Words whose presence or absence does not change which paper is meant. */
const paperWords = /复印件?|原件|扫描件|影印件|材料|证明文件|页面|及时|有无|是否有|是否提交|提交/g;
const joints = /[/()及与和或的其]|申请人|本人|家庭成员|职工|以/g;
const paperHeader = /复印|证明|申请|申报|登记表|病历|材料|附件|诊断|承诺/;
const chineseDigits = '一二三四五六七八九';

const loose = (raw: string): string => readHeaderText(raw).key.replace(/[/()]/g, '');
const core = (text: string): string => text.replace(paperWords, '').replace(joints, '');

interface MaterialName {
  readonly code: string;
  readonly text: string;
  readonly core: string;
}

/** Made once per plan. */
export const createPlanColumns = (plan: Plan): PlanColumns => {
  const materials: MaterialName[] = [];
  const bySign = new Map<number, string>();
  plan.materials.forEach((material, index) => {
    const names = [material.name, ...material.aliases, ...(material.anyOf ?? []).flatMap((proof) => [proof.name, ...proof.aliases])];
    for (const name of names) {
      const { key, sign } = readHeaderText(name);
      if (key === '' && sign !== null) bySign.set(sign, material.code);
      else materials.push({ code: material.code, text: loose(name), core: core(loose(name)) });
    }
    if (!bySign.has(index + 1)) bySign.set(index + 1, material.code);
  });
  const kit = plan.categories.flatMap(({ standard }) => (standard.kind === 'goods' ? standard.kit : []));
  const goods = new Map(kit.flatMap((item) => [item.name, ...item.aliases].map((name) => [readHeaderText(name).bare, item.code] as const)));
  return {
    material: (raw, inGroup) => (materials.length === 0 ? null : matchMaterial(raw, inGroup, materials, bySign)),
    goods: (raw) => (goods.size === 0 ? null : matchGoods(raw, goods)),
  };
};

const numbered = /^(?:申报|证明)?(?:材料|附件)(?:(\d)|([一二三四五六七八九]))$/;

const matchMaterial = (
  raw: string,
  inGroup: boolean,
  materials: readonly MaterialName[],
  bySign: ReadonlyMap<number, string>,
): ItemMatch | null => {
  const { key, bare, sign } = readHeaderText(raw);
  const signed = sign === null ? undefined : bySign.get(sign);
  if (signed !== undefined && (bare === '' || /^(?:申报|证明)?(?:材料|附件|资料)?$/.test(bare))) return { item: signed, score: 1 };
  for (const text of new Set([key.replace(/[/()]/g, ''), bare.replace(/\//g, '')])) {
    if (text === '') continue;
    const same = materials.find((material) => material.text === text);
    if (same) return { item: same.code, score: 0.99 };
  }
  const number = numbered.exec(bare);
  if (number) {
    const code = bySign.get(number[1] !== undefined ? Number(number[1]) : chineseDigits.indexOf(number[2] ?? '') + 1);
    if (code !== undefined) return { item: code, score: 0.98 };
  }
  const kernel = core(bare.replace(/\//g, ''));
  if (kernel.length >= 2) {
    const near = materials.find((material) => material.core === kernel);
    if (near) return { item: near.code, score: 0.9 };
  }
  if (signed !== undefined) return { item: signed, score: 0.9 };
  if (!inGroup && !paperHeader.test(key)) return null;
  const part = bestPart(kernel, materials);
  return part === null ? null : { item: part, score: 0.75 };
};

/** The material whose name shares the longest whole with the header. */
const bestPart = (kernel: string, materials: readonly MaterialName[]): string | null => {
  let best: { code: string; length: number } | null = null;
  for (const { code, core: name } of materials) {
    const length =
      name.length >= 2 && kernel.includes(name) ? name.length : kernel.length >= 3 && name.includes(kernel) ? kernel.length : 0;
    if (length > (best?.length ?? 1)) best = { code, length };
  }
  return best?.code ?? null;
};

const quantityWords = /^(?:[一二两三\d]+[袋桶本份套件]|每户|发放|慰问品?)|(?:数量?|袋数|桶数|本数|份数|\d+[袋桶本份斤升公kgl]+)$/g;

const matchGoods = (raw: string, goods: ReadonlyMap<string, string>): ItemMatch | null => {
  const { bare } = readHeaderText(raw);
  const whole = goods.get(bare);
  if (whole !== undefined) return { item: whole, score: 1 };
  const shorter = bare.replace(quantityWords, '');
  const item = shorter === bare ? undefined : goods.get(shorter);
  if (item !== undefined) return { item, score: 0.95 };
  if (bare.length > 8 || /签|时间|折|金额/.test(bare)) return null;
  const found = new Set([...goods].filter(([name]) => name.length >= 2 && bare.includes(name)).map(([, code]) => code));
  const [only] = found;
  return found.size === 1 && only !== undefined ? { item: only, score: 0.7 } : null;
};
