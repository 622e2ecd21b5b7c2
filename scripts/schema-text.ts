/** A zod schema in one line of TypeScript-like text, for docs/API.md. Shapes that have a name are mentioned by it. */
import { z } from 'zod';
import * as shapes from '../core/api/shapes';

type Json = z.core.JSONSchema.BaseSchema;

const jsonOf = (schema: z.ZodType): Json => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: 'input' });
  return json;
};
/** Only these deserve a section of their own; the others are scalars, explained where they stand. */
const objectShapes = Object.entries(shapes).filter(([, schema]) => schema instanceof z.ZodObject);
/** Alphabetical, the first of equals wins (id before unitCode); `version` says no more than "integer ≥ 1" and would name every row number. */
const named = Object.entries(shapes).filter(([name]) => name !== 'version');
const nameByJson = new Map(named.toReversed().map(([name, schema]) => [JSON.stringify(jsonOf(schema)), name]));

export const schemaText = (schema: z.ZodType): string => describe(jsonOf(schema), true);

function describe(json: Json, byName: boolean): string {
  const name = byName ? nameByJson.get(JSON.stringify(json)) : undefined;
  if (name !== undefined) return name;
  if (json.anyOf !== undefined) return json.anyOf.map((one) => inner(one)).join(' | ');
  if (json.enum !== undefined) return json.enum.map((one) => JSON.stringify(one)).join(' | ');
  if (json.const !== undefined) return JSON.stringify(json.const);
  if (Array.isArray(json.type)) return json.type.join(' | ');
  if (json.type === 'array') return arrayText(json);
  if (json.type === 'object') return objectText(json);
  if (json.type === 'integer') return integerText(json);
  if (json.type === 'string') return stringText(json);
  return json.type ?? 'any JSON';
}
const inner = (schema: Json | boolean | undefined): string => (typeof schema === 'object' ? describe(schema, true) : 'any JSON');

function arrayText(json: Json): string {
  const item = Array.isArray(json.items) ? 'any JSON' : inner(json.items);
  return `${item.includes(' ') && !item.startsWith('{') ? `(${item})` : item}[]${json.maxItems === undefined ? '' : ` (≤ ${json.maxItems})`}`;
}

function objectText(json: Json): string {
  const fields = Object.entries(json.properties ?? {});
  if (fields.length === 0) return json.additionalProperties === false ? '{}' : `{ [key]: ${inner(json.additionalProperties)} }`;
  const required = new Set(json.required ?? []);
  return `{ ${fields.map(([key, schema]) => `${key}${required.has(key) ? '' : '?'}: ${inner(schema)}`).join(', ')} }`;
}

function integerText(json: Json): string {
  const low = typeof json.exclusiveMinimum !== 'number' ? json.minimum : json.exclusiveMinimum + 1;
  const high = json.maximum === Number.MAX_SAFE_INTEGER ? undefined : json.maximum;
  if (low === undefined || low === Number.MIN_SAFE_INTEGER) return high === undefined ? 'integer' : `integer ≤ ${high}`;
  return high === undefined ? `integer ≥ ${low}` : `${low}…${high}`;
}

function stringText(json: Json): string {
  const kind = json.format ?? (json.pattern === undefined ? 'string' : `/${json.pattern}/`);
  const { minLength: low, maxLength: high } = json;
  if (high === undefined) return kind;
  return `${kind} (${low === undefined ? '≤ ' : `${low}…`}${high})`;
}

export const namedShapes: readonly { readonly name: string; readonly text: string }[] = objectShapes.map(([name, schema]) => ({
  name,
  text: describe(jsonOf(schema), false),
}));
export const scalarShapes: readonly { readonly name: string; readonly text: string }[] = named
  .filter(([, schema]) => !(schema instanceof z.ZodObject))
  .filter(([name, schema]) => nameByJson.get(JSON.stringify(jsonOf(schema))) === name)
  .map(([name, schema]) => ({ name, text: describe(jsonOf(schema), false) }));
