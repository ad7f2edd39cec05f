import { useQuery } from '@tanstack/react-query';
import { useLocale } from '../../shared/i18n.ts';
import { categoriesQuery } from './category-queries.ts';

/** A category in the reader's language; one that the platform does not know stays as it was written. */
export function CategoryName({ category }: { category: string }) {
  const { locale } = useLocale();
  const english = locale === 'en';
  const { data = [] } = useQuery({ ...categoriesQuery, enabled: english });
  return english ? (data.find(({ name }) => name === category)?.en ?? category) : category;
}
