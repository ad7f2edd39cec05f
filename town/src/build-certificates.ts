import { dayMs } from '@kanmai/kernel';
import { renderProductPicture } from '../clips/index.ts';
import type { BuiltShop } from './build-shops.ts';
import { say } from './progress.ts';
import type { Session } from './session.ts';
import { withTemporaryFile } from './temporary-file.ts';

/** By shop and product: the operator accepts all but the last, which waits at the desk. */
const certified = [
  ['guo-yuan', 'orange', '浙江省农产品质量安全中心'],
  ['yun-cha', 'longjing', '杭州市茶叶质量检验站'],
  ['zhu-bao', null, '国家珠宝玉石首饰检验中心'],
] as const;
const attribute = '产地';

/** Certificates of where goods come from, handed in by shops and reviewed, once. */
export async function buildCertificates(operator: Session, shops: readonly BuiltShop[]): Promise<void> {
  const validFrom = new Date(Date.now() - dayMs).toISOString().slice(0, 10);
  let made = 0;
  for (const [place, [shopSlug, productSlug, issuer]] of certified.entries()) {
    const built = shops.find(({ shop }) => shop.slug === shopSlug);
    const slug = productSlug ?? built?.shop.products[0]?.slug ?? '';
    const productId = built?.products.get(slug);
    if (built === undefined || productId === undefined) continue;
    const path = `/studio/shops/${built.shopId}/certificates`;
    const known = await built.owner.get<{ items: { state: string }[] }>(`${path}?productId=${productId}`);
    if (known.items.some(({ state }) => state !== 'draft')) continue;
    const { id } = await built.owner.post<{ id: string }>(
      path,
      { ...{ productId, attribute, issuer }, number: `DEMO-2026-${place + 1}`, validFrom },
      `town-certificate-${shopSlug}`,
    );
    const bytes = await withTemporaryFile('webp', (outputPath) =>
      renderProductPicture({ emoji: '📜', palette: 'sand', seed: place, outputPath }),
    );
    await built.owner.upload('PUT', `${path}/${id}/file`, 'image/webp', bytes);
    made += 1;
    if (place === certified.length - 1) break;
    const body = { decision: 'accept', reason: '演示小镇：已核对证书与发证机构' };
    await operator.post(`/ops/certificates/${id}/decision`, body, `town-certificate-accept-${shopSlug}`);
  }
  if (made > 0) say(`${made} certificates`);
}
