/** What to tell a person whose claim is not taken. */
export const claimErrors = {
  'claim-made': '这项保障已经申请过了。',
  'claim-early': '还没到可以申请的时候。',
  'claim-window-over': '已过申请期限。',
  'claim-not-covered': '这项保障不包括这种情况。',
  'claim-above-cap': '超过了这项保障能赔的金额。',
  'claim-currency': '请用订单的币种。',
  'claim-in-after-sales': '这项权益不用单独申请：取消订单或申请退货，就会先退款。',
  'price-not-lower': '付款后这件商品没有降价。',
  'claim-open': '这件商品有保障申请在处理，请先等结果或撤回。',
  'after-sale-open': '这件商品有售后在处理，请先等结果或撤回。',
  'appeal-made': '已经申诉过了，每个申请只能申诉一次。',
  'appeal-over': '已过申诉期限。',
};
