/** Adds cell formats to a workbook's own styles part: the cell's format as it was, with another fill. */
import { solidFill, type StyleBook, type StyleOffsets } from '../write/styles';

/** Text of the styles part being extended. Element names may carry a prefix (x:cellXfs). */
export class StylesPatch {
  readonly #fillNumbers = new Map<string, number>();
  readonly #painted = new Map<string, number>();
  constructor(private xml: string) {}

  /** Number of a format that is `format` with this fill; made once per pair. */
  painted(format: number, colour: string): number {
    const key = `${format}|${colour}`;
    const known = this.#painted.get(key);
    if (known !== undefined) return known;
    const formats = this.#items('cellXfs', 'xf');
    const original = formats[format] ?? formats[0] ?? '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>';
    const repainted = original
      .replace(/\s(?:fillId|applyFill)="[^"]*"/g, '')
      .replace(/^<((?:\w+:)?xf)/, `<$1 fillId="${this.#fill(colour)}" applyFill="1"`);
    const number = this.#append('cellXfs', [repainted]);
    this.#painted.set(key, number);
    return number;
  }

  /** Number of a format that is `format` with a built-in number format (0 General, 49 text); made once per pair. */
  numbered(format: number, numberFormat: number): number {
    const key = `${format}#${numberFormat}`;
    const known = this.#painted.get(key);
    if (known !== undefined) return known;
    const formats = this.#items('cellXfs', 'xf');
    const original = formats[format] ?? formats[0] ?? '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>';
    const changed = original
      .replace(/\s(?:numFmtId|applyNumberFormat)="[^"]*"/g, '')
      .replace(/^<((?:\w+:)?xf)/, `<$1 numFmtId="${numberFormat}" applyNumberFormat="1"`);
    const number = this.#append('cellXfs', [changed]);
    this.#painted.set(key, number);
    return number;
  }

  #fill(colour: string): number {
    const known = this.#fillNumbers.get(colour);
    if (known !== undefined) return known;
    const number = this.#append('fills', [solidFill(colour)]);
    this.#fillNumbers.set(colour, number);
    return number;
  }

  /** Where formats added by a StyleBook will start. */
  offsets(): StyleOffsets {
    const used = [...this.xml.matchAll(/numFmtId="(\d+)"/g)].map((match) => Number(match[1]));
    return {
      fonts: this.#items('fonts', 'font').length,
      fills: this.#items('fills', 'fill').length,
      borders: this.#items('borders', 'border').length,
      formats: this.#items('cellXfs', 'xf').length,
      numberFormats: Math.max(163, ...used) + 1,
    };
  }

  /** Adds what the book collected; the book must have been made with `offsets()` and nothing added since. */
  addBook(book: StyleBook): void {
    const parts = book.parts();
    if (!this.#has('numFmts'))
      this.xml = this.xml.replace(/(<(?:\w+:)?styleSheet\b[^>]*>)/, `$1<${this.#prefix()}numFmts count="0"></${this.#prefix()}numFmts>`);
    this.#append('numFmts', parts.numberFormats);
    this.#append('fonts', parts.fonts);
    this.#append('fills', parts.fills);
    this.#append('borders', parts.borders);
    this.#append('cellXfs', parts.formats);
  }

  toXml(): string {
    return this.xml;
  }

  #prefix(): string {
    return /<(\w+:)?styleSheet\b/.exec(this.xml)?.[1] ?? '';
  }

  #has(list: string): boolean {
    return new RegExp(`<(?:\\w+:)?${list}\\b`).test(this.xml);
  }

  #section(list: string): { readonly start: number; readonly end: number; readonly body: string } | null {
    const match = new RegExp(`<((?:\\w+:)?${list})\\b[^>]*?(?:/>|>([\\s\\S]*?)</\\1>)`).exec(this.xml);
    return match === null ? null : { start: match.index, end: match.index + match[0].length, body: match[2] ?? '' };
  }

  #items(list: string, item: string): string[] {
    const body = this.#section(list)?.body ?? '';
    return body.match(new RegExp(`<((?:\\w+:)?${item})\\b(?:[^>]*/>|[^>]*>[\\s\\S]*?</(?:\\w+:)?${item}>)`, 'g')) ?? [];
  }

  /** Gives the number of the first one added. */
  #append(list: string, items: readonly string[]): number {
    const section = this.#section(list);
    const singular: Readonly<Record<string, string>> = {
      cellXfs: 'xf',
      fills: 'fill',
      fonts: 'font',
      borders: 'border',
      numFmts: 'numFmt',
    };
    const before = this.#items(list, singular[list] ?? list);
    if (section === null) throw new Error(`styles part without ${list}`);
    const prefix = this.#prefix();
    const added = prefix === '' ? items : items.map((item) => item.replace(/<(\/?)(?!\w+:)(\w)/g, `<$1${prefix}$2`));
    const name = `${prefix}${list}`;
    this.xml = `${this.xml.slice(0, section.start)}<${name} count="${before.length + items.length}">${section.body}${added.join('')}</${name}>${this.xml.slice(section.end)}`;
    return before.length;
  }
}
