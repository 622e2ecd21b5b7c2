/** Tests run TypeScript through swc without type checking; `npm run typecheck` checks types. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts'],
  transform: {
    '\\.tsx?$': ['@swc/jest', { jsc: { target: 'es2023', parser: { syntax: 'typescript', tsx: true } }, module: { type: 'commonjs' } }],
  },
  testPathIgnorePatterns: ['/node_modules/', '/tests/e2e/'],
  /** Nothing is judged by time here; password hashes and whole counties take a while on a busy old machine. */
  testTimeout: 60_000,
};
