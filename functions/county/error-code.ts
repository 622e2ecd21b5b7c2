/** The code of an error of the system or of SQLite, '' for others. By its shape: such errors may come from another realm than ours. */
export const errorCode = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
