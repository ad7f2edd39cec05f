import { any, given, near, type Rule, shape, without, word } from '../rule.ts';
import { illnesses } from '../words/health.ts';

const illness = `(?:${illnesses.join('|')})`;
const claimExcuses = ['review', 'quoted', 'negation', 'question', 'mark'] as const;
const spoken = { takenBack: true, gravity: 3 } as const;
/** Where an illness may be named: goods of these trades are for it, and are judged by rules of their own. */
const medicine = ['drug', 'device', 'veterinary', 'pesticide', 'feed'] as const;
const goodsCodes = { medical: 'YL15', food: 'SP1', supplement: 'SP3', alcohol: 'J2' } as const;
const span = '(?:[0-9一二两三四五六七八九十半几]{1,3}(?:来)?(?:天|周|个?星期|个?礼拜|个?月|分钟|个?小时|次|秒|夜|晚上?|个?疗程|年|盒|瓶|支|片|罐|袋)|一夜(?:之间)?|睡(?:觉|着)(?:也|都)?|(?:涂|抹|擦|喷|穿|戴|贴|敷)上|一抹|抹一|一次|第二天|当天|当场|立刻|立马|马上|瞬间|秒|睡前|躺着?|早上)';
const gain =
  '(?:瘦|掉[一二三四五六七八九十0-9]{1,3}斤|白[一二三四五六七八九十0-9]{1,2}个?[度色]|(?:显)?白[了出]?[一二两三四0-9]个?[度色]|变白|美白|祛斑|淡斑|去斑|去黄|淡纹|淡化[^，。]{0,3}纹|皱纹减少|抚平|细纹|消失|没了|全没|不见了|长高|高[0-9一二三四五六七八九十]{1,3}(?:厘米|公分|cm)|见效|见瘦|换一?张脸|年轻|涨一?个?罩杯|变黑|断根|除根|根除|祛痘|去痘|祛除|去除|变挺|降[0-9]{2,3}度|爆毛|长胖|长[0-9一二三四五]{1,2}斤|平了|焕然一新|逆龄|全好|痊愈|治好|脱毛|卷翘|不长|(?:重返|回到)[^，。]{0,3}(?:岁|年轻)|告别[^，。]{0,4}(?:纹|斑|痘|眼袋|黑眼圈|双下巴|腿|肉|黑头)|毛孔隐形|填平|小脸|嫩滑|燃烧脂肪|双下巴没|罩杯|马甲线|白到发光|去黄牙|黄牙|无影无踪|变直|变小脸|提升线条|逆转)';

/** 广告法第十七条 and its likes: only medicine speaks of illness. */
export const healthRules: readonly Rule[] = [
  {
    name: 'illness-cured',
    code: 'ZH30',
    codeIn: goodsCodes,
    notTrades: medicine,
    ...spoken,
    find: any(
      near('illness', 'cure', 8),
      shape(new RegExp(`(?:治|降|抗|防|退|止|祛|愈|医|消|克)(?:疗)?${illness}`), ['治', '降', '抗', '防', '退', '止', '祛', '愈', '医', '消', '克']),
      shape(new RegExp(`${illness}[^。？]{0,14}(?:全?好了|就?好了|都好|停了|药都|不用吃药|没再犯|不再犯|降下来|消了|没了|不见|消失|克星|福音|专用|贴|膏|救星|终结者|变小|变大|泡好|喝好|吃好)`), illnesses),
    ),
    excuses: [...claimExcuses, 'licensed'],
    instead: '',
  },
  {
    name: 'complaint-gone',
    code: 'ZH30',
    codeIn: goodsCodes,
    notTrades: medicine,
    ...spoken,
    find: any(
      near('complaint', 'outcome', 8),
      near('illness', 'outcome', 14),
      shape(/(?:痘|皮肤|头皮|肠道|口腔|脚|身体|体内)[^，。]{0,8}(?:细菌|真菌|病菌|病毒|毒素|螨虫?)[^，。]{0,6}(?:杀|清|排|灭|除)|(?:杀死|杀灭|清除|排出|排掉)[^，。]{0,6}(?:体内|肠道|皮肤|头皮|血液)|(?:眼镜|近视镜)[^，。]{0,4}(?:可以)?(?:摘|扔|不用)|别再配眼镜|治疗型|喝完?就?不用跑医院|试过的/, ['细菌', '真菌', '病菌', '病毒', '毒素', '螨', '体内', '肠道', '皮肤', '头皮', '血液', '眼镜', '治疗型', '医院']),
    ),
    excuses: [...claimExcuses, 'licensed'],
    instead: '',
  },
  {
    name: 'illness-addressed',
    code: 'ZH30',
    codeIn: goodsCodes,
    notTrades: [...medicine, 'medical'],
    ...spoken,
    find: near('illness', 'use', 10),
    excuses: [...claimExcuses, 'licensed'],
    instead: '',
  },
  {
    name: 'medical-term',
    code: 'ZH30',
    codeIn: goodsCodes,
    notTrades: medicine,
    ...spoken,
    find: word('medicalTerm'),
    excuses: [...claimExcuses, 'licensed'],
    instead: (found) => mildTerms.find(([pattern]) => pattern.test(found))?.[1] ?? '',
  },
  {
    name: 'instead-of-medicine',
    code: 'ZH30',
    codeIn: { food: 'SP1', supplement: 'SP7', drug: 'YP11', alcohol: 'J2' },
    ...spoken,
    find: any(
      shape(
        /药[都也就]?(?:给)?(?:停了|不吃|全停|减下来|减了|扔|省了|不用)|(?:不用|不需要|不必|别|不)(?:再)?(?:吃药|打针|去医院|开刀|动手术)|(?:把|将)药(?:扔|停|减)|(?:比|跟|和|赛过|胜过|堪比|相当于|等于|就是)[^，。]{0,5}(?:药|安眠药|胰岛素|二甲双胍|他汀|阿胶)(?:膏|物)?(?:一样|还|更|强|管用|有效|快|好|$)?|(?:代替|替代|取代)药|吃它就是吃药|停针|打胰岛素|药都是三分毒|医生都(?:让|说|建议|推荐)/,
        ['药', '针', '医院', '开刀', '胰岛素', '二甲双胍', '他汀', '手术', '医生', '阿胶'],
      ),
    ),
    excuses: ['review', 'quoted', 'question', 'negation'],
    instead: '',
  },
  {
    name: 'health-function',
    code: 'SP19',
    codeIn: { supplement: 'SP17', alcohol: 'J6' },
    trades: ['food', 'supplement', 'infant-formula', 'alcohol'],
    notTrades: [...medicine, 'cosmetics'],
    ...spoken,
    find: word('healthFunction'),
    excuses: [...claimExcuses, 'licensed'],
    instead: '',
  },
  {
    name: 'body-promise',
    code: 'ZH49',
    gravity: 3,
    find: any(
      shape(new RegExp(`${span}[^。？]{0,10}${gain}`), ['天', '周', '月', '夜', '次', '分钟', '小时', '秒', '礼拜', '星期', '晚', '抹', '当场', '立', '马上', '躺', '睡前', '瞬间', '疗程', '早上', '年', '上', '盒', '瓶', '支', '片', '罐', '袋']),
      shape(/(?:暴|月|周|日|狂|立)?(?:瘦|掉|减|甩)(?:了|下|掉)?(?:个)?[0-9一二两三四五六七八九十]{1,3}(?:多)?(?:公)?斤|显瘦[0-9一二三四五六七八九十]{1,2}斤|瘦一圈|腰围小|从[a-f]到[a-f]|(?:涨|大)[^，。]{0,3}罩杯/, ['斤', '瘦', '腰围', '到', '罩杯']),
      shape(/[不没](?:用)?运动[^，。]{0,3}(?:也|就|都)?能?瘦|躺瘦|躺着(?:就|都)?(?:能)?[^，。]{0,4}瘦|(?:不|无需|无须)(?:用)?节食|(?:绝?不|永不|终身不)反弹|立瘦|月瘦|暴瘦|甩肉|甩掉[^，。]{0,4}(?:腿|肉|肚)|燃脂(?:瘦|甩|腰|神器)|(?:腿|肚子|腰|脂肪|大肚子)(?:终结者|克星)|永久(?:不长|美白|脱毛|祛|去)|一(?:抹|擦|喷|贴|吃|喝)就(?:瘦|白|好|灵|没|见效)|白三?个度|童颜|变脸|不动刀/, ['瘦', '节食', '反弹', '甩', '燃脂', '终结者', '克星', '永久', '一抹', '一擦', '一喷', '一贴', '一吃', '一喝', '白', '童颜', '变脸', '不动刀']),
      shape(/长高[^，。]{0,4}[0-9一二三四五六七八九十]{1,3}(?:厘米|公分|cm|个头)|长高(?:不是梦|神器)|戴上就(?:能)?长高|躺着长高|比同班[^，。]{0,4}高/, ['长高', '同班']),
      shape(/(?:天|周|月|分钟)[^，。]{0,4}(?:记住|练成|学会|精通|掌握|背完)[^，。]{0,4}(?:[0-9]|一手|所有|全部)/, ['记住', '练成', '学会', '精通', '掌握', '背完']),
    ),
    excuses: ['review', 'quoted', 'negation', 'question', 'source'],
    instead: '',
  },
  {
    name: 'no-breast-milk',
    code: 'SP9',
    gravity: 3,
    find: shape(/(?:代替|替代|取代|媲美|等于|堪比|接近|如同|跟|和|就是|赛过)[^，。]{0,5}(?:母乳|妈妈的奶|吃妈妈|妈妈的味道|人奶)|母乳(?:化|替代|级|般)|像吃妈妈的奶|(?:母乳)[^，。]{0,4}(?:一样|替代|没区别)/, ['母乳', '妈妈', '人奶']),
    excuses: ['review', 'quoted', 'negation'],
    instead: '',
  },
  {
    name: 'health-lecture',
    code: 'SP8',
    codeIn: { drug: 'YP12', medical: 'YL7', device: 'YLQX8' },
    gravity: 2,
    find: shape(/(?:健康|养生|中医)(?:小|大)?(?:课堂|讲堂|讲座|之路|知识|大讲堂)[^。]{0,40}(?:粒|吃|药|戴上|下单|链接|电话|挂号|它)|(?:教|告诉)(?:你|大家)[^，。]{0,3}一招[^。]{0,30}(?:吃|粒|链接)/, ['课堂', '讲堂', '讲座', '之路', '一招']),
    excuses: ['review', 'quoted'],
    instead: '',
  },
  {
    name: 'cells-and-quanta',
    code: 'ZH48',
    codeIn: { drug: 'YP27', device: 'YLQX19', pesticide: 'NY11', medical: 'YL2' },
    gravity: 2,
    find: shape(/量子(?:芯片|纠缠|能量|共振|除草|纳米|波动|科技|美容|水|技术)|(?:沉睡|受损|老化)的?细胞|修复dna|dna修复|细胞(?:因子|通电|充电)|基因级|线粒体|纳米靶向|负离子(?:养生|治|床垫|枕)|远红外(?:磁疗|理疗)|能量(?:石|场|水)(?!饮料)|磁场能|小分子团水|血液都变清|进到细胞|逆生长|抗辐射(?:能量|手链|项链)/, ['量子', '细胞', 'dna', '基因级', '线粒体', '靶向', '负离子', '远红外', '能量', '磁场', '小分子', '血液', '逆生长', '抗辐射']),
    excuses: ['review', 'quoted', 'negation', 'question'],
    instead: '',
  },
  {
    name: 'newest-science',
    code: 'SP14',
    codeIn: { drug: 'YP26', device: 'YLQX22', veterinary: 'SY11', cosmetics: 'ZH8' },
    gravity: 2,
    find: shape(/(?:最新|最高|最先进|最进步)(?:的)?(?:科学|技术|科技|制法|加工|工艺|冷榨|科研)|填补[^，。]{0,3}空白|国际最?先进/, ['最新', '最高', '最先进', '最进步', '填补', '国际']),
    excuses: ['review', 'quoted', 'negation', 'question', 'aim'],
    instead: '',
  },
  {
    name: 'body-organ-sold',
    code: 'ZH30',
    codeIn: goodsCodes,
    ...spoken,
    find: given(
      /./,
      without(
        /国药准字|械注准/,
        shape(/(?:补|强|壮|固)(?:肾|阳|精)|肾(?:虚|亏|动力)|男人(?:加油站|福音)|增大增粗|延时(?!摄影|拍摄|开关|关机|发货|摄像)|(?:宫寒|痛经|月子病)|(?:产后|术后)(?:修复|恢复|抗炎)|(?:神药|特效药)|杀菌(?:消炎|祛痘|止痒|抗|除)|(?:人体|身体)(?:毒素|垃圾)|毒(?:素)?(?:就|都|全)?排出/, ['肾', '阳', '精', '男人', '增大', '延时', '宫寒', '痛经', '月子病', '产后', '术后', '神药', '特效药', '杀菌', '毒']),
      ),
    ),
    notTrades: ['device', 'veterinary', 'medical'],
    excuses: [...claimExcuses, 'licensed'],
    instead: '',
  },
];

const mildTerms: readonly (readonly [RegExp, string])[] = [
  [/止痒|消炎|抗炎|抗敏|抗菌/, '温和清洁'],
  [/祛疤|去疤|除疤|再生|修复/, '滋润肌肤'],
  [/助眠|安神/, '放松'],
  [/经络|循环|活血|理疗|磁疗/, '舒缓'],
  [/通便|排毒|养胃|健脾|祛湿|润肺/, '日常饮用'],
  [/生发|防脱|育发|乌发/, '护发'],
];
