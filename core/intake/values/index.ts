/**
 * Value parsers: what one cell means. Each takes a cell and gives a reading, or undefined for a blank cell; none throws.
 * Readers that need the plan are made once per plan (`create…`) and then called once per cell.
 */
export { cellText, fold, foldTight } from './fold';
export { serialOfIso, serialToIso } from './serial';
export { isDittoMark, readText } from './text';
export { readName } from './name';
export { readIdNumber } from './id-number';
export { readDate, type DateContext } from './date';
export { readMoney } from './money';
export { readMoneyWords } from './money-words';
export { readPhone } from './phone';
export { readAccount } from './account';
export { readGender, readInteger, readMark, readQuantity } from './simple';
export { categoryInText, createCategoryReader, nearestCategory } from './category';
export { createGoodsReader } from './goods';
export { createUnitMatcher, type UnitMatch } from './unit';
export { readUnitList, type UnitList } from './unit-list';
