import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../../shared/api.ts';

const fetchCategories = async () => (await unwrap(api.GET('/api/v1/categories'))).items;

export type CategoryView = Awaited<ReturnType<typeof fetchCategories>>[number];
export type AttributeRuleView = CategoryView['attributes'][number];

/** The platform's categories; they change only with the platform. */
export const categoriesQuery = queryOptions({
  queryKey: ['categories'],
  queryFn: fetchCategories,
  staleTime: 3_600_000,
});
