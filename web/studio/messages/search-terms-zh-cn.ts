/** Words of what people searched for. */
export const searchTermMessages = {
  searchTerms: '搜索词',
  searchTermsPage: {
    note: (people: number) => `至少 ${people} 个人搜过的词才显示；一分钟内更新`,
    window: '时间',
    windows: { '7': '近 7 天', '30': '近 30 天' },
    viewLabel: '看哪些词',
    views: { all: '全部', 'to-do': '可以做点什么', unmet: '没人有货' },
    term: '搜索词',
    people: '人数',
    searches: '次数',
    found: '搜到',
    rank: '你的名次',
    opens: '点开你的',
    advice: '建议',
    none: '没有',
    foundCount: (count: number) => (count === 0 ? '0 件' : count >= 120 ? '120 件以上' : `${count} 件`),
    rankOf: (rank: number, count: number) => `第 ${rank} 名；搜到的里面你有 ${count} 件`,
    advices: {
      'nobody-has-it': '没人有货',
      'you-have-none': '你没有',
      'sold-out': '你的已售完',
      'far-down': '排得靠后',
      'not-opened': '看到没点开',
      well: '不错',
    },
    says: {
      'nobody-has-it': (term: string, people: number) =>
        `${people} 个人搜过「${term}」，整个商城都没有叫这个的商品。你有的话，上一件新商品，或者把这个词写进已有商品的标题。`,
      'you-have-none': (term: string, people: number) =>
        `${people} 个人搜过「${term}」，别家有，你没有叫这个的商品。把这个词写进合适商品的标题，或者上一件新商品。`,
      'sold-out': (term: string, people: number) =>
        `${people} 个人搜过「${term}」，搜到的你的商品已售完。补上库存，他们就能买。`,
      'far-down': (term: string, people: number) =>
        `${people} 个人搜过「${term}」，你的商品排在第 10 名以后，大多数人看不到。把这个词原样写进标题会靠前。`,
      'not-opened': (term: string, people: number) =>
        `${people} 个人搜过「${term}」，你的商品在前 10 名，却没人点开。换一张主图，或者看看价格。`,
      well: (term: string, people: number) => `${people} 个人搜过「${term}」，你的商品在前面。保持有货就好。`,
    },
    yours: '你最靠前的商品',
    newProduct: '上一件新商品',
    editTitle: '改标题',
    chooseTitle: '挑一件改标题',
    addStock: '补库存',
    editProduct: '修改商品',
    seeProduct: '看这件商品',
    askOwner: '改商品要店主或助理来做。',
    emptyTitle: '还没有可以看的搜索词',
    emptyDetail: (people: number) =>
      `一个词要有至少 ${people} 个不同的人搜过，并且和你的类目有关，才会出现在这里。`,
    noneTitle: '这里没有词',
    noneDetail: '换一个时间，或者看全部。',
    showAll: '看全部',
  },
};

export type SearchTermMessages = typeof searchTermMessages;
