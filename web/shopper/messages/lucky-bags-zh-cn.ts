/** The page that verifies the draw of a lucky bag. */
export const luckyBagMessages = {
  verifyTitle: '验证福袋开奖',
  verifyDetail:
    '证明在你的设备上核对，不问任何服务器。把证明文件的内容贴进来，或选择文件；有自己的参与凭证，也能一起核对。',
  proof: '开奖证明',
  entry: '我的参与凭证（可不填）',
  seen: '开奖前在直播间记下的哈希（可不填，用空格隔开）',
  seenHint: '发布时的承诺、截止时的参与根。事后编造的证明自身也说得通，但和它们对不上。',
  file: '选择文件',
  verify: '核对',
  notJson: '这不是 JSON，请贴入完整的内容。',
  good: '核对无误',
  goodDetail: '规则、种子和参与名单都与公布的一致，中奖者正是由它们抽出的。',
  bad: '核对不通过',
  bag: '福袋',
  entryCount: '参与人数',
  eligible: '符合条件',
  shares: '公开了随机数',
  winners: '中奖凭证',
  ownWon: '你的凭证中奖了。',
  ownLost: '你的凭证在名单里，没有中奖。',
  people: (count: number) => `${count} 人`,
  faults: {
    format: '不是第 1 版的福袋开奖证明。',
    rules: '规则与发布时的不同。',
    seed: '种子不是发布时承诺的那一个。',
    root: '截止时的数据与根不符。',
    winners: '中奖者不是由种子和根抽出的。',
    inclusion: '有一份凭证不在截止时的名单里。',
    conditions: '有一份凭证放错了位置：是否符合条件与所在部分不一致。',
    'entry-format': '参与凭证不是这个福袋的，或不完整。',
    share: '你公开的随机数没有按原样计入。',
    'not-in-proof': '你记下的哈希不在这份证明里：这可能是事后另做的证明。',
  },
};

export type LuckyBagMessages = typeof luckyBagMessages;
