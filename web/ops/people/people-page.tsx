import type { OpsPersonView } from '@kanmai/client';
import { getRouteApi } from '@tanstack/react-router';
import { api, unwrap } from '../../shared/api.ts';
import { pagedQuery, usePagedRows } from '../../shared/desk/paged-list.tsx';
import { absoluteTime } from '../../shared/format.ts';
import { useLocale } from '../../shared/i18n.ts';
import { Facts } from '../../ui/facts.tsx';
import { Avatar, Badge, RelativeTime } from '../../ui/index.ts';
import { SearchField } from '../../ui/search-field.tsx';
import { PanelSection } from '../../ui/side-panel.tsx';
import { CaseDesk } from '../case/case-desk.tsx';
import { CopyId } from '../case/copy-id.tsx';
import { useMessages } from '../messages/index.ts';
import { changed } from '../search.ts';
import { RoleDecision } from './role-decision.tsx';

const peopleApi = getRouteApi('/desk/people');
const peopleKey = ['ops', 'people'] as const;

const peopleQuery = (text: string | undefined) =>
  pagedQuery<OpsPersonView>([...peopleKey, text ?? ''], (ask) =>
    unwrap(
      api.GET('/api/v1/ops/people', {
        params: { query: { ...ask, ...(text === undefined ? {} : { query: text }) } },
      }),
    ),
  );

export function PeoplePage() {
  const messages = useMessages();
  const { locale } = useLocale();
  const words = messages.peoplePage;
  const { text, open } = peopleApi.useSearch();
  const navigate = peopleApi.useNavigate();
  const queue = usePagedRows(peopleQuery(text));
  return (
    <CaseDesk
      title={messages.people}
      filters={
        <div className="border-b border-line px-4 pb-3">
          <SearchField
            wide
            label={words.search}
            value={text ?? ''}
            onChange={(next) =>
              navigate({
                search: (before) =>
                  changed(before, { text: next === '' ? undefined : next, open: undefined }),
                replace: true,
              })
            }
          />
        </div>
      }
      queue={queue}
      cases={queue.rows}
      idOf={(person) => person.id}
      openId={open}
      onOpen={(id) =>
        navigate({ search: (before) => changed(before, { open: id }), replace: open !== undefined })
      }
      empty={
        text === undefined
          ? { title: words.emptyTitle, detail: words.emptyDetail }
          : { title: words.noMatchTitle, detail: words.noMatchDetail }
      }
      row={(person) => (
        <>
          <Avatar name={person.displayName || '·'} url={null} />
          <span className="min-w-0 flex-1">
            <span className="block truncate font-semibold">{person.displayName || words.noName}</span>
            <span className="block truncate text-xs text-soft">
              {person.email ?? person.phone ?? person.id}
            </span>
          </span>
          <span className="flex shrink-0 flex-col items-end gap-1 text-xs text-soft">
            <RoleBadges roles={person.roles} />
            <RelativeTime at={person.createdAt} locale={locale} />
          </span>
        </>
      )}
      evidence={(person) => <PersonEvidence person={person} />}
      decision={(person) => <RoleDecision key={person.id} person={person} queueKey={peopleKey} />}
    />
  );
}

function RoleBadges({ roles }: { roles: readonly string[] }) {
  const messages = useMessages();
  return roles.map((role) => (
    <Badge key={role} tone="jade">
      {messages.personRoles[role] ?? role}
    </Badge>
  ));
}

function PersonEvidence({ person }: { person: OpsPersonView }) {
  const messages = useMessages();
  const { locale } = useLocale();
  const words = messages.peoplePage;
  return (
    <>
      <div className="mb-6 flex items-center gap-4">
        <Avatar name={person.displayName || '·'} url={null} size="large" />
        <div className="min-w-0">
          <h2 className="text-lg font-semibold break-words">{person.displayName || words.noName}</h2>
          <CopyId id={person.id} />
        </div>
      </div>
      <Facts
        facts={[
          [words.email, person.email],
          [words.phone, person.phone],
          [
            words.roles,
            <span key="roles" className="flex flex-wrap gap-1">
              {person.roles.length === 0 ? words.noRoles : <RoleBadges roles={person.roles} />}
            </span>,
          ],
          [words.joined, absoluteTime(person.createdAt, locale)],
          [words.creator, person.creatorId === null ? null : <CopyId key="creator" id={person.creatorId} />],
        ]}
      />
      {person.shops.length > 0 && (
        <PanelSection title={words.shops}>
          <ul className="flex flex-col gap-2 text-sm">
            {person.shops.map((shop) => (
              <li key={shop.id} className="flex items-center gap-3">
                <a
                  href={`/shop/${shop.id}`}
                  target="_blank"
                  rel="noreferrer"
                  className="text-link hover:underline"
                >
                  {shop.name}
                </a>
                <span className="text-soft">{messages.shopRoles[shop.role] ?? shop.role}</span>
              </li>
            ))}
          </ul>
        </PanelSection>
      )}
    </>
  );
}
