import { absoluteTime } from '../format.ts';
import type { Locale } from '../i18n.ts';

const moment = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;

/** A step of a decision, its moments as the reader's clock shows them. */
export const withLocalTimes = (step: string, locale: Locale): string =>
  step.replaceAll(moment, (at) => absoluteTime(at, locale));
