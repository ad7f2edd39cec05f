/** The provinces of China as addresses begin them, in Chinese and in English. */
const provinces = [
  ['北京', 'beijing'],
  ['天津', 'tianjin'],
  ['河北', 'hebei'],
  ['山西', 'shanxi'],
  ['内蒙古', 'inner mongolia'],
  ['辽宁', 'liaoning'],
  ['吉林', 'jilin'],
  ['黑龙江', 'heilongjiang'],
  ['上海', 'shanghai'],
  ['江苏', 'jiangsu'],
  ['浙江', 'zhejiang'],
  ['安徽', 'anhui'],
  ['福建', 'fujian'],
  ['江西', 'jiangxi'],
  ['山东', 'shandong'],
  ['河南', 'henan'],
  ['湖北', 'hubei'],
  ['湖南', 'hunan'],
  ['广东', 'guangdong'],
  ['广西', 'guangxi'],
  ['海南', 'hainan'],
  ['重庆', 'chongqing'],
  ['四川', 'sichuan'],
  ['贵州', 'guizhou'],
  ['云南', 'yunnan'],
  ['西藏', 'tibet'],
  ['陕西', 'shaanxi'],
  ['甘肃', 'gansu'],
  ['青海', 'qinghai'],
  ['宁夏', 'ningxia'],
  ['新疆', 'xinjiang'],
  ['香港', 'hong kong'],
  ['澳门', 'macao'],
  ['台湾', 'taiwan'],
] as const;

const chineseEnd = /(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)$/;
const englishEnd = / (?:province|city|municipality|autonomous region|sar)$/;

const byName = new Map<string, string>(
  provinces.flatMap(([chinese, english]) => [
    [chinese, chinese],
    [english, chinese],
  ]),
);

/** The province that somebody means by `上海市`, `Shanghai` or `新疆维吾尔自治区`; null for none that is known. */
export function provinceOf(text: string): string | null {
  const plain = text.normalize('NFKC').trim().toLowerCase();
  return byName.get(plain.replace(chineseEnd, '').replace(englishEnd, '')) ?? null;
}
