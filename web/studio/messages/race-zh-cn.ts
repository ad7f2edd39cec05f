/** Words of the traffic race. */
export const raceMessages = {
  clipRace: {
    title: '流量赛马',
    explain: '新视频先给一小批人看，按他们的停留、点击、下单和成交额，一级一级给更多人看。',
    steps: '赛马的台阶',
    step: (number: number, audience: string) => `第 ${number} 级：${audience} 人`,
    people: (count: string) => `${count} 人`,
    here: '现在在这里',
    passed: '已经通过',
    ahead: '还没有到',
    stopped: '在这里停下',
    seenBy: (viewers: string, audience: string) => `本级 ${audience} 人中已有 ${viewers} 人看过`,
    measuresTitle: '本级四项数据与需要的水平',
    names: { dwell: '停留', clickRate: '点击率', conversion: '转化率', gpm: '千人成交额' },
    means: {
      dwell: '每位观众看完视频的比例，平均下来。',
      clickRate: '打开商品的观众占全部观众的比例。',
      conversion: '支付了的观众占全部观众的比例。',
      gpm: '每 1000 位观众支付的金额；一位观众最多按最贵的商品算一件。',
    },
    needed: (value: string) => `需要高于 ${value}`,
    range: (low: string, high: string) => `很可能在 ${low} – ${high} 之间`,
    from: { category: '同类视频的中位数', all: '全部视频的中位数', floor: '最低要求' },
    verdicts: { above: '明确高于', below: '明确低于', unclear: '还说不准' },
    confidence: (percent: string) => `四项合起来，判断的把握不低于 ${percent}。`,
    windows: '本级前 5、30、60 分钟',
    window: (minutes: number) => `${minutes} 分钟`,
    windowHead: '时段',
    viewers: '观众',
    advice: {
      'no-viewers': (_share: string, _viewers: string, minutes: string) =>
        `还没有观众看过：第一批 50 人正在看到它，${minutes}分钟后第一次评比。`,
      'few-stay': (share: string) => `换封面和开头：只有 ${share} 的观众看过了前 3 秒。`,
      slow: () => '剪短一些：观众留下来了，但没有看多久。',
      'few-open': () => '让商品早一点出现并说出价格：观众在看，但很少打开商品。',
      'few-buy': () => '看看价格、运费和商品图片：观众打开了商品，但很少下单。',
      'small-orders': () => '试试组合装：有人下单，但每千人成交额低于需要的水平。',
      'about-to-climb': (_share: string, _viewers: string, minutes: string) =>
        `达到要求了：约 ${minutes}分钟后升到下一级，保持有货。`,
      'more-viewers': (_share: string, viewers: string) =>
        `势头不错：再有约 ${viewers} 位像这样的观众，就能升到下一级。`,
      waiting: (_share: string, _viewers: string, minutes: string) =>
        `还说不准：约 ${minutes}分钟后再评比，这段时间可以回复评论。`,
      top: () => '已经在最高一级：照这个样子再拍一条。',
      stopped: () => '这条视频的比赛结束了：改好开头后重新发布一条。',
    },
    minutes: (count: number) => `${count} `,
  },
};

export type RaceMessages = typeof raceMessages;
