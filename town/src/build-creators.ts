import { type Progress, showProgress } from './progress.ts';
import { type Session, signIn } from './session.ts';
import { type TownCreator, townCreators } from './shops.ts';

export interface BuiltCreator {
  readonly creator: TownCreator;
  readonly session: Session;
  readonly creatorId: string;
}

export async function buildCreators(
  address: string,
  tokens: readonly string[],
  progress: Progress,
): Promise<BuiltCreator[]> {
  const built: BuiltCreator[] = [];
  for (const [i, creator] of townCreators.entries()) {
    showProgress(progress, i, townCreators.length, `creators: ${creator.name}`);
    const session = await signIn(address, tokens[i] ?? '');
    built.push({ creator, session, creatorId: await buildCreator(session, creator) });
  }
  return built;
}

async function buildCreator(session: Session, creator: TownCreator): Promise<string> {
  const me = await session.get<{ creatorId: string | null }>('/me');
  if (me.creatorId !== null) return me.creatorId;
  await session.send('PATCH', '/me', { displayName: creator.name });
  const { id } = await session.post<{ id: string }>(
    '/creators',
    { name: creator.name, introduction: creator.introduction },
    `town-creator-${creator.slug}`,
  );
  return id;
}
