import type { StockPoolView } from '@kanmai/client';
import { useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { absoluteTime } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Facts } from '../../ui/facts.tsx';
import { Button, Dialog } from '../../ui/index.ts';
import { PanelSection, SidePanel } from '../../ui/side-panel.tsx';
import { useMessages } from '../messages/index.ts';
import { PoolState } from './pool-state.tsx';
import { closePool, useStockChange } from './stock-queries.ts';

interface PoolPanelProps {
  shopId: string;
  pool: StockPoolView;
  mayWrite: boolean;
  onClose: () => void;
}

/** One occasion: what is kept for it, and the way to give it back. */
export function PoolPanel({ shopId, pool, mayWrite, onClose }: PoolPanelProps) {
  const words = useMessages().stockPage;
  const { locale } = useLocale();
  return (
    <SidePanel
      title={pool.referenceId}
      note={<PoolState pool={pool} />}
      onClose={onClose}
      footer={mayWrite && pool.closedAt === null && <GiveBack shopId={shopId} pool={pool} />}
    >
      <Facts
        facts={[
          [words.kind, words.kinds[pool.kind]],
          [words.openedAt, absoluteTime(pool.openedAt, locale)],
          [words.poolClosed, pool.closedAt === null ? null : absoluteTime(pool.closedAt, locale)],
        ]}
      />
      <div className="mt-6">
        <PanelSection title={words.poolGoods}>
          {pool.lines.length === 0 && <p className="text-sm text-soft">{words.poolNothing}</p>}
          <ul className="text-sm">
            {pool.lines.map((line) => (
              <li key={line.variantId} className="flex items-start justify-between gap-3 py-2">
                <span className="min-w-0">
                  <span className="block truncate">{line.title}</span>
                  <span className="block truncate text-xs text-soft">{line.variantTitle}</span>
                </span>
                <span className="figures shrink-0 text-end">
                  <span className="block">
                    {words.poolLeft} {line.onHand.toLocaleString(locale)}
                  </span>
                  <span className="block text-xs text-soft">
                    {words.heldAndPromised(
                      line.held.toLocaleString(locale),
                      line.promised.toLocaleString(locale),
                    )}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </PanelSection>
      </div>
    </SidePanel>
  );
}

function GiveBack({ shopId, pool }: Pick<PoolPanelProps, 'shopId' | 'pool'>) {
  const messages = useMessages();
  const words = messages.stockPage;
  const [asking, setAsking] = useState(false);
  const close = useStockChange(
    shopId,
    () => closePool(shopId, pool.id),
    words.givenBack,
    () => setAsking(false),
  );
  return (
    <div className="flex justify-end">
      <Button onClick={() => setAsking(true)}>{words.giveBack}</Button>
      <Dialog
        open={asking}
        title={words.giveBackTitle}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button look="outline" onClick={() => setAsking(false)}>
              {messages.cancel}
            </Button>
            <Button busy={close.isPending} onClick={() => close.mutate(undefined)}>
              {words.giveBack}
            </Button>
          </>
        }
      >
        <p className="text-sm text-soft">{words.giveBackDetail}</p>
        <ProblemNotice error={close.error} />
      </Dialog>
    </div>
  );
}
