/** Words for what advertising law says of a text. */
export const advertMessages = {
  adverts: {
    refused: '不能发布',
    warned: '建议修改',
    colon: '：',
    why: {
      absolute: '广告里不能用“最”“第一”“国家级”这类绝对化说法。',
      medical: '普通商品不能说治病，也不能保证功效。',
      price: '对比的价格要有近期的真实成交。',
      certificate: '和证书上写的不一样。',
      other: '广告法不允许这样说。',
    },
    uncertified: '还没有证书支持这个说法，请提交证书或删去。',
    use: (text: string) => `改为“${text}”`,
    leaveOut: (text: string) => `删去“${text}”`,
    attributeNames: '参数名称',
    variant: (number: number) => `第 ${number} 个规格`,
  },
};
