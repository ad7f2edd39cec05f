import { expect, it } from 'vitest';
import { categoryMeant } from './search.meaning.ts';

it('a search is about the category that most of the best found are of', () => {
  expect(categoryMeant(['tea', 'cup', 'tea'])).toBe('tea');
  expect(categoryMeant([...Array(6).fill('tea'), ...Array(40).fill('cup')])).toBe('tea');
});

it('a search for several things, or for nothing there is, is about none', () => {
  expect(categoryMeant(['tea', 'cup'])).toBeNull();
  expect(categoryMeant([])).toBeNull();
});
