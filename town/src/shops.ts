/** What the town sells. One product a line; the first emoji is the product, the others surround it in its clip. */
export interface TownProduct {
  readonly slug: string;
  readonly title: string;
  readonly emoji: readonly string[];
  /** `title@price@stock`, the price in yuan. */
  readonly variants: readonly string[];
  readonly caption: string;
}

export interface TownShop {
  readonly slug: string;
  readonly name: string;
  readonly owner: string;
  readonly trade: string;
  readonly category: string;
  readonly city: string;
  readonly introduction: string;
  readonly avatar: string;
  readonly palette: Palette;
  readonly guarantees: readonly string[];
  readonly products: readonly TownProduct[];
}

export type Palette =
  | 'citrus'
  | 'leaf'
  | 'berry'
  | 'sea'
  | 'night'
  | 'rose'
  | 'sand'
  | 'ink'
  | 'peach'
  | 'grape'
  | 'snow'
  | 'ember';

const product = (
  slug: string,
  title: string,
  emoji: string,
  variants: string,
  caption: string,
): TownProduct => ({ slug, title, emoji: emoji.split(' '), variants: variants.split('|'), caption });

export const townShops: readonly TownShop[] = [
  {
    slug: 'guo-yuan',
    name: '陈果果园',
    owner: '陈果',
    trade: 'fresh-fruit',
    category: '生鲜水果',
    city: '杭州',
    introduction: '自家果园，早上摘，下午发。坏一个赔一个。',
    avatar: '🍊',
    palette: 'citrus',
    guarantees: ['ship-24-hours', 'spoilage-refund', 'return-7-days'],
    products: [
      product(
        'tomato',
        '藤上熟番茄 沙瓤自然熟',
        '🍅 🌿 💧 ☀️',
        '2.5 斤@19.9@400|5 斤@35.9@300',
        '掰开就是沙瓤，小时候的味道',
      ),
      product(
        'orange',
        '赣南脐橙 现摘现发',
        '🍊 🍃 ☀️ 🧡',
        '5 斤中果@39.9@500|10 斤大果@69.9@260',
        '一口下去，汁水顺着手腕流',
      ),
      product(
        'mango',
        '小台农芒 核薄肉厚',
        '🥭 🌴 ☀️ 💛',
        '3 斤@36.8@300|5 斤@55.8@200',
        '核薄得像一张纸，勺子挖着吃',
      ),
      product(
        'grape',
        '阳光玫瑰葡萄 礼盒',
        '🍇 💚 🎁 ✨',
        '2 串装@49.9@220|4 串礼盒@92@120',
        '一颗一颗带着玫瑰香',
      ),
      product(
        'peach',
        '阳山水蜜桃 皮能撕',
        '🍑 🌸 💦 ✨',
        '6 只装@58@180|12 只装@108@90',
        '软到能撕皮，吸着吃',
      ),
      product(
        'watermelon',
        '麒麟瓜 小家庭正好',
        '🍉 🧊 ☀️ 🌊',
        '1 个约 4 斤@29.9@260|2 个约 8 斤@52.9@160',
        '拍一拍，咔嚓一声就裂开',
      ),
    ],
  },
  {
    slug: 'yun-cha',
    name: '云上茶坊',
    owner: '叶知秋',
    trade: 'tea',
    category: '茶叶茶具',
    city: '福州',
    introduction: '高山茶园三代人，只卖自己喝的茶。',
    avatar: '🍵',
    palette: 'leaf',
    guarantees: ['return-freight', 'return-7-days'],
    products: [
      product(
        'longjing',
        '明前龙井 绿茶 当年新茶',
        '🍵 🍃 🌱 💧',
        '50 克罐@128@120|100 克罐@238@80',
        '水温八十度，看它一片片站起来',
      ),
      product(
        'jasmine',
        '七窨茉莉花茶',
        '🫖 🌼 🍃 ✨',
        '100 克@68@200|250 克@148@100',
        '花香进了茶骨，七遍才成',
      ),
      product(
        'milk-tea',
        '手工焦糖奶茶包',
        '🧋 🟤 🥛 ✨',
        '8 杯装@39.9@300|16 杯装@72@150',
        '三分钟，一杯不输茶馆的奶茶',
      ),
      product('cup', '汝窑开片品茗杯', '🍵 🤍 💎 🌫️', '单杯@45@160|四杯礼盒@158@60', '养一年，纹路里都是茶色'),
      product(
        'honey',
        '秦岭土蜂蜜',
        '🍯 🐝 🌸 🌼',
        '500 克@59.9@240|1 千克@108@120',
        '一年只割一次，结晶是它的脾气',
      ),
      product(
        'matcha',
        '宇治风味抹茶粉',
        '🍵 🍡 🎋 💚',
        '80 克@49@180|200 克@99@90',
        '茶筅打出的泡沫，细得像云',
      ),
    ],
  },
  {
    slug: 'ling-shi',
    name: '阿满零食铺',
    owner: '阿满',
    trade: 'snacks',
    category: '零食糕点',
    city: '长沙',
    introduction: '自己孩子吃什么，店里就卖什么。',
    avatar: '🍪',
    palette: 'peach',
    guarantees: ['fast-refund', 'breakage-refund'],
    products: [
      product(
        'cookie',
        '黄油曲奇 海盐味',
        '🍪 🧈 🥛 ✨',
        '一盒 18 块@29.9@360|两盒装@55@200',
        '一碰就掉渣，那才叫黄油曲奇',
      ),
      product(
        'mooncake',
        '流心奶黄月饼',
        '🥮 🌕 🏮 ✨',
        '6 枚@69@240|8 枚礼盒@128@120',
        '热十秒，流心自己跑出来',
      ),
      product(
        'chips',
        '云南土豆片 麻辣味',
        '🥔 🌶️ 🔥 🍟',
        '10 小包@19.9@500|30 小包@49.9@240',
        '辣得直吸气，手却停不下来',
      ),
      product(
        'donut',
        '甜甜圈 六种口味',
        '🍩 🍓 🍫 🌈',
        '6 只装@42@180|12 只装@79@90',
        '六种口味，先抢草莓那个',
      ),
      product(
        'popcorn',
        '焦糖爆米花 球形',
        '🍿 🎬 🟠 ✨',
        '桶装 200 克@15.9@420|三桶装@42@160',
        '看片不配它，总觉得少点什么',
      ),
      product('candy', '手工牛轧糖', '🍬 🥜 🥛 🎀', '250 克@26.9@300|500 克@48@180', '花生多到糖快包不住了'),
    ],
  },
  {
    slug: 'mei-ri',
    name: '每日美研',
    owner: '苏眉',
    trade: 'beauty',
    category: '美妆护肤',
    city: '上海',
    introduction: '成分写在瓶子正面，功效不夸张。',
    avatar: '💄',
    palette: 'rose',
    guarantees: ['allergy-refund', 'fake-one-pay-ten', 'return-7-days'],
    products: [
      product(
        'lipstick',
        '丝绒哑光口红',
        '💄 🌹 💋 ✨',
        '枫叶红@89@260|豆沙粉@89@260|番茄红@89@200',
        '上嘴一整天，喝水也不怕',
      ),
      product(
        'cream',
        '神经酰胺修护霜',
        '🧴 💧 🌿 🤍',
        '50 克@119@240|100 克@199@120',
        '换季脸干，睡前厚敷一层',
      ),
      product('perfume', '雨后木质调香水', '🌧️ 🌲 🧴 🍂', '10 毫升@69@180|50 毫升@268@80', '像下过雨的山路'),
      product(
        'nail',
        '可剥水性指甲油',
        '💅 🌸 🎨 💗',
        '裸色系 4 支@45@220|糖果色 6 支@62@180',
        '不想要了，撕下来就好',
      ),
      product(
        'mirror',
        '补光化妆镜 三档色温',
        '🪞 💡 🤍 ✨',
        '桌面款@129@140|折叠款@99@160',
        '在家的光线，跟出门一样',
      ),
      product('soap', '马赛橄榄皂', '🧼 🫒 🫧 🌿', '100 克三块@36@300|六块@66@160', '泡沫绵密，洗完不紧绷'),
    ],
  },
  {
    slug: 'ju-jia',
    name: '半日居家',
    owner: '方半日',
    trade: 'home',
    category: '家居日用',
    city: '宁波',
    introduction: '让家里每天多舒服一点点。',
    avatar: '🪴',
    palette: 'sand',
    guarantees: ['return-freight', 'breakage-refund'],
    products: [
      product('plant', '龟背竹 带盆带土', '🪴 🌿 💧 ☀️', '小株@39@180|中株@89@90', '放在窗边，一周冒一片新叶'),
      product('lamp', '蘑菇氛围灯 可调光', '💡 🍄 🌙 ✨', '奶白@79@200|暖橙@79@160', '关掉大灯，夜晚才开始'),
      product('candle', '大豆香薰蜡烛', '🕯️ 🌙 🌸 🍊', '白茶味@49@220|柑橘味@49@200', '点上它，泡个澡'),
      product('bear', '毛绒小熊抱枕', '🧸 💤 🤎 ☁️', '45 厘米@59@240|80 厘米@129@100', '抱着看剧，抱着睡着'),
      product('broom', '免弯腰扫把簸箕', '🧹 ✨ 🏠 🫧', '一套@35.9@300|两套@65@150', '头发不缠，缝里也能扫'),
      product(
        'clock',
        '静音原木挂钟',
        '🕰️ 🪵 🤫 ⏳',
        '12 英寸@88@140|14 英寸@108@90',
        '静到忘了它，抬头又看见它',
      ),
    ],
  },
  {
    slug: 'chuan-da',
    name: '南门穿搭',
    owner: '南门',
    trade: 'fashion',
    category: '服饰鞋包',
    city: '广州',
    introduction: '档口直出，实拍不修图。',
    avatar: '👗',
    palette: 'berry',
    guarantees: ['return-7-days', 'return-freight'],
    products: [
      product(
        'dress',
        '法式碎花连衣裙',
        '👗 🌸 🌷 ✨',
        'S@139@80|M@139@120|L@139@100',
        '转一圈，裙摆自己会跳舞',
      ),
      product(
        'sneaker',
        '厚底小白鞋',
        '👟 ☁️ 🤍 ✨',
        '36 码@169@60|37 码@169@90|38 码@169@90',
        '踩上去像踩在云上',
      ),
      product('hat', '渔夫帽 双面可戴', '👒 ☀️ 🌻 🏖️', '米白@49@160|卡其@49@140', '一顶帽子，两种心情'),
      product('scarf', '羊绒围巾', '🧣 ❄️ 🍂 🤎', '燕麦色@199@100|酒红@199@80', '出门前绕两圈，风就进不来'),
      product(
        'bag',
        '牛皮托特包 能装电脑',
        '👜 💼 🤎 ✨',
        '小号@259@70|大号@329@50',
        '电脑、水杯、一整天都装得下',
      ),
      product('sunglasses', '偏光太阳镜', '🕶️ ☀️ 🌊 😎', '方框@99@150|圆框@99@130', '戴上它，夏天就正式开始了'),
    ],
  },
  {
    slug: 'zhu-bao',
    name: '拾光珠宝',
    owner: '许拾光',
    trade: 'jewellery',
    category: '珠宝首饰',
    city: '深圳',
    introduction: '每件一证一码，证书可扫。',
    avatar: '💎',
    palette: 'night',
    guarantees: ['fake-one-pay-ten', 'return-7-days'],
    products: [
      product('ring', '莫桑石六爪戒指', '💍 ✨ 💎 🌙', '50 分@399@60|1 克拉@699@40', '转一下手，光就跳起来'),
      product('crown', '复古王冠胸针', '👑 ✨ 💛 🌟', '金色@128@90|银色@128@90', '西装上别一枚，气场两米八'),
      product('pearl', '淡水珍珠项链 冷光', '🦪 🤍 ✨ 🌊', '6 毫米@299@80|8 毫米@459@50', '灯一照，珠光像水'),
      product('gem', '碧玺手串', '💎 💗 💚 🌈', '单圈@359@50|双圈@689@30', '一串彩虹戴在手上'),
      product('star', '星星耳钉 S925 银', '⭐ ✨ 🌙 🤍', '一对@69@200|三对礼盒@168@90', '睡觉也不用摘'),
      product(
        'gold',
        '古法传承金镯 足金',
        '🪙 💛 🐉 ✨',
        '约 20 克@15999@8|约 30 克@23999@5',
        '师傅一锤一锤敲出来的光',
      ),
    ],
  },
  {
    slug: 'er-shou',
    name: '再来一机',
    owner: '周再来',
    trade: 'used-phones',
    category: '二手数码',
    city: '北京',
    introduction: '四十七项质检，报告随机发。',
    avatar: '📱',
    palette: 'ink',
    guarantees: ['inspected', 'return-7-days'],
    products: [
      product(
        'phone',
        '二手旗舰手机 95 新',
        '📱 🔋 ✨ ✅',
        '128 GB@1899@20|256 GB@2199@16',
        '屏幕没划痕，电池九成二',
      ),
      product(
        'camera',
        '二手微单相机 带镜头',
        '📷 🎞️ ✨ 🌄',
        '单机身@2599@8|套机@3199@6',
        '快门一万三，成色看得见',
      ),
      product('headphone', '二手降噪耳机', '🎧 🎵 🤫 💿', '黑色@799@25|银色@799@20', '戴上，地铁就安静了'),
      product(
        'watch',
        '二手智能手表',
        '⌚ 🏃 💓 ✨',
        '41 毫米@899@18|45 毫米@999@15',
        '表圈无磕碰，表带全新',
      ),
      product(
        'console',
        '二手掌上游戏机',
        '🎮 🕹️ 👾 ✨',
        '标准版@1099@14|续航版@1299@12',
        '摇杆不漂移，我玩了一夜替你试',
      ),
      product(
        'laptop',
        '二手轻薄本 16 GB',
        '💻 ⚡ ✨ 🧑‍💻',
        '256 GB@2399@10|512 GB@2799@8',
        '屏幕点亮三百小时，键盘不打油',
      ),
    ],
  },
  {
    slug: 'shu-dian',
    name: '旧日书店',
    owner: '老何',
    trade: 'books',
    category: '图书文具',
    city: '南京',
    introduction: '挑书二十年，不卖自己没读过的。',
    avatar: '📚',
    palette: 'ember',
    guarantees: ['return-7-days', 'breakage-refund'],
    products: [
      product(
        'novel',
        '本月小说盲盒 三本',
        '📚 🎁 ☕ 🌙',
        '文学@59@120|推理@59@120',
        '拆开之前，你不知道会爱上谁',
      ),
      product(
        'notebook',
        '方格手账本 不洇墨',
        '📔 🖋️ 🌿 ✨',
        'A5@29.9@260|A6@22.9@260',
        '钢笔写上去，一点不洇',
      ),
      product('pen', '铱金钢笔 细尖', '🖋️ 💧 📜 ✨', 'F 尖@88@140|EF 尖@88@140', '字丑的人，先换一支好笔'),
      product(
        'crayon',
        '儿童蜡笔 四十八色',
        '🖍️ 🌈 🎨 🧒',
        '24 色@25@220|48 色@45@160',
        '四十八种颜色，够画一个夏天',
      ),
      product(
        'globe',
        '发光地球仪',
        '🌍 💡 🚀 ✨',
        '20 厘米@99@90|25 厘米@149@60',
        '睡前指一个地方，明天讲它的故事',
      ),
      product(
        'puzzle',
        '一千片星空拼图',
        '🧩 🌌 ⭐ 🌙',
        '1000 片@69@130|500 片@45@150',
        '拼完那晚，我们谁也没舍得拆',
      ),
    ],
  },
  {
    slug: 'can-ting',
    name: '桥头面馆',
    owner: '李桥',
    trade: 'restaurant',
    category: '餐饮美食',
    city: '成都',
    introduction: '开了十一年的街坊面馆，也寄生鲜面。',
    avatar: '🍜',
    palette: 'ember',
    guarantees: ['ship-24-hours', 'spoilage-refund'],
    products: [
      product(
        'noodle',
        '红油牛肉面 半干鲜面',
        '🍜 🌶️ 🐂 🔥',
        '2 人份@29.9@240|6 人份@79.9@120',
        '红油一浇，整条街都香',
      ),
      product(
        'dumpling',
        '手工鲜肉水饺',
        '🥟 🥢 🌱 💨',
        '1 千克@39.9@200|2 千克@75@120',
        '包的是后腿肉，咬开有汤',
      ),
      product(
        'hotpot',
        '牛油火锅底料',
        '🍲 🌶️ 🔥 🐂',
        '微辣 500 克@32@260|特辣 500 克@32@260',
        '天一冷，就想围着它坐下',
      ),
      product(
        'rice',
        '五常大米 当年新米',
        '🍚 🌾 🥢 ✨',
        '2.5 千克@36.9@300|5 千克@69.9@180',
        '光吃米饭，也能吃两碗',
      ),
      product(
        'sausage',
        '川味腊肠',
        '🌭 🌶️ 🌬️ 🔥',
        '500 克@45@220|1 千克@86@120',
        '挂在檐下二十天，让风慢慢把它吹香',
      ),
      product('tofu', '麻婆豆腐料理包', '🌶️ 🍚 🔥 🫘', '3 包@22.9@280|8 包@55@140', '三分钟，一锅米饭见底'),
    ],
  },
  {
    slug: 'fa-lang',
    name: '一剪发廊',
    owner: 'Tony 吴',
    trade: 'salon',
    category: '美发护理',
    city: '武汉',
    introduction: '剪了十五年头发，也卖店里在用的东西。',
    avatar: '💇',
    palette: 'grape',
    guarantees: ['return-7-days', 'allergy-refund'],
    products: [
      product(
        'shampoo',
        '氨基酸洗发水',
        '🧴 🫧 💆 🌿',
        '500 毫升@59@260|两瓶装@108@140',
        '店里洗头用的就是它',
      ),
      product('comb', '檀木宽齿梳', '🌳 💆 🤎 ✨', '单只@39@200|礼盒@79@90', '梳到底，不拉扯'),
      product(
        'dryer',
        '高速吹风机 负离子',
        '💨 💇 ⚡ ✨',
        '灰色@269@80|粉色@269@70',
        '三分钟吹干，第二天不炸毛',
      ),
      product('scissors', '家用刘海剪刀', '✂️ 💇 ✨ 🎀', '平剪@29@220|套装@49@140', '刘海长了，自己来两下'),
      product('mask', '蒸汽发膜', '💆 💧 ♨️ 🥥', '5 片@35@240|10 片@62@130', '戴上十分钟，染过的头发有救'),
      product(
        'bow',
        '缎面蝴蝶结发夹',
        '🎀 💗 ✨ 🌸',
        '黑色@19.9@320|香槟@19.9@300',
        '扎个低马尾，别上它就能出门',
      ),
    ],
  },
  {
    slug: 'ying-yuan',
    name: '街角影院',
    owner: '罗放映',
    trade: 'cinema',
    category: '影音娱乐',
    city: '西安',
    introduction: '六十个座位的老影院，周边自己设计。',
    avatar: '🎬',
    palette: 'night',
    guarantees: ['return-7-days'],
    products: [
      product('projector', '卧室投影仪', '📽️ 🎬 🌙 🍿', '720P@799@40|1080P@1299@30', '天花板就是银幕'),
      product('poster', '手绘电影海报', '🎞️ 🎨 🌃 ✨', 'A3@39@180|A2@69@110', '每一张都编号，印完就没有了'),
      product(
        'vinyl',
        '黑胶唱片 电影原声',
        '💿 🎶 🎷 🌙',
        '单张@189@60|双张@329@30',
        '唱针落下那一秒，房间变了',
      ),
      product(
        'guitar',
        '民谣吉他 新手礼包',
        '🎸 🎵 🔥 ⭐',
        '36 寸@399@40|41 寸@499@30',
        '学会四个和弦，就能唱一晚',
      ),
      product(
        'ticket',
        '复古票根收藏册',
        '🎟️ 📖 🎬 💛',
        '100 枚装@45@150|200 枚装@69@90',
        '把每一场电影都留住',
      ),
      product(
        'mic',
        '无线麦克风 自带混响',
        '🎤 🎶 ✨ 🌟',
        '单支@159@80|双支@279@50',
        '客厅，今晚是你的演唱会',
      ),
    ],
  },
  {
    slug: 'hua-dian',
    name: '早安花房',
    owner: '安早',
    trade: 'flowers',
    category: '鲜花绿植',
    city: '昆明',
    introduction: '昆明产地直发，到手再开七天。',
    avatar: '🌷',
    palette: 'rose',
    guarantees: ['spoilage-refund', 'ship-24-hours'],
    products: [
      product(
        'tulip',
        '郁金香 混色一束',
        '🌷 💐 🎀 ☀️',
        '10 支@35@260|20 支@62@160',
        '早上还是花苞，傍晚就醒了',
      ),
      product('rose', '卡罗拉红玫瑰', '🌹 💌 ❤️ ✨', '11 支@49@200|33 支@129@80', '不用等节日'),
      product(
        'sunflower',
        '向日葵 能开十天',
        '🌻 ☀️ 🐝 💛',
        '5 支@29.9@240|10 支@52@140',
        '像家里多点了一盏灯',
      ),
      product(
        'bouquet',
        '每周一花 四周装',
        '💐 📦 🌸 🗓️',
        '单束@99@120|双束@179@60',
        '每个星期四，花准时敲门',
      ),
      product(
        'cactus',
        '多肉组合 六株',
        '🌵 🪴 ☀️ 🏜️',
        '六株@26.9@260|十二株@48@150',
        '忘了浇水，它反而更高兴',
      ),
      product('lotus', '碗莲种藕', '🪷 💧 🐸 🌿', '一株@19.9@200|三株@45@110', '一只碗，一个夏天'),
    ],
  },
  {
    slug: 'yun-dong',
    name: '出发运动',
    owner: '程出发',
    trade: 'sports',
    category: '运动户外',
    city: '厦门',
    introduction: '自己带队骑行登山，装备都试过。',
    avatar: '🏄',
    palette: 'sea',
    guarantees: ['return-7-days', 'return-freight'],
    products: [
      product('tent', '三分钟速开帐篷', '⛺ 🌲 🔥 🌌', '2 人@199@90|4 人@329@60', '抖一下，家就到了'),
      product(
        'skateboard',
        '枫木双翘滑板',
        '🛹 🔥 🏙️ ⚡',
        '入门@169@90|专业@299@50',
        '第一次摔不疼，第二次就会了',
      ),
      product(
        'basketball',
        '室外耐磨篮球',
        '🏀 🔥 ⛹️ ⭐',
        '6 号@79@160|7 号@89@200',
        '水泥地打一年，花纹还在',
      ),
      product('bike', '折叠自行车 20 寸', '🚲 🌳 ☀️ 💨', '单速@599@30|7 速@799@24', '折起来，进得了地铁'),
      product('yoga', '天然橡胶瑜伽垫', '🧘 🌿 💜 ☁️', '4 毫米@89@150|6 毫米@109@130', '出汗也不滑'),
      product('bottle', '保温水壶 12 小时', '🥤 ❄️ 🏔️ 💧', '500 毫升@59@240|1 升@85@160', '早上的冰，晚上还在'),
    ],
  },
];

/** Creators sell goods of several shops: `shop/product` each, with their own words. */
export interface TownCreator {
  readonly slug: string;
  readonly name: string;
  readonly introduction: string;
  readonly avatar: string;
  readonly clips: readonly { readonly goods: readonly string[]; readonly caption: string }[];
}

export const townCreators: readonly TownCreator[] = [
  {
    slug: 'mu-qing',
    name: '沐晴的厨房',
    introduction: '一个人也要好好吃饭。',
    avatar: '👩‍🍳',
    clips: [
      { goods: ['guo-yuan/tomato', 'can-ting/noodle'], caption: '一颗番茄、一把面，十分钟的晚饭' },
      { goods: ['can-ting/dumpling', 'yun-cha/jasmine'], caption: '周日下午，包饺子喝花茶' },
      { goods: ['ling-shi/cookie', 'yun-cha/milk-tea'], caption: '下午三点，曲奇蘸奶茶' },
    ],
  },
  {
    slug: 'a-ze',
    name: '阿泽装备库',
    introduction: '花自己的钱，说自己的话。',
    avatar: '🧑‍🚀',
    clips: [
      { goods: ['er-shou/headphone', 'er-shou/console'], caption: '二手怎么挑？我拆给你看' },
      { goods: ['yun-dong/tent', 'yun-dong/bottle'], caption: '第一次露营，带这两样就够' },
      { goods: ['ying-yuan/projector'], caption: '出租屋里的电影院' },
    ],
  },
  {
    slug: 'xiao-man',
    name: '小满爱打扮',
    introduction: '普通人的日常穿搭与护肤。',
    avatar: '💃',
    clips: [
      { goods: ['chuan-da/dress', 'mei-ri/lipstick'], caption: '约会穿什么，五分钟出门' },
      { goods: ['chuan-da/scarf', 'zhu-bao/star'], caption: '冬天的两件小事' },
      { goods: ['mei-ri/cream', 'fa-lang/shampoo'], caption: '换季，我只留这两瓶' },
    ],
  },
  {
    slug: 'lao-shu',
    name: '老树和猫',
    introduction: '书、花、猫，慢慢过。',
    avatar: '🐈',
    clips: [
      { goods: ['shu-dian/novel', 'ju-jia/lamp'], caption: '关掉大灯，读三十页' },
      { goods: ['hua-dian/tulip', 'ju-jia/plant'], caption: '给家里添一点绿' },
      { goods: ['shu-dian/pen', 'shu-dian/notebook'], caption: '写一封真正的信' },
    ],
  },
];
