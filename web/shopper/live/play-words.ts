import { useLocale } from '../../shared/i18n.ts';

/** Words of what viewers take part in: coupons and polls. */
const zh = {
  coupon: '优惠券',
  couponOf: (shop: string) => `${shop} 的优惠券`,
  claim: '领取',
  claimed: '已领取，下单时自动可用',
  gone: '已领完',
  hide: '收起',
  poll: '投票',
  pollVotes: (count: string) => `${count} 人已投`,
  pollEnds: '还剩',
  pollOver: '投票结束',
  pollChoose: (text: string) => `投给「${text}」`,
  pollMine: '我的选择',
  pollSignIn: '登录后投票',
  problems: {
    'coupon-gone': '已领完，或时间到了。',
    'poll-over': '投票已经结束。',
    'state-conflict': '你已经投过票了。',
    'not-allowed': '直播间的工作人员不投票。',
    'room-not-live': '直播已结束。',
  } as Record<string, string>,
};

const en: typeof zh = {
  coupon: 'Coupon',
  couponOf: (shop) => `Coupon of ${shop}`,
  claim: 'Claim',
  claimed: 'Claimed. It can be used with your next order',
  gone: 'All gone',
  hide: 'Hide',
  poll: 'Poll',
  pollVotes: (count) => `${count} voted`,
  pollEnds: 'Ends in',
  pollOver: 'Poll closed',
  pollChoose: (text) => `Vote for “${text}”`,
  pollMine: 'My choice',
  pollSignIn: 'Sign in to vote',
  problems: {
    'coupon-gone': 'All gone, or its time is over.',
    'poll-over': 'The poll is closed.',
    'state-conflict': 'You have voted already.',
    'not-allowed': 'Those who work in the room do not vote.',
    'room-not-live': 'The room is over.',
  },
};

export type PlayWords = typeof zh;

export function usePlayWords(): PlayWords {
  return useLocale().locale === 'en' ? en : zh;
}
