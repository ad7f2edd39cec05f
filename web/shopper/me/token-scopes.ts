import type { Locale } from '../../shared/i18n.ts';

/** What a token may be allowed, by what it is about: reading, writing, or both. */
export const scopeAreas = {
  catalogue: ['read', 'write'],
  stock: ['read', 'write'],
  orders: ['read', 'write'],
  promotions: ['read', 'write'],
  coupons: ['read', 'write'],
  affiliate: ['read', 'write'],
  reviews: ['write'],
  clips: ['read', 'write'],
  rooms: ['read', 'write'],
  shops: ['read', 'write'],
  webhooks: ['read', 'write'],
  money: ['read', 'write'],
  cart: ['read', 'write'],
  feed: ['read', 'write'],
  reactions: ['write'],
  me: ['read', 'write'],
  events: ['write'],
  imports: ['write'],
  interest: ['read'],
  ops: ['read', 'write'],
} as const satisfies Record<string, readonly ('read' | 'write')[]>;

export type ScopeArea = keyof typeof scopeAreas;
export type Scope = `${ScopeArea}:${'read' | 'write'}`;

export const allScopes: readonly Scope[] = (Object.keys(scopeAreas) as ScopeArea[]).flatMap((area) =>
  scopeAreas[area].map((act): Scope => `${area}:${act}`),
);

/** The same by the purposes that the import command and programs have. */
export const purposes = {
  imports: ['imports:write', 'clips:read', 'clips:write', 'interest:read'],
  shop: [
    ...([
      'catalogue:read',
      'catalogue:write',
      'stock:read',
      'stock:write',
      'orders:read',
      'orders:write',
    ] as const),
    ...(['promotions:read', 'promotions:write', 'clips:read', 'clips:write', 'imports:write'] as const),
    ...(['shops:read', 'shops:write', 'webhooks:read', 'webhooks:write'] as const),
    ...(['rooms:read', 'rooms:write'] as const),
  ],
  reading: ['me:read', 'feed:read', 'orders:read', 'shops:read', 'catalogue:read'],
} as const satisfies Record<string, readonly Scope[]>;
export type Purpose = keyof typeof purposes | 'own';

interface ScopeWords {
  readonly read: string;
  readonly write: string;
  readonly areas: Readonly<Record<ScopeArea, string>>;
}

/** Here and not in the dictionary: nobody needs them but who makes a token. */
export const scopeWords: Readonly<Record<Locale, ScopeWords>> = {
  'zh-CN': {
    read: '读',
    write: '写',
    areas: {
      catalogue: '商品与搜索',
      stock: '库存',
      orders: '订单',
      promotions: '优惠',
      coupons: '领券',
      affiliate: '达人带货',
      reviews: '评价',
      clips: '短视频',
      rooms: '直播间',
      shops: '小店与运费',
      webhooks: 'Webhook 推送',
      money: '资金明细',
      cart: '购物车',
      feed: '推荐与偏好',
      reactions: '点赞、评论和关注',
      me: '个人资料与地址',
      events: '行为上报',
      imports: '数据导入',
      interest: '兴趣评分（平台运营）',
      ops: '审核与管理（平台运营）',
    },
  },
  en: {
    read: 'Read',
    write: 'Write',
    areas: {
      catalogue: 'Products and search',
      stock: 'Stock',
      orders: 'Orders',
      promotions: 'Promotions',
      coupons: 'Coupons of one’s own',
      affiliate: 'Creators and their plans',
      reviews: 'Reviews',
      clips: 'Clips',
      rooms: 'Live rooms',
      shops: 'Shops and shipping',
      webhooks: 'Webhooks',
      money: 'Statements',
      cart: 'Cart',
      feed: 'Feed and choices',
      reactions: 'Likes, comments and follows',
      me: 'Profile and addresses',
      events: 'Reported events',
      imports: 'Imports',
      interest: 'Interest scores (operators)',
      ops: 'Review and administration (operators)',
    },
  },
};
