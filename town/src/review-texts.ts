/** What one person of the town thinks of something they bought; `goods` is shop and product. */
export interface TownReview {
  readonly goods: string;
  readonly stars: readonly [goods: number, service: number, logistics: number];
  readonly text: string;
  readonly anonymous?: boolean;
  /** Told to the reader by the shop. */
  readonly answer?: string;
  /** Whether a picture goes with it. */
  readonly pictured?: boolean;
}

/** A basket for each person: what they order together from one shop. They like much of it, and not everything. */
export const townBaskets: readonly (readonly TownReview[])[] = [
  [
    {
      goods: 'guo-yuan/tomato',
      stars: [5, 5, 4],
      text: '真的是沙瓤，切开能看到沙。孩子当水果吃，两天就没了，会再买。',
      pictured: true,
    },
    { goods: 'guo-yuan/orange', stars: [4, 5, 4], text: '甜，汁多，个头不太均匀。' },
  ],
  [
    {
      goods: 'guo-yuan/tomato',
      stars: [2, 4, 1],
      text: '到的时候压坏了四个，箱子底下都湿了。没坏的味道不错，包装要再厚一点。',
      answer: '抱歉，这一批改用了薄箱，已经换回来。坏的按个数退给您，请在订单里看。',
    },
  ],
  [
    {
      goods: 'guo-yuan/peach',
      stars: [5, 5, 5],
      text: '放一天再吃正好，皮一撕就下来。送人也体面。',
      anonymous: true,
      pictured: true,
    },
    { goods: 'guo-yuan/tomato', stars: [4, 4, 4], text: '酸甜都有，煮汤很红。' },
  ],
  [{ goods: 'guo-yuan/watermelon', stars: [3, 4, 3], text: '皮有点厚，甜度一般，一个人吃刚好。' }],
];
