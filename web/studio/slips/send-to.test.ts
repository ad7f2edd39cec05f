import type { ShopOrderView } from '@kanmai/client';
import { expect, it } from 'vitest';
import { messages } from '../messages/zh-cn.ts';
import { csvColumns } from '../orders/order-csv.ts';
import { sendToOf } from './send-to.ts';

const address = {
  ...{ recipient: '王小明', phone: '13800000000', country: 'CN', province: '浙江省', city: '杭州市' },
  ...{ district: '西湖区', street: '文三路 9 号', postalCode: '310000', id: 'adr_1', isDefault: true },
};
const warehouse = { code: '123456789012', address: '真宝仓 良睦路 1 号' };
const rest = { id: 'ord_1', lines: [] as unknown, state: 'paid' } as ShopOrderView;
const direct = { ...rest, address, warehouse: null };
const inspected = { ...rest, address: null, warehouse };
const unpaid = { ...rest, address: null, warehouse: null };

it('papers go to the buyer, or to the warehouse with its code; none is printed of what is not to be sent', () => {
  expect(sendToOf(direct)).toMatchObject({ person: { name: '王小明' }, code: null });
  expect(sendToOf(inspected)).toEqual({ person: null, lines: [warehouse.address], code: warehouse.code });
  expect(sendToOf(unpaid)).toBeNull();
});

it('exported orders say where they are sent', () => {
  const cells = (order: ShopOrderView) =>
    csvColumns(messages)
      .map((column) => column.valueOf(order))
      .join(' ');
  expect(cells(direct)).toContain('文三路 9 号');
  expect(cells(inspected)).toContain('真宝仓 良睦路 1 号 123456789012');
  expect(cells(unpaid)).toContain('付款后可见');
});
