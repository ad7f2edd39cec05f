import type { TSchema } from '@fastify/type-provider-typebox';
import type { FastifySchemaCompiler } from 'fastify';
import { Compile } from 'typebox/compile';
import { Value } from 'typebox/value';

/**
 * Checks requests against their TypeBox schemas: what is left out takes its default; the text of a query or a path is
 * read as the number or boolean it stands for; a body is taken as it is.
 */
export const compileValidator: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const compiled = Compile(schema);
  const convert = httpPart === 'body' ? (given: unknown) => given : textReader(schema);
  const hasDefaults = JSON.stringify(schema).includes('"default":');
  return (given: unknown) => {
    const converted = convert(given);
    const value = hasDefaults ? Value.Default(schema, converted) : converted;
    return compiled.Check(value) ? { value } : { error: compiled.Errors(value) };
  };
};

const plainInteger = /^(?:0|[1-9]\d{0,14})$/;

interface FlatSchema {
  readonly type?: unknown;
  readonly properties?: Readonly<Record<string, { readonly type?: unknown }>>;
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
