import type { paths } from '@kanmai/client';

type Answered<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

/** A claim under a guarantee as everybody reads it, and in a list. */
export type ClaimView = Answered<'/api/v1/claims/{id}'>;
export type ClaimSummary = Answered<'/api/v1/claims'>['items'][number];
export type RightView = ClaimView['right'];
export type OrderRights = Answered<'/api/v1/orders/{id}/rights'>;
export type LineRight = OrderRights['lines'][number]['rights'][number];
export type ClaimReason = ClaimView['reason'];
export type EvidenceKind = RightView['evidence'][number]['kind'];
