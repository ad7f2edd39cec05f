import type { Feature, FeatureDeps } from '../../../feature.ts';
import type { RoomTelling } from '../rooms/index.ts';
import { saleRoutes } from './sale.routes.ts';
import { advanceAll, advanceJob, advanceSale } from './sale.service.ts';

export interface FlashSaleDoors {
  /** Carries what was announced to the room's viewers. */
  readonly hub: RoomTelling;
}

/** Flash sales of live rooms: so many pieces at a price, for minutes, after a countdown. */
export function flashSalesFeature(deps: FeatureDeps, { hub }: FlashSaleDoors): Feature {
  const given = { deps, hub };
  return {
    name: 'flash-sales',
    routes: (server) => saleRoutes(server, given),
    jobs: [
      {
        name: advanceJob,
        concurrency: 2,
        retriesMax: 5,
        timeoutS: 60,
        run: (data) => advanceSale(given, (data as { saleId: string }).saleId),
      },
      {
        name: 'flash-sales.advance-all',
        concurrency: 1,
        retriesMax: 0,
        timeoutS: 300,
        cron: '* * * * *',
        run: (_data, { signal }) => advanceAll(given, signal),
      },
    ],
  };
}
