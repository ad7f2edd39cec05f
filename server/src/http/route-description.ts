import type { SwaggerTransform } from '@fastify/swagger';
import { Type } from '@fastify/type-provider-typebox';
import type { Access } from './access.ts';

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

/** Adds to a route's description what holds for every route: the shape of errors, and who may call it. */
export const describeRoute: SwaggerTransform = ({ schema, url, route }) => {
  if (schema === undefined || schema.hide) return { schema: { ...schema, hide: true }, url };
  const { access, scope } = route.config ?? {};
  const described = {
    ...schema,
    'x-access': access?.kind ?? 'anyone',
    description: [schema.description, whoMay(access, scope)].filter(Boolean).join('\n\n'),
    response: {
      ...(schema.response as object | undefined),
      default: { description: 'A problem', content: { 'application/problem+json': { schema: Problem } } },
    },
  };
  return { schema: described, url };
};

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
