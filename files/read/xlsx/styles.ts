/** What the reader needs of a workbook's styles: for each cell format, whether it shows dates and whether it strikes out. */
import { isOn, walkTags, type Tag } from '../xml/tags';
import { isBuiltInDateFormat, isDateFormatCode } from './date-format';

export const showsDate = 1;
export const strikesOut = 2;

/** Flags by cell format index (the cell's `s`). */
export type CellFormats = readonly number[];

interface Found {
  readonly codes: Map<number, boolean>;
  readonly struckFonts: boolean[];
  readonly formats: { readonly numberFormat: number; readonly font: number }[];
}

/** Reads styles.xml. Differential formats (dxfs) have fonts too, so the sections are told apart. */
export const readStyles = (xml: string): CellFormats => {
  const found: Found = { codes: new Map(), struckFonts: [], formats: [] };
  let section = '';
  walkTags(xml, (tag) => {
    if (['numFmts', 'fonts', 'cellXfs', 'cellStyleXfs', 'dxfs', 'fills', 'borders', 'cellStyles'].includes(tag.name))
      section = tag.kind === 'open' ? tag.name : '';
    else if (tag.kind !== 'close') take(section, tag, found);
  });
  return found.formats.map(({ numberFormat, font }) => {
    const date = found.codes.get(numberFormat) ?? isBuiltInDateFormat(numberFormat);
    return (date ? showsDate : 0) | (found.struckFonts[font] ? strikesOut : 0);
  });
};

const take = (section: string, tag: Tag, found: Found): void => {
  if (section === 'numFmts' && tag.name === 'numFmt')
    found.codes.set(Number(tag.attribute('numFmtId')), isDateFormatCode(tag.attribute('formatCode') ?? ''));
  else if (section === 'fonts' && tag.name === 'font') found.struckFonts.push(false);
  else if (section === 'fonts' && tag.name === 'strike') found.struckFonts[found.struckFonts.length - 1] = isOn(tag.attribute('val'), true);
  else if (section === 'cellXfs' && tag.name === 'xf')
    found.formats.push({ numberFormat: Number(tag.attribute('numFmtId') ?? 0), font: Number(tag.attribute('fontId') ?? 0) });
};
