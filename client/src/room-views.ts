import type { Answered } from './answered.ts';

export type RoomView = Answered<'/api/v1/rooms/{roomId}'>;
export type RoomCardView = Answered<'/api/v1/rooms'>['items'][number];
export type RoomGoodsView = RoomView['goods'][number];
export type RoomPinView = NonNullable<RoomView['pinned']>;
export type LuckyBagView = Answered<'/api/v1/rooms/{roomId}/lucky-bags'>['items'][number];
export type FlashSaleView = Answered<'/api/v1/rooms/{roomId}/flash-sales'>['items'][number];
