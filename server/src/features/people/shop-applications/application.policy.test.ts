import { describe, expect, it } from 'vitest';
import { canChange, type Filled, missingFields, slotsOf } from './application.policy.ts';

const filled: Filled = {
  kind: 'individual',
  legalName: '陈果',
  idKind: 'resident-id',
  name: '陈果果园',
  trade: 'fresh-fruit',
  city: '杭州',
  contactName: '陈果',
  contactPhone: '13800138000',
  contactRegion: '浙江 杭州 西湖区',
  contactAddress: '文三路 1 号',
  hasIdNumber: true,
  hasCreditCode: false,
  slots: ['id-front', 'id-back'],
};

describe('an application', () => {
  it('is complete for each kind with what that kind is asked for', () => {
    expect(missingFields(filled)).toEqual([]);
    expect(missingFields({ ...filled, kind: 'company' })).toEqual(['creditCode', 'licence']);
    expect(
      missingFields({
        ...filled,
        kind: 'sole-trader',
        hasCreditCode: true,
        slots: [...filled.slots, 'licence'],
      }),
    ).toEqual([]);
    expect(missingFields({ ...filled, idKind: 'passport', slots: ['id-front'] })).toEqual([]);
  });

  it('names everything that is missing', () => {
    expect(
      missingFields({
        ...filled,
        legalName: ' ',
        name: '果',
        city: '',
        contactPhone: '123',
        hasIdNumber: false,
        slots: ['id-back'],
      }),
    ).toEqual(['legalName', 'name', 'city', 'idNumber', 'contactPhone', 'id-front']);
  });

  it('asks a company for its licence beside the person’s documents', () => {
    expect(slotsOf('company', 'passport')).toEqual(['id-front', 'licence']);
    expect(slotsOf('individual', 'resident-id')).toEqual(['id-front', 'id-back']);
  });

  it('is changed before it is submitted and after it was sent back, never meanwhile', () => {
    expect((['draft', 'submitted', 'approved', 'rejected'] as const).filter(canChange)).toEqual([
      'draft',
      'rejected',
    ]);
  });
});
