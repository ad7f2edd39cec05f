import { lazyRouteComponent } from '@tanstack/react-router';
import { type ComponentType, lazy } from 'react';

async function load<Props extends object>(
  part: () => Promise<ComponentType<Props>>,
): Promise<{ default: ComponentType<Props> }> {
  const [{ withQueries }, Part] = await Promise.all([import('./queries.tsx'), part()]);
  return { default: withQueries(Part) };
}

/** A page that is fetched when it is first gone to, or pointed at. */
export function lazyPage(part: () => Promise<ComponentType>) {
  return lazyRouteComponent(() => load(part));
}

/** A sheet that is fetched when it first rises, or ahead of that by `ahead`. */
export function lazySheet<Props extends object>(part: () => Promise<ComponentType<Props>>) {
  return { Sheet: lazy(() => load(part)), ahead: () => load(part) };
}
