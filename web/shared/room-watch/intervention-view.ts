import type { paths } from '@kanmai/client';
import type { WatchWords } from './words-zh-cn.ts';

/** A step in a live room, as those who work there and operators see it. */
export type InterventionView =
  paths['/api/v1/studio/rooms/{roomId}/interventions']['get']['responses'][200]['content']['application/json']['items'][number];

/** What a step follows from, in words. */
export function ruleText(rule: string, words: WatchWords): string {
  const [kind, of = ''] = rule.split(':');
  if (kind === 'words') return words.rules.words;
  if (kind === 'rate') return `${words.rules.rate} · ${words.streams[of] ?? words.together}`;
  return words.rules.operator;
}
