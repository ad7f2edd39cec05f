/** What the page of the feed's settings says. */
export const feedMessages = {
  feedSettings: '推荐流设置',
  feedPage: {
    note: '几秒内对所有人生效，不用重启。每次更改都记入操作记录。',
    between: '短视频之间',
    betweenNote:
      '直播间和商品只给可能感兴趣的人看，每页至多一个，同一个不会再出现；商品等直播间，直播间不等商品。关闭个性化推荐的人看不到直播间，看到的商品与别人一样。',
    rooms: '展示正在直播的直播间',
    goods: '展示商品',
    clipsBetween: '两次之间至少隔几条短视频',
    clipsBetweenHint: (least: number, most: number) => `${least} 到 ${most} 的整数`,
    lastChange: (at: string, reason: string) => `上次更改：${at}，${reason}`,
    asBefore: '填入更改前的设置',
    save: '保存',
    effect: '保存后，接下来的每一页都按它展示。',
    saved: '已保存',
  },
};
export type FeedMessages = typeof feedMessages;

export const feedActions = {
  'feed-cards': '更改短视频之间的展示',
};
