/** End to end: the built product in real processes and a real browser (npm run test:e2e). One at a time: they share ports and cores. */
import base from './jest.config.mjs';

export default {
  ...base,
  testMatch: ['<rootDir>/tests/e2e/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  maxWorkers: 1,
  testTimeout: 180_000,
};
