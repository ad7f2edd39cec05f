import { describe, expect, it } from 'vitest';
import { neutralDials } from '../choices/index.ts';
import { chooseRoom } from './live-room.choice.ts';
import type { LiveRoom } from './live-rooms.ts';
import type { Tastes } from './tastes.ts';
import type { Viewer } from './viewer-cache.ts';

const room = (id: string, categories: readonly string[]): LiveRoom => ({
  ...{ id, title: id, coverUrl: null, categories, plannedAtMs: 0, startedAtMs: 0 },
  broadcaster: {
    ...{ id: `shp_${id}`, kind: 'shop', name: `shop ${id}`, avatarUrl: null, followerCount: 0, open: true },
  },
});
const nobody: Viewer = {
  likes: new Set(),
  follows: new Set(),
  hidden: { items: new Set(), authors: new Set(), categories: new Set() },
  choices: { authors: new Map(), categories: new Map(), dials: neutralDials },
  paused: false,
};
const nothing: Tastes = { categories: [], authors: [], wanted: [] };
const likesTea: Tastes = { ...nothing, categories: [{ category: 'tea', weight: 3, shown: 4 }] };
const rooms = [room('toys', ['toys']), room('tea', ['pans', 'tea']), room('bare', [])];
const choose = (viewer: Viewer, interests: Tastes, shown: readonly string[] = []) => {
  const chosen = chooseRoom(rooms, viewer, interests, (id) => shown.includes(id));
  return chosen && { id: chosen.room.id, ...chosen.reason };
};

describe('which room is shown between clips', () => {
  it('none to whom none concerns', () => {
    expect(choose(nobody, nothing)).toBeNull();
    const hardly = { ...nothing, categories: [{ category: 'tea', weight: 0.2, shown: 9 }] };
    expect(choose(nobody, hardly)).toBeNull();
  });

  it('one whose goods somebody leans to, with the category that says so', () => {
    expect(choose(nobody, likesTea)).toEqual({
      ...{ id: 'tea', code: 'category-liked', params: { category: 'tea' } },
    });
    const looked = { ...nothing, wanted: [{ category: 'pans', strength: 0.9 }] };
    expect(choose(nobody, looked)).toMatchObject({ id: 'tea', code: 'category-searched' });
    const asked = { ...nobody, choices: { ...nobody.choices, categories: new Map([['toys', 1]]) } };
    expect(choose(asked, likesTea)).toMatchObject({ id: 'toys', code: 'category-chosen' });
  });

  it('of whom somebody follows before all others, and none twice', () => {
    const follower = { ...nobody, follows: new Set(['shp_bare']) };
    expect(choose(follower, likesTea)).toEqual({
      ...{ id: 'bare', code: 'author-followed', params: { author: 'shop bare' } },
    });
    expect(choose(follower, likesTea, ['bare'])).toMatchObject({ id: 'tea' });
    expect(choose(follower, likesTea, ['bare', 'tea'])).toBeNull();
  });

  it('none that is hidden, or of which less was asked', () => {
    const { hidden, choices } = nobody;
    const hides = (more: Partial<Viewer['hidden']>) => ({ ...nobody, hidden: { ...hidden, ...more } });
    expect(choose(hides({ authors: new Set(['shp_tea']) }), likesTea)).toBeNull();
    // Of two categories one is hidden: the room stays.
    expect(choose(hides({ categories: new Set(['pans']) }), likesTea)).toMatchObject({ id: 'tea' });
    expect(choose(hides({ categories: new Set(['pans', 'tea']) }), likesTea)).toBeNull();
    const less = { ...nobody, choices: { ...choices, authors: new Map([['shp_tea', -1]]) } };
    expect(choose(less, likesTea)).toBeNull();
  });
});
