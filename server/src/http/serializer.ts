import selectSerializers from '@fastify/fast-json-stringify-compiler';
import type { FastifySerializerCompiler } from 'fastify';

const compileNow = selectSerializers()({}, {});

/**
 * Writes answers by their schemas, as Fastify does, but compiled when the first is written: the programs of all answers of all routes
 * take forty megabytes at every start, and a process writes few of them.
 */
export const compileSerializer: FastifySerializerCompiler<unknown> = (route) => {
  let write: ReturnType<typeof compileNow> | null = null;
  return (answer) => {
    write ??= compileNow({ httpStatus: '', ...route });
    return write(answer);
  };
};
