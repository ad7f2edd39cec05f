/**
 * Who speaks, where nobody said: what private people write of what they bought tells of themselves and of what happened to them;
 * sellers speak to others and of their own goods.
 */
export function soundsLikeReview(text: string): boolean {
  const own = count(text, ownExperience);
  return own >= 2 && count(text, selling) === 0;
}

const ownExperience =
  /我(?!们)|买了|买的|买过|收到|用了|用过|吃了|住了|住过|房间|前台|入住|物流|快递|客服|送货|发货|包装|老公|老婆|婆婆|孩子|女儿|儿子|宝宝很|回购|差评|好评|五星|失望|满意|印刷|纸张|看完|读|做工|换货|退了|退货|补发|早餐|服务员|服务态度|下次|不错|一般|有点|就是|可惜|遗憾|感觉|值得|当当|京东|携程|闺蜜|同事|朋友说|师傅|性价比|电池|散热|屏幕|本本|酒店/g;
const selling =
  /家人们|姐妹们|宝宝们|宝妈们|兄弟们|老铁|小朋友们|链接|下单|拍下|直播间|我们家|咱家|咱们|本店|小店|包邮|秒杀|给大家|买它|小黄车|福利价|爆款|现货|官方|旗舰|厂家|直销|批发|代购|加微信|私信|加盟|招商|首付|全网|买就送|预约电话|咨询热线|限时|抢购|招生|报名|保证|无效退/g;

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
