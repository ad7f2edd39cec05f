import { describe, expect, it } from 'vitest';
import { PublicFiles } from './public-files.ts';

describe('public files', () => {
  it('are looked up once, and again after their clip changed', async () => {
    let clips = ['clp_a'];
    let asked = 0;
    const files = new PublicFiles(async () => {
      asked += 1;
      return clips;
    });
    expect(await files.isPublic('ast_1')).toBe(true);
    expect(await files.isPublic('ast_1')).toBe(true);
    expect(asked).toBe(1);
    files.apply({ kind: 'clip-taken-down', subjectId: 'clp_other' });
    expect(await files.isPublic('ast_1')).toBe(true);
    expect(asked).toBe(1);
    clips = [];
    files.apply({ kind: 'clip-taken-down', subjectId: 'clp_a' });
    expect(await files.isPublic('ast_1')).toBe(false);
  });

  it('are never remembered as hidden', async () => {
    let clips: string[] = [];
    const files = new PublicFiles(async () => clips);
    expect(await files.isPublic('ast_1')).toBe(false);
    clips = ['clp_a'];
    expect(await files.isPublic('ast_1')).toBe(true);
  });

  it('are not remembered from before a change that was told meanwhile', async () => {
    let clips = ['clp_a'];
    let release = () => {};
    const files = new PublicFiles(async () => {
      const seen = clips;
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      return seen;
    });
    const first = files.isPublic('ast_1');
    clips = [];
    files.apply({ kind: 'clip-taken-down', subjectId: 'clp_a' });
    release();
    await first;
    const second = files.isPublic('ast_1');
    release();
    expect(await second).toBe(false);
  });
});
