import type { CreatorId, ShopId } from '@kanmai/kernel';
import { expect, it } from 'vitest';
import type { ShopRole } from '../../../http/access.ts';
import { canChangeAuthor } from './author.policy.ts';

const shop = 'shp_00000000000000000000000000' as ShopId;
const creator = 'crt_00000000000000000000000000' as CreatorId;
const member = (role: ShopRole) => ({ shops: new Map([[shop, role]]), creatorId: null });

it.each([
  ['owner', true],
  ['assistant', true],
  ['host', false],
  ['clerk', false],
  ['finance', false],
] as const)('a shop’s %s may change how it looks: %s', (role, may) => {
  expect(canChangeAuthor(member(role), shop)).toBe(may);
});

it('a creator changes their own looks and nobody else’s', () => {
  expect(canChangeAuthor({ shops: new Map(), creatorId: creator }, creator)).toBe(true);
  expect(canChangeAuthor(member('owner'), creator)).toBe(false);
  expect(canChangeAuthor({ shops: new Map(), creatorId: creator }, shop)).toBe(false);
});
