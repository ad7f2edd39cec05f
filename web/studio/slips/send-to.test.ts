import type { OrderView } from '@kanmai/client';
import { expect, it } from 'vitest';
import { messages } from '../messages/zh-cn.ts';
import { csvColumns } from '../orders/order-csv.ts';
import { sendToOf } from './send-to.ts';

const address = {
  ...{ recipient: '王小明', phone: '13800000000', country: 'CN', province: '浙江省', city: '杭州市' },
  ...{ district: '西湖区', street: '文三路 9 号', postalCode: '310000' },
};
const order = { id: 'ord_1', address, lines: [] as unknown, state: 'paid' } as OrderView;
const destination = { orderId: 'ord_1', code: '123456789012', warehouse: '真宝仓 良睦路 1 号' };

it('papers of an order through the warehouse have its address and code, never the buyer’s address', () => {
  const to = sendToOf(order, destination);
  expect(to).toEqual({ person: null, lines: ['真宝仓 良睦路 1 号'], code: '123456789012' });
  for (const said of Object.values(address)) expect(JSON.stringify(to)).not.toContain(said);
  expect(sendToOf(order, undefined)).toMatchObject({ person: { name: '王小明' }, code: null });
});

it('exported orders through the warehouse have its address and code, never the buyer’s address', () => {
  const cells = (through: boolean) =>
    csvColumns(messages, new Map(through ? [['ord_1', destination]] : []))
      .map((column) => column.valueOf(order))
      .join(' ');
  expect(cells(false)).toContain('文三路 9 号');
  expect(cells(true)).toContain('真宝仓 良睦路 1 号 123456789012');
  for (const said of ['13800000000', '西湖区', '文三路 9 号']) expect(cells(true)).not.toContain(said);
});
