/** Columns that depend on the plan or on the household: materials, goods, members beside the head, and columns nobody asked for. */
import type { FieldKey } from '../../core/model/field';
import { column, type Column, type ColumnContext } from './columns';
import type { Line } from './entry';
import { quantityForms, writeId, yesMarks } from './forms';
import type { Content } from './grid';
import { dressHeader } from './headers';

/** One column per material of the plan, with each alternative proof of an anyOf apart, or a single column for it. */
export function materialColumns(ctx: ColumnContext): Column[] {
  const { random, plan, habits } = ctx;
  const style = random.pick(['names', 'names', 'numbers', 'materialNumbers']);
  const mark = (given: boolean): Content => (given ? (random.chance(0.8) ? habits.mark : random.pick(yesMarks)) : null);
  return plan.materials.flatMap((material, index): Column[] => {
    const circled = '①②③④⑤⑥'[index] ?? '';
    if (material.anyOf && style === 'names' && random.chance(0.6)) {
      const held = random.int(0, material.anyOf.length - 1);
      return material.anyOf.map((proof, at) =>
        column(ctx, 'materials', (line) => mark(line.materials[material.code] === true && at === held), {
          key: `material:${material.code}:${at}`,
          item: material.code,
          header: random.pick([proof.name, ...proof.aliases]),
          group: '困难证明',
        }),
      );
    }
    const long = [material.name, ...material.aliases.filter((alias) => !/材料|^[①-⑨]$/.test(alias))];
    const header = style === 'numbers' ? circled : style === 'materialNumbers' ? `材料${circled}` : random.pick(long);
    return [
      column(ctx, 'materials', (line) => mark(line.materials[material.code] === true), {
        key: `material:${material.code}`,
        item: material.code,
        header,
        group: '申报材料',
      }),
    ];
  });
}

/** One column per item of the kits that the given lines get, or a single text column. */
export function goodsColumns(ctx: ColumnContext, lines: readonly Line[]): Column[] {
  const { random, habits } = ctx;
  const kits = [...new Set(lines.map((line) => line.category))].flatMap((category) =>
    category.standard.kind === 'goods' ? category.standard.kit : [],
  );
  if (kits.length === 0) return [];
  if (random.chance(0.25)) {
    const write = (line: Line): Content =>
      kits
        .flatMap((item) => ((line.goods[item.code] ?? 0) > 0 ? [`${item.name}${line.goods[item.code]}${item.unit}`] : []))
        .join(random.pick(['、', '，', ' '])) || null;
    return [column(ctx, 'goods', write, { key: 'goods', header: random.pick(['慰问品', '慰问物资', '物资', '慰问物品', '实物']) })];
  }
  const group = random.pick(['慰问物资', '慰问品', '发放物资']);
  return kits.map((item) => {
    const label = random.pick([item.name, ...item.aliases.filter((alias) => !alias.startsWith('一'))]);
    const header = label + random.pick([`(${item.unit})`, `（${item.unit}）`, label.length > 1 ? '' : `(${item.unit})`]);
    const write = (line: Line): Content => {
      const quantity = line.goods[item.code];
      return quantity === undefined
        ? null
        : random.chance(Math.max(habits.noise, 0.05))
          ? random.pick(quantityForms(quantity, item.unit))
          : quantity;
    };
    return column(ctx, 'goods', write, { key: `goods:${item.code}`, item: item.code, header, group });
  });
}

/** Columns that offices add and no plan asks for. They must stay unbound (or bound where `accept` says so) and raise nothing. */
export function strangerColumns(ctx: ColumnContext): Column[] {
  const { random, plan } = ctx;
  const strangers: readonly (() => Column)[] = [
    () => stranger(ctx, '电表号', () => `33${random.int(10000000, 99999999)}`),
    () => stranger(ctx, '财政代码', () => `${random.int(100000, 999999)}`),
    () => stranger(ctx, '网格员', () => random.pick(['张网格', '李网格'])),
    () => stranger(ctx, '是否党员', () => random.pick(['是', '否']), ['political', null]),
    () => stranger(ctx, '包保干部', () => random.pick(['周干事', '吴主任']), ['visitLeader', null]),
    () => stranger(ctx, '去年金额', () => random.pick([500, 800]), [null]),
    () => stranger(ctx, '住房面积(㎡)', () => random.int(30, 120)),
    () => stranger(ctx, '村民小组', () => `${random.int(1, 12)}组`, ['village', 'address', null]),
    () => stranger(ctx, '是否党员户', () => random.pick(['是', '否']), ['political', null]),
    () => stranger(ctx, '低保金额(元/月)', () => random.pick([320, 450, 510])),
    () => stranger(ctx, '上年慰问金', () => random.pick([300, 500])),
    () => stranger(ctx, '累计救助金额', () => random.int(500, 5000)),
    () => stranger(ctx, '配偶姓名', () => random.pick(['赵配偶', null]), [null, 'relation']),
    () => other(ctx, '监护人姓名', 'guardian', () => null),
    () => other(ctx, '监护人身份证号', 'otherIdNumber', () => null),
    () => other(ctx, '户主身份证号', 'headIdNumber', (line) => line.person?.id ?? null),
    () =>
      other(ctx, '残疾证号', 'disability', (line) =>
        line.person && line.grain === 'person' ? `${line.person.id}4${random.int(1, 4)}` : null,
      ),
    () => stranger(ctx, '身份证住址', () => '某村某组', [null, 'address']),
    () => stranger(ctx, '是否低保', () => random.pick(['是', '否']), [null, 'category']),
    () => stranger(ctx, '上年是否慰问', () => random.pick(['是', '否'])),
    () => stranger(ctx, '核实人', () => random.pick(['郑核实', '钱核实']), ['review', null]),
    () => ({ ...stranger(ctx, '空', () => null), header: '' }),
    ...(plan.materials.length === 0 ? [() => stranger(ctx, '身份证复印件', () => random.pick(['√', '有']), ['materials', null])] : []),
  ];
  return random
    .shuffle(strangers)
    .slice(
      0,
      random.weighted([
        [0, 5],
        [1, 3],
        [2, 1],
      ] as const),
    )
    .map((make) => make());
}

/** A column that has a field of its own, seldom kept. */
const other = (ctx: ColumnContext, header: string, field: FieldKey, value: (line: Line) => Content): Column => ({
  ...stranger(ctx, header, () => null, [field]),
  field,
  write: value,
});

function stranger(ctx: ColumnContext, header: string, value: () => Content, accept: readonly (FieldKey | null)[] = [null]): Column {
  return { key: `other:${header}`, field: null, accept, header: dressHeader(ctx.random, header, ctx.habits.headerNoise), write: value };
}

/** 成员姓名 / 证件号 pairs beside the head, as many as the largest household needs. */
export function memberColumns(ctx: ColumnContext, lines: readonly Line[], oneSet = false): Column[] {
  const { random, habits } = ctx;
  const size = oneSet ? 1 : Math.max(...lines.map((line) => line.members.length), 1);
  const withRelation = random.chance(0.5);
  const numbered = random.chance(0.5);
  return Array.from({ length: size }, (_, index) => index).flatMap((index): Column[] => {
    const suffix = numbered || size > 1 ? String(index + 1) : '';
    const part = (name: 'name' | 'idNumber' | 'relation', header: string, write: (line: Line) => Content): Column => ({
      key: `member:${index}:${name}`,
      field: null,
      header,
      group: '家庭成员',
      member: { number: index, part: name },
      write,
    });
    return [
      part('name', `家庭成员${suffix}姓名`, (line) => line.members[index]?.person.name ?? null),
      ...(withRelation ? [part('relation', `家庭成员${suffix}关系`, (line) => line.members[index]?.relation ?? null)] : []),
      part('idNumber', `家庭成员${suffix}身份证号`, (line) =>
        line.members[index] ? writeId(random, line.members[index].person.id, habits.noise / 2) : null,
      ),
    ];
  });
}
