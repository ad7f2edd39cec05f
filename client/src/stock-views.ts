import type { Answered } from './answered.ts';

export type StockRowView = Answered<'/api/v1/studio/shops/{shopId}/stock'>['items'][number];
export type WarehouseView = Answered<'/api/v1/studio/shops/{shopId}/warehouses'>['items'][number];
export type StockPoolView = Answered<'/api/v1/studio/shops/{shopId}/stock-pools'>['items'][number];
