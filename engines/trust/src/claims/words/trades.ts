import { wordList } from './word-list.ts';

/** The trades whose advertising has rules of its own. */
export const trades = [
  'food',
  'supplement',
  'infant-formula',
  'cosmetics',
  'drug',
  'medical',
  'device',
  'pesticide',
  'veterinary',
  'feed',
  'seed',
  'alcohol',
  'tobacco',
  'real-estate',
  'education',
  'investment',
  'travel',
  'general',
] as const;
export type Trade = (typeof trades)[number];

/** Words by which a text shows its trade when nobody said it. */
export const tradeWords: Readonly<Partial<Record<Trade, readonly string[]>>> = {
  food: wordList(`
吃 喝 茶 蜂蜜 米 面条 面包 饼干 零食 坚果 核桃 红枣 枸杞 燕窝 阿胶 酵素 果汁 饮料 咖啡 酱 油 醋 牛肉 鸡蛋 鱼 虾 蟹 水果 苹果 橙 草莓 大米 糖 糕 酸奶 牛奶 牛乳 羊奶 奶粉 麦片 杂粮 粥 汤 蜂胶 孢子粉 灵芝 木耳 山药 黑豆 薏米 陈皮 膏方 软糖 果冻 代餐 饼 馅 粽 月饼 火锅 辣条 巧克力 姜茶 食品 美味 口味 零卡 苦瓜 燕麦
`),
  supplement: wordList(`
保健食品 保健品 蓝帽 胶囊 软胶囊 益生菌 蛋白粉 维生素 鱼油 氨糖 软骨素 辅酶 护肝片 钙片 褪黑素 纳豆激酶 红曲 卵磷脂 角鲨烯 片剂 压片糖果 硒片 葡萄籽 胶原蛋白肽 叶黄素 蜂胶 营养品
`),
  'infant-formula': wordList('奶粉 婴儿配方 羊奶粉 母乳 配方奶'),
  cosmetics: wordList(`
面霜 精华 面膜 洗面奶 洁面 护肤 乳液 爽肤水 防晒 口红 唇釉 粉底 遮瑕 眼霜 卸妆 眼影 气垫 洗发水 护发 沐浴露 身体乳 护手霜 美白针 祛斑霜 眼膜 冻干粉 玻尿酸 彩妆 香水 素颜霜 美妆 化妆品 精油 祛痘 牙膏 染发 生发液 香皂
`),
  drug: wordList(`
国药准字 otc 药品 处方药 非处方药 感冒药 感冒灵 颗粒 止痛药 消炎药 胃药 降压药 降糖药 膏药 药膏 止咳糖浆 糖浆 药店 药师 这个药 吃药 神药 中成药 中药 西药 阿莫西林 头孢 布洛芬 硝苯地平 安定片 口服液 健胃消食片 骨痛贴 止痛膏 皮炎膏 特效药 祖传膏药 喷剂 藏药 秘药 增高药 冠名药 胃痛药
`),
  medical: wordList(`
医院 门诊 诊所 手术 整形 种植牙 近视手术 双眼皮 隆鼻 热玛吉 水光针 瘦脸针 无痛人流 人流 试管婴儿 坐诊 挂号 就诊 看病 牙科 口腔 正畸 植发 微创 胃镜 针灸馆 皮肤科 妇科医院 男科医院 诊疗 患者 主任医师 白癜风专科 签约治疗 体检中心 医美
`),
  device: wordList(`
医疗器械 械注准 械字号 血压计 血糖仪 助听器 制氧机 雾化器 理疗仪 治疗仪 理疗灯 牵引器 额温枪 体温计 血氧仪 医用口罩 轮椅 训练器 止痛仪 激光治疗 按摩治疗仪 呼吸机 红外理疗
`),
  pesticide: wordList('农药 杀虫剂 除草剂 杀菌剂农用 草甘膦 敌敌畏 打药 农药登记证 杀虫 除草 吡虫啉 植保 虫害 杂草'),
  veterinary: wordList('兽药 驱虫药 猫瘟 犬瘟 犬细小 细小 猫鼻支 猫藓 犬窝咳 兽用 畜牧 鸡药 猪药 拉稀 猫狗体内外驱虫 宠物药 宠物神药 犬用 兽医'),
  feed: wordList('饲料 预混料 猪饲料 鱼饲料 催肥 乳猪料 育肥 饲喂 增重剂'),
  seed: wordList('种子 种苗 玉米种 稻种 树苗 果苗 菌种 羊肚菌 种猪 鱼苗 亩产 种植 养殖 亩收入 一亩'),
  alcohol: wordList('白酒 红酒 啤酒 黄酒 药酒 果酒 米酒 酱香 浓香 酱酒 茅台镇 鸡尾酒 葡萄酒 威士忌 干红 老酒 名酒 喝酒 这酒 酒 酒量 一杯酒 微醺'),
  tobacco: wordList('香烟 卷烟 雪茄 电子烟 烟弹 爆珠 软中华 硬中华 中华烟 万宝路 玉溪 黄鹤楼 大重九 红塔山 烟友 烟草 烟盒 细支 利群 芙蓉王'),
  'real-estate': wordList(`
楼盘 户型 三房 两房 三居 两居 大平层 别墅 公寓 商铺 学区房 首付 买房 房价 房子 小区 地铁口 地铁盘 精装 拎包入住 样板间 五证 预售 认筹 容积率 物业 产权 小产权 备案价 开发商 置业 套内 建筑面积 南北通透 这套房 我们的房 的房 认购 认筹 排号 查封 动工 评估价 捡漏价 落户 户口 学位 大宅 业主 租金回报 新盘 现房 期房 洋房 住进来 入住者 地段 交房
`),
  education: wordList(`
考研 考证 考试 网课 课程 培训 辅导 补习 学员 学习 成绩 提分 高考 中考 四六级 雅思 托福 一建 二建 教师资格证 公务员 专升本 自考 学历 文凭 毕业证 录取 拿证 包就业 押题 作文 数学 英语 题库 报班 老师带 上岸 作业 单词 日语n1 消防证 初级会计 编程 真题 命题 的课 报名费 刷题 老师 学校 家教 考上 985 211 名校
`),
  investment: wordList(`
理财 基金 投资 加盟 招商 项目 副业 收益 回报 本金 年化 回本 开店 返利 炒币 股票 期货 数字藏品 众筹 分红 代理 创业 跟投 荐股 外汇 合伙人 入股 日入 月入 日赚 零投入 躺赚 变现
`),
  travel: wordList('酒店 民宿 客栈 旅行 旅游 景区 门票 度假 机票 一日游 跟团 纯玩 导游 入住 海景房 湖景房 亲子房 早餐 套房 温泉 海岛 日游'),
};
