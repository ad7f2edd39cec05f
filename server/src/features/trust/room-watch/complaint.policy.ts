/** What somebody complains of in a room's chat. */
export type Complaint = 'fake' | 'quality' | 'misleading' | 'price' | 'delivery' | 'refund';

/** Words of complaints in the chat of live rooms, by what they are about. */
const words: Readonly<Record<Complaint, readonly string[]>> = {
  fake: [
    '假货',
    '假的',
    '冒牌',
    '山寨',
    '高仿',
    '不是正品',
    '仿品',
    '骗子',
    '骗人',
    '诈骗',
    'fake',
    'counterfeit',
    'scam',
  ],
  quality: [
    '质量差',
    '质量太差',
    '烂的',
    '坏的',
    '发霉',
    '变质',
    '掉色',
    '破的',
    '有异味',
    '用了过敏',
    '垃圾货',
    'broken',
    'rotten',
  ],
  misleading: [
    '虚假宣传',
    '货不对板',
    '和说的不一样',
    '跟说的不一样',
    '夸大',
    '误导',
    '根本没用',
    '没有效果',
    '不是说好',
    'misleading',
  ],
  price: ['涨价了', '先涨后降', '比别家贵', '原价骗', '价格不对', '不是这个价', '乱收费', '买贵了'],
  delivery: ['不发货', '没发货', '还没发', '一直不发', '发错货', '少发', '没收到货', 'never arrived'],
  refund: ['退款', '退钱', '不给退', '退货', '客服不理', '不理人', '举报', '投诉', '12315', 'refund'],
};

/** Said of such a word, it complains of nothing: 没有假货, 假一赔十, 支持退货 and questions about them. */
const innocent =
  /(?:没有|没|不是|不会|绝不|无|拒绝|不卖|怕)(?:一件|任何|买到)?(?:假货|假的|高仿|山寨|骗人|骗子)|假一赔|支持(?:七天|7天)?(?:无理由)?退|(?:可以|能|能不能|可不可以|包|怎么)(?:退货|退款|退钱)|(?:退货|退款)(?:吗|么|\?|？|快)|运费险|no refund needed/gu;

/** What a message of the chat complains of, or null. By its words alone: a rate is made of it, nobody is judged by it. */
export function complaintOf(text: string): Complaint | null {
  const said = text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ');
  const rest = said.replace(innocent, ' ');
  for (const [complaint, known] of Object.entries(words))
    if (known.some((word) => rest.includes(word))) return complaint as Complaint;
  return null;
}
