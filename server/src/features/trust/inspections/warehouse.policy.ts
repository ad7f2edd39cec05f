import type { FeatureDeps } from '../../../feature.ts';

/** Where shops send what is to be inspected; null where the platform has no warehouse: then all goes directly. */
export function warehouseAddress({ config }: Pick<FeatureDeps, 'config'>): string | null {
  if (config.inspectionAddress !== '') return config.inspectionAddress;
  return config.town === 'on' ? townWarehouse : null;
}

const townWarehouse = '看买真宝仓 收货组 0571-80000000 浙江省杭州市余杭区良睦路 1 号真宝仓';

export const inspectionPolicy = {
  /** So long a buyer may think about a phone of a lower grade; silence is a refund. */
  confirmHours: 48,
  /** Of one line at most so many pieces are looked at. */
  piecesMax: 20,
  photosMax: 12,
} as const;
