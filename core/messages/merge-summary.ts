/** Words of the merge summary, both languages side by side because each is a handful of labels. */
import type { Language } from './sentence';

const zh = {
  units: (submitted: number, missing: number) => `单位：已报 ${submitted} 个${missing > 0 ? `，未报 ${missing} 个` : ''}`,
  entries: (rows: number, reported: string, granted: string) => `名单：共 ${rows} 条，上报 ${reported}，准予慰问 ${granted}`,
  money: (yuan: string) => `金额：准予慰问金合计 ${yuan} 元`,
  doubtfulMoney: (files: string) => `　　　注意：${files} 的金额单位（元、万元）存疑，这些金额未计入，请先核对`,
  tally: (households: number, persons: number, institutions: number) =>
    [households > 0 ? `${households} 户` : '', persons > 0 ? `${persons} 人` : '', institutions > 0 ? `${institutions} 个单位` : '']
      .filter((part) => part !== '')
      .join('、') || '0',
  standings: (parts: string) => `去向：${parts}`,
  unitsTitle: '各单位',
  unitHeaders: ['单位', '户(个)', '人', '准予金额(元)', '名额', '超', '错误', '提醒'],
  unknownUnit: '（单位不明）',
  findingsTitle: '发现的问题（按种类）',
  example: (what: string) => `例：${what}`,
  overQuotaTitle: '超名额',
  overQuota: (unit: string, quota: number | null, over: number) => `${unit}：名额 ${quota ?? '—'}，超 ${over}`,
  duplicatesTitle: '跨单位重复（由县里裁定）',
  place: (unit: string, sheet: string, row: number) => `${unit}〔${sheet}〕第 ${row} 行`,
  more: (count: number) => `……另有 ${count} 组，见汇总工作簿“重复对照表”`,
  missingUnitsTitle: '未报单位',
  lateTitle: '逾期报送',
  missingPeopleTitle: '底册中有、花名册中没有',
  missingPeople: (count: number) => `${count} 人（户），逐条见汇总工作簿“问题清单”`,
  unreadTitle: '没能读取的文件',
};

const en: typeof zh = {
  units: (submitted, missing) => `Units: ${submitted} submitted${missing > 0 ? `, ${missing} missing` : ''}`,
  entries: (rows, reported, granted) => `Entries: ${rows} in all; reported ${reported}; granted ${granted}`,
  money: (yuan) => `Money: ${yuan} yuan granted`,
  doubtfulMoney: (files) =>
    `  Beware: the money unit (yuan or 10,000 yuan) of ${files} is doubtful; its amounts are left out until somebody has looked`,
  tally: (households, persons, institutions) =>
    [
      households > 0 ? `${households} households` : '',
      persons > 0 ? `${persons} persons` : '',
      institutions > 0 ? `${institutions} institutions` : '',
    ]
      .filter((part) => part !== '')
      .join(', ') || '0',
  standings: (parts) => `Standing: ${parts}`,
  unitsTitle: 'By unit',
  unitHeaders: ['unit', 'househ.', 'persons', 'granted yuan', 'quota', 'over', 'err', 'warn'],
  unknownUnit: '(unit unknown)',
  findingsTitle: 'Findings by kind',
  example: (what) => `e.g. ${what}`,
  overQuotaTitle: 'Over quota',
  overQuota: (unit, quota, over) => `${unit}: quota ${quota ?? '—'}, over by ${over}`,
  duplicatesTitle: 'Duplicates across units (the county decides)',
  place: (unit, sheet, row) => `${unit} [${sheet}] row ${row}`,
  more: (count) => `… ${count} more groups: see sheet 重复对照表`,
  missingUnitsTitle: 'Missing units',
  lateTitle: 'Late',
  missingPeopleTitle: 'In the base list but in no roster',
  missingPeople: (count) => `${count}: see sheet 问题清单`,
  unreadTitle: 'Files that could not be read',
};

export const mergeSummaryText = (lang: Language): typeof zh => (lang === 'en' ? en : zh);
