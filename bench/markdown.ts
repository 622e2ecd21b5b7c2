/** Numbers and table rows for docs/BENCH.md. */
export const whole = (value: number): string => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
export const seconds = (value: number): string => value.toFixed(2);
export const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
export const rule = (columns: number): string => row(Array.from({ length: columns }, (_, index) => (index === 0 ? '---' : '---:')));
