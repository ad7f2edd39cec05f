import { sql } from 'kysely';
import { type Database, unitOfWork } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import { findScores, trustLevelOf } from '../../trust/scores/index.ts';
import { requiredCentsOf } from './deposit.policy.ts';
import { keepTopUpClock } from './deposit.service.ts';
import { lockDeposit, setRequired } from './deposit.store.ts';

const depositsMax = 10_000;

/** Asks of each shop the deposit that its level of trust asks for; one that rises has its clock. Answers how many changed. */
export async function reviewDeposits(deps: Pick<FeatureDeps, 'db' | 'clock'>): Promise<number> {
  const deposits = await listDeposits(deps.db);
  const scores = await findScores(
    deps.db,
    deposits.map(({ shopId }) => shopId),
  );
  let changed = 0;
  for (const { shopId, currency, requiredCents } of deposits) {
    const wanted = requiredCentsOf(trustLevelOf(scores.get(shopId)));
    if (wanted === requiredCents) continue;
    const nowMs = deps.clock.nowMs();
    await unitOfWork(deps.db, async (tx) => {
      await lockDeposit(tx, shopId, currency, nowMs);
      await setRequired(tx, { shopId, currency }, wanted, nowMs);
      const deposit = await lockDeposit(tx, shopId, currency, nowMs);
      await keepTopUpClock(tx, { shopId, currency, deposit, taken: wanted > requiredCents, nowMs });
    });
    changed++;
  }
  return changed;
}

async function listDeposits(
  db: Database,
): Promise<readonly { shopId: string; currency: string; requiredCents: number }[]> {
  const { rows } = await sql<{ shopId: string; currency: string; requiredCents: number }>`
    select shop_id as "shopId", currency, required_cents as "requiredCents" from deposits
    order by shop_id, currency limit ${depositsMax}
  `.execute(db);
  return rows;
}
