import { findCategory } from '../../trade/catalogue/index.ts';

/** What policies call the goods of a category. One that is not named here is called nothing that a policy knows. */
const kindsByCategory: Readonly<Record<string, readonly string[]>> = {
  生鲜水果: ['fresh'],
  水果: ['fruit'],
  肉禽蛋: ['meat'],
  海鲜水产: ['seafood'],
  酒类: ['liquor'],
  茶叶茶具: ['tea'],
  茶具: ['ceramics'],
  鞋靴: ['shoes'],
  箱包: ['luxury'],
  美妆护肤: ['beauty'],
  美发护理: ['care'],
  珠宝首饰: ['jewellery'],
  翡翠玉石: ['jewellery'],
  家居日用: ['home'],
  家具: ['furniture'],
  小家电: ['electronics'],
  运动鞋服: ['shoes'],
  二手数码: ['second-hand', 'electronics'],
  影音娱乐: ['electronics'],
  鲜花绿植: ['plants'],
};

/** The kinds of goods of a category and of the one above it, and its own name, which a policy may use as it is. */
export function kindsOf(category: string): string[] {
  const above = findCategory(category)?.parent ?? null;
  const names = above === null ? [category] : [category, above];
  return [...new Set(names.flatMap((name) => [...(kindsByCategory[name] ?? []), name]))];
}
