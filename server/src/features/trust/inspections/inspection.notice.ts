import type { FeatureDeps } from '../../../feature.ts';
import { tellPerson } from '../../people/accounts/index.ts';
import type { InspectionEvent } from './inspection.state.ts';
import type { StoredPiece } from './inspection.store.ts';

type Told = 'passed' | 'lower' | 'rejected';

const words: Record<'zh-CN' | 'en', Record<Told, string> & { link: (link: string) => string }> = {
  'zh-CN': {
    passed: '看买：你的商品已通过查验',
    lower: '看买：验机成色低于承诺，请在 48 小时内决定收下或退款',
    rejected: '看买：你的商品没有通过查验，货款会退还',
    link: (link) => `查看：${link}`,
  },
  en: {
    passed: 'Kanmai: your goods passed inspection',
    lower: 'Kanmai: the phone’s grade is lower than promised; keep it or be refunded within 48 hours',
    rejected: 'Kanmai: your goods did not pass inspection; your money goes back',
    link: (link) => `Open: ${link}`,
  },
};

/** Tells the buyer what was found, and what is to be decided. Whoever decided knows. */
export async function tellOfInspection(
  deps: Pick<FeatureDeps, 'db' | 'notify' | 'log' | 'origin'>,
  { personId, orderId }: StoredPiece,
  events: readonly InspectionEvent[],
): Promise<void> {
  for (const event of events) {
    const told = toldOf(event);
    if (told === null) continue;
    await tellPerson(deps, personId, (locale) => ({
      subject: words[locale][told],
      body: `${words[locale][told]}\n${words[locale].link(`${deps.origin}/orders/${orderId}`)}`,
    }));
  }
}

function toldOf(event: InspectionEvent): Told | null {
  if (event.kind === 'judged') return event.report.verdict.outcome;
  return event.kind === 'refused' && event.by === 'clock' ? 'rejected' : null;
}
