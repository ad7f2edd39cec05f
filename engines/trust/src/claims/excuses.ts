import type { Sentences } from './sentences.ts';
import type { ClaimContext, Exemption } from './types.ts';

/** A finding before anybody judged it, and all there is to judge it by. */
export interface Case {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly sentences: Sentences;
  readonly context: ClaimContext;
  /** Whether the whole text is what a private person says of what they bought. */
  readonly isReview: boolean;
  /** Whether the text states a licence (国药准字 …). */
  readonly licensed: boolean;
  /** Whether the text states where its figures are from. */
  readonly sourced: boolean;
  /** Whether the original has ® or a given mark there. */
  readonly marked: boolean;
}

type Excuse = (it: Case) => boolean;

/** Whatever stands in quotation to be warned of, or is named as what may not be said. */
const quoted: Excuse = (it) =>
  /广告法|违禁词|敏感词|极限词|不让说|不让讲|不能说|不敢说是|不能用.{0,12}(词|字)|请勿使用|禁止使用|不得使用|骗局|当心|要小心|警惕|谨防|提醒.{0,4}(凡|大家|消费者|各位)|谣言|辟谣|别信|被骗|上当受骗|误区|话术|(遇到|碰到|看到|见到)[^。]{0,24}(报警|举报|拉黑|快跑|避雷)|会被(罚|处罚|下架)|别再(写|说)/.test(
    it.sentences.around(it.from, it.to, 40),
  );

const deniedBefore =
  /(?<!是|还|难道|无不|莫)(不是|并非|不算|不敢说|不敢讲|不说|没说|没敢说|不讲|不承诺|不保证|不宣称|谈不上|称不上|算不上|不一定|未必|不存在|没有什么|没有所谓|不可能|别指望|不指望|别信|不相信|不能|无法|没法|治不了|不治|不会治|不等于|不代表|不具有|不具备|不包|没有哪|没有任何|并没有|并不|不搞|不玩|没有|不要求|拒绝|反对|不劝|不鼓励|不提倡|不追求|非|严禁|禁止|请勿|切勿|不建议)[^，。]{0,7}$/;
const deniedAfter =
  /^[^，。]{0,6}(没有捷径|是假的|不可信|都别信|不存在|是不可能|的说法|的都是骗|的都要小心|治不了)/;
const falseDenial =
  /没有(比|任何一|哪|第二|对手|更)|不比|不要太|不得不|不能不|不要错过|不容错过|没有任何(副|毒)|无不|没有一点|不用|不吃|停/;

const negation: Excuse = (it) => {
  const before = it.sentences.before(it.from, 14);
  if (deniedBefore.test(before) && !falseDenial.test(before)) return true;
  return deniedAfter.test(it.sentences.after(it.to, 14));
};

/** Sends people with an illness to the doctor, or says that goods do not cure. */
const advice: Excuse = (it) =>
  /请遵医嘱|遵医嘱|去医院|先就医|请就医|及时就医|看医生|问医生|听医生|咨询医生|问兽医|看兽医|不能代替|不能替代|不可代替|没有治疗|无治疗|不具有[^，。]{0,8}治疗|不具备[^，。]{0,8}(治疗|疗效)|不宣传疗效|不能治|治不了|不治病|非药品|不是药|并非药/.test(
    it.sentences.around(it.from, it.to, 30),
  ) && !/不用去医院|不用看医生|不去医院|别去医院/.test(it.sentences.around(it.from, it.to, 30));

const asking =
  /哪家|哪款|哪种|哪个|哪支|哪些|哪里|哪一|什么样|什么|怎么|如何|谁家|是不是|有没有|是否|吗|呢|会不会|该不该|能不能|多少/;
const knowing =
  /还敢|凭什么|为什么这么|怎么可能|谁敢|哪有|哪里有|没有哪|有什么理由|什么都|不管什么|什么毛病|谁用谁|哪还|怎么都|多少(就|都)|什么.{0,3}都|为啥|哪里买|吗，/;

const question: Excuse = (it) => {
  const clause =
    it.sentences.before(it.from, 20) + it.text.slice(it.from, it.to) + it.sentences.after(it.to, 12);
  if (knowing.test(clause)) return false;
  return (
    asking.test(clause) &&
    (it.sentences.sign(it.from) === '？' ||
      /哪|什么样|什么.{0,3}(才|最)|怎么(选|挑|吃|用)|如何|是不是|是否|谁家|吗/.test(clause))
  );
};

const wide =
  /全网|全国|全球|世界|中国|国内|国际|亚洲|全平台|直播间|行业|业内|业界|市面|市场|同类|同行|史上|宇宙|地表|天下|别家|别人/;
const ownShelf =
  /(我们家|咱家|咱们家|我家|本店|店里|店内|全店|小店|自家|我们店|店铺|全系列|本系列|同系列|系列|这几|这三|这四|这两|这套|这批|本季|果园|鞋柜|货架|品牌成立|我们品牌|我们自己|自己做过|上新|上一代|去年那款|家族)[^，。]{0,14}$/;
const ofSome =
  /([两三四五六几]|[2-9])(个|种|款|口|把|件|双|支|条|色)[^，。]{0,8}(里|中|之中|里面|里头)?[^，。]{0,8}$/;
const oneOfOurs =
  /^[^，。]{0,4}(的|一)?(一款|一支|一双|一个|一版|一批|一件|一台|一本|一瓶|一套|一把|一条|一口|那款|那件|就是(这|五|它)|这款|那个|一种|款)/;
const ours = /我们|本店|店里|店内|全店|自家|咱|我家|小店|系列|里(面|头)?|中/;

const selfComparison: Excuse = (it) => {
  const before = it.sentences.before(it.from, 26);
  const after = it.sentences.after(it.to, 12);
  if (wide.test(before.slice(-16)) || wide.test(it.text.slice(it.from, it.to)) || /没有之一/.test(after))
    return false;
  if (ofSome.test(before)) return true;
  if (/(系列|颜色|尺码|口味|尺寸|主播|几款|里面|当中)里?(面)?[^，。]{0,6}$/.test(before)) return true;
  if (/(店里|店内|全店|本店|小店|自家)[^，。]{0,8}$/.test(before)) return true;
  if (/(我们家|咱家|我家|我们)[^，。]{0,10}(卖得|里|中|里面|里头|当中|系列)[^，。]{0,6}$/.test(before))
    return true;
  if (/(我们家|咱家|咱们家|我家|我们店)里?$/.test(before) && /^的(就)?是/.test(after)) return true;
  return ownShelf.test(before) && ours.test(before) && oneOfOurs.test(after);
};

const aimBefore =
  /(追求|力求|力争|争取|努力|立志|致力|希望|想要|想给|想做|想把|只想|愿|目标|愿景|梦想|只为|为了|用心做|用心|坚持|一直在|做到|只做|朝着|向着|不断|打造您|誓|理念|初心|使命)[^，。]{0,14}$/;
const claimed = /已经做到|就是|已做到|我们做到了|绝对|才能做到/;
const more = /没有最.{1,3}，?只有更/;
const philosophy =
  /(质量|品质|安全|顾客|客户|用户|信誉|服务|诚信|健康|品控|口味|体验|食品安全|友谊)(至上，)?第一$/;

const aim: Excuse = (it) => {
  const before = it.sentences.before(it.from, 20);
  const there = it.text.slice(it.from, it.to);
  if (more.test(it.sentences.around(it.from, it.to, 12))) return true;
  if (philosophy.test(before + there) && !wide.test(before)) return true;
  if (/一直在努力/.test(it.sentences.around(it.from, it.to, 20))) return true;
  if (
    /^(的|地)?[^，。]{0,6}(回馈|回报|服务(?!第)|对待|是我们(不变|一直|永远)的?(追求|目标|承诺))/.test(
      it.sentences.after(it.to, 14),
    ) &&
    !/价/.test(it.sentences.after(it.to, 10))
  )
    return true;
  return aimBefore.test(before) && !claimed.test(before);
};

const usageAfter =
  /^(先|在(?!.{0,3}(世界|全国|行业|市场))|别|不要|不|用(?!的)|放|提前|每|平铺|单独|搭配|配|多(?!的)|少(?!的)|早|晚|烫|阴干|密封|翻面|当天|空腹|饭|通风|晾|充|戴|贴|冷藏|冷冻|加|分|一年|一个|一天|三|两|二|七|五|十|[0-9]|半|是在|是先|是用|能(?!的)|去|问|咨询|按|看|检查|试|洗|擦|选|让|把|趁|等|穿|开|带|做|保持|保留|控制|间隔|涂|敷|吃(?!的)|喝(?!的)|煮|泡|拆|买(大|小)|立刻冲|请|避免|由|再|还是)/;
const timely =
  /最[佳好](的)?(食用|饮用|赏味|使用|观赏|品尝|佩戴|睡眠|安装|种植|播种|服用|冲泡|存放|保存|拍摄|机位|位置|角度|坐姿|姿势|时机|季节|温度|年龄)|(后|时|度|℃|左右)[^，。]{0,4}(口感|风味|效果|状态|口味|味道)最[佳好]|(服用|使用|食用|饮用|涂抹|搭配)[^，。]{0,3}(效果|口感|吸收)最[佳好]/;
const usage: Excuse = (it) => {
  const there = it.text.slice(it.from, it.to);
  const after = it.sentences.after(it.to, 10);
  if (/最(佳|好)$/.test(there) && timely.test(it.sentences.around(it.from, it.to, 8))) return true;
  if (/最好用$/.test(there))
    return /^[^的，。！的没了之]/.test(after) && !/^(没有之一|的|了|不过|之)/.test(after);
  return /最好$/.test(there) && usageAfter.test(after);
};

const order: Excuse = (it) => {
  const there = it.text.slice(it.from, it.to);
  if (/最快$/.test(there) && /^(也|明|今|要|下|后|当|次|[0-9一二三两几])/.test(it.sentences.after(it.to, 2)))
    return true;
  if (/最新$/.test(there))
    return !/^(的)?(科技|技术|科学|工艺|配方|研发|科研|成果|专利|发明)/.test(it.sentences.after(it.to, 6));
  return (
    /第(一|1)$/.test(there) &&
    /^(次|天|步|个|位|批|波|单|件|杯|口|眼|场|排|层|代|章|册|课|季|期|集|条|部|版|页|句|届|轮|夜|年|月|周|款|名拍|名下|台|颗|站|段|遍|人民|中学)/.test(
      it.sentences.after(it.to, 4),
    )
  );
};

const measured =
  /^(承重|功率|转速|码|号|气压|载重|尺寸|容量|可|支持|风量|流量|扭矩|直径|亮度|限|输出|电流|温|时速|减|叠加|立减|额|水温|噪音|净含量|能|化(?!妆)|尺码|那层|直播间|[0-9]|不(低于|超过|少于|高于)|厚?可|处|深|续航[0-9]|屏|长可)/;
const quantity: Excuse = (it) => {
  const there = it.text.slice(it.from, it.to);
  if (!/最(大|小|高|低|多|少|快|厚|薄|长|轻|重|适合|亮|全)$/.test(there)) return false;
  const after = it.sentences.after(it.to, 8);
  return (
    measured.test(after) ||
    /^[^，。]{0,5}[0-9]+(\.[0-9]+)?(kg|g|mm|cm|w|瓦|升|l|ml|度|米|页|公里|分贝|psi|岁|斤|元|折|人|码)/.test(
      after,
    )
  );
};

const official =
  /^(国家|世界|国际|中国)?级?(非物质|非遗|高新技术|自然保护区|风景名胜|风景区|旅游度假区|度假区|农业产业化|重点|精品课程|导游|教练|裁判|运动员|质量|汽车质量|检测|检验|实验室|森林公园|地质公园|湿地|儿童医学中心|医学中心|专精特新|绿色工厂|示范|经济技术|经济开发区|新区|传承|工程|企业技术中心|企业|文物|保护|工艺美术|工业设计|孵化器|众创|贫困县|科技|计量|文化|古籍|一级|二级|水产|良种场|龙头|地理标志|生态|学会|期刊|奖学金|特级教师|教师|骨干|名师工作室|竞赛|比赛|训练|队|赛事|大学生)/;
const officialTitle: Excuse = (it) => {
  const there = it.text.slice(it.from, it.to);
  if (!/国家|世界级|国际/.test(there)) return false;
  return (
    official.test(it.sentences.after(it.to, 12).replace(/^的/, '')) ||
    /(证书|证号|编号|公布|名单)/.test(it.sentences.around(it.from, it.to, 24))
  );
};

/** Names of grades that a standard defines; only what no standard knows as a grade (特级品质) is praise. */
const standard: Excuse = (it) => {
  const there = it.text.slice(it.from, it.to);
  if (
    !/特级|特等|[一二三优]等品|级$|a类$/.test(there) ||
    /顶|国家|世界|宇宙|殿|帝|王|至|国宾|国宴/.test(there)
  )
    return false;
  return !/^(的)?(品质|享受|工艺|大师|品牌|体验|待遇|服务|好物|口感|保护|配置)/.test(
    it.sentences.after(it.to, 4),
  );
};

const marked: Excuse = (it) =>
  it.marked ||
  (/^牌(?!子|照|桌|局|楼|坊)/.test(it.sentences.after(it.to, 2)) && !/[王第]/.test(it.text[it.to - 1] ?? ''));

const tender =
  /^(的)?(我(?!们)|一切|好的|爱(?!情神|马)|味道(?!$|！)|味道$|自己|你|妈妈|爸爸|妈|爸|她|他|人|孩子|朋友|礼物|样子|时光|时间|年华|瞬间|遇见|人间|相遇|季节|事|事情|日子|记忆|回忆|心意|陪伴|爱|祝福|告白|风景|春天|秋天|夏天|冬天|下午|清晨|夜晚|地方|一天|一年|一刻|时候|路|选择就是|颜色，|老师|家|家人|味道，?是|姑娘|女孩|少年|父母|闺蜜|人儿|模样|状态|生活|青春|岁月|童年|距离)/;
const feelingBefore =
  /(愿|遇见|送给|给|写给|致|献给|陪|成为|做|和|与|是妈妈|是爸爸|你是|变成|活成|找到)(你|我)?$/;
const feeling: Excuse = (it) => {
  const there = it.text.slice(it.from, it.to);
  const after = it.sentences.after(it.to, 8);
  if (
    /^(的)?(爸|妈|父|母|老师|朋友|闺蜜|老公|老婆|孩子|礼物|爱|你|爷爷|奶奶|外婆|姐姐|哥哥|家人|距离|路)/.test(
      after,
    )
  )
    return true;
  if (/^的(办法|做法|道理|问题|原因|理由|习惯|事|一道菜|一顿|一餐|一句话|一次)/.test(after)) return true;
  if (!/^最/.test(there) || wide.test(it.sentences.before(it.from, 8))) return false;
  return (
    tender.test(after) ||
    (feelingBefore.test(it.sentences.before(it.from, 8)) && !/直播|价|品质|产品|货|服务/.test(after))
  );
};

/** What somebody says of their own life, wherever it stands: "the best I ever had" is a taste, not a fact. */
const taste: Excuse = (it) => {
  if (it.context.source === 'title' || it.context.source === 'picture') return false;
  const around = it.sentences.around(it.from, it.to, 16);
  return (
    /我个人(觉得|偏爱|认为|喜欢)|我觉得|我心中|我心目中|个人感觉|我最/.test(around) && !wide.test(around)
  );
};

export const excuses: Readonly<Record<Exemption, Excuse>> = {
  review: (it) => it.isReview,
  quoted,
  negation: (it) => negation(it),
  question,
  'self-comparison': selfComparison,
  aim,
  usage,
  order,
  quantity,
  title: officialTitle,
  grade: standard,
  mark: marked,
  feeling: (it) => feeling(it) || taste(it),
  source: (it) => it.sourced,
  licensed: (it) => it.licensed,
};

/** For claims of health, where sending people to the doctor takes the claim back. */
export function isTakenBack(it: Case): boolean {
  return advice(it);
}
