import type { CampaignView } from '@kanmai/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Flag, Plus } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { ListEnd, usePagedRows } from '../../shared/desk/paged-list.tsx';
import { ProblemNotice, ProblemState } from '../../shared/desk/problem.tsx';
import { absoluteTime, moneyText } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Button, Dialog, EmptyState, showToast, TextField } from '../../ui/index.ts';
import { TableSkeleton } from '../../ui/table-skeleton.tsx';
import { affiliateKey } from '../affiliate/affiliate-queries.ts';
import { PlanState } from '../affiliate/plan-panel.tsx';
import { endOfDay, rateText, readRate } from '../affiliate/rate.ts';
import { useMessages } from '../messages/index.ts';
import { endCampaign, makeCampaign, myCampaignsQuery } from './sourcing-queries.ts';

/** Campaigns that a creator leads (团长), with what came of them. */
export function CampaignsTab({ creatorId }: { creatorId: string }) {
  const words = useMessages().promotingPage;
  const query = usePagedRows(myCampaignsQuery(creatorId));
  const [making, setMaking] = useState(false);
  const button = (
    <Button size="small" icon={<Plus size={16} />} onClick={() => setMaking(true)}>
      {words.makeCampaign}
    </Button>
  );
  return (
    <div className="min-h-0 flex-1 overflow-y-auto p-4">
      {query.isPending ? (
        <TableSkeleton />
      ) : query.data === undefined ? (
        <ProblemState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.rows.length === 0 ? (
        <EmptyState
          icon={<Flag size={28} />}
          title={words.noCampaignsTitle}
          detail={words.noCampaignsDetail}
          action={button}
        />
      ) : (
        <div className="flex max-w-4xl flex-col items-start gap-3">
          {button}
          <ul className="flex w-full flex-col gap-3">
            {query.rows.map((campaign) => (
              <CampaignRow key={campaign.id} {...{ creatorId, campaign }} />
            ))}
            <ListEnd count={query.rows.length} {...query} />
          </ul>
        </div>
      )}
      {making && <CampaignDialog creatorId={creatorId} onClose={() => setMaking(false)} />}
    </div>
  );
}

function CampaignRow({ creatorId, campaign }: { creatorId: string; campaign: CampaignView }) {
  const words = useMessages().promotingPage;
  const { locale } = useLocale();
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: () => endCampaign(creatorId, campaign.id),
    onSuccess: () => {
      showToast(words.campaignEnded);
      void queries.invalidateQueries({ queryKey: affiliateKey(creatorId) });
    },
  });
  return (
    <li className="flex flex-wrap items-center gap-3 rounded-card border border-line p-3 text-sm">
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2">
          <span className="min-w-0 truncate font-semibold">{campaign.name}</span>
          <PlanState state={campaign.state} />
        </p>
        <p className="figures text-xs text-soft">
          {words.campaignFacts(
            campaign.productCount,
            rateText(campaign.feeBasisPoints),
            rateText(campaign.rateBasisPointsMin),
          )}
        </p>
        <p className="figures text-xs text-soft">
          {words.campaignSold(campaign.orders ?? 0, moneyText(campaign.gmvCents ?? 0, 'CNY', locale))} ·{' '}
          {absoluteTime(campaign.endsAt, locale)}
        </p>
      </div>
      <ProblemNotice error={end.error} />
      {campaign.state !== 'ended' && (
        <Button size="small" look="outline" busy={end.isPending} onClick={() => end.mutate()}>
          {words.endCampaign}
        </Button>
      )}
    </li>
  );
}

function CampaignDialog({ creatorId, onClose }: { creatorId: string; onClose: () => void }) {
  const messages = useMessages();
  const words = messages.promotingPage;
  const plan = messages.affiliatePage;
  const formId = useId();
  const queries = useQueryClient();
  const [fields, setFields] = useState({ name: '', introduction: '', fee: '3', least: '10', ends: '' });
  const [tried, setTried] = useState(false);
  const fee = readRate(fields.fee, 100, 2_000);
  const least = readRate(fields.least, 100, 5_000);
  const endsAt = endOfDay(fields.ends);
  const fits = {
    name: fields.name.trim().length >= 2,
    ends: endsAt !== null && Date.parse(endsAt) > Date.now(),
  };
  const save = useMutation({
    mutationFn: (body: Parameters<typeof makeCampaign>[1]) => makeCampaign(creatorId, body),
    onSuccess: () => {
      showToast(words.campaignMade);
      void queries.invalidateQueries({ queryKey: affiliateKey(creatorId) });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (fee === null || least === null || endsAt === null || !fits.name || !fits.ends) return;
    const { name, introduction } = fields;
    save.mutate({ name, introduction, feeBasisPoints: fee, rateBasisPointsMin: least, endsAt });
  };
  const field = (key: keyof typeof fields, label: string, error: string | null) => ({
    ...{ label, value: fields[key], error: tried ? error : null },
    onChange: (event: { target: { value: string } }) => setFields({ ...fields, [key]: event.target.value }),
  });
  return (
    <Dialog
      open
      title={words.makeCampaign}
      onClose={onClose}
      actions={
        <Button type="submit" form={formId} busy={save.isPending}>
          {words.makeCampaign}
        </Button>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-4">
        <TextField
          {...field('name', words.campaignName, fits.name ? null : words.nameMissing)}
          maxLength={60}
        />
        <TextField {...field('introduction', words.introduction, null)} maxLength={500} />
        <TextField {...field('fee', words.fee, fee === null ? words.feeWrong : null)} inputMode="decimal" />
        <TextField
          {...field('least', words.least, least === null ? plan.rateWrong : null)}
          inputMode="decimal"
        />
        <TextField {...field('ends', plan.ends, fits.ends ? null : plan.endsWrong)} type="date" />
        <ProblemNotice error={save.error} />
      </form>
    </Dialog>
  );
}
