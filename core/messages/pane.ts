/** Words of the task pane, and of what can go wrong between the pane and Excel. */
import type { HostProblemCode } from '../ports/workbook-reader';
import type { Language } from './sentence';

const zh = {
  title: '送暖 花名册校验',
  plan: '慰问方案',
  check: '校验',
  hint: '打开花名册，选好方案，点“校验”。只在本机检查，不上传。',
  working: '正在检查……',
  outsideExcel: '送暖的服务正在运行。这个页面是 Excel 里的窗格，请在 Excel 中打开；不用 Excel 时，接口说明见项目的 docs/API.md。',
  counts: (entries: number, error: number, warning: number, info: number) =>
    `读到 ${entries} 条：错误 ${error}，提醒 ${warning}，提示 ${info}。点一条可跳到单元格。`,
  internal: '程序内部出错，不是表格的问题。请把出错时的操作告诉我们。',
  host: {
    'cell-being-edited': '有单元格正在编辑。请按回车结束编辑，再点一次。',
    protected: '工作表有保护。请先在“审阅”里撤销保护。',
    'payload-too-large': '表格太大，Excel 一次读不下。请把花名册另存为单独的文件再试。',
    'not-supported': '这个版本的 Excel 不支持此操作。',
    closed: '工作簿或工作表已经关闭或删除。请重新打开再试。',
    unknown: 'Excel 没能完成这一步。请再试一次。',
  } satisfies Record<HostProblemCode, string>,
};

const en: typeof zh = {
  title: 'SongNuan roster check',
  plan: 'Campaign plan',
  check: 'Check',
  hint: 'Open a roster, choose the plan, press Check. Everything stays on this machine.',
  working: 'Checking…',
  outsideExcel:
    'SongNuan is running. This page is the pane inside Excel: please open it there; to use the server without Excel, see docs/API.md of the project.',
  counts: (entries, error, warning, info) =>
    `${entries} entries: ${error} errors, ${warning} warnings, ${info} notes. Click one to go to its cell.`,
  internal: "The program itself failed; this is not the roster's fault. Please tell us what you did.",
  host: {
    'cell-being-edited': 'A cell is being edited. Press Enter, then try again.',
    protected: 'The sheet is protected. Remove the protection (Review tab) first.',
    'payload-too-large': 'The sheet is too large for Excel to hand over. Save the roster as a file of its own and try again.',
    'not-supported': 'This version of Excel cannot do that.',
    closed: 'The workbook or sheet was closed or removed. Open it and try again.',
    unknown: 'Excel could not do that. Please try again.',
  },
};

export const paneText = (lang: Language): typeof zh => (lang === 'en' ? en : zh);
