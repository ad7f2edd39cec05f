import { describe, expect, it } from 'vitest';
import type { ClipView } from './clip.schema.ts';
import { sharePage } from './share-page.ts';

const shell = '<!doctype html><html><head><title>Kanmai</title></head><body></body></html>';
const clip = (caption: string): ClipView => ({
  ...{
    id: 'clp_1',
    caption,
    category: '',
    tags: [],
    durationMs: 1,
    width: 720,
    height: 1280,
    stripUrl: null,
  },
  author: { id: 'shp_1', kind: 'shop', name: 'A & B', avatarUrl: null, followed: false, followerCount: 0 },
  ...{ videoUrl: '/media/ast_1/video.mp4', coverUrl: '/media/ast_1/cover.webp', publishedAt: null },
  ...{ likeCount: 0, commentCount: 0, shareCount: 0, liked: false, goods: [], place: null },
  shareUrl: 'https://shop.example/c/clp_1',
});

describe('the share page', () => {
  it('says in its head what the clip is', () => {
    const page = sharePage(shell, clip('绿茶 tea'), 'https://shop.example');
    expect(page).toContain('<title>绿茶 tea · A &amp; B</title>');
    expect(page).toContain('<meta property="og:video" content="https://shop.example/media/ast_1/video.mp4">');
    expect(page).toContain(
      '<meta property="og:image" content="https://shop.example/media/ast_1/cover.webp">',
    );
    expect(page).toContain('<meta property="og:url" content="https://shop.example/c/clp_1">');
    expect(page.match(/<\/head>/g)).toHaveLength(1);
  });

  it('escapes what people wrote, and takes replacement patterns as text', () => {
    const page = sharePage(shell, clip(`"><script>alert(1)</script>$&$'$\``), 'https://shop.example');
    expect(page).not.toContain('<script>');
    expect(page).toContain('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;$&amp;$&#39;$`');
    expect(page.match(/<body>/g)).toHaveLength(1);
  });
});
