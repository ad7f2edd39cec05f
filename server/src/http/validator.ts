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
  return (given: unknown) => {
    const converted = httpPart === 'body' ? given : Value.Convert(schema, given);
    const value = Value.Default(schema, converted);
    return compiled.Check(value) ? { value } : { error: compiled.Errors(value) };
  };
};
