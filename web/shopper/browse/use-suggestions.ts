import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, unwrap } from '../../shared/api.ts';

const pauseMs = 120;

export interface Suggested {
  text: string;
  kind: 'category' | 'words';
}

/** How what is typed may go on, shortly after the last key. Without an answer there are none: typing goes on. */
export function useSuggestions(text: string, wanted: boolean): readonly Suggested[] {
  const [asked, setAsked] = useState('');
  const trimmed = text.trim();
  useEffect(() => {
    const timer = setTimeout(() => setAsked(trimmed), pauseMs);
    return () => clearTimeout(timer);
  }, [trimmed]);
  const query = useQuery({
    queryKey: ['suggestions', asked],
    enabled: wanted && asked !== '',
    staleTime: 60_000,
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/search/suggestions', { params: { query: { q: asked } }, signal })),
  });
  if (!wanted || trimmed === '') return [];
  return (query.data?.items ?? []).filter((one) => one.text !== trimmed);
}
