import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, unwrap } from '../../shared/api.ts';

/** A text as it is written, by the field that the API knows it under. */
export interface AdvertField {
  readonly field: string;
  readonly source: 'title' | 'script' | 'caption' | 'picture';
  readonly text: string;
}

export interface AdvertAbout {
  readonly kind: 'product' | 'clip' | 'room';
  /** Of what is there already. */
  readonly subjectId?: string | undefined;
  readonly category?: string | undefined;
}

/** Asked once nobody has typed for so long. */
const pauseMs = 500;

async function checkAdvert(authorId: string, about: AdvertAbout, texts: readonly AdvertField[]) {
  const { kind, subjectId, category } = about;
  const body = {
    kind,
    ...(subjectId === undefined ? {} : { subjectId }),
    ...(category === undefined ? {} : { category }),
    texts: texts.map((text) => ({ ...text })),
  };
  return unwrap(
    authorId.startsWith('shp_')
      ? api.POST('/api/v1/studio/shops/{shopId}/adverts/check', {
          params: { path: { shopId: authorId } },
          body,
        })
      : api.POST('/api/v1/studio/creators/{creatorId}/adverts/check', {
          params: { path: { creatorId: authorId } },
          body,
        }),
  );
}

export type AdvertFinding = Awaited<ReturnType<typeof checkAdvert>>['findings'][number];

/**
 * What advertising law says of texts while they are written; of a field only while it says what was read. When nobody answers, nothing is
 * marked: publishing is judged by the platform anyway.
 */
export function useAdvertCheck(
  authorId: string,
  about: AdvertAbout,
  fields: readonly AdvertField[],
): (field: string) => readonly AdvertFinding[] {
  const texts = fields.filter(({ text }) => text.trim() !== '');
  const asked = useSettled(JSON.stringify([about, texts]));
  const { data } = useQuery({
    queryKey: ['studio', authorId, 'advert-check', asked],
    queryFn: async () => {
      const [aboutThen, textsThen] = JSON.parse(asked) as [AdvertAbout, AdvertField[]];
      if (textsThen.length === 0) return { texts: textsThen, findings: [] };
      return { texts: textsThen, ...(await checkAdvert(authorId, aboutThen, textsThen)) };
    },
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });
  return (field) => {
    const read = data?.texts.find((one) => one.field === field)?.text;
    if (read === undefined || read !== texts.find((one) => one.field === field)?.text) return [];
    return (data?.findings ?? []).filter((one) => one.field === field && one.verdict !== 'exempt');
  };
}

/** A value once it has stayed the same for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
