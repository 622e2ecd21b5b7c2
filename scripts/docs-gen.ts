import { writeFileSync } from 'node:fs';
import { rulesMarkdown } from './rules-markdown';

writeFileSync('docs/RULES.md', rulesMarkdown());
