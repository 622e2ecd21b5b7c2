/** Rosters for the bench: plain .xlsx files as Excel writes them (shared strings), many rows, two lines in a hundred at fault. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { planSchema, type Plan, type PlanInput } from '../core/model/plan';
import { bankCard, idNumber, mobile } from '../samples/generate/numbers';
import { ageAt, person } from '../samples/generate/people';
import { seeded, type Random } from '../samples/generate/random';
import { banks, reasons, villages } from '../samples/generate/words';

export const categories = [
  { code: 'D-CITY', name: '城市低保对象' },
  { code: 'D-RURAL', name: '农村低保对象' },
  { code: 'M-FUYUAN', name: '在乡复员军人' },
  { code: 'O-BAISUI', name: '百岁老人' },
] as const;

const unitName = (index: number): string => `第${String(index + 1).padStart(3, '0')}镇`;

/** A general campaign by person, bank payment, 100 yuan, with as many units as there are workbooks and a quota for each. */
export function benchPlan(books: number, rowsPerBook: number): Plan {
  const input: PlanInput = {
    id: 'bench',
    title: '民政对象春节慰问活动',
    year: 2027,
    hostOffice: '市民政局',
    kind: 'general',
    grain: 'person',
    ageAsOf: '2027-02-06',
    categories: categories.map((category) => ({
      ...category,
      standard: { kind: 'money', amountYuan: 100 },
      ...(category.code === 'O-BAISUI' ? { age: { min: 100 } } : {}),
    })),
    overlap: 'highestOnce',
    quotas: [{ by: 'eachUnit', count: rowsPerBook - 5 }],
    units: Array.from({ length: books }, (_, index) => ({ code: `U${index + 1}`, name: unitName(index), type: '镇' })),
    requiredFields: ['name', 'idNumber', 'amount'],
    payment: { method: 'bank' },
  };
  return planSchema.parse(input);
}

const headers = [
  '序号',
  '村（社区）',
  '姓名',
  '性别',
  '身份证号',
  '年龄',
  '对象类别',
  '致困原因',
  '慰问金（元）',
  '开户银行',
  '银行账号',
  '户名',
  '联系电话',
  '备注',
];

/** Writes `books` workbooks with `rows` data rows together and returns their paths. */
export function makeFiles(folder: string, rows: number, books: number): string[] {
  mkdirSync(folder, { recursive: true });
  const random = seeded(`bench/${rows}/${books}`);
  const shared: string[] = [];
  return Array.from({ length: books }, (_, index) => {
    const count = Math.floor((rows * (index + 1)) / books) - Math.floor((rows * index) / books);
    const file = join(folder, `${unitName(index)}花名册.xlsx`);
    writeFileSync(file, workbook(random.fork(String(index)), unitName(index), count, shared));
    return file;
  });
}

/** One line in ten thousand is the number of somebody in an earlier workbook. */
function idOf(random: Random, id: string, shared: string[]): string {
  if (shared.length > 0 && random.chance(0.0005)) return random.pick(shared);
  if (shared.length < 500 && random.chance(0.01)) shared.push(id);
  return id;
}

function line(random: Random, number: number, shared: string[]): (string | number)[] {
  const category = random.weighted([
    [0, 40],
    [1, 50],
    [2, 9],
    [3, 1],
  ] as const);
  const who = category === 3 ? person(random, '2027-02-06', 100, 105) : person(random, '2027-02-06', category === 2 ? 62 : 19, 92);
  const fault = random.chance(0.02) ? random.int(0, 5) : -1;
  const id =
    fault === 0
      ? `${who.id.slice(0, 17)}${who.id.endsWith('1') ? '2' : '1'}`
      : fault === 1
        ? idNumber(random, '320106', '1980-05-05', '男').slice(0, 17)
        : idOf(random, who.id, shared);
  return [
    number,
    villages[Math.floor(number / 100) % villages.length] as string,
    who.name,
    fault === 2 ? (who.gender === '男' ? '女' : '男') : who.gender,
    id,
    ageAt(who.birth, '2027-02-06'),
    (categories[category] as (typeof categories)[number]).name,
    random.pick(reasons),
    fault === 3 ? 200 : 100,
    random.pick(banks),
    fault === 4 ? '' : bankCard(random),
    who.name,
    mobile(random),
    fault === 5 ? '已故' : '',
  ];
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const letters = headers.map((_, index) => String.fromCharCode(65 + index));

function workbook(random: Random, unit: string, count: number, people: string[]): Uint8Array {
  const strings = new Map<string, number>();
  const index = (text: string): number => {
    const known = strings.get(text);
    if (known !== undefined) return known;
    strings.set(text, strings.size);
    return strings.size - 1;
  };
  const parts: string[] = [];
  let row = 0;
  const add = (cells: readonly (string | number)[]): void => {
    row += 1;
    parts.push(`<row r="${row}">`);
    for (const [column, value] of cells.entries()) {
      if (value === '') continue;
      parts.push(
        typeof value === 'number'
          ? `<c r="${letters[column]}${row}"><v>${value}</v></c>`
          : `<c r="${letters[column]}${row}" t="s"><v>${index(value)}</v></c>`,
      );
    }
    parts.push('</row>');
  };
  add([`${unit}2027年春节慰问花名册`]);
  add([`填报单位（盖章）：${unit}`]);
  add(headers);
  for (let number = 1; number <= count; number += 1) add(line(random, number, people));
  add(['填表人：王经办          审核人：周主任']);
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packages = 'http://schemas.openxmlformats.org/package/2006';
  const files: Record<string, string> = {
    '[Content_Types].xml': `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="花名册" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `${head}<worksheet xmlns="${main}"><dimension ref="A1:${letters.at(-1)}${row}"/><sheetData>${parts.join('')}</sheetData><mergeCells count="2"><mergeCell ref="A1:N1"/><mergeCell ref="A2:D2"/></mergeCells></worksheet>`,
    'xl/sharedStrings.xml': `${head}<sst xmlns="${main}" count="${strings.size}" uniqueCount="${strings.size}">${[...strings.keys()].map((text) => `<si><t>${escape(text)}</t></si>`).join('')}</sst>`,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), { level: 1 });
}
