import type { Checklist, ChecklistItem } from './checklist.ts';
import type { InspectedKind } from './risk-route.ts';

const choice = (code: string, choices: readonly string[], fatal: readonly string[] = []): ChecklistItem => ({
  ...{ code, kind: 'choice', choices },
  ...(fatal.length === 0 ? {} : { fatal }),
});
const works = (code: string) => choice(code, ['works', 'faulty']);
const asListed = (code: string) => choice(code, ['as-listed', 'other'], ['other']);

const phone: Checklist = {
  kind: 'phone',
  version: 1,
  items: [
    { code: 'imei', kind: 'imei' },
    choice('imei-match', ['same', 'different'], ['different']),
    asListed('model'),
    asListed('storage'),
    choice('account-lock', ['free', 'locked'], ['locked']),
    choice('network-lock', ['free', 'locked'], ['locked']),
    choice('screen', ['flawless', 'fine-scratches', 'scratched', 'cracked']),
    choice('display', ['even', 'spots', 'burnt-in', 'lines']),
    choice('body', ['flawless', 'fine-scratches', 'dents', 'bent']),
    { code: 'battery-health', kind: 'number', min: 1, max: 100 },
    works('rear-camera'),
    works('front-camera'),
    works('touch'),
    works('sound'),
    works('buttons'),
    works('charging'),
    works('radio'),
    works('unlock'),
    choice('repair', ['none', 'battery', 'screen', 'board']),
    choice('liquid', ['none', 'tripped']),
  ],
  photos: ['front', 'back', 'edges', 'screen-on', 'imei'],
};

const jewellery: Checklist = {
  kind: 'jewellery',
  version: 1,
  items: [
    asListed('appearance'),
    asListed('weight'),
    choice('mark', ['right', 'none', 'wrong'], ['wrong']),
    choice('laboratory', ['natural', 'treated', 'synthetic'], ['treated', 'synthetic']),
    { code: 'laboratory-report', kind: 'text', required: true },
  ],
  photos: ['front', 'back', 'instrument'],
};

const bag: Checklist = {
  kind: 'bag',
  version: 1,
  items: [
    asListed('appearance'),
    choice('serial', ['right', 'none', 'wrong'], ['wrong']),
    choice('stitching', ['right', 'wrong'], ['wrong']),
    choice('hardware', ['right', 'wrong'], ['wrong']),
    choice('leather', ['right', 'wrong'], ['wrong']),
  ],
  photos: ['front', 'back', 'inside', 'serial'],
};

const liquor: Checklist = {
  kind: 'liquor',
  version: 1,
  items: [
    asListed('appearance'),
    choice('closure', ['whole', 'opened'], ['opened']),
    choice('anti-fake-code', ['right', 'wrong'], ['wrong']),
    choice('print', ['right', 'wrong'], ['wrong']),
    { code: 'batch', kind: 'text', required: true },
  ],
  photos: ['front', 'back', 'closure'],
};

const all: Readonly<Record<InspectedKind, Checklist>> = { phone, jewellery, bag, liquor };

/** What goods of a kind are looked at for, as of today. A report keeps the version that it was written by. */
export function checklistFor(kind: InspectedKind): Checklist {
  return all[kind];
}
