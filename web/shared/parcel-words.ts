import type { ParcelView, TracesView } from '@kanmai/client';
import type { Locale } from './i18n.ts';

type TraceStatus = TracesView['parcels'][number]['events'][number]['status'];

interface ParcelWords {
  readonly states: Record<ParcelView['state'], string>;
  readonly statuses: Record<TraceStatus, string>;
  readonly troubles: Record<NonNullable<ParcelView['trouble']>['kind'], string>;
  readonly number: (place: number, count: number) => string;
  readonly noTrace: string;
  readonly failed: string;
  readonly traces: string;
  readonly carrierPage: string;
}

/** What both sides of an order read about its parcels. */
export const parcelWords: Record<Locale, ParcelWords> = {
  'zh-CN': {
    states: {
      announced: '待揽收',
      moving: '运输中',
      delivered: '已签收',
      lost: '已遗失',
      returned: '已退回',
      cancelled: '已取消',
    },
    statuses: {
      'picked-up': '已揽收',
      'in-transit': '运输中',
      'out-for-delivery': '派送中',
      delayed: '延误',
      delivered: '已签收',
      returning: '退回途中',
      returned: '已退回',
      lost: '已遗失',
    },
    troubles: {
      lost: '包裹遗失',
      returned: '包裹被退回',
      delayed: '运输延误',
      'no-trace': '还没有揽收记录',
      'no-movement': '物流没有更新',
    },
    number: (place, count) => (count === 1 ? '包裹' : `包裹 ${place} / ${count}`),
    noTrace: '快递公司还没有记录',
    failed: '物流记录暂时读不到',
    traces: '物流记录',
    carrierPage: '在快递公司网页查看',
  },
  en: {
    states: {
      announced: 'Waiting for pick-up',
      moving: 'On its way',
      delivered: 'Delivered',
      lost: 'Lost',
      returned: 'Returned',
      cancelled: 'Cancelled',
    },
    statuses: {
      'picked-up': 'Picked up',
      'in-transit': 'In transit',
      'out-for-delivery': 'Out for delivery',
      delayed: 'Delayed',
      delivered: 'Delivered',
      returning: 'On its way back',
      returned: 'Returned',
      lost: 'Lost',
    },
    troubles: {
      lost: 'Parcel lost',
      returned: 'Parcel came back',
      delayed: 'Delayed on the way',
      'no-trace': 'Not picked up yet',
      'no-movement': 'No movement',
    },
    number: (place, count) => (count === 1 ? 'Parcel' : `Parcel ${place} of ${count}`),
    noTrace: 'The carrier has said nothing yet',
    failed: 'The trace cannot be read now',
    traces: 'Trace',
    carrierPage: 'See the carrier’s page',
  },
};
