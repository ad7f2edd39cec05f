import type { Trade } from '@kanmai/trust';

/** The trades of advertising law, by the platform's categories; those that have no rules of their own are general. */
const categoriesOf: readonly (readonly [Trade, string])[] = [
  ['food', '生鲜水果 水果 蔬菜 肉禽蛋 海鲜水产 零食糕点 坚果炒货 糕点饼干 糖果巧克力 肉脯卤味'],
  ['food', '餐饮美食 方便速食 米面粮油 调味酱料 饮料冲调 茶叶'],
  ['alcohol', '酒类'],
  ['cosmetics', '美妆护肤 面部护肤 彩妆 防晒 香水香氛 特殊化妆品'],
  ['cosmetics', '美发护理 洗发护发 染发烫发 身体护理 口腔护理'],
  ['seed', '种子种苗'],
  ['general', '茶具 服饰鞋包 女装 男装 童装 鞋靴 箱包 内衣家居服 美发工具'],
  ['general', '珠宝首饰 黄金 翡翠玉石 珍珠 钻石彩宝 银饰 时尚饰品'],
  ['general', '家居日用 厨房用品 清洁纸品 家纺床品 收纳整理 家具 小家电'],
  ['general', '运动户外 运动鞋服 健身器材 露营装备 骑行装备 垂钓'],
  ['general', '二手数码 二手手机 二手电脑 二手相机 二手平板'],
  ['general', '影音娱乐 耳机音箱 游戏设备 乐器 玩具'],
  ['general', '图书文具 图书 童书绘本 文具 手工材料 鲜花绿植 鲜花 绿植盆栽 园艺工具'],
];

const tradeOf = new Map(
  categoriesOf.flatMap(([trade, names]) => names.split(' ').map((name) => [name, trade] as const)),
);

/** The trade of a category; undefined for one that somebody wrote, and for 茶叶茶具: there the words tell. */
export function tradeOfCategory(category: string): Trade | undefined {
  return tradeOf.get(category);
}
