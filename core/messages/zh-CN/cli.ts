/** Prose of the command line. */
export const cliZh = {
  help: `songnuan 送暖 —— 慰问花名册的校验与汇总

用法：
  songnuan check  文件...       --plan 方案 [--unit 单位] [--as-of 日期] [--json] [--annotate 目录] [--layout 版式.json] [--save-layout 版式.json]
  songnuan merge  文件...|目录  --plan 方案 [--base 底册.xlsx] [--submissions 报送.json] [--decisions 裁定.json] [--out 汇总.xlsx] [--tables-dir 目录 [--tables 公示表,签收表]] [--as-of 日期] [--json]
  songnuan template             --plan 方案 --out 空表.xlsx
  songnuan plan   list | show 方案 | check 方案.json

命令：
  check     逐格检查花名册，列出问题和改法；不改动原文件
  merge     合并各单位的花名册，查重、核名额、对总数，写出汇总工作簿
  template  按方案生成空白花名册（带下拉选项和填表说明）
  plan      列出、查看自带的方案，或检查自己写的方案

选项：
  --plan          方案编号（bureau、civil、union、district）或方案文件（.json）
  --unit          报送单位名称，不写则从填报单位、标题、表名、文件名中找
  --as-of         计算年龄等所用的“今天”，如 2027-01-15；不写则用今天
  --annotate      把标出问题的副本写到这个目录（原文件不动）
  --layout        指定各表的表头行和各列含义（优先于自动识别）；--save-layout 保存识别结果供下次使用
  --base          底册：应慰问的全部对象，用来找漏报的户
  --submissions   各文件的报送时间与单位：[{"file","unit","receivedAt","supersededBy"?}]
  --decisions     县里的裁定：[{"file","sheet","row","decide":"keep|exclude|letThrough","reason"}]
  --out           结果写到哪里（merge 默认 merged.xlsx）
  --tables-dir    另外写出各种用表到这个目录：公示表、签收表、银行代发明细、走访分组表、任务表、退回单
                  （方案里没有的不写；签收表、退回单每单位一个文件）
  --tables        只写其中几种，用逗号隔开：公示表 签收表 银行代发明细 走访分组表 任务表 退回单
                  （也可写 public receipt payment visitGroups tasks returned）
  --json          结果以 JSON 输出
  --lang          zh-CN（默认）或 en

退出码：0 没有错误；1 数据中有错误；2 命令没能完成（用法不对、文件读不了等，其余文件照常处理）
可读的文件：.xlsx .xlsm .xls .et .csv（UTF-8 或 GBK）

English help: songnuan --help --lang en
`,
  usage: {
    'unknown-command': (detail: string) => `没有“${detail}”这个命令。可用的命令：check、merge、template、plan。`,
    'unknown-option': (detail: string) => `选项“${detail}”不认识或缺少内容。`,
    'missing-option': (detail: string) => `缺少 ${detail}。`,
    'missing-files': (detail: string) => `没有写要处理的文件${detail ? `（${detail}）` : ''}。`,
    'bad-date': (detail: string) => `日期“${detail}”不对，应写成 2027-01-15 这样。`,
    'bad-language': (detail: string) => `语言“${detail}”不支持，只有 zh-CN 和 en。`,
    'bad-tables': (detail: string) =>
      `没有“${detail}”这种表。可用的：公示表、签收表、银行代发明细、走访分组表、任务表、退回单（或 public、receipt、payment、visitGroups、tasks、returned）。`,
    'bad-plan-action': (detail: string) => `plan 后面应是 list、show 或 check${detail ? `，不是“${detail}”` : ''}。`,
  },
  seeHelp: '用法见 songnuan --help',
  noPlan: (target: string, known: string) => `没有找到方案“${target}”：既不是自带方案（${known}），也不是能读的文件。`,
  planNotJson: (target: string) => `方案文件“${target}”不是有效的 JSON。`,
  planBad: (target: string) => `方案“${target}”有错：`,
  planGood: (title: string) => `方案没有问题：${title}`,
  noSuchFile: (file: string) => `找不到文件：${file}`,
  noFilesIn: (directory: string) => `目录里没有花名册文件：${directory}`,
  badListFile: (option: string, file: string, detail: string) => `${option} 的文件“${file}”不对：${detail}`,
  notWritten: (file: string, reason: string) => `写不了“${file}”：${reason}。文件可能正在 Excel 中打开，或没有写入权限。`,
  outIsInput: (file: string) => `结果不能写到“${file}”：它正是要合并的文件之一。请用 --out 换个文件名。`,
  reading: '读取',
  checking: '检查',
  merging: '合并',
  writing: '写出',
  files: '个文件',
  rows: '行',
  askUnit: (file: string) => `看不出“${file}”是哪个单位报的。请输入单位名称（回车跳过）：`,
  unitNotFound: (text: string) => `方案里没有单位“${text}”。`,
  noFindings: '没有发现问题。',
  noRoster: '没有找到花名册表。',
  entries: (count: number) => `${count} 条`,
  counts: (error: number, warning: number, info: number) => `错误 ${error}，提醒 ${warning}，提示 ${info}`,
  row: (row: number) => `第 ${row} 行`,
  wholeSheet: '整表',
  more: (count: number) => `……另有 ${count} 条，见 --json 或 --annotate 的问题清单`,
  annotated: (file: string) => `已写出标注副本：${file}`,
  annotatedConverted: (file: string) => `已写出标注副本：${file}（原文件不是 xlsx，副本保留内容和合并格，未保留全部格式）`,
  written: (file: string) => `已写出：${file}`,
  tablesWritten: (files: number, folder: string) => `已写出各种用表 ${files} 个文件：${folder}`,
  tablesWithout: (names: string) => `没有写出（方案里没有，或没有内容）：${names}`,
  tablesAmongInputs: (folder: string) =>
    `用表不能写到“${folder}”：要合并的文件在这个目录里，下次会被当成花名册。请用 --tables-dir 换个目录。`,
  layoutSaved: (file: string) => `已保存版式：${file}`,
  crashed: (code: string) => `程序自身的规则“${code}”出错，已跳过它；这不是表格的问题，请告诉我们。`,
  internal: (detail: string) => `程序内部出错（不是表格的问题）：${detail}`,
};
