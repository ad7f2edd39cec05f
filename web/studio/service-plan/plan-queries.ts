import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../shared/api.ts';
import { moneyKey } from '../money/money-queries.ts';

const readPlan = (shopId: string) =>
  unwrap(api.GET('/api/v1/studio/shops/{shopId}/service-plan', { params: { path: { shopId } } }));
export type ServicePlan = Awaited<ReturnType<typeof readPlan>>;
export type NextStep = ServicePlan['next'];

/** Beside the money, which it moves. */
export const planQuery = (shopId: string) =>
  queryOptions({ queryKey: [...moneyKey(shopId), 'service-plan'], queryFn: () => readPlan(shopId) });

export interface PlanChange {
  readonly monthlyCents: number;
  readonly categoriesOff: string[];
}

export const savePlan = (shopId: string, body: PlanChange) =>
  unwrap(api.PUT('/api/v1/studio/shops/{shopId}/service-plan', { params: { path: { shopId } }, body }));
