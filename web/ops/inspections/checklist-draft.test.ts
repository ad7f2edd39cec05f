import { describe, expect, it } from 'vitest';
import type { ChecklistItem } from '../../shared/inspections/inspection-view.ts';
import { answersOf, isImei, unanswered, withTheRestFine } from './checklist-draft.ts';

const items: ChecklistItem[] = [
  { code: 'imei', kind: 'imei', choices: [], required: true },
  { code: 'screen', kind: 'choice', choices: ['flawless', 'cracked'], required: true },
  { code: 'battery-health', kind: 'number', choices: [], required: true },
  { code: 'batch', kind: 'text', choices: [], required: false },
];

describe('a checklist under way', () => {
  it('says what is not answered, and takes no IMEI whose digit is wrong', () => {
    expect(unanswered(items, {})).toEqual(['imei', 'screen', 'battery-health']);
    expect(unanswered(items, { imei: '490154203237519', screen: 'cracked', 'battery-health': '90' })).toEqual(
      ['imei'],
    );
    expect(isImei('490154203237518')).toBe(true);
  });

  it('answers the rest as it should be, and never what is read or measured', () => {
    expect(withTheRestFine(items, {})).toEqual({ screen: 'flawless' });
    expect(withTheRestFine(items, { screen: 'cracked' })).toEqual({ screen: 'cracked' });
  });

  it('is sent with numbers as numbers, without what is empty', () => {
    expect(answersOf(items, { screen: 'cracked', 'battery-health': '90', batch: ' ' })).toEqual({
      screen: 'cracked',
      'battery-health': 90,
    });
  });
});
