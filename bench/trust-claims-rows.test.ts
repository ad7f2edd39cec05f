import { describe, expect, it } from 'vitest';
import { readLabelled, sourceOf, violationOf } from './trust-claims-rows.ts';

describe('labelled files', () => {
  const rows = [
    { text: '最好', isViolation: true, code: 'ZH8', source: 'title' },
    { text: '说"好",真的', isViolation: false, code: null, source: 'review' },
  ];

  it('reads tabs, commas with quotes, JSON lines and arrays alike', () => {
    const objects = [
      { text: '最好', label: 'ZH8', source: 'title' },
      { text: '说"好",真的', label: 'ok', source: 'review' },
    ];
    const files = [
      'text\tlabel\tsource\n最好\tZH8\ttitle\n说"好",真的\tok\treview\n',
      '\uFEFFtext,label,source\r\n最好,ZH8,title\r\n"说""好"",真的",ok,review\r\n',
      'source,text,label\ntitle,最好,ZH8\nreview,"说""好"",真的",ok',
      '最好\tZH8\ttitle\n说"好",真的\tok\treview',
      objects.map((one) => JSON.stringify(one)).join('\n'),
      JSON.stringify(objects),
    ];
    for (const file of files) expect(readLabelled(file)).toEqual({ rows, unreadable: 0 });
  });

  it('takes labels as people write them, and counts those it cannot', () => {
    for (const label of ['ZH8', 'yp11', 'violation', '1', 'true', '违规', '广告法第九条'])
      expect(violationOf(label)).toBe(true);
    for (const label of [
      'ok',
      'exempt',
      'exempt:aim',
      '0',
      'false',
      'innocent',
      '合规',
      '豁免',
      'non-violation',
    ])
      expect(violationOf(label)).toBe(false);
    expect(violationOf('?')).toBeNull();
    expect(readLabelled('text,label,source\n好,?,title').unreadable).toBe(1);
  });

  it('knows where a sentence stands by what it is called', () => {
    expect(['live', '直播话术', 'comment', 'OCR', '标题', 'chnsenticorp', 'own'].map(sourceOf)).toEqual([
      'script',
      'script',
      'review',
      'picture',
      'title',
      'review',
      undefined,
    ]);
  });
});
