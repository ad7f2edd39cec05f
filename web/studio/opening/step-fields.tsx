import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Select, TextArea, TextField } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import {
  type Application,
  type ApplicationChange,
  nameQuery,
  putDocument,
  putPicture,
  type Slot,
} from './application-queries.ts';
import { DocumentField } from './document-field.tsx';

export interface StepProps {
  application: Application;
  /** What was typed and not saved yet. */
  draft: ApplicationChange;
  onChange: (change: ApplicationChange) => void;
  onPut: (application: Application) => void;
  /** What is wrong, by field. */
  wrong: Record<string, string | undefined>;
}

const documents = 'application/pdf,image/jpeg,image/png,image/webp';
const pictures = 'image/jpeg,image/png,image/webp';

export function KindStep({ application, draft, onChange }: StepProps) {
  const words = useMessages().opening;
  const kind = draft.kind ?? application.kind;
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="sr-only">{words.steps.kind}</legend>
      {(['individual', 'sole-trader', 'company'] as const).map((value) => (
        <label
          key={value}
          className="flex min-h-11 cursor-pointer items-start gap-3 rounded-card border border-line p-4 has-checked:border-ink"
        >
          <input
            type="radio"
            name="kind"
            checked={kind === value}
            onChange={() => onChange({ kind: value })}
            className="mt-1 accent-current"
          />
          <span>
            <span className="block font-semibold">{words.kinds[value]}</span>
            <span className="block text-sm text-soft">{words.kindNotes[value]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

export function IdentityStep({ application, draft, onChange, onPut, wrong }: StepProps) {
  const words = useMessages().opening;
  const kind = application.kind;
  const idKind = draft.idKind ?? application.idKind;
  const person: Slot[] = idKind === 'resident-id' ? ['id-front', 'id-back'] : ['id-front'];
  const slots: Slot[] = kind === 'individual' ? person : [...person, 'licence'];
  return (
    <>
      <TextField
        label={kind === 'individual' ? words.personName : words.businessName}
        autoComplete={kind === 'individual' ? 'name' : 'organization'}
        value={draft.legalName ?? application.legalName}
        maxLength={80}
        error={wrong['legalName'] ?? null}
        onChange={(event) => onChange({ legalName: event.target.value })}
      />
      {kind !== 'individual' && (
        <TextField
          label={words.creditCode}
          hint={
            application.creditCodeMasked ? words.kept(application.creditCodeMasked) : words.creditCodeHint
          }
          value={draft.creditCode ?? ''}
          maxLength={40}
          autoComplete="off"
          error={wrong['creditCode'] ?? null}
          onChange={(event) => onChange({ creditCode: event.target.value })}
        />
      )}
      <Select
        label={words.idKind}
        value={idKind}
        options={[
          { value: 'resident-id', label: words.residentId },
          { value: 'passport', label: words.passport },
        ]}
        onChange={(event) => onChange({ idKind: event.target.value as 'resident-id' | 'passport' })}
      />
      <TextField
        label={words.idNumber}
        hint={application.idNumberMasked ? words.kept(application.idNumberMasked) : words.idNumberHint}
        value={draft.idNumber ?? ''}
        maxLength={40}
        autoComplete="off"
        error={wrong['idNumber'] ?? null}
        onChange={(event) => onChange({ idNumber: event.target.value })}
      />
      {slots.map((slot) => (
        <DocumentField
          key={slot}
          label={words.slots[slot]}
          hint={words.fileHint}
          accept={documents}
          given={application.files.some((file) => file.slot === slot)}
          wrong={wrong[slot]}
          put={(file) => putDocument(application.id, slot, file)}
          onPut={onPut}
        />
      ))}
      <p className="text-xs text-soft">{words.privacy}</p>
    </>
  );
}

export function ShopStep({ application, draft, onChange, onPut, wrong }: StepProps) {
  const messages = useMessages();
  const words = messages.opening;
  const name = draft.name ?? application.name;
  const trades = Object.entries(messages.trades).map(([value, label]) => ({ value, label }));
  return (
    <>
      <TextField
        label={messages.openShop.name}
        value={name}
        maxLength={40}
        hint={<NameHint name={name} shopId={application.shopId} />}
        error={wrong['name'] ?? null}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <div className="grid gap-3 tablet:grid-cols-2">
        <Select
          label={messages.openShop.trade}
          options={[{ value: '', label: words.choose }, ...trades]}
          value={draft.trade ?? application.trade}
          error={wrong['trade'] ?? null}
          onChange={(event) => onChange({ trade: event.target.value })}
        />
        <TextField
          label={messages.openShop.city}
          value={draft.city ?? application.city}
          maxLength={40}
          error={wrong['city'] ?? null}
          onChange={(event) => onChange({ city: event.target.value })}
        />
      </div>
      <TextArea
        label={messages.openShop.introduction}
        value={draft.introduction ?? application.introduction}
        maxLength={500}
        error={wrong['introduction'] ?? null}
        onChange={(event) => onChange({ introduction: event.target.value })}
      />
      <DocumentField
        label={words.picture}
        hint={words.pictureHint}
        accept={pictures}
        given={application.pictureUrl !== null}
        wrong={wrong['picture']}
        put={(file) => putPicture(application.id, file)}
        onPut={onPut}
      />
    </>
  );
}

const pauseMs = 300;

/** Says while one types whether the name is free. */
function NameHint({ name, shopId }: { name: string; shopId: string | null }) {
  const words = useMessages().opening;
  const [asked, setAsked] = useState(name.trim());
  useEffect(() => {
    const timer = setTimeout(() => setAsked(name.trim()), pauseMs);
    return () => clearTimeout(timer);
  }, [name]);
  const { data } = useQuery(nameQuery(asked, shopId));
  if (asked !== name.trim() || data === undefined) return words.nameHint;
  return (
    <span role="status" className={data.free ? 'text-jade' : 'text-danger'}>
      {data.free ? words.nameFree : words.nameTaken}
    </span>
  );
}

export function ContactStep({ application, draft, onChange, wrong }: StepProps) {
  const words = useMessages().opening;
  const fields = [
    ['contactName', words.contactName, 40, 'name'],
    ['contactPhone', words.contactPhone, 40, 'tel'],
    ['contactRegion', words.contactRegion, 80, 'off'],
    ['contactAddress', words.contactAddress, 200, 'street-address'],
  ] as const;
  return (
    <>
      <p className="text-sm text-soft">{words.contactNote}</p>
      {fields.map(([field, label, lengthMax, complete]) => (
        <TextField
          key={field}
          label={label}
          value={draft[field] ?? application[field]}
          maxLength={lengthMax}
          autoComplete={complete}
          inputMode={field === 'contactPhone' ? 'tel' : 'text'}
          error={wrong[field] ?? null}
          onChange={(event) => onChange({ [field]: event.target.value })}
        />
      ))}
    </>
  );
}
