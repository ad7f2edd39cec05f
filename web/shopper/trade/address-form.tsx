import type { AddressInput, AddressView } from '@kanmai/client';
import { type FormEvent, useState } from 'react';
import { codeOf } from '../../shared/api.ts';
import { Button, TextField } from '../../ui/index.ts';
import { errorText, useMessages } from '../messages/index.ts';

const required = ['recipient', 'phone', 'province', 'city', 'street'] as const;
type Field = (typeof required)[number] | 'district' | 'postalCode';

const empty: Record<Field, string> = {
  recipient: '',
  phone: '',
  province: '',
  city: '',
  district: '',
  street: '',
  postalCode: '',
};

export interface AddressFormProps {
  address?: AddressView | undefined;
  onSave: (address: AddressInput) => Promise<void>;
}

export function AddressForm({ address, onSave }: AddressFormProps) {
  const m = useMessages();
  const [values, setValues] = useState<Record<Field, string>>({ ...empty, ...pick(address) });
  const [isDefault, setDefault] = useState(address?.isDefault ?? false);
  const [shown, setShown] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const errors = addressErrors(values);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setShown(true);
    if (Object.keys(errors).length > 0) return;
    setBusy(true);
    setFailure(null);
    try {
      await onSave({ ...values, country: address?.country ?? 'CN', isDefault });
    } catch (error) {
      setFailure(errorText(m, codeOf(error)));
    } finally {
      setBusy(false);
    }
  };
  const field = (
    name: Field,
    autoComplete: string,
    more: { type?: string; maxLength?: number; hint?: string } = {},
  ) => {
    const wrong = shown ? errors[name] : undefined;
    return (
      <TextField
        label={m.address[name]}
        name={name}
        value={values[name]}
        onChange={(event) => setValues({ ...values, [name]: event.target.value })}
        autoComplete={autoComplete}
        maxLength={60}
        error={wrong === undefined ? null : wrong === 'phone' ? m.address.phoneWrong : m.address.required}
        {...more}
      />
    );
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-3">
      <div className="grid grid-cols-2 gap-3">
        {field('recipient', 'name')}
        {field('phone', 'tel', { type: 'tel', maxLength: 24 })}
        {field('province', 'address-level1')}
        {field('city', 'address-level2')}
        {field('district', 'address-level3')}
        {field('postalCode', 'postal-code', { maxLength: 16 })}
      </div>
      {field('street', 'street-address', { maxLength: 200, hint: m.address.streetHint })}
      <label className="flex h-11 items-center gap-2 text-sm">
        <input
          type="checkbox"
          className="size-5 accent-ink"
          checked={isDefault}
          onChange={(event) => setDefault(event.target.checked)}
        />
        {m.address.isDefault}
      </label>
      {failure && (
        <p role="alert" className="text-sm text-danger">
          {failure}
        </p>
      )}
      <Button type="submit" size="large" wide busy={busy}>
        {m.address.save}
      </Button>
    </form>
  );
}

function pick(address: AddressView | undefined): Partial<Record<Field, string>> {
  if (address === undefined) return {};
  const { recipient, phone, province, city, district, street, postalCode } = address;
  return { recipient, phone, province, city, district, street, postalCode };
}

function addressErrors(values: Record<Field, string>): Partial<Record<Field, 'required' | 'phone'>> {
  const errors: Partial<Record<Field, 'required' | 'phone'>> = {};
  for (const name of required) if (values[name].trim() === '') errors[name] = 'required';
  if (errors.phone === undefined && !/^\+?[0-9 ()-]{5,24}$/.test(values.phone.trim())) errors.phone = 'phone';
  return errors;
}
