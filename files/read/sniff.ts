/** What a file is by its first bytes. Names lie: offices rename files, and export systems call anything .xls. */
import { looksLikeText } from './text/decode';

export type ContentKind =
  'nothing' | 'zip' | 'ole' | 'biff' | 'html' | 'mhtml' | 'spreadsheet-xml' | 'text' | 'zeros' | 'protected' | 'unknown' | OtherKind;

/** Known things that are no spreadsheets; the names that people know them by are in core/messages. */
export type OtherKind =
  | 'pdf'
  | 'jpg'
  | 'png'
  | 'gif'
  | 'bmp'
  | 'tiff'
  | 'webp'
  | 'heic'
  | 'rtf'
  | 'rar'
  | '7z'
  | 'gzip'
  | 'exe'
  | 'mp4'
  | 'xml'
  | 'json'
  | 'sqlite';

const signatures: readonly (readonly [kind: ContentKind, at: number, signature: string])[] = [
  ['zip', 0, 'PK\x03\x04'],
  ['zip', 0, 'PK\x05\x06'],
  ['ole', 0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['biff', 0, '\x09\x00\x04\x00'],
  ['biff', 0, '\x09\x02\x06\x00'],
  ['biff', 0, '\x09\x04\x06\x00'],
  ['biff', 0, '\x09\x08\x08\x00'],
  ['biff', 0, '\x09\x08\x10\x00'],
  // Files sealed by document protection systems used in offices open only on their own machines.
  ['protected', 0, '%TSD-Header-###%'],
  ['pdf', 0, '%PDF-'],
  ['jpg', 0, '\xff\xd8\xff'],
  ['png', 0, '\x89PNG\r\n\x1a\n'],
  ['gif', 0, 'GIF8'],
  ['tiff', 0, 'II*\x00'],
  ['tiff', 0, 'MM\x00*'],
  ['webp', 8, 'WEBP'],
  ['heic', 4, 'ftyphei'],
  ['heic', 4, 'ftypmif'],
  ['mp4', 4, 'ftyp'],
  ['rtf', 0, '{\\rtf'],
  ['rar', 0, 'Rar!\x1a\x07'],
  ['7z', 0, '7z\xbc\xaf\x27\x1c'],
  ['gzip', 0, '\x1f\x8b\x08'],
  ['sqlite', 0, 'SQLite format 3\x00'],
];

/** Two letters are too few for a signature: text may begin so. Zeros behind them tell. */
const weakSignatures: readonly (readonly [kind: OtherKind, signature: string])[] = [
  ['exe', 'MZ'],
  ['bmp', 'BM'],
];

const latin = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));

export const sniff = (bytes: Uint8Array): ContentKind => {
  if (bytes.length === 0) return 'nothing';
  const head = latin(bytes, 0, 64);
  for (const [kind, at, signature] of signatures) if (head.startsWith(signature, at)) return kind;
  if (head.includes('E-SafeNet')) return 'protected';
  for (const [kind, signature] of weakSignatures) if (head.startsWith(signature) && head.includes('\0')) return kind;
  if (bytes.every((byte) => byte === 0)) return 'zeros';
  return looksLikeText(bytes) ? sniffText(bytes) : 'unknown';
};

/** Markup is told by its first tags; everything else that is text is read as a delimited list. */
const sniffText = (bytes: Uint8Array): ContentKind => {
  // Zeros are dropped so that UTF-16 markup looks like the others.
  const head = latin(bytes, 0, 4096)
    .replaceAll('\0', '')
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .trimStart()
    .toLowerCase();
  if (/^mime-version:|^from:[^\n]*\n(?:[\w-]+:[^\n]*\n)*mime-version:/.test(head)) return 'mhtml';
  if (head.startsWith('{"') || head.startsWith('[{') || /^\{\s*"/.test(head)) return 'json';
  if (!head.startsWith('<')) return 'text';
  if (head.includes('urn:schemas-microsoft-com:office:spreadsheet') && !head.includes('<html')) return 'spreadsheet-xml';
  if (head.includes('opendocument') && head.includes('spreadsheet')) return 'spreadsheet-xml';
  if (/<(?:html|!doctype html|table|head|body|meta|style|div|center|tr|td|font|p|h[1-6])[\s>/]/.test(head)) return 'html';
  return head.startsWith('<?xml') ? 'xml' : 'text';
};
