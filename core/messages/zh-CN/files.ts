/** 文件读不了时说的话：出了什么事、怎么办。 */
import type { Params, Sentence, Sentences } from '../sentence';
import { grouped, numberOf, textOf } from '../values';

const kinds: Readonly<Record<string, string>> = {
  docx: 'Word 文档',
  doc: 'Word 文档（或 WPS 文字）',
  odt: 'OpenDocument 文字文档',
  rtf: 'RTF 文档',
  pptx: '演示文稿',
  ppt: '演示文稿',
  odp: 'OpenDocument 文档',
  vsdx: 'Visio 图',
  vsd: 'Visio 图',
  hwp: 'HWP 文档',
  pdf: 'PDF 文件',
  ofd: 'OFD 版式文件',
  epub: '电子书',
  iwork: '苹果 iWork 文档',
  jpg: 'JPG 图片',
  png: 'PNG 图片',
  gif: 'GIF 图片',
  bmp: 'BMP 图片',
  tiff: 'TIFF 图片',
  webp: 'WebP 图片',
  heic: '手机照片（HEIC）',
  mp4: '视频',
  archive: '压缩包',
  jar: '压缩包',
  rar: 'RAR 压缩包',
  '7z': '7z 压缩包',
  gzip: 'gz 压缩包',
  exe: '程序文件',
  xml: 'XML 文件',
  json: 'JSON 文件',
  sqlite: '数据库文件',
  ole: '其他办公软件的文件',
};

const foundOf = (params: Params): string => kinds[textOf(params, 'found')] ?? '';

const isArchive = (params: Params): boolean => ['archive', 'jar', 'rar', '7z', 'gzip'].includes(textOf(params, 'found'));
const isImage = (params: Params): boolean =>
  ['jpg', 'png', 'gif', 'bmp', 'tiff', 'webp', 'heic', 'pdf', 'ofd'].includes(textOf(params, 'found'));

const convert = (params: Params): string => {
  if (isArchive(params)) return '先解压，再选里面的表格文件。';
  if (isImage(params)) return '扫描件和图片不能当花名册读，请向报送单位要电子表格（.xlsx 或 .xls）。';
  return '在原来的软件里打开，把表格复制到 Excel 或 WPS 表格，另存为 .xlsx 再交。';
};

const tooMuch: Readonly<Record<string, (limit: number) => string>> = {
  file: (limit) => `文件超过 ${grouped(Math.round(limit / 2 ** 20))} MB`,
  entries: (limit) => `文件里的部件超过 ${grouped(limit)} 个，不像正常的表格`,
  unpacked: () => '文件展开后太大，不像正常的表格',
  ratio: () => '文件的压缩比异常，像是有意做成的“压缩炸弹”，没有展开',
  cells: (limit) => `单元格超过 ${grouped(limit)} 个`,
  merges: (limit) => `一张表里的合并单元格超过 ${grouped(limit)} 处`,
};

const locked = { what: '文件没有读取权限，或正被别的程序占用。', todo: '关闭正在使用它的程序，或把它复制到自己的文件夹里再试。' };
const unreadable: Readonly<Record<string, Sentence>> = {
  ENOENT: { what: '找不到这个文件。', todo: '核对文件名和所在文件夹。' },
  'not-a-file': { what: '这不是文件（可能是文件夹）。', todo: '请选择文件夹里的表格文件。' },
  EACCES: locked,
  EPERM: locked,
  EBUSY: locked,
};

export const fileSentences: Sentences = {
  'not-a-spreadsheet': (params) => ({
    what: foundOf(params) === '' ? '这个文件不是电子表格。' : `这个文件是${foundOf(params)}，不是电子表格。`,
    todo: foundOf(params) === '' ? '请换成 .xlsx、.xls、.et 或 .csv 文件。' : convert(params),
  }),
  'wrong-extension': (params) => ({
    what: `文件名以 .${textOf(params, 'extension')} 结尾，内容其实是${foundOf(params) || '别的东西'}，只是改了名字。`,
    todo: convert(params),
  }),
  'password-protected': (params) =>
    textOf(params, 'reason') === 'sealed'
      ? { what: '文件被单位的文档加密软件加了密，别的电脑打不开。', todo: '请在装有该加密软件的电脑上解密（外发）后再交。' }
      : { what: '文件设了打开密码。', todo: '用密码打开后，在“文件 → 信息 → 保护工作簿”里去掉打开密码，保存后再交。' },
  damaged: (params) =>
    textOf(params, 'reason') === 'zeros'
      ? { what: '文件内容全是空字节，已经损坏（常见于没有安全退出 U 盘）。', todo: '请从原电脑重新复制一份。' }
      : {
          what: textOf(params, 'reason') === 'truncated' ? '文件不完整，只传来了一部分。' : '文件已损坏，内容读不出来。',
          todo: '请报送单位用 Excel 或 WPS 打开原文件，能打开就另存一份再传；打不开就重新填报。',
        },
  'too-large': (params) => ({
    what: `${tooMuch[textOf(params, 'what')]?.(numberOf(params, 'limit')) ?? '文件太大'}，没有读取。`,
    todo: '把花名册以外的内容删掉，或按村、按类别分成几个文件再交。',
  }),
  empty: () => ({ what: '文件是空的，没有任何内容。', todo: '看看是不是存错了文件，填好后再交。' }),
  unreadable: (params) =>
    unreadable[textOf(params, 'reason')] ?? {
      what: '文件读不出来。',
      todo: '关闭正在使用它的程序后重试；还不行，就在 Excel 或 WPS 里另存为 .xlsx 再试。',
    },
  stopped: (params) =>
    textOf(params, 'reason') === 'time'
      ? { what: `读了 ${textOf(params, 'seconds')} 秒还没读完，已停止。`, todo: '把花名册复制到新工作簿，另存为 .xlsx 再试。' }
      : { what: '已按要求停止，这个文件没有读完。', todo: '需要时重新运行。' },
};
