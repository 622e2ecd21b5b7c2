/** docs/API.md as text, from the API table itself. tests/meta/api-docs.test.ts fails when the file is not this text. */
import { commonProblems, problemCodes, problemTable, type ProblemCode } from '../core/api/problems';
import { apiTable, operationNames, type Operation, type OperationName } from '../core/api/table';
import { problemSentence } from '../core/messages/problems';
import { namedShapes, scalarShapes, schemaText } from './schema-text';

const list = (codes: readonly string[]): string => codes.map((code) => `\`${code}\``).join(' ');

export function apiMarkdown(): string {
  return [
    '# 接口 · API',
    '',
    '本文由 `npm run docs:gen` 从 `core/api/` 生成，不要手改。Generated from `core/api/`; do not edit.',
    '',
    wire,
    lifeCycle,
    `## Operations\n\nAny operation may also answer ${list(commonProblems)}.`,
    '',
    ...operationNames.flatMap(operationSection),
    '## Shapes',
    '',
    'Objects are strict both ways: an unknown field is a `bad-request`. Dates and instants are ISO 8601, instants with their zone; money is integer fen.',
    '',
    ...[...scalarShapes, ...namedShapes].map(({ name, text }) => `- **${name}** \`${text}\``),
    '',
    '## Problems',
    '',
    'Codes are public and permanent. `retry` — never: the same request fails again; now: repeat at once; later: repeat after a while; afterSignIn, afterReload: do that first. `params` never hold names, ID numbers or accounts.',
    '',
    '| code | status | retry | params | 说明 | says |',
    '|---|---|---|---|---|---|',
    ...problemCodes.map(problemRow),
    '',
  ].join('\n');
}

const wire = `## Wire

Both deployments speak Firebase's callable protocol; one client serves both. The name of an operation is its path with \`_\` for \`.\`: \`POST <base>/campaign_list\`.

- Request: \`Content-Type: application/json\`, body \`{ "data": <request> }\`, and \`Authorization: Bearer <token>\` when signed in. On Firebase the token is an ID token of Firebase Auth, and \`X-Firebase-AppCheck\` is needed where App Check is on; on the county server it is the token of \`session.signIn\`.
- Answer: \`{ "result": <response> }\`, or \`{ "error": { "status", "message", "details": { "code", "params", "retry" } } }\`. Go by \`details.code\`; \`message\` is not for people.
- Progress: with \`Accept: text/event-stream\` an operation that streams sends lines \`data: {"message": <progress>}\` and last \`data: {"result": …}\` or \`data: {"error": …}\`.
- A roster travels as gzip-compressed JSON, cut into chunks and base64-encoded; \`digest\` is the SHA-256 of the whole content in hexadecimal. Upload every chunk (\`roster.upload\`, in any order, repeated at will), then \`roster.submit\`: the roster becomes visible as a whole or not at all, and sending the same digest again answers the submission that is already there.
- Back it comes likewise: \`roster.content\` gives the parts of one gzip stream. \`merge.content\` gives pieces that are a gzip stream each; unpacked and joined they are lines of JSON (the first: totals, units, categories, duplicates by index, missing units, findings; then one line per entry) whose SHA-256 is the merge's \`digest\`. Read again from piece 0 when \`number\` or \`digest\` changes between two pieces. The same rosters give the same bytes on every deployment, and in \`songnuan merge\`.
- Rows in decisions are those of the latest merge. A decision follows its person into the unit's next version; it holds in a merge that used its \`version\`.
`;

const lifeCycle = `## Life cycle

\`\`\`
campaign    draft ──campaign.open──▶ open ──campaign.close──▶ closed ──merge.lock──▶ locked ──campaign.purge──▶ purged
                                      ▲                          │  ◀──merge.unlock──┘
                                      └──────campaign.open───────┘

submission  roster.submit ──▶ submitted ──submission.accept──▶ accepted
                                │ ├─submission.return──▶ returned ──roster.submit──▶ submitted (version + 1)
                                │ └─submission.exclude─▶ excluded ──submission.restore──▶ submitted
                                └─roster.withdraw──────▶ withdrawn ─roster.submit──▶ submitted (version + 1)
\`\`\`

Older versions are kept; only the newest counts. Every step names the version it was made from and is refused with \`stale-version\` when another came first. Deadlines are judged by the server's clock. A merge records the versions it used and is \`stale\` as soon as one of them is replaced.
`;

function operationSection(name: OperationName): string[] {
  const operation: Operation = apiTable[name];
  const facts = [
    operation.roles.length === 0 ? 'no sign-in needed' : `roles: ${operation.roles.join(', ')}`,
    operation.access === 'write' ? 'writes, and leaves a line in the audit' : 'reads only',
    ...(operation.streams === undefined ? [] : ['streams']),
    ...(operation.localOnly === true ? ['county server only'] : []),
  ];
  return [
    `### ${name}`,
    '',
    `${operation.summary.zh}。${operation.summary.en}.`,
    '',
    `- ${facts.join(' · ')}`,
    `- request \`${schemaText(operation.request)}\``,
    `- response \`${schemaText(operation.response)}\``,
    ...(operation.streams === undefined ? [] : [`- progress \`${schemaText(operation.streams)}\``]),
    ...(operation.problems.length === 0 ? [] : [`- problems ${list(operation.problems)}`]),
    '',
  ];
}

function problemRow(code: ProblemCode): string {
  const { status, retry, params } = problemTable[code];
  const [zh, en] = [problemSentence(code, {}, 'zh-CN'), problemSentence(code, {}, 'en')];
  return `| \`${code}\` | ${status} | ${retry} | ${params.join(', ')} | ${zh.what}${zh.todo} | ${en.what} ${en.todo} |`;
}
