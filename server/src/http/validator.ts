import type { TSchema } from '@fastify/type-provider-typebox';
import type { FastifySchemaCompiler } from 'fastify';
import { Compile } from 'typebox/compile';
import { Value } from 'typebox/value';

/**
 * Checks requests against their TypeBox schemas: what is left out takes its default; the text of a query or a path is
 * read as the number or boolean it stands for; a body is taken as it is. Compiled when the first comes: of five hundred routes a
 * process is asked for few.
 */
export const compileValidator: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  let check: ReturnType<typeof compileNow> | null = null;
  return (given: unknown) => {
    check ??= compileNow(schema, httpPart);
    return check(given);
  };
};

function compileNow(schema: TSchema, httpPart: string | undefined) {
  const compiled = Compile(schema);
  const convert = httpPart === 'body' ? (given: unknown) => given : textReader(schema);
  const fill = defaultFiller(schema);
  return (given: unknown) => {
    const value = fill(convert(given));
    return compiled.Check(value) ? { value } : { error: compiled.Errors(value) };
  };
}

/** Fills in as `Value.Default` does. Where only the fields themselves have defaults, and these are no objects, it says so at once. */
function defaultFiller(schema: TSchema): (given: unknown) => unknown {
  const mentions = (part: unknown) => JSON.stringify(part).includes('"default":');
  if (!mentions(schema)) return (given) => given;
  const slow = (given: unknown) => Value.Default(schema, given);
  const { type, properties, ...others } = schema as FlatSchema;
  if (type !== 'object' || properties === undefined || mentions(others)) return slow;
  const defaults: [string, unknown][] = [];
  for (const [name, { default: value, ...rest }] of Object.entries(properties)) {
    if (mentions(rest) || (typeof value === 'object' && value !== null)) return slow;
    if (value !== undefined) defaults.push([name, value]);
  }
  return (given) => {
    if (typeof given !== 'object' || given === null || Array.isArray(given)) return slow(given);
    const filled: Record<string, unknown> = { ...given };
    for (const [name, value] of defaults) if (filled[name] === undefined) filled[name] = value;
    return filled;
  };
}

const plainInteger = /^(?:0|[1-9]\d{0,14})$/;

interface FlatSchema {
  readonly type?: unknown;
  readonly properties?: Readonly<Record<string, { readonly type?: unknown; readonly default?: unknown }>>;
}

/**
 * Reads texts as `Value.Convert` does, which walks the schema again for each request. Where all that is given is texts
 * that stand for themselves and whole numbers written plainly, this says so at once.
 */
function textReader(schema: TSchema): (given: unknown) => unknown {
  const { type, properties } = schema as FlatSchema;
  const slow = (given: unknown) => Value.Convert(schema, given);
  if (type !== 'object' || properties === undefined) return slow;
  const kinds = new Map(Object.entries(properties).map(([name, property]) => [name, property.type]));
  return (given) => {
    if (typeof given !== 'object' || given === null) return slow(given);
    const read: Record<string, unknown> = {};
    for (const [name, text] of Object.entries(given)) {
      const kind = kinds.get(name);
      if (typeof text !== 'string') return slow(given);
      if (kind === 'string') read[name] = text;
      else if (kind === 'integer' && plainInteger.test(text)) read[name] = Number(text);
      else return slow(given);
    }
    return read;
  };
}
