import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { productChoiceQuery } from './product-queries.ts';

const pauseMs = 250;

/** A text once nobody has typed for a moment. */
export function useSettledText(text: string): string {
  const [settled, setSettled] = useState(text.trim());
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text.trim()), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** The products of a shop that fit what is typed, to choose from: the server searches all of them. */
export function useProductChoice(shopId: string, text: string, enabled = true) {
  const settled = useSettledText(text);
  return useQuery({ ...productChoiceQuery(shopId, settled), enabled, placeholderData: keepPreviousData });
}
