/** Money is counted in integer fen and shown in yuan. */

/** 37260000 → "372,600"; 100050 → "1,000.50". Grouped by thousands, decimals only where there are fen; the same on every machine. */
export const formatYuan = (fen: number): string => {
  const whole = Math.trunc(Math.abs(fen) / 100);
  const rest = Math.abs(fen) % 100;
  const sign = fen < 0 ? '-' : '';
  return `${sign}${String(whole).replace(/\B(?=(?:\d{3})+$)/g, ',')}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`}`;
};
