import { newId, type Random, seededRandom } from '@kanmai/kernel';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { unitOfWork } from '../../server/src/database.ts';
import { appendEvents, type NewEvent } from '../../server/src/features/insight/events/index.ts';
import { armOf } from '../../server/src/features/insight/experiments/experiment.policy.ts';
import { messages as opsEn } from '../../web/ops/messages/en.ts';
import { messages as opsZh } from '../../web/ops/messages/zh-cn.ts';
import { desk, phone } from '../browser.ts';
import { type Market, patience, shoot } from './market.ts';

const dayMs = 24 * 60 * 60 * 1_000;
const days = 8;
const tongues = { 'zh-CN': opsZh, en: opsEn } as const;

/** An operator writes an experiment down, has it judged, starts it, reads what it says, and stops it. */
export function experimentJourneys(market: () => Market): void {
  for (const [locale, looks] of [
    ['zh-CN', phone],
    ['en', desk],
  ] as const) {
    it(`an operator tries out the feed and acts on what it says, in ${locale}`, async () => {
      const ops = tongues[locale];
      const words = ops.experimentPage;
      const visit = await market().visit({ viewport: looks, locale });
      const { page } = visit;
      await market().enter(visit, 'operator');
      await page.goto(`${market().origin}/ops/experiments`);
      await page.getByRole('button', { name: words.create, exact: true }).click();
      const name = locale === 'en' ? 'Likes weigh more' : '点赞更重要';
      const setting = locale === 'en' ? 'likeValue' : 'fatigue';
      await fillForm(page, words, { name, setting, value: locale === 'en' ? '4' : '0.1' });
      await shoot(page, `experiments-form-${locale}`);
      await page.getByRole('button', { name: words.form.save, exact: true }).click();
      await page.getByText(words.stateDetails.draft, { exact: true }).waitFor();

      await page.getByRole('button', { name: words.judge, exact: true }).click();
      await page.getByText(words.noJudgement, { exact: true }).waitFor();
      await watchSome(market(), locale);
      const id = new URL(page.url()).searchParams.get('open') ?? '';
      await expect.poll(async () => (await judgementOf(market(), id)).slots, patience).toBeGreaterThan(0);
      await page.reload();
      await page.getByRole('list', { name: words.judgement, exact: true }).waitFor();
      await shoot(page, `experiments-judged-${locale}`);

      await page.getByRole('button', { name: words.start, exact: true }).click();
      await page.getByText(words.noResults, { exact: true }).waitFor();
      await expect(
        market()
          .test.as('operator')
          .then((who) => who.get('/ops/experiments')),
      ).resolves.toMatchObject({
        items: expect.arrayContaining([expect.objectContaining({ id, state: 'running' })]),
      });
      await manyDays(market(), id);
      const advice = page.getByRole('status', { name: words.advice, exact: true });
      await advice.filter({ hasText: words.better('A', '95%') }).waitFor();
      await page.getByRole('img', { name: words.plot(words.metrics.completion), exact: true }).waitFor();
      await advice.scrollIntoViewIfNeeded();
      await shoot(page, `experiments-results-${locale}`);
      await page.emulateMedia({ colorScheme: 'dark' });
      await shoot(page, `experiments-results-dark-${locale}`);
      await page.emulateMedia({ colorScheme: 'light' });

      await page.getByLabel(ops.reason, { exact: true }).fill('A is better');
      await page.getByRole('button', { name: words.stop, exact: true }).click();
      await page.getByText(words.stateDetails.stopped, { exact: true }).first().waitFor();
      await page.getByText('A is better', { exact: true }).first().waitFor();
      await shoot(page, `experiments-stopped-${locale}`);
      await adoptAndReturn(market(), page, { locale, setting });
      expect(visit.complaints).toEqual([]);
    });
  }
}

/** What was better becomes what everybody is served by, and is returned from. */
async function adoptAndReturn(
  { test }: Market,
  page: Page,
  { locale, setting }: { locale: keyof typeof tongues; setting: string },
): Promise<void> {
  const words = tongues[locale].experimentPage;
  const settings = async () => {
    const { settings: all } = await (await test.as('operator')).get<{
      settings: { name: string; value: number; engine: number }[];
    }>('/ops/feed-settings');
    const found = all.find(({ name }) => name === setting);
    return [found?.value, found?.engine];
  };
  const reason = page.getByLabel(tongues[locale].reason, { exact: true });
  await page.getByText(words.adoptBetter, { exact: true }).waitFor();
  await reason.fill('A has won');
  await page.getByRole('button', { name: words.adopt, exact: true }).click();
  await page.getByRole('button', { name: words.revert, exact: true }).waitFor();
  const [value, engine] = await settings();
  expect(value).toBe(locale === 'en' ? 4 : 0.1);
  expect(value).not.toBe(engine);
  await shoot(page, `experiments-adopted-${locale}`);
  await reason.fill('Not after all');
  await page.getByRole('button', { name: words.revert, exact: true }).click();
  await page.getByRole('button', { name: words.adopt, exact: true }).waitFor();
  expect(await settings()).toEqual([engine, engine]);
}

type Words = typeof opsZh.experimentPage;

async function fillForm(
  page: Page,
  words: Words,
  given: { name: string; setting: 'likeValue' | 'fatigue'; value: string },
): Promise<void> {
  const dialog = page.getByRole('dialog', { name: words.create, exact: true });
  // Nothing is filled in yet: each field says what is missing.
  await dialog.getByRole('button', { name: words.form.save, exact: true }).click();
  await dialog.getByText(words.form.noSetting, { exact: true }).waitFor();
  await dialog.getByLabel(words.form.name, { exact: true }).fill(given.name);
  await dialog.getByLabel(words.hypothesis, { exact: true }).fill('People watch more of it to the end');
  await dialog.getByLabel(words.share, { exact: true }).fill('100');
  await dialog.getByLabel(words.holdoutShare, { exact: true }).fill('10');
  await dialog.getByLabel(words.worthwhile, { exact: true }).fill('5');
  await dialog.getByLabel(words.form.variantName, { exact: true }).fill('A');
  await dialog.getByLabel(words.settings[given.setting], { exact: true }).fill(given.value);
}

const judgementOf = async ({ test }: Market, id: string) =>
  (await test.as('operator')).get<{ slots: number }>(`/ops/experiments/${id}/judgement`);

interface ShownPage {
  items: { clip: { id: string; durationMs: number } }[];
}

/** Somebody looks at the feed while it is judged. */
async function watchSome({ test }: Market, key: string): Promise<void> {
  const viewer = await test.as(key === 'en' ? 1 : 2);
  const page = await viewer.get<ShownPage>('/feed?limit=6');
  const events = page.items.flatMap(({ clip }) => [
    { kind: 'impression', clipId: clip.id },
    { kind: 'watch', clipId: clip.id, playMs: clip.durationMs },
  ]);
  if (events.length > 0) await viewer.post('/events', { events }, `judged-${key}`);
}

/** People of eight days, as the feed would have written them down; those in the variant watch more to the end. */
async function manyDays({ test }: Market, id: string): Promise<void> {
  const random = seededRandom(7);
  const plan = await (await test.as('operator')).get<Parameters<typeof armOf>[0]>(`/ops/experiments/${id}`);
  const startedMs = Date.now() - days * dayMs;
  await test.db
    .updateTable('experiments')
    .set({ started_at: new Date(startedMs) })
    .where('id', '=', id)
    .execute();
  for (let day = 1; day <= days; day++) {
    const atMs = startedMs + day * dayMs - 1_000;
    const people = Array.from({ length: 70 }, () => newId('person', atMs, random));
    const events = people.flatMap((personId) =>
      stepsOf({ personId, atMs, arm: armOf(plan, personId), id }, random),
    );
    await unitOfWork(test.db, (tx) => appendEvents(tx, events));
  }
}

function stepsOf(
  { personId, atMs, arm, id }: { personId: string; atMs: number; arm: string | null; id: string },
  random: Random,
): NewEvent[] {
  if (arm === null) return [];
  const of = { personId, atMs, subjectId: 'clp_any' };
  return Array.from({ length: 6 }, (): NewEvent[] => {
    const playMs = random.next() < (arm === 'a' ? 0.62 : 0.4) ? 9_000 : 800;
    return [
      { ...of, kind: 'impression', data: { arms: { [id]: arm }, propensity: 0.9 } },
      { ...of, kind: 'watch', data: { playMs, durationMs: 9_000 } },
    ];
  }).flat();
}
