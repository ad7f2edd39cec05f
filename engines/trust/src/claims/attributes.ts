import type { CertifiedAttribute, Exemption, Gravity } from './types.ts';

/** What a text claims of an attribute that can be certified, and what a certificate must say for it to hold. */
export interface AttributeClaim {
  readonly name: string;
  /** How it is claimed. */
  readonly claimed: RegExp;
  /** The names of attributes that may certify it. */
  readonly attributes: readonly string[];
  /** Whether what is certified bears out what is claimed. */
  readonly holds: (claimed: string, certified: string) => boolean;
}

const material = ['material', 'purity', 'composition', '材质', '纯度', '成分'];

/** Claims that are compared with what is certified: 广告法第二十八条第二款第二项. */
export const attributeClaims: readonly AttributeClaim[] = [
  {
    name: 'gold-purity',
    claimed: /(?:足金|千足金|万足金|纯金|真金|黄金|au|24k|18k|14k)(?:9{2,4}|990|999|9999|750)?/,
    attributes: material,
    holds: (claimed, certified) => goldOf(claimed) <= goldOf(certified),
  },
  {
    name: 'silver-purity',
    claimed: /(?:足银|纯银|s?9{2,4}银|s?925银?|银925)/,
    attributes: material,
    holds: (claimed, certified) => silverOf(claimed) <= silverOf(certified),
  },
  {
    name: 'organic',
    claimed: /有机(?!玻璃|硅|会|化学|溶剂|物|结合)/,
    attributes: ['organic', 'certificate', '有机', '认证'],
    holds: (_claimed, certified) => /有机|organic|cofcc|^true$|^是$/i.test(certified),
  },
  {
    name: 'green-food',
    claimed: /绿色食品|无公害|地理标志/,
    attributes: ['certificate', 'organic', '认证'],
    holds: (claimed, certified) => certified.includes(claimed),
  },
  {
    name: 'jade-grade',
    claimed: /天然翡翠|a货|天然a货|缅甸翡翠/,
    attributes: ['treatment', 'grade', 'material', '等级', '处理', '材质'],
    holds: (_claimed, certified) =>
      /a货|天然|未(?:经)?处理|natural/i.test(certified) &&
      !/b货|c货|处理|优化/i.test(certified.replace(/未(?:经)?处理/, '')),
  },
  {
    name: 'natural-stone',
    claimed: /天然(?:钻石|珍珠|水晶|宝石|玉|和田玉|蜜蜡|琥珀|红宝石|蓝宝石)/,
    attributes: [...material, 'treatment', '处理'],
    holds: (_claimed, certified) => !/培育|合成|人造|仿|养殖|处理|lab|treated/i.test(certified),
  },
  {
    name: 'fibre',
    claimed: /(?:100%|百分百|百分之百|纯|全)(?:棉|羊毛|羊绒|桑?蚕丝|亚麻|真丝)|真丝|真皮|头层牛皮/,
    attributes: material,
    holds: (claimed, certified) => fibreHolds(claimed, certified),
  },
  {
    name: 'origin',
    claimed: /(?:原装)?进口|(?:日本|德国|法国|意大利|澳洲|新西兰|韩国|美国|瑞士)(?:原装|制造|进口|产)/,
    attributes: ['origin', '产地', '原产地'],
    holds: (claimed, certified) => originHolds(claimed, certified),
  },
  {
    name: 'condition',
    claimed: /全新(?!升级|设计|上市|包装|体验|系列|配方|一代|改版|款)|未拆封|未激活|国行/,
    attributes: ['condition', 'grade', '成色', '版本'],
    holds: (claimed, certified) =>
      claimed === '国行' ? /国行|大陆/.test(certified) : /全新|未拆|未激活|new/i.test(certified),
  },
];

/** Thousandths of gold. */
function goldOf(text: string): number {
  const plain = text.toLowerCase();
  const carat = /(\d{1,2})k/.exec(plain);
  if (carat !== null) return Math.round((Number(carat[1]) / 24) * 1000);
  const fineness = /(9999|999|990|916|750|585)/.exec(plain);
  if (fineness !== null) return fineness[1] === '9999' ? 999 : Number(fineness[1]);
  if (/千足金|万足金/.test(plain)) return 999;
  if (/足金|纯金|真金|黄金/.test(plain)) return 990;
  return 0;
}

/** Thousandths of silver. */
function silverOf(text: string): number {
  const fineness = /(9999|999|990|925|800)/.exec(text);
  if (fineness !== null) return fineness[1] === '9999' ? 999 : Number(fineness[1]);
  return /足银|纯银/.test(text) ? 990 : 0;
}

function fibreHolds(claimed: string, certified: string): boolean {
  const fibre = /棉|羊毛|羊绒|蚕丝|亚麻|真丝|皮/.exec(claimed)?.[0] ?? '';
  const named = fibre === '真丝' ? /蚕丝|真丝|silk/i : new RegExp(fibre);
  if (!named.test(certified)) return false;
  if (fibre === '皮') return !/pu|合成|人造|超纤|仿/i.test(certified);
  const share = /(\d{1,3}(?:\.\d+)?)%/.exec(certified);
  const whole = /100%|百分|纯|全/.test(claimed);
  return share === null || Number(share[1]) >= (whole ? 95 : 50);
}

function originHolds(claimed: string, certified: string): boolean {
  const country = /日本|德国|法国|意大利|澳洲|新西兰|韩国|美国|瑞士/.exec(claimed)?.[0];
  if (country === '澳洲') return /澳/.test(certified);
  if (country !== undefined) return certified.includes(country);
  return !/中国|国产|大陆|省|市|县/.test(certified);
}

/** A claim against what is certified, as the rules have it. */
export interface AttributeFinding {
  readonly from: number;
  readonly to: number;
  readonly name: string;
  readonly gravity: Gravity;
  readonly suggestion: string;
}

/** All claims of a text that the certificates do not bear out. What no certificate speaks of is not borne out either. */
export function contradicted(
  text: string,
  certified: readonly CertifiedAttribute[],
): readonly AttributeFinding[] {
  const found: AttributeFinding[] = [];
  for (const claim of attributeClaims) {
    const values = certified.filter(({ name }) => claim.attributes.includes(name)).map(({ value }) => value);
    for (const match of text.matchAll(new RegExp(claim.claimed.source, 'g'))) {
      const holding = values.filter((value) => claim.holds(match[0], value.toLowerCase()));
      if (holding.length > 0) continue;
      const to = match.index + match[0].length;
      found.push({ from: match.index, to, name: claim.name, gravity: 3, suggestion: values[0] ?? '' });
    }
  }
  return found;
}

export const attributeExcuses: readonly Exemption[] = ['review', 'quoted', 'negation', 'question'];
