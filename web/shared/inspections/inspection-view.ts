import type { paths } from '@kanmai/client';

type Answered<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

/** How an order goes through the warehouse, as its buyer and its shop read it. */
export type OrderInspection = NonNullable<Answered<'/api/v1/orders/{id}/inspection'>['inspection']>;
/** A piece of it that is looked at. */
export type PieceView = OrderInspection['pieces'][number];
export type Found = NonNullable<PieceView['found']>;
/** A piece with its checklist, for the inspector. */
export type InspectorView = Answered<'/api/v1/ops/inspections/{id}'>;
export type ChecklistItem = InspectorView['checklist']['items'][number];
