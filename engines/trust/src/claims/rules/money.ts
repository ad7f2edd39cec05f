import { any, near, type Rule, shape, word } from '../rule.ts';

const said = ['review', 'quoted', 'negation', 'question'] as const;

/** 广告法第二十四至二十六条: nobody may promise success, return or location. */
export const moneyRules: readonly Rule[] = [
  {
    name: 'return-promised',
    code: 'ZH39',
    codeIn: { 'real-estate': 'FDC2', seed: 'ZH44' },
    trades: ['investment', 'real-estate', 'seed'],
    gravity: 3,
    find: any(
      word('investmentReturn'),
      shape(/(?:月|日|年|天|一年|每月)[^，。]{0,3}(?:入|赚|收|返)[^，。]{0,4}[0-9一二三四五六七八九十百千万]{1,4}|[投拿][^，。]{0,2}[0-9一二三四五六七八九十]{1,3}[千万百][^。]{0,14}(?:返|变|拿|收|赚)[^，。]{0,4}[0-9一二三四五六七八九十两]{1,3}[千万]?|翻[一二两三四五十0-9]{1,2}[番倍]|升值[^，。]{0,6}[0-9百]|(?:永远|只|一定|必)涨|本金[^，。]{0,4}(?:一分|保|100|不少)|收益[^，。]{0,4}[0-9百]{1,4}%?|(?:包教|当天|半年|几个月|[一二三四五六]年?个?月?)[^，。]{0,3}回本|年化[^，。]{0,2}[0-9百]|增值空间|(?:银行级|零|0)(?:安全|投入|风险)|预期收益/, ['入', '赚', '收', '返', '翻', '升值', '涨', '本金', '回本', '年化', '增值', '安全', '投入', '风险', '预期']),
    ),
    excuses: said,
    instead: '投资有风险',
  },
  {
    name: 'return-promised-of-anything',
    code: 'ZH39',
    gravity: 3,
    find: shape(/保本(?:保?息|保收益|付息|高)|稳赚(?:不赔)?|包赚|只赚不赔|躺赚|躺着(?:赚钱|收钱|收租|数钱)|日(?:入|赚)[^，。]{0,3}[百千万0-9]|月入[^，。]{0,3}[万千0-9]|只涨不跌|三年翻|零风险高回报|年化收益|亏了算我/, ['保本', '稳赚', '包赚', '只赚', '躺', '日入', '日赚', '月入', '只涨', '三年翻', '高回报', '年化', '亏了']),
    excuses: said,
    instead: '',
  },
  {
    name: 'endorsed-investment',
    code: 'ZH40',
    trades: ['investment'],
    gravity: 2,
    find: any(near('authority', 'endorsement', 10), near('witness', 'endorsement', 6), shape(/(?:国家|政府|央行)[^，。]{0,3}(?:兜底|支持|担保|背书)|内幕|老师带单/, ['兜底', '支持', '担保', '背书', '内幕', '带单'])),
    excuses: said,
    instead: '',
  },
  {
    name: 'effortless-business',
    code: 'ZH38',
    trades: ['investment'],
    gravity: 2,
    find: shape(/什么都不用(?:操心|管|做)|无门槛|人人都能做|轻松(?:回本|赚钱|月入)|包教包会|三个月净赚|赚钱项目|稳定[0-9一二三四五]万|无风险/, ['什么都不用', '无门槛', '人人', '轻松', '包教', '净赚', '赚钱', '稳定', '无风险']),
    excuses: said,
    instead: '',
  },
  {
    name: 'exam-promised',
    code: 'ZH35',
    gravity: 2,
    trades: ['education'],
    find: any(
      word('examPromise'),
      shape(/(?:保证|一定|必|稳|包|百分百|绝对|轻松)[^，。]{0,6}(?:考上|录取|通过|过|满分|提[0-9一二三四五六七八九十]+分|[0-9一二三四五六七八九十百]{1,4}分|拿证|上岸|一类文|成绩|985|211|过日语|毕业)|(?:提|涨)[^，。]{0,2}[0-9一二三四五六七八九十]{1,3}分|不过(?:全|包)?退|(?:一年|三个月)[^，。]{0,6}(?:到手|拿证|文凭|毕业)|(?:包|保)(?:教)?(?:就业|分配|会|过)|年薪[0-9一二三四五六七八九十百]{1,3}万/, ['保证', '一定', '必', '稳', '包', '百分百', '绝对', '轻松', '提', '涨', '退', '到手', '拿证', '文凭', '毕业', '保', '年薪']),
    ),
    excuses: said,
    instead: '系统学习',
  },
  {
    name: 'exam-promised-of-anything',
    code: 'ZH35',
    gravity: 2,
    find: shape(/包过(?!膜|浆|滤|粉|油)|保过|必过班|逢考必[过中]|保录取|包拿证|签约保|考不上[^，。]{0,4}退|(?:轻松|包|保|稳|直接)考上|从倒数[^，。]{0,6}前/, ['包过', '保过', '必过', '逢考', '保录', '包拿', '签约保', '考不上', '考上', '倒数']),
    excuses: said,
    instead: '',
  },
  {
    name: 'exam-insiders',
    code: 'ZH36',
    gravity: 2,
    trades: ['education'],
    find: any(word('examInsider'), shape(/(?:命题|出题|阅卷)[^，。]{0,3}(?:人|组|老师|专家|亲授|出来)|押题[^，。]{0,6}(?:你懂|密卷|内部)/, ['命题', '出题', '阅卷', '押题'])),
    excuses: said,
    instead: '',
  },
  {
    name: 'endorsed-lessons',
    code: 'ZH37',
    gravity: 2,
    trades: ['education'],
    find: any(
      near('authority', 'endorsement', 8),
      shape(/(?:清北|清华|北大|复旦|哈佛|名校)[^，。]{0,6}(?:学霸|教授|状元|导师|推荐|亲授)|靠这套[^，。]{0,4}考了|状元都在用|(?:学员|同学)[^。]{0,16}考(?:上|了)/, ['清北', '清华', '北大', '复旦', '哈佛', '名校', '靠这套', '状元', '学员', '同学']),
    ),
    excuses: said,
    instead: '',
  },
];
