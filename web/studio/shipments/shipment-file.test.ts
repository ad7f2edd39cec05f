import { describe, expect, it } from 'vitest';
import { readCarrier, readShipmentFile } from './shipment-file.ts';

const first = `ord_${'0'.repeat(25)}1`;
const second = `ord_${'0'.repeat(25)}2`;
const third = `ord_${'0'.repeat(25)}3`;
const problems = (text: string) => readShipmentFile(text).lines.map(({ problem }) => problem);

describe('readShipmentFile', () => {
  it('knows its columns in Chinese and in English, in any order, among others', () => {
    const label = { carrier: 'sf', trackingNo: 'SF123456', sku: '', quantity: '' };
    const expected = [{ line: 2, orderId: first, ...label, problem: null }];
    expect(readShipmentFile(`订单号,承运商,运单号\n${first},顺丰速运,sf123456`).lines).toEqual(expected);
    expect(
      readShipmentFile(`Tracking No.\tNote\tOrder\tCarrier\nSF 123456\tx\t${first}\tSF Express`),
    ).toEqual({ lines: expected, problem: null });
  });

  it('reads which goods are in which parcel, where the file says so', () => {
    const file = readShipmentFile(
      [
        'order,carrier,tracking no,sku,qty',
        `${first},sf,SF123456,tea-5,2`,
        `${first},sf,SF123456,cup,`,
        `${first},sf,SF123457,tea-5,１`,
        `${second},sf,SF123456,tea-5,1`,
        `${first},sf,SF123458,,`,
        `${second},sf,SF123459,tea-5,1.5`,
      ].join('\n'),
    );
    expect(file.lines.map(({ sku, quantity, problem }) => [sku, quantity, problem])).toEqual([
      ['tea-5', '2', null],
      ['cup', '', null],
      ['tea-5', '1', null],
      ['tea-5', '1', 'number-twice'],
      ['', '', 'order-twice'],
      ['tea-5', '1.5', 'quantity-wrong'],
    ]);
  });

  it('takes a paste without headings in the order of the template', () => {
    expect(readShipmentFile(`${first}\tzto\t7312345678\n`).lines).toMatchObject([
      { line: 1, orderId: first, carrier: 'zto', trackingNo: '7312345678', problem: null },
    ]);
  });

  it('says by line what is wrong', () => {
    const lines = [
      'order,carrier,tracking no',
      `${first},sf,SF123456`,
      ',sf,SF123457',
      '12345,sf,SF123458',
      `${second},,SF123459`,
      `${second},pigeon,SF123459`,
      `${second},sf,`,
      `${second},sf,7.31235E+11`,
      `${second},sf,SF/12`,
      `${first},sf,SF123460`,
      `${second},sf,SF123456`,
      `${third},sf,'SF123461`,
    ];
    expect(problems(lines.join('\r\n'))).toEqual([
      null,
      'order-missing',
      'order-wrong',
      'carrier-missing',
      'carrier-unknown',
      'tracking-missing',
      'tracking-rounded',
      'tracking-wrong',
      'order-twice',
      'number-twice',
      null,
    ]);
  });

  it('refuses what is no such file', () => {
    expect(readShipmentFile('').problem).toBe('empty');
    expect(readShipmentFile('order,carrier,tracking no\n').problem).toBe('empty');
    expect(readShipmentFile('name,phone\na,b').problem).toBe('columns-missing');
    const long = ['order,carrier,tracking no', ...Array.from({ length: 5_001 }, () => 'a,b,c')];
    expect(readShipmentFile(long.join('\n')).problem).toBe('too-long');
  });
});

describe('readCarrier', () => {
  it.each([
    ['sf', 'sf'],
    ['顺丰', 'sf'],
    ['顺丰速运', 'sf'],
    ['ＳＦ Express', 'sf'],
    ['京东', 'jd'],
    ['J&T', 'jitu'],
    ['中国邮政EMS', 'ems'],
    ['Deppon', 'deppon'],
    ['toString', null],
    ['', null],
  ])('%s → %s', (text, code) => expect(readCarrier(text)).toBe(code));
});
