/** Masking of personal numbers for everything that people other than the clerk may see (params, logs, public lists). */

/** 身份证: first six and last four characters stay, the birth date never shows (domain: 前 6 后 4). Shorter texts keep only the last two. */
export const maskIdNumber = (text: string): string =>
  text.length >= 15
    ? `${text.slice(0, 6)}${'*'.repeat(text.length - 10)}${text.slice(-4)}`
    : `${'*'.repeat(Math.max(text.length - 2, 0))}${text.slice(-2)}`;

/** Account: first four and last four. */
export const maskAccount = (text: string): string =>
  text.length > 8
    ? `${text.slice(0, 4)}${'*'.repeat(text.length - 8)}${text.slice(-4)}`
    : `${'*'.repeat(Math.max(text.length - 2, 0))}${text.slice(-2)}`;

/** Phone: 138****8000. */
export const maskPhone = (text: string): string =>
  text.length >= 7 ? `${text.slice(0, 3)}${'*'.repeat(text.length - 7)}${text.slice(-4)}` : text;

/** Every run of 15 or more digits (an X may end it) inside a text, masked as an ID number; for quoting cell contents in sentences. */
export const maskNumbersIn = (text: string): string => text.replace(/\d{14,}[\dXx]?/g, (run) => maskIdNumber(run));
