import type { Feature, FeatureDeps } from '../../../feature.ts';
import { bulkEditRoutes } from './bulk-edit.routes.ts';
import { categoryRoutes } from './category.routes.ts';
import { moderationRoutes } from './moderation.routes.ts';
import { picturePages } from './picture.pages.ts';
import { pictureRoutes } from './picture.routes.ts';
import { priceHistoryRoutes } from './price-history.routes.ts';
import { productRoutes } from './product.routes.ts';
import { studioCatalogueRoutes } from './studio.routes.ts';

export { categoriesWithin, findCategory } from './category.policy.ts';
export { moderateProduct, productAppeals } from './moderation.service.ts';
export { pictureFolder, pictureKeyPattern, pictureLimits, pictureUrl } from './picture.policy.ts';
export { pictureFormat, storePicture } from './picture.service.ts';
export { pageOf, readCursor } from './product.cursor.ts';
export type { ProductState } from './product.schema.ts';
export {
  type NewProduct,
  PictureView,
  ProductCard,
  ProductPage,
  type ProductSummary,
} from './product.schema.ts';
export { addProduct, type CatalogueDeps, changeProduct, countStock } from './product.service.ts';
export { lockProduct, productSaysOf } from './product.store.ts';
export { findProducts, listProductCards, type ProductFilter } from './product.views.ts';
export { addOrDraft, changeOrDraft } from './product-draft.service.ts';
export { type CatalogueLine, importProducts, type NumberedLine } from './product-import.service.ts';
export { findSaleables, lockOpenShops, type Saleable } from './saleable.views.ts';
export { canSell, type SellerAct, sellerAccess } from './seller.policy.ts';
export { nullable, SellerView } from './seller.schema.ts';
export { findSellers, findSellersEach } from './seller.views.ts';

/** Products, variants, pictures, the mall. */
export function catalogueFeature(deps: FeatureDeps): Feature {
  return {
    name: 'catalogue',
    routes: (server) => {
      categoryRoutes(server);
      productRoutes(server, deps);
      studioCatalogueRoutes(server, deps);
      bulkEditRoutes(server, deps);
      priceHistoryRoutes(server, deps);
      pictureRoutes(server, deps);
      moderationRoutes(server, deps);
    },
    pages: (server) => picturePages(server, deps),
  };
}
