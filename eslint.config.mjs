/** One lint configuration. The folder rules at the end keep dependencies pointing one way (docs/ARCHITECTURE.md). */
import js from '@eslint/js';
import officeAddins from 'eslint-plugin-office-addins';
import tseslint from 'typescript-eslint';

const forbid = (files, patterns) => ({ files, rules: { 'no-restricted-imports': ['error', { patterns }] } });
const group = (names, message) => ({ group: names, message });
const sideways = (names) =>
  group(
    names.map((name) => `**/${name}/**`),
    'Dependencies point one way: see docs/ARCHITECTURE.md.',
  );

export default tseslint.config(
  { ignores: ['dist/**', '.tsbuild/**', 'node_modules/**', 'out/**', 'functions/lib/**', 'samples/**/*.json'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    languageOptions: { globals: { Buffer: 'readonly', console: 'readonly', process: 'readonly', URL: 'readonly', setTimeout: 'readonly' } },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-control-regex': 'off',
      'no-irregular-whitespace': ['error', { skipStrings: true, skipRegExps: true, skipTemplates: true, skipComments: true }],
      'max-lines': ['error', { max: 350, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['core/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', 'console', 'process', 'window', 'document', 'fetch', 'setTimeout', 'Intl'],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'core has no clock: today comes in as a value.' },
        { object: 'Math', property: 'random', message: 'core has no random source.' },
        { property: 'toLocaleString', message: 'core knows no locale.' },
        { property: 'localeCompare', message: 'core knows no locale: compare by code units.' },
      ],
    },
  },
  forbid(
    ['core/**/*.ts'],
    [sideways(['files', 'cli', 'addin', 'functions', 'node_modules']), group(['node:*'], 'core has no Node types.')],
  ),
  forbid(['core/model/**/*.ts'], [sideways(['intake', 'rules', 'merge', 'outputs', 'messages', 'plans'])]),
  forbid(['core/intake/**/*.ts'], [sideways(['rules', 'merge', 'outputs', 'messages', 'files', 'cli'])]),
  forbid(['core/rules/**/*.ts'], [sideways(['merge', 'outputs', 'messages', 'files', 'cli'])]),
  forbid(['core/merge/**/*.ts'], [sideways(['outputs', 'messages', 'files', 'cli'])]),
  forbid(['core/messages/**/*.ts'], [sideways(['intake', 'rules', 'merge', 'outputs', 'plans', 'files', 'cli'])]),
  forbid(['files/**/*.ts'], [sideways(['cli', 'addin', 'functions', 'intake', 'rules', 'merge', 'outputs'])]),
  forbid(['addin/**/*.ts', 'addin/**/*.tsx'], [sideways(['functions', 'cli', 'files'])]),
  // The web edition and the county's desk open files themselves; the pane in Excel does not.
  forbid(
    [
      'addin/flows/desk/**/*.ts',
      'addin/app/desk/**/*.ts',
      'addin/web/**/*.ts',
      'addin/web/**/*.tsx',
      'addin/files-desk/**/*.ts',
      'addin/files-desk/**/*.tsx',
      'addin/host/workbook-file*.ts',
    ],
    [sideways(['functions', 'cli'])],
  ),
  forbid(['functions/**/*.ts'], [sideways(['addin', 'cli'])]),
  {
    files: ['addin/**/*.ts', 'addin/**/*.tsx'],
    plugins: { 'office-addins': officeAddins },
    rules: officeAddins.configs.recommended?.rules ?? {},
  },
  { files: ['tests/**/*.ts', 'samples/**/*.ts', 'bench/**/*.ts'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
);
