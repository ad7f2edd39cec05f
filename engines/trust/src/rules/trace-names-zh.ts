import type { GuaranteeFact } from './guarantee-facts.ts';
import type { TraceWord } from './trace-names-en.ts';

/** What the catalogue's facts are called in Chinese. */
export const factNamesZh: Readonly<Record<GuaranteeFact, string>> = {
  ...{ 'now.atMs': '现在', 'claim.atMs': '申请时间', 'claim.reason': '申请原因' },
  ...{ 'claim.byBuyer': '由买家本人申请', 'claim.paidBefore': '此前已赔付次数', 'claim.wish': '诉求' },
  ...{ 'claim.askedMinor': '申请金额', 'order.paidMinor': '实付金额', 'order.paidAtMs': '付款时间' },
  ...{ 'order.shippedAtMs': '发货时间', 'order.deliveredAtMs': '收货时间', 'order.shipByMs': '承诺发货时间' },
  ...{ 'order.isPresale': '预售', 'goods.categories': '商品类目', 'room.tier': '直播间等级' },
  ...{
    'shop.tier': '店铺等级',
    'shop.depositMinor': '店铺保证金',
    'shop.serviceBudgetMinor': '店铺服务预算',
  },
  ...{
    'shop.answer': '商家答复',
    'shop.contactedAtMs': '联系商家时间',
    'buyer.claims90Days': '买家近 90 天申请数',
  },
  ...{ 'buyer.orders90Days': '买家近 90 天订单数', 'buyer.abuse': '买家滥用风险（千分）' },
  ...{ 'buyer.ordersKept': '买家以往留下的订单数', 'buyer.returnsOpen': '已先退款、货未寄回的笔数' },
  ...{ 'buyer.owesMinor': '买家欠退货款', 'lab.verdict': '检测结果', 'lab.receivedAtMs': '送检签收时间' },
  ...{
    'return.sentAtMs': '寄回时间',
    'return.receivedAtMs': '退货签收时间',
    'return.freightMinor': '退货运费',
  },
  ...{
    'price.lowestSinceMinor': '付款后最低价',
    'price.lowestForKeptMinor': '留下的件付款后最低价',
    'price.paidForKeptMinor': '留下的件的实付',
    'price.keptMinor': '扣除已补差价后的实付',
    'price.givenBackMinor': '已补差价',
  },
  ...{ 'price.isCouponOnly': '仅限用券的低价', 'evidence.photo': '照片', 'evidence.video': '视频' },
  ...{
    'evidence.freight-receipt': '运费单据',
    'evidence.medical-note': '就诊记录',
    'evidence.lab-report': '检测报告',
  },
  'evidence.price-screenshot': '价格截图',
};

/** What facts may be, what is decided and why, which clocks and caps there are. */
export const wordNamesZh: Readonly<Record<TraceWord, string>> = {
  ...{ true: '是', false: '否', always: '任何情况', 'not known': '尚不清楚', 'all else': '其余情况' },
  ...{ pay: '赔付', refuse: '不赔付', wait: '等待', review: '平台核查', needs: '待补充' },
  // Reasons.
  ...{ fake: '假货', 'late-shipment': '晚发货', damaged: '破损', allergy: '过敏', spoiled: '变质' },
  ...{ 'no-longer-wanted': '不想要了', 'lower-price': '降价了', 'not-as-described': '与描述不符' },
  ...{
    agrees: '同意',
    disagrees: '不同意',
    genuine: '正品',
    undecided: '无结论',
    brand: '品牌',
    certified: '认证',
    plain: '普通',
  },
  // Goods.
  ...{
    jewellery: '珠宝',
    luxury: '奢侈品',
    beauty: '美妆',
    liquor: '酒类',
    shoes: '鞋类',
    electronics: '电子',
    tea: '茶叶',
  },
  ...{
    glass: '玻璃',
    ceramics: '陶瓷',
    home: '家居',
    care: '护理',
    baby: '母婴',
    fresh: '生鲜',
    fruit: '水果',
  },
  ...{ seafood: '海鲜', meat: '肉类', plants: '绿植', furniture: '家具', virtual: '虚拟商品' },
  ...{ 'made-to-order': '定制', 'second-hand': '二手' },
  // Why.
  ...{ 'not-the-buyer': '不是买家本人', 'paid-before': '此前已赔付', 'lab-found-fake': '检测为假货' },
  ...{
    'lab-found-genuine': '检测为正品',
    'shop-agrees': '商家同意',
    'shop-denies': '商家不同意',
    'shop-is-asked': '等商家答复',
  },
  ...{
    'at-the-lab': '正在检测',
    'claims-often': '近期申请较多',
    shown: '凭证齐全',
    'shop-silent': '商家未按时答复',
  },
  ...{ 'desk-silent': '平台未按时裁定', 'not-cleared': '平台未按时核实', 'nothing-shown': '未按时补充凭证' },
  ...{
    'nothing-sent': '未按时寄回',
    'lab-silent': '检测机构未按时答复',
    'sent-back': '已寄回',
    'not-sent-yet': '尚未寄出',
  },
  ...{
    'sent-too-late': '寄回过晚',
    'not-sent-back-yet': '尚未寄回',
    'owes-a-return': '有未寄回的先退款商品',
  },
  ...{
    'returns-open': '先退款待寄回的太多',
    'in-good-standing': '信用良好',
    'sent-in-time': '按时发货',
    'sent-late': '晚发货',
  },
  ...{
    'within-the-budget': '在服务预算内',
    'not-lower': '没有降价',
    'only-with-a-coupon': '低价仅限用券',
    'lower-since': '付款后降价',
  },
  // Clocks and caps.
  ...{
    'buyer-shows': '买家补充凭证',
    'shop-answers': '商家答复',
    'shop-answers-grave': '商家答复',
    'desk-answers': '平台裁定',
  },
  ...{
    'desk-answers-abuse': '平台核实',
    'lab-answers': '检测',
    'buyer-sends': '买家寄回',
    'shop-inspects': '商家验货',
  },
  ...{
    'most-per-claim': '单笔上限',
    'what-was-paid': '实付金额',
    'half-of-what-was-paid': '实付的一半',
    'most-postage': '运费上限',
  },
};
