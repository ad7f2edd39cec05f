import type { StockPoolView } from '@kanmai/client';
import { Badge } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';

export function PoolState({ pool }: { pool: StockPoolView }) {
  const words = useMessages().stockPage;
  return pool.closedAt === null ? (
    <Badge tone="amber">{words.poolOpen}</Badge>
  ) : (
    <Badge>{words.poolClosed}</Badge>
  );
}
