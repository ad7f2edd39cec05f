import type { Answered } from './answered.ts';

export type RoomView = Answered<'/api/v1/rooms/{roomId}'>;
export type RoomCardView = Answered<'/api/v1/rooms'>['items'][number];
export type RoomGoodsView = RoomView['goods'][number];
export type RoomPinView = NonNullable<RoomView['pinned']>;
export type RoomReplayView = Answered<'/api/v1/rooms/{roomId}/replay'>;
export type StudioRoomView = Answered<'/api/v1/studio/rooms/{roomId}'>;
export type RoomResultsView = Answered<'/api/v1/studio/rooms/{roomId}/results'>;
export type PushHealthView = Answered<'/api/v1/studio/rooms/{roomId}/push'>;
export type OpsRoomView = Answered<'/api/v1/ops/rooms'>['items'][number];
export type LuckyBagView = Answered<'/api/v1/rooms/{roomId}/lucky-bags'>['items'][number];
export type RedPacketView = Answered<'/api/v1/rooms/{roomId}/red-packets'>['items'][number];
export type RoomCouponView = Answered<'/api/v1/rooms/{roomId}/coupons'>['items'][number];
export type RoomPollView = Answered<'/api/v1/rooms/{roomId}/polls'>['items'][number];
export type FlashSaleView = Answered<'/api/v1/rooms/{roomId}/flash-sales'>['items'][number];
