import type { FeedChoice, FeedDials, FeedTarget, InterestsView } from '@kanmai/client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, codeOf, unwrap } from '../../shared/api.ts';
import { showToast } from '../../ui/index.ts';
import { forYou } from '../feed/feeds.ts';
import { forgetResume } from '../feed/resume.ts';
import { errorText, useMessages } from '../messages/index.ts';

const interestsKey = ['interests'];

/** What is still to be sent, one after the other: the last tap is what holds. */
let sending: Promise<void> = Promise.resolve();

export function useInterests() {
  return useQuery({
    queryKey: interestsKey,
    staleTime: 0,
    queryFn: async () => {
      await sending;
      return unwrap(api.GET('/api/v1/me/interests'));
    },
  });
}

export interface InterestChanges {
  /** More or less; level 0 takes the choice back. */
  choose: (target: FeedTarget, level: number) => void;
  turn: (dials: FeedDials) => void;
  /** Recommendations on or off. */
  recommend: (on: boolean) => void;
  /** Forgets one thing that was worked out. */
  forget: (target: FeedTarget) => void;
  showAgain: (target: FeedTarget) => void;
  /** Forgets what was worked out, and everything asked for unless it is kept. */
  reset: (choices: 'keep' | 'clear') => Promise<void>;
}

/** Changes show at once and are told to the platform; what it refuses is shown as it is there. */
export function useInterestChanges(): InterestChanges {
  const m = useMessages();
  const queries = useQueryClient();
  const change = (
    show: (view: InterestsView) => InterestsView,
    send: () => Promise<unknown>,
    said?: string,
  ) => {
    void queries.cancelQueries({ queryKey: interestsKey });
    queries.setQueryData<InterestsView>(interestsKey, (view) => (view === undefined ? view : show(view)));
    sending = sending.then(send).then(
      () => {
        // What was already served for later was chosen without this.
        forYou.clear();
        forgetResume();
        if (said !== undefined) showToast(said);
      },
      (error: unknown) => {
        const code = codeOf(error);
        showToast(code === 'too-many' ? m.choices.limit : errorText(m, code), 'danger');
        void queries.invalidateQueries({ queryKey: interestsKey });
      },
    );
    return sending;
  };
  return {
    choose: ({ author, ...target }, level) =>
      void change(
        (view) => ({
          ...view,
          choices: withChoice(view.choices, { ...target, author, level }),
          hidden: level > 0 ? view.hidden.filter((one) => !isSame(one, target)) : view.hidden,
        }),
        () => unwrap(api.PUT('/api/v1/me/choices', { body: { ...target, level } })),
      ),
    turn: (dials) =>
      void change(
        (view) => ({ ...view, dials }),
        () => unwrap(api.PUT('/api/v1/me/dials', { body: dials })),
      ),
    recommend: (on) =>
      void change(
        (view) => ({ ...view, recommendations: on }),
        () => unwrap(api.PUT('/api/v1/me/recommendations', { body: { on } })),
        on ? m.choices.turnedOn : m.choices.turnedOff,
      ),
    forget: ({ author, ...target }) =>
      void change(
        (view) => ({
          ...view,
          categories: view.categories.filter(
            ({ name }) => !(target.scope === 'category' && target.target === name),
          ),
          wanted: view.wanted.filter(({ name }) => !(target.scope === 'category' && target.target === name)),
          authors: view.authors.filter(
            (one) => !(target.scope === 'author' && target.target === one.author.id),
          ),
        }),
        () => unwrap(api.DELETE('/api/v1/me/interests/learnt', { params: { query: target } })),
        m.choices.forgotten(author?.name ?? target.target),
      ),
    showAgain: ({ author: _, ...target }) =>
      void change(
        (view) => ({ ...view, hidden: view.hidden.filter((one) => !isSame(one, target)) }),
        () => unwrap(api.DELETE('/api/v1/me/hides', { params: { query: target } })),
      ),
    reset: (choices) =>
      change(
        (view) => ({
          ...(choices === 'clear'
            ? { choices: [], hidden: [], dials: { freshness: 0, nearness: 0, city: null } }
            : { choices: view.choices, hidden: view.hidden, dials: view.dials }),
          ...{ categories: [], authors: [], wanted: [], recommendations: view.recommendations },
        }),
        () => unwrap(api.DELETE('/api/v1/me/interests', { params: { query: { choices } } })),
        m.interests.resetDone,
      ),
  };
}

type Named = Pick<FeedTarget, 'scope' | 'target'>;

const isSame = (one: Named, other: Named) => one.scope === other.scope && one.target === other.target;

/** The list with a choice changed in its place, added in front, or taken out. */
function withChoice(choices: readonly FeedChoice[], choice: FeedChoice): FeedChoice[] {
  if (choice.level === 0) return choices.filter((one) => !isSame(one, choice));
  if (!choices.some((one) => isSame(one, choice))) return [choice, ...choices];
  return choices.map((one) => (isSame(one, choice) ? { ...one, level: choice.level } : one));
}
