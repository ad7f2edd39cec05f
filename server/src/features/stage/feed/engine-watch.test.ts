import { afterEach, describe, expect, it, vi } from 'vitest';
import { EngineLate, EngineWatch, engineBudgetMs, engineRestMs } from './engine-watch.ts';

afterEach(() => {
  vi.useRealTimers();
});

describe('an engine in a thread of its own, watched', () => {
  it('is waited for no longer than its budget, and left alone for a while after that', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    const watch = new EngineWatch(() => Date.now());
    const late = expect(watch.run(() => new Promise(() => undefined))).rejects.toThrow(EngineLate);
    await vi.advanceTimersByTimeAsync(engineBudgetMs - 1);
    expect(watch.rests).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await late;
    expect(watch.rests).toBe(true);
    await vi.advanceTimersByTimeAsync(engineRestMs);
    expect(watch.rests).toBe(false);
  });

  it('is answered for where this thread was the slow one, and its answer only had to be read', async () => {
    const watch = new EngineWatch(() => 0);
    const answer = await watch.run(() => {
      const read = new Promise<string>((resolve) => setImmediate(() => resolve('a page')));
      const untilMs = performance.now() + engineBudgetMs + 20;
      while (performance.now() < untilMs);
      return read;
    });
    expect(answer).toBe('a page');
  });

  it('throws what asking threw', async () => {
    const watch = new EngineWatch(() => 0);
    await expect(watch.run(() => Promise.reject(new Error('out of order')))).rejects.toThrow('out of order');
    expect(watch.rests).toBe(false);
  });
});
