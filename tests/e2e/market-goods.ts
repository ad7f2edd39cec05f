import type { PaletteName } from '../../town/clips/index.ts';

/** A clip of the market, and the product it shows; without variants it shows none. */
export interface MarketGoods {
  readonly slug: string;
  readonly author: 'fruit' | 'tea' | 'creator';
  readonly title: string;
  readonly caption: string;
  readonly category: string;
  readonly emoji: readonly string[];
  readonly palette: PaletteName;
  readonly variants: readonly {
    readonly title: string;
    readonly priceCents: number;
    readonly stock: number;
  }[];
}

const fruit = { author: 'fruit', category: '生鲜水果', palette: 'citrus' } as const;

export const goodsOfMarket: readonly MarketGoods[] = [
  {
    ...fruit,
    slug: 'tomato',
    title: '藤上熟番茄 沙瓤自然熟',
    caption: '掰开就是沙瓤，小时候的味道',
    emoji: ['🍅', '🌿', '💧'],
    variants: [
      { title: '2.5 斤', priceCents: 1990, stock: 400 },
      { title: '5 斤', priceCents: 3590, stock: 300 },
    ],
  },
  {
    ...fruit,
    slug: 'orange',
    title: '赣南脐橙 现摘现发',
    caption: '一口下去，汁水顺着手腕流',
    emoji: ['🍊', '🍃', '☀️'],
    variants: [
      { title: '5 斤中果', priceCents: 3990, stock: 500 },
      { title: '10 斤大果', priceCents: 6990, stock: 20 },
    ],
  },
  {
    ...fruit,
    slug: 'peach',
    title: '阳山水蜜桃 皮能撕',
    caption: '软到能撕皮，吸着吃',
    palette: 'peach',
    emoji: ['🍑', '🌸', '💦'],
    variants: [{ title: '6 只装', priceCents: 5800, stock: 180 }],
  },
  {
    slug: 'longjing',
    author: 'tea',
    title: '明前龙井 绿茶 当年新茶',
    caption: '水温八十度，看它一片片站起来',
    category: '茶叶茶具',
    emoji: ['🍵', '🍃', '🌱'],
    palette: 'leaf',
    variants: [
      { title: '50 克罐', priceCents: 12800, stock: 120 },
      { title: '100 克罐', priceCents: 23800, stock: 80 },
    ],
  },
  {
    slug: 'walk',
    author: 'creator',
    title: '傍晚走走',
    caption: '下班以后，沿着河走一走',
    category: '生活',
    emoji: ['🌆', '🌙', '✨'],
    palette: 'night',
    variants: [],
  },
];
