import type { Field } from './application-queries.ts';

export const openingSteps = ['kind', 'identity', 'shop', 'contact', 'check'] as const;
export type OpeningStep = (typeof openingSteps)[number];

const stepOfField: Record<Field, OpeningStep> = {
  legalName: 'identity',
  idNumber: 'identity',
  creditCode: 'identity',
  'id-front': 'identity',
  'id-back': 'identity',
  licence: 'identity',
  name: 'shop',
  trade: 'shop',
  city: 'shop',
  introduction: 'shop',
  picture: 'shop',
  contactName: 'contact',
  contactPhone: 'contact',
  contactRegion: 'contact',
  contactAddress: 'contact',
};

/** The fields of a step among these. */
export function fieldsOf(step: OpeningStep, fields: readonly Field[]): Field[] {
  return fields.filter((field) => stepOfField[field] === step);
}

/** Where somebody goes on who comes back: the first step that wants something. */
export function firstOpenStep(given: {
  readonly missing: readonly Field[];
  readonly wrong: readonly Field[];
}): OpeningStep {
  const wanted = [...given.wrong, ...given.missing];
  return openingSteps.find((step) => fieldsOf(step, wanted).length > 0) ?? 'check';
}

export function readOpeningSearch(search: Record<string, unknown>): {
  step?: OpeningStep;
  shop?: string;
} {
  const step = openingSteps.find((name) => name === search['step']);
  const shop = search['shop'];
  return {
    ...(step === undefined ? {} : { step }),
    ...(typeof shop === 'string' && shop.startsWith('shp_') ? { shop } : {}),
  };
}
