/** "Single file web pages" (MIME HTML, RFC 2557) that Excel and export systems save, often as .xls: pages of one workbook in one file. */
import type { SheetSnapshot } from '../../../core/model/sheet';
import type { ReadJob } from '../job';
import { decodeBytes } from '../text/decode';
import { readHtml } from './table';

const latin1 = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
};

const toBytes = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);

const quotedPrintable = (body: string): string =>
  body.replace(/=\r?\n/g, '').replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const base64 = (body: string): string => {
  try {
    return atob(body.replace(/[^A-Za-z0-9+/=]/g, ''));
  } catch {
    return '';
  }
};

const pageOf = (part: string): string | null => {
  const cut = /\r?\n\r?\n/.exec(part);
  if (cut === null) return null;
  const headers = part.slice(0, cut.index).toLowerCase();
  if (!/content-type:\s*text\/html/.test(headers)) return null;
  const body = part.slice(cut.index + cut[0].length);
  const encoding = /content-transfer-encoding:\s*([\w-]+)/.exec(headers)?.[1];
  return encoding === 'base64' ? base64(body) : encoding === 'quoted-printable' ? quotedPrintable(body) : body;
};

/** A sheet for every page that has a table, named as the workbook page lists them. */
export const readMhtml = (bytes: Uint8Array, sheetName: string, job: ReadJob): SheetSnapshot[] => {
  const source = latin1(bytes);
  const boundary = /boundary="?([^"\s;]{1,100})"?/i.exec(source.slice(0, 4096))?.[1];
  const parts = boundary === undefined ? [source] : source.split(`--${boundary}`);
  const pages = parts
    .map(pageOf)
    .filter((page) => page !== null)
    .map((page) => decodeBytes(toBytes(page)));
  const names = pages.flatMap((page) => [...page.matchAll(/<x:Name>([^<]{1,80})<\/x:Name>/gi)].map((match) => match[1] ?? ''));
  const tables = pages.filter((page) => /<table[\s>]/i.test(page) && !/<frameset/i.test(page));
  return tables.map((page, index) => readHtml(page, names[index] ?? (index === 0 ? sheetName : `${sheetName} (${index + 1})`), job));
};
