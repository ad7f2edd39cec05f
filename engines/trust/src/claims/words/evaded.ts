import { wordList } from './word-list.ts';

/** The words that are worth hiding: each is looked for in all its disguises. */
export const evadedWords = wordList(`
最佳 最好 最优 最强 最低 最低价 最高 最高级 最便宜 最优惠 最牛 最美 最新 最先进 最大 最有效 最安全 最专业 最正宗 最好吃 最好用 最舒服 最保暖 最显瘦 最薄 最轻 最全 最香 最甜 最火 最顶级 最顶尖 最后一天 最划算 最实惠 全网最低 全网最低价 全网最
第一 第一名 第一品牌 销量第一 全国第一 全网第一 世界第一 行业第一 国家级 世界级 宇宙级 顶级 顶尖 极品 极致 绝佳 独一无二 史无前例 绝无仅有 全球领先 世界领先 遥遥领先 行业领先 首创 独家首创 唯一 天花板 王牌 销冠 冠军 无敌 史上最低 绝版 特供 专供 国宴 人民大会堂 中南海
治疗 治好 治愈 根治 断根 疗效 疗程 特效 药效 消炎 杀菌 消炎杀菌 抗炎 抗菌 止痒 止痛 止咳 化痰 退烧 抗病毒 活血 化瘀 活血化瘀 解毒 排毒 祛湿 祛斑 祛痘 痘印 祛疤 美白 减肥 瘦身 丰胸 壮阳 补肾 生发 脱发 增高 抗癌 防癌 癌症 肿瘤 抗肿瘤 糖尿病
高血压 高血脂 高血糖 三高 降血压 降血糖 降血脂 降三高 降压 降糖 降脂 痛风 失眠 便秘 痔疮 前列腺 前列腺炎 阳痿 早泄 不孕不育 妇科病 鼻炎 咽炎 胃病 胃炎 颈椎病 腰椎病 关节炎 风湿 湿疹 皮炎 牛皮癣 脚气 灰指甲 狐臭 近视 抑郁 医院 医生 处方 处方药 患者 药用 免疫力 提高免疫力 增强免疫力
包治百病 药到病除 祖传秘方 秘方 老中医 无副作用 零副作用 包过 保过 保本 保息 稳赚 稳赚不赔 躺赚 包赚 高回报 零风险 无风险 回报率 升值 翻倍 理财 国旗 国徽 国歌 香烟 电子烟 雪茄 烟弹 爆珠 高仿 复刻 一比一 假货 开光 转运 辟邪 招财 改运
原单 代购 永久 绝对 百分百 保证 有效率 治愈率 燃脂 溶脂 月瘦 暴瘦 包邮 微信 加微信
`).filter((word) => !['包邮', '微信', '医院', '医生', '最后一天', '代购'].includes(word));

/** Sound alikes that stand in for a character of a hidden word. */
export const standInsOf: ReadonlyMap<string, readonly string[]> = new Map(
  wordList(`
最罪醉嘴蕞 第弟递帝地 一1壹依 级及极急J 佳家加嘉 国囯郭 家佳嘉J 治冶志智制 疗聊辽僚撩 癌岩皑爱 症证 瘤留流 顶鼎丁订 极级及 品拼 销消硝 冠寇 唯维惟 创创 敌狄 牌排 绝决觉 致至 疾即 炎言盐焰 菌均君 毒独 斑班般 痘豆逗 疤巴 白柏 肥费
减剪 瘦廋受 胸凶雄 肾慎 阳洋 赚専撰转 稳吻 保宝饱 本夲笨苯 过锅 副付 效笑孝 药耀 癣选 风凤 湿失 祛去怯曲 排徘 降将酱绛 压鸭 糖唐 脂指 愈遇玉 根跟艮 断段 烟咽菸淹 仿访 光咣 运韵 旗棋其 徽辉 特忒 供贡 便遍 宜谊 优忧 低底氐di 价介驾 高糕
`).map((entry) => {
    const [character, ...others] = [...entry];
    return [character!, others.filter((other) => !/[a-zA-Z]/.test(other))] as const;
  }),
);

/** Characters written as their parts, side by side. */
export const takenApart: ReadonlyMap<string, readonly string[]> = new Map(
  wordList(`
治:氵台 疗:疒了 癌:疒品山 强:弓虽 根:木艮 断:米斤 保:亻呆 佳:亻圭 优:亻尤 低:亻氐 价:亻介 赚:贝兼 祛:衤去 斑:王文王 痘:疒豆 瘦:疒叟 肥:月巴 胸:月匈 肾:臤月 阳:阝日 降:阝夅 糖:米唐 烟:火因 药:艹约 效:交攵 酒:氵酉
炎:火火 湿:氵显 症:疒正 病:疒丙 顶:丁页 级:纟及 绝:纟色 极:木及 牌:片卑 销:钅肖 唯:口隹 创:仓刂 旗:方其 减:冫咸 稳:禾急 副:畐刂 第:竹弟 冠:冖元寸 仿:亻方 领:令页 先:牛儿
`).map((entry) => {
    const [character, ...others] = entry.split(':');
    return [character!, others] as const;
  }),
);

/** Disguises that are plain words of their own. */
export const falseVariants = wordList(`
醉美 嘴强 罪恶 地一 递一 帝一 弟一 最家 最加 爱症 保笨 宝本 饱本 宝过 饱过 保锅 包锅 转运 特供 特工 特贡 去斑 去痘 去湿 去疤 降压 将压 降唐 降指 将三高 豆印 美柏 消冠 王排 绝家 绝加 鼎尖 顶极 订级 丁级 级品 及品 极至 级致 无副 付作用 疗笑 特笑 药笑 药要
智疗 制疗 志好 制好 智好 治遇 跟治 段根 断跟 言炎 均 唯1 维一 惟一 第1次 高档 失眠 风失 凤湿 皮言 关节言 胃言 鼻言 香咽 一比1 稳转 躺转 包转 保证 保症 患着 依比一 独家首创 消量第一 第依 国家及 国家极 国家急 世界及 世界极 顶及 顶急 宇宙及 去痘印 便谊 底价 最高 最底 最底价 最糕 最及
m白 g治 无f b本 d级 m级 j品 j致 s高 3高 三g 失m b过 绝d z大 z小 最d 最x 最b 最h 最z 第y y佳 d毒 b证 保z 一b一 x烟 t效 p毒
`);
