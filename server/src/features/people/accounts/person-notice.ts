import type { FeatureDeps } from '../../../feature.ts';
import type { NotifyMessage } from '../../../ports/notify.ts';
import { reachableEmail } from './person.policy.ts';

export type NoticeDeps = Pick<FeatureDeps, 'db' | 'notify' | 'log' | 'origin'>;
export type Notice = Pick<NotifyMessage, 'subject' | 'body'>;

/**
 * Sends a person a message in their language, by e-mail or else by phone; strangers have neither. What it is about
 * stands already and a screen shows it: a message that cannot be handed over is only logged.
 */
export async function tellPerson(
  deps: NoticeDeps,
  personId: string,
  write: (locale: 'zh-CN' | 'en') => Notice,
): Promise<void> {
  const person = await deps.db
    .selectFrom('people as p')
    .innerJoin('auth_users as u', 'u.id', 'p.auth_user_id')
    .select(['u.email', 'u.phoneNumber', 'p.locale'])
    .where('p.id', '=', personId)
    .executeTakeFirst();
  if (person === undefined) return;
  const email = reachableEmail(person.email ?? '.invalid');
  const recipient = email ?? person.phoneNumber;
  if (recipient === null) return;
  const text = write(person.locale === 'en' ? 'en' : 'zh-CN');
  try {
    await deps.notify.send({ channel: email === null ? 'phone' : 'email', recipient, ...text });
  } catch (error) {
    deps.log.warn({ error, personId }, 'a person could not be told of something');
  }
}
