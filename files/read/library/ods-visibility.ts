/** Hidden sheets of an OpenDocument spreadsheet, which the general library does not tell: table styles with table:display="false". */
import type { SheetSnapshot } from '../../../core/model/sheet';
import { walkTags } from '../xml/tags';

/** `content` is content.xml, or the whole file when it is a flat one. */
export const withVisibility = (sheets: SheetSnapshot[], content: string): SheetSnapshot[] => {
  const hiddenStyles = new Set<string>();
  const hiddenSheets = new Set<string>();
  let style = '';
  walkTags(content, (tag) => {
    if (tag.kind === 'close') return;
    if (tag.name === 'style') style = tag.attribute('name') ?? '';
    else if (tag.name === 'table-properties' && tag.attribute('display') === 'false') hiddenStyles.add(style);
    else if (tag.name === 'table' && hiddenStyles.has(tag.attribute('style-name') ?? '')) hiddenSheets.add(tag.attribute('name') ?? '');
  });
  return sheets.map((sheet) => (hiddenSheets.has(sheet.name) ? { ...sheet, visibility: 'hidden' } : sheet));
};
