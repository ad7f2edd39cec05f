import { useMutation, useQueryClient } from '@tanstack/react-query';
import { KeyRound, Pause, Play, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { ListEnd, usePagedRows } from '../../shared/desk/paged-list.tsx';
import { ProblemNotice, ProblemState } from '../../shared/desk/problem.tsx';
import { Button, Dialog, IconButton, Loading, showToast } from '../../ui/index.ts';
import { PanelSection, SidePanel } from '../../ui/side-panel.tsx';
import { useMessages } from '../messages/index.ts';
import { DeliveryRow } from './delivery-row.tsx';
import { SecretDialog } from './secret-dialog.tsx';
import {
  deliveriesQuery,
  pauseWebhook,
  removeWebhook,
  rotateSecret,
  tryWebhook,
  type WebhookView,
  webhooksKey,
} from './webhook-queries.ts';
import { WebhookState } from './webhook-state.tsx';

interface WebhookPanelProps {
  webhook: WebhookView;
  shopId: string;
  onClose: () => void;
}

/** One webhook: what it is told, what it was told, and what can be done about it. */
export function WebhookPanel({ webhook, shopId, onClose }: WebhookPanelProps) {
  const words = useMessages().developerPage;
  const queries = useQueryClient();
  const settle = () => queries.invalidateQueries({ queryKey: webhooksKey(shopId) });
  const paused = webhook.pauseReason !== null;
  const pause = useMutation({
    mutationFn: () => pauseWebhook(shopId, webhook.id, !paused),
    onSettled: settle,
  });
  const trial = useMutation({
    mutationFn: () => tryWebhook(shopId, webhook.id),
    onSuccess: () => showToast(words.trialSent),
    onSettled: settle,
  });
  const rotate = useMutation({ mutationFn: () => rotateSecret(shopId, webhook.id) });
  const explained = webhook.pauseReason === null ? undefined : words.pauseDetails[webhook.pauseReason];
  return (
    <SidePanel
      title={webhook.url}
      note={<WebhookState webhook={webhook} />}
      onClose={onClose}
      footer={
        <div className="flex flex-col gap-3">
          <ProblemNotice error={pause.error ?? trial.error ?? rotate.error} />
          <div className="flex items-center justify-end gap-3">
            <span className="me-auto flex">
              <RemoveWebhook webhook={webhook} shopId={shopId} onRemoved={onClose} />
              <IconButton
                label={words.rotate}
                icon={<KeyRound size={18} />}
                onClick={() => rotate.mutate()}
              />
              <IconButton
                label={paused ? words.goOn : words.pause}
                icon={paused ? <Play size={18} /> : <Pause size={18} />}
                onClick={() => pause.mutate()}
              />
            </span>
            <Button busy={trial.isPending} disabled={paused} onClick={() => trial.mutate()}>
              {words.trial}
            </Button>
          </div>
        </div>
      }
    >
      {explained !== undefined && (
        <p className="mb-4 rounded-control bg-amber-wash p-3 text-sm text-amber">{explained}</p>
      )}
      <PanelSection title={words.kinds}>
        <p className="text-sm">{webhook.kinds.map((kind) => words.kindNames[kind] ?? kind).join(' · ')}</p>
      </PanelSection>
      <Deliveries webhook={webhook} shopId={shopId} />
      {rotate.data !== undefined && <SecretDialog secret={rotate.data.secret} onClose={rotate.reset} />}
    </SidePanel>
  );
}

function Deliveries({ webhook, shopId }: Omit<WebhookPanelProps, 'onClose'>) {
  const words = useMessages().developerPage;
  const [openId, setOpenId] = useState<string | null>(null);
  const list = usePagedRows(deliveriesQuery(shopId, webhook.id), (rows) =>
    rows.some(({ state }) => state === 'waiting') ? 2_000 : 10_000,
  );
  return (
    <PanelSection title={words.messages}>
      {list.isPending ? (
        <Loading />
      ) : list.isError && list.rows.length === 0 ? (
        <ProblemState error={list.error} onRetry={() => void list.refetch()} />
      ) : list.rows.length === 0 ? (
        <p className="text-sm text-soft">{words.noMessages}</p>
      ) : (
        <>
          <ul className="divide-y divide-line border-y border-line">
            {list.rows.map((delivery) => (
              <DeliveryRow
                key={delivery.id}
                delivery={delivery}
                webhook={webhook}
                shopId={shopId}
                open={openId === delivery.id}
                onToggle={() => setOpenId(openId === delivery.id ? null : delivery.id)}
              />
            ))}
          </ul>
          <ListEnd count={list.rows.length} {...list} />
        </>
      )}
    </PanelSection>
  );
}

function RemoveWebhook({
  webhook,
  shopId,
  onRemoved,
}: {
  webhook: WebhookView;
  shopId: string;
  onRemoved: () => void;
}) {
  const messages = useMessages();
  const words = messages.developerPage;
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const remove = useMutation({
    mutationFn: () => removeWebhook(shopId, webhook.id),
    onSuccess: () => {
      setAsking(false);
      showToast(words.removed);
      onRemoved();
      void queries.invalidateQueries({ queryKey: webhooksKey(shopId) });
    },
  });
  return (
    <>
      <IconButton label={words.remove} icon={<Trash2 size={18} />} onClick={() => setAsking(true)} />
      <Dialog
        open={asking}
        title={words.removeTitle}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button look="outline" onClick={() => setAsking(false)}>
              {messages.cancel}
            </Button>
            <Button look="danger" busy={remove.isPending} onClick={() => remove.mutate()}>
              {words.remove}
            </Button>
          </>
        }
      >
        <p className="text-sm text-soft">{words.removeDetail}</p>
        <ProblemNotice error={remove.error} />
      </Dialog>
    </>
  );
}
