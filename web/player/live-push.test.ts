import { expect, it } from 'vitest';
import { chooseRecipe } from './live-push.ts';

it('records H.264 where the browser can, else what the server encodes, else nothing', () => {
  const all = () => true;
  expect(chooseRecipe(all, true)).toEqual({
    ...{ mimeType: 'video/webm;codecs=h264,opus', container: 'webm', videoCodec: 'h264', audioCodec: 'opus' },
  });
  const safari = (mimeType: string) => mimeType.startsWith('video/mp4');
  expect(chooseRecipe(safari, true)).toMatchObject({ container: 'mp4', audioCodec: 'aac' });
  const firefox = (mimeType: string) => /vp8/.test(mimeType);
  expect(chooseRecipe(firefox, false)?.mimeType).toBe('video/webm;codecs=vp8');
  expect(chooseRecipe(() => false, true)).toBeNull();
});
