import { checkAmount, checkCondition, checkFact } from './check-parts.ts';
import { Faults, type PolicyFault } from './check-shape.ts';
import type { FactPlaces } from './facts.ts';
import type { Payer, Purpose } from './policy.ts';

const payers: readonly Payer[] = [
  'shop-deposit',
  'shop-budget',
  'platform',
  'platform-advance',
  'carrier',
  'insurer',
];
const purposes: readonly Purpose[] = ['refund', 'compensation', 'freight', 'difference'];
const hoursMax = 24 * 3_660;
const rowsMax = 1_000;
const code = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** What is wrong with a policy that came as JSON; empty when nothing is. */
export function checkPolicy(value: unknown, places: FactPlaces): readonly PolicyFault[] {
  const faults = new Faults();
  const own = faults.object(
    value,
    'policy',
    ['code', 'version', 'title', 'who', 'claim', 'window', 'evidence', 'rows', 'payers', 'caps', 'clocks'],
    ['evidenceClock'],
  );
  if (own === undefined) return faults.list;
  checkCode(own.code, 'code', faults);
  faults.whole(own.version, 'version', 1, 1_000_000);
  const title = faults.object(own.title, 'title', ['zh', 'en']);
  for (const language of ['zh', 'en']) faults.text(title?.[language], `title.${language}`);
  checkCondition(own.who, 'who', places, faults);
  checkCondition(own.claim, 'claim', places, faults);
  checkWindow(own.window, places, faults);
  const clocks = checkClocks(own.clocks, places, faults);
  checkEvidence(own.evidence, places, faults);
  if (own.evidenceClock !== undefined) faults.oneOf(own.evidenceClock, 'evidenceClock', clocks);
  checkRows(own.rows, clocks, places, faults);
  checkPayers(own.payers, places, faults);
  faults.entries(own.caps, 'caps', 20).forEach((cap, n) => {
    const each = faults.object(cap, `caps[${n}]`, ['code', 'amount']);
    checkCode(each?.code, `caps[${n}].code`, faults);
    checkAmount(each?.amount, `caps[${n}].amount`, places, faults);
  });
  return faults.list;
}

function checkCode(value: unknown, path: string, faults: Faults): void {
  if (typeof value !== 'string' || !code.test(value)) faults.add(path, 'is no word of a-z, 0-9 and -');
}

function checkWindow(value: unknown, places: FactPlaces, faults: Faults): void {
  const window = faults.object(value, 'window', [], ['opens', 'closes']);
  for (const side of ['opens', 'closes']) {
    if (window?.[side] === undefined) continue;
    const moment = faults.object(window[side], `window.${side}`, ['fact', 'plusHours']);
    checkFact(moment?.fact, `window.${side}.fact`, ['time'], places, faults);
    faults.whole(moment?.plusHours, `window.${side}.plusHours`, 0, hoursMax);
  }
}

function checkClocks(value: unknown, places: FactPlaces, faults: Faults): string[] {
  const clocks = faults.object(value, 'clocks', [], Object.keys(value ?? {})) ?? {};
  for (const [name, clock] of Object.entries(clocks)) {
    const path = `clocks.${name}`;
    const own = faults.object(clock, path, ['from', 'hours', 'onExpiry', 'because']);
    checkCode(name, path, faults);
    checkFact(own?.from, `${path}.from`, ['time'], places, faults);
    faults.whole(own?.hours, `${path}.hours`, 0, hoursMax);
    faults.oneOf(own?.onExpiry, `${path}.onExpiry`, ['pay', 'refuse', 'review']);
    checkCode(own?.because, `${path}.because`, faults);
  }
  return Object.keys(clocks);
}

function checkEvidence(value: unknown, places: FactPlaces, faults: Faults): void {
  faults.entries(value, 'evidence', 20).forEach((rule, n) => {
    const path = `evidence[${n}]`;
    const own = faults.object(rule, path, ['fact', 'least'], ['when']);
    checkFact(own?.fact, `${path}.fact`, ['evidence'], places, faults);
    faults.whole(own?.least, `${path}.least`, 1, 20);
    if (own?.when !== undefined) checkCondition(own.when, `${path}.when`, places, faults);
  });
}

function checkRows(value: unknown, clocks: readonly string[], places: FactPlaces, faults: Faults): void {
  const rows = faults.entries(value, 'rows', rowsMax);
  if (rows.length === 0) faults.add('rows', 'has no row');
  rows.forEach((row, n) => {
    const path = `rows[${n}]`;
    const own = faults.object(row, path, ['outcome', 'because'], ['when', 'pays', 'clock']);
    if (own === undefined) return;
    faults.oneOf(own.outcome, `${path}.outcome`, ['pay', 'refuse', 'wait', 'review']);
    checkCode(own.because, `${path}.because`, faults);
    const isLast = n === rows.length - 1;
    if ((own.when === undefined) !== isLast)
      faults.add(`${path}.when`, isLast ? 'must not be there: the last row is for all else' : 'is missing');
    if (own.when !== undefined) checkCondition(own.when, `${path}.when`, places, faults);
    checkPays(own, path, clocks, places, faults);
  });
}

/** Who is to be paid must have an amount; who waits must have a clock. */
function checkPays(
  row: Record<string, unknown>,
  path: string,
  clocks: readonly string[],
  places: FactPlaces,
  faults: Faults,
): void {
  const pays = row.pays === undefined ? [] : faults.entries(row.pays, `${path}.pays`, 10);
  pays.forEach((payment, n) => {
    const at = `${path}.pays[${n}]`;
    const own = faults.object(payment, at, ['purpose', 'amount']);
    faults.oneOf(own?.purpose, `${at}.purpose`, purposes);
    checkAmount(own?.amount, `${at}.amount`, places, faults);
  });
  if (row.outcome === 'pay' && pays.length === 0) faults.add(`${path}.pays`, 'is missing');
  if (row.outcome === 'refuse' && pays.length > 0) faults.add(`${path}.pays`, 'is not for a refusal');
  const waits = row.outcome === 'wait' || row.outcome === 'review';
  if (waits) faults.oneOf(row.clock, `${path}.clock`, clocks);
  else if (row.clock !== undefined) faults.add(`${path}.clock`, 'is for wait and review');
}

function checkPayers(value: unknown, places: FactPlaces, faults: Faults): void {
  const list = faults.entries(value, 'payers', 10);
  if (list.length === 0) faults.add('payers', 'has nobody');
  list.forEach((payer, n) => {
    const path = `payers[${n}]`;
    const own = faults.object(payer, path, ['payer'], ['upTo']);
    faults.oneOf(own?.payer, `${path}.payer`, payers);
    const isLast = n === list.length - 1;
    if ((own?.upTo === undefined) !== isLast)
      faults.add(`${path}.upTo`, isLast ? 'must not be there: the last pays the rest' : 'is missing');
    if (own?.upTo !== undefined) checkAmount(own.upTo, `${path}.upTo`, places, faults);
  });
}
