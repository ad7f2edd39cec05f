import { useLocale } from '../../shared/i18n.ts';

const zh = {
  region: (title: string) => `商品：${title}`,
  view: '查看商品',
  /** After the lowest of several prices. */
  orMore: '起',
  shop: (name: string) => `${name}的店铺`,
  sold: (count: string) => `近期售出 ${count} 件`,
  rating: (mean: string, count: string) => `${mean} 分，${count} 条评价`,
  picture: (index: number, count: number) => `第 ${index} 张图，共 ${count} 张`,
  notInterested: '不感兴趣',
  hideItem: '不看这件商品',
  hideAuthor: (name: string) => `不看「${name}」`,
  hideCategory: (name: string) => `不看「${name}」这一类`,
  keep: '返回商品',
  hidden: '不再推荐它了',
};
export type GoodsWords = typeof zh;

const en: GoodsWords = {
  region: (title) => `Product: ${title}`,
  view: 'View',
  orMore: 'and up',
  shop: (name) => `Shop of ${name}`,
  sold: (count) => `${count} sold lately`,
  rating: (mean, count) => `${mean} stars, ${count} reviews`,
  picture: (index, count) => `Picture ${index} of ${count}`,
  notInterested: 'Not interested',
  hideItem: 'Not this product',
  hideAuthor: (name) => `Nothing from ${name}`,
  hideCategory: (name) => `Nothing in ${name}`,
  keep: 'Back to the product',
  hidden: 'It will not come up again',
};

/** Words of goods between clips, both languages in the chunk of the card. */
export function useGoodsWords(): GoodsWords {
  return useLocale().locale === 'en' ? en : zh;
}

export const goodsWords = { 'zh-CN': zh, en } as const;
