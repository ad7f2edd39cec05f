/** What a superlative becomes when it is taken back: 最好吃 → 好吃, 全网最低价 → 活动价. */
export function moderate(found: string): string {
  for (const [pattern, instead] of softened) {
    if (pattern.test(found)) return instead;
  }
  const plain = /最([^最]{1,4})$/.exec(found)?.[1];
  return plain === undefined ? '' : (adjectives.get(plain) ?? (plain.length > 1 ? plain : `很${plain}`));
}

const softened: readonly (readonly [RegExp, string])[] = [
  [/低价|底价|地板价|最低|史低|便宜|优惠/, '活动价'],
  [/销量|销冠|冠军|热销|畅销/, '卖得不错'],
  [/最高|顶级|最顶|顶尖|极品|至尊|级$|天花板|王牌|王者|之王|中王|巅峰|殿堂/, '优质'],
  [/第一|no1|top1|榜首|领先|领导|领军|领跑|标杆|龙头/, '受欢迎'],
  [/首创|独家|首款|首家|首个/, '自研'],
  [/唯一|独一|绝无仅有|仅此|无与伦比|举世|史无前例|没有之一|无敌|无人|完美|极致/, ''],
  [/首选/, '可选'],
  [/绝佳|最佳|最优/, '不错'],
];

const adjectives: ReadonlyMap<string, string> = new Map([
  ['好', '好'],
  ['新', '新'],
  ['大', '大'],
  ['全', '齐全'],
  ['懂', '懂'],
  ['适合', '适合'],
  ['受欢迎', '受欢迎'],
]);
