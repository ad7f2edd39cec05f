import { firstShops } from './shops-first.ts';
import { secondShops } from './shops-second.ts';
import type { TownShop } from './town-shop.ts';

export type { Palette, TownProduct, TownShop } from './town-shop.ts';

export const townShops: readonly TownShop[] = [...firstShops, ...secondShops];

/** Creators sell goods of several shops: `shop/product` each, with their own words. */
export interface TownCreator {
  readonly slug: string;
  readonly name: string;
  readonly introduction: string;
  readonly avatar: string;
  readonly clips: readonly { readonly goods: readonly string[]; readonly caption: string }[];
}

export const townCreators: readonly TownCreator[] = [
  {
    slug: 'mu-qing',
    name: '沐晴的厨房',
    introduction: '一个人也要好好吃饭。',
    avatar: '👩‍🍳',
    clips: [
      { goods: ['guo-yuan/tomato', 'can-ting/noodle'], caption: '一颗番茄、一把面，十分钟的晚饭' },
      { goods: ['can-ting/dumpling', 'yun-cha/jasmine'], caption: '周日下午，包饺子喝花茶' },
      { goods: ['ling-shi/cookie', 'yun-cha/milk-tea'], caption: '下午三点，曲奇蘸奶茶' },
    ],
  },
  {
    slug: 'a-ze',
    name: '阿泽装备库',
    introduction: '花自己的钱，说自己的话。',
    avatar: '🧑‍🚀',
    clips: [
      { goods: ['er-shou/headphone', 'er-shou/console'], caption: '二手怎么挑？我拆给你看' },
      { goods: ['yun-dong/tent', 'yun-dong/bottle'], caption: '第一次露营，带这两样就够' },
      { goods: ['ying-yuan/projector'], caption: '出租屋里的电影院' },
    ],
  },
  {
    slug: 'xiao-man',
    name: '小满爱打扮',
    introduction: '普通人的日常穿搭与护肤。',
    avatar: '💃',
    clips: [
      { goods: ['chuan-da/dress', 'mei-ri/lipstick'], caption: '约会穿什么，五分钟出门' },
      { goods: ['chuan-da/scarf', 'zhu-bao/star'], caption: '冬天的两件小事' },
      { goods: ['mei-ri/cream', 'fa-lang/shampoo'], caption: '换季，我只留这两瓶' },
    ],
  },
  {
    slug: 'lao-shu',
    name: '老树和猫',
    introduction: '书、花、猫，慢慢过。',
    avatar: '🐈',
    clips: [
      { goods: ['shu-dian/novel', 'ju-jia/lamp'], caption: '关掉大灯，读三十页' },
      { goods: ['hua-dian/tulip', 'ju-jia/plant'], caption: '给家里添一点绿' },
      { goods: ['shu-dian/pen', 'shu-dian/notebook'], caption: '写一封真正的信' },
    ],
  },
];
