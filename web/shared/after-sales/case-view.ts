import type { paths } from '@kanmai/client';

type Answered<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

/** A case of after-sales as everybody reads it, and in a list. */
export type CaseView = Answered<'/api/v1/after-sales/{id}'>;
export type CaseSummary = Answered<'/api/v1/after-sales'>['items'][number];
/** What may be asked for of an order. */
export type AskOptions = Answered<'/api/v1/orders/{id}/after-sales'>;
export type CaseKind = CaseSummary['kind'];
export type CaseReason = CaseSummary['reason'];
