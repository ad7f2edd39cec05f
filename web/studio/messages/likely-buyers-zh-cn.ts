/** Words of who would buy a thing. */
export const likelyBuyersMessages = {
  likelyBuyers: {
    title: '谁会想买',
    reach: (people: string) => `约 ${people} 人可能会看完它`,
    range: (low: string, high: string) => `在 ${low} 到 ${high} 人之间；还没看过它的人`,
    exact: '还没看过它的人',
    interests: '他们还喜欢',
    cities: '他们在',
    share: (percent: string) => `占 ${percent}`,
    everybody: '几乎所有人',
    privacy:
      '只有人数，没有名单：人数取整到十，每天算一次；20 人上下及更少的群体不显示，屏蔽了你的人、关闭了个性化推荐的人不计入。',
    nobody: '暂时说不出有多少人。',
    advice: {
      'no-clip': '先发布一条展示它的短视频：有了视频，才知道谁会喜欢。',
      'too-few': '人数还在 20 上下或更少：多发布几条短视频，等更多人看过再来。',
      'new-look': '他们还喜欢另一类内容：拍一条把两者放在一起的短视频。',
      'near-first': '很多人在同一座城市：在文案里写上这座城市，约定更快的送达。',
      'interest-first': '他们兴趣相近：照着这类内容再拍一条，并给一张优惠券。',
      wide: '他们兴趣各不相同：换两个不同的开头，看哪个留住更多人。',
    },
  },
};

export type LikelyBuyersMessages = typeof likelyBuyersMessages;
