import type { StockRowView, WarehouseView } from '@kanmai/client';
import { useQuery } from '@tanstack/react-query';
import { ArrowLeftRight, Bookmark } from 'lucide-react';
import { useState } from 'react';
import { ProblemState } from '../../shared/desk/problem.tsx';
import { useLocale } from '../../shared/i18n.ts';
import { Facts } from '../../ui/facts.tsx';
import { Button, SkeletonLines } from '../../ui/index.ts';
import { PanelSection, SidePanel } from '../../ui/side-panel.tsx';
import { useMessages } from '../messages/index.ts';
import { AsideDialog } from './aside-dialog.tsx';
import { CountField } from './count-field.tsx';
import { LimitForm } from './limit-form.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { levelsAt } from './stock-draft.ts';
import { warehousesQuery } from './stock-queries.ts';
import { useWarehouseName } from './warehouse-name.ts';

interface StockPanelProps {
  shopId: string;
  row: StockRowView;
  mayWrite: boolean;
  onChanged: (row: StockRowView) => void;
  onClose: () => void;
}

/** One variant: what lies where, how many a person may have, and what is kept of it. */
export function StockPanel({ shopId, row, mayWrite, onChanged, onClose }: StockPanelProps) {
  const words = useMessages().stockPage;
  const { locale } = useLocale();
  const { data: warehouses, error, refetch } = useQuery(warehousesQuery(shopId));
  const count = (value: number) => <span className="figures">{value.toLocaleString(locale)}</span>;
  return (
    <SidePanel
      title={row.title}
      note={[row.variantTitle, row.sku].filter(Boolean).join(' · ')}
      onClose={onClose}
      footer={
        mayWrite ? (
          <Acts {...{ shopId, row, onChanged }} warehouses={warehouses ?? []} />
        ) : (
          <p className="text-sm text-soft">{words.cannotWrite}</p>
        )
      }
    >
      <Facts
        facts={[
          [words.onHand, count(row.onHand)],
          [words.held, count(row.held)],
          [words.promised, count(row.promised)],
          [words.setAside, count(row.setAside)],
        ]}
      />
      <p className="mt-2 text-xs text-soft">{words.meaning}</p>
      <div className="mt-6">
        <PanelSection title={words.byWarehouse}>
          {warehouses !== undefined ? (
            <Levels {...{ shopId, row, mayWrite, warehouses, onChanged }} />
          ) : error === null ? (
            <SkeletonLines count={2} />
          ) : (
            <ProblemState error={error} onRetry={() => void refetch()} />
          )}
        </PanelSection>
        <PanelSection title={words.limit}>
          {mayWrite ? (
            <LimitForm {...{ shopId, row, onChanged }} />
          ) : (
            <p className="text-sm">
              {row.perPersonMax === null ? words.noLimit : words.limitOf(row.perPersonMax)}
            </p>
          )}
        </PanelSection>
      </div>
    </SidePanel>
  );
}

interface LevelsProps extends Omit<StockPanelProps, 'onClose'> {
  warehouses: readonly WarehouseView[];
}

function Levels({ shopId, row, mayWrite, warehouses, onChanged }: LevelsProps) {
  const words = useMessages().stockPage;
  const { locale } = useLocale();
  const nameOf = useWarehouseName(warehouses);
  return (
    <ul className="divide-y divide-line border-y border-line text-sm">
      {levelsAt(row, warehouses).map((level) => {
        const name = nameOf(level.warehouseId);
        return (
          <li key={level.warehouseId} className="flex items-start justify-between gap-3 py-2">
            <span className="min-w-0 py-1">
              <span className="block truncate">{name}</span>
              <span className="figures block text-xs text-soft">
                {words.heldAndPromised(
                  level.held.toLocaleString(locale),
                  level.promised.toLocaleString(locale),
                )}
              </span>
            </span>
            {mayWrite ? (
              <CountField {...{ shopId, level, name, onChanged }} variantId={row.variantId} />
            ) : (
              <span className="figures py-1">{level.onHand.toLocaleString(locale)}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Acts({
  shopId,
  row,
  warehouses,
  onChanged,
}: Pick<LevelsProps, 'shopId' | 'row' | 'warehouses' | 'onChanged'>) {
  const words = useMessages().stockPage;
  const [asking, setAsking] = useState<'move' | 'aside' | null>(null);
  const close = () => setAsking(null);
  return (
    <div className="flex justify-end gap-3">
      {warehouses.length > 1 && (
        <Button
          look="outline"
          icon={<ArrowLeftRight size={16} aria-hidden="true" />}
          onClick={() => setAsking('move')}
        >
          {words.move}
        </Button>
      )}
      <Button icon={<Bookmark size={16} aria-hidden="true" />} onClick={() => setAsking('aside')}>
        {words.aside}
      </Button>
      {asking === 'move' && <MoveDialog {...{ shopId, row, warehouses, onChanged }} onClose={close} />}
      {asking === 'aside' && <AsideDialog {...{ shopId, row }} onClose={close} />}
    </div>
  );
}
