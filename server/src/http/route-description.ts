import type { SwaggerTransform } from '@fastify/swagger';
import { type TSchema, Type } from '@fastify/type-provider-typebox';
import type { Access } from './access.ts';
import { exampleOf } from './docs/example-value.ts';

const Problem = Type.Object(
  {
    type: Type.String(),
    title: Type.String({ description: 'What to do.' }),
    status: Type.Integer(),
    code: Type.String({ description: 'Stable; listed in docs/reference/errors.md.' }),
    field: Type.Optional(Type.String()),
    detail: Type.Optional(Type.String()),
    instance: Type.Optional(Type.String()),
  },
  { description: 'What went wrong (RFC 9457).' },
);

const KeyHeader = Type.Object({
  'Idempotency-Key': Type.Optional(
    Type.String({
      description:
        'Asked for: a text of chance, 8 to 200 characters. The same key with the same body is done once and answered alike. The client and this page make one where none is given.',
    }),
  ),
});

/**
 * Adds to a route's description what holds for every route: an example of its body, who may call it and by what they
 * are known, the key that it asks for, and the shape of errors.
 */
export const describeRoute: SwaggerTransform = ({ schema, url, route }) => {
  if (schema === undefined || schema.hide) return { schema: { ...schema, hide: true }, url };
  const { access, scope, idempotent } = route.config ?? {};
  const described = {
    ...schema,
    ...withExample(schema),
    ...(idempotent === true ? { headers: KeyHeader } : {}),
    'x-access': access?.kind ?? 'anyone',
    description: [schema.description, whoMay(access, scope)].filter(Boolean).join('\n\n'),
    security: securityOf(access, scope),
    response: {
      ...(schema.response as object | undefined),
      default: { description: 'A problem', content: { 'application/problem+json': { schema: Problem } } },
    },
  };
  return { schema: described, url };
};

function withExample(schema: { body?: unknown; consumes?: readonly string[] }): { body?: unknown } {
  // A file is read as it comes, so its route has no schema of it.
  if (schema.body === undefined && schema.consumes !== undefined)
    return { body: { type: 'string', format: 'binary' } };
  if (schema.body === undefined) return {};
  return { body: { ...(schema.body as object), examples: [exampleOf(schema.body as TSchema)] } };
}

/** By what the caller is known: a token where its scope is named, or the cookie of a session; `{}` is nobody. */
function securityOf(access: Access | undefined, scope: string | undefined): Record<string, string[]>[] {
  if (access === undefined || access.kind === 'anyone' || access.kind === 'signature') return [];
  return [
    ...(access.kind === 'visitor' ? [{}] : []),
    ...(scope === undefined ? [] : [{ token: [scope] }]),
    { session: [] },
  ];
}

function whoMay(access: Access | undefined, scope: string | undefined): string {
  const words = wordsOf(access);
  return scope === undefined ? words : `${words} A token needs the scope \`${scope}\`.`;
}

function wordsOf(access: Access | undefined): string {
  switch (access?.kind) {
    case 'person':
      return 'For whoever is signed in.';
    case 'shop':
      return `For members of the shop: ${access.roles.join(', ')}.`;
    case 'role':
      return `For ${access.roles.join(', ')}.`;
    case 'signature':
      return 'For senders whose signature is checked.';
    default:
      return 'For anyone.';
  }
}
