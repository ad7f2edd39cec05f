import type { CarrierCode } from '@kanmai/client';
import { carriers } from '../../shared/carriers.ts';
import { Select } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';

export function CarrierSelect({
  value,
  onChange,
}: {
  value: CarrierCode;
  onChange: (carrier: CarrierCode) => void;
}) {
  const messages = useMessages();
  return (
    <Select
      label={messages.orderPage.carrier}
      value={value}
      onChange={({ target }) => onChange(carriers.find((code) => code === target.value) ?? value)}
      options={carriers.map((code) => ({ value: code, label: messages.carriers[code] ?? code }))}
    />
  );
}
