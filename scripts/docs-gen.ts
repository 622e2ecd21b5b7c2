import { writeFileSync } from 'node:fs';
import { apiMarkdown } from './api-markdown';
import { rulesMarkdown } from './rules-markdown';

writeFileSync('docs/RULES.md', rulesMarkdown());
writeFileSync('docs/API.md', apiMarkdown());
