import type { WarehouseView } from '@kanmai/client';
import { type FormEvent, useId, useState } from 'react';
import { ProblemNotice } from '../../shared/desk/problem.tsx';
import { useLocale } from '../../shared/i18n.ts';
import { Facts } from '../../ui/facts.tsx';
import { Button, Dialog, TextField } from '../../ui/index.ts';
import { SidePanel } from '../../ui/side-panel.tsx';
import { useMessages } from '../messages/index.ts';
import { mainWarehouse, priorityMax, readWhole } from './stock-draft.ts';
import {
  changeWarehouse,
  closeWarehouse,
  openWarehouse,
  useStockChange,
  type WarehouseFields,
} from './stock-queries.ts';

interface WarehousePanelProps {
  shopId: string;
  /** Null for one to be added. */
  warehouse: WarehouseView | null;
  title: string;
  mayWrite: boolean;
  onClose: () => void;
}

export function WarehousePanel(props: WarehousePanelProps) {
  const { warehouse, title, mayWrite, onClose } = props;
  const words = useMessages().stockPage;
  const { locale } = useLocale();
  const isMain = warehouse?.id === mainWarehouse;
  if (mayWrite && !isMain) return <WarehouseForm {...props} />;
  return (
    <SidePanel title={title} onClose={onClose}>
      {warehouse !== null && (
        <Facts
          facts={[
            [words.province, warehouse.province],
            [words.priority, isMain ? null : warehouse.priority],
            [words.onHand, warehouse.onHand.toLocaleString(locale)],
            [words.promised, warehouse.promised.toLocaleString(locale)],
          ]}
        />
      )}
      <p className="mt-6 text-sm text-soft">{isMain ? words.mainNote : words.cannotWrite}</p>
    </SidePanel>
  );
}

function WarehouseForm({ shopId, warehouse, title, onClose }: WarehousePanelProps) {
  const words = useMessages().stockPage;
  const formId = useId();
  const [name, setName] = useState(warehouse?.name ?? '');
  const [province, setProvince] = useState(warehouse?.province ?? '');
  const [order, setOrder] = useState(() => String(warehouse?.priority ?? 100));
  const [tried, setTried] = useState(false);
  const priority = readWhole(order, 1, priorityMax);
  const save = useStockChange(
    shopId,
    async (fields: WarehouseFields) => {
      if (warehouse === null) await openWarehouse(shopId, fields);
      else await changeWarehouse(shopId, warehouse.id, fields);
    },
    warehouse === null ? words.warehouseAdded : words.saved,
    onClose,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (priority !== null && name.trim() !== '')
      save.mutate({ name: name.trim(), province: province.trim(), priority });
  };
  return (
    <SidePanel
      title={title}
      onClose={onClose}
      footer={
        <div className="flex flex-col gap-3">
          <ProblemNotice error={save.error} />
          <div className="flex justify-end gap-3">
            {warehouse !== null && <CloseButton {...{ shopId, warehouse, onClose }} />}
            <Button type="submit" form={formId} busy={save.isPending}>
              {warehouse === null ? words.addWarehouse : words.save}
            </Button>
          </div>
        </div>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-4">
        <TextField
          label={words.warehouseName}
          value={name}
          maxLength={40}
          error={tried && name.trim() === '' ? words.nameMissing : null}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label={words.province}
          value={province}
          maxLength={40}
          onChange={(event) => setProvince(event.target.value)}
        />
        <TextField
          label={words.priority}
          inputMode="numeric"
          value={order}
          maxLength={3}
          hint={words.priorityHint}
          error={tried && priority === null ? words.priorityWrong : null}
          onChange={(event) => setOrder(event.target.value)}
        />
        {warehouse !== null && !isEmpty(warehouse) && (
          <p className="text-xs text-soft">{words.closeBlocked}</p>
        )}
      </form>
    </SidePanel>
  );
}

const isEmpty = ({ onHand, promised }: WarehouseView) => onHand === 0 && promised === 0;

function CloseButton({
  shopId,
  warehouse,
  onClose,
}: {
  shopId: string;
  warehouse: WarehouseView;
  onClose: () => void;
}) {
  const messages = useMessages();
  const words = messages.stockPage;
  const [asking, setAsking] = useState(false);
  const close = useStockChange(
    shopId,
    () => closeWarehouse(shopId, warehouse.id),
    words.warehouseClosed,
    onClose,
  );
  return (
    <>
      <Button look="outline" disabled={!isEmpty(warehouse)} onClick={() => setAsking(true)}>
        {words.closeWarehouse}
      </Button>
      <Dialog
        open={asking}
        title={words.closeTitle}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button look="outline" onClick={() => setAsking(false)}>
              {messages.cancel}
            </Button>
            <Button look="danger" busy={close.isPending} onClick={() => close.mutate(undefined)}>
              {words.closeWarehouse}
            </Button>
          </>
        }
      >
        <p className="text-sm text-soft">{words.closeDetail}</p>
        <ProblemNotice error={close.error} />
      </Dialog>
    </>
  );
}
