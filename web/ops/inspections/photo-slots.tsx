import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Camera, Check } from 'lucide-react';
import type { InspectorView } from '../../shared/inspections/inspection-view.ts';
import { useInspectionWords } from '../../shared/inspections/words.ts';
import { putFile } from '../../shared/put-file.ts';
import { buttonClass, classNames, Spinner, showToast } from '../../ui/index.ts';
import { pieceQuery } from './inspection-queries.ts';

/** A picture of each thing that there must be one of: a phone's camera opens by itself, a desk chooses a file. */
export function PhotoSlots({ of }: { of: InspectorView }) {
  const { ops } = useInspectionWords();
  const slots = [...of.checklist.photos, 'other'];
  const taken = new Map(of.piece.photos.map(({ slot, id }) => [slot, id]));
  const missing = of.checklist.photos.filter((slot) => !taken.has(slot)).length;
  return (
    <section aria-label={ops.photosLeft(missing)} className="flex flex-col gap-2">
      <h3 className="text-sm font-semibold">{ops.photosLeft(missing)}</h3>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(7rem,1fr))] gap-2">
        {slots.map((slot) => (
          <Slot key={slot} pieceId={of.piece.id} slot={slot} photoId={taken.get(slot)} />
        ))}
      </ul>
    </section>
  );
}

function Slot({ pieceId, slot, photoId }: { pieceId: string; slot: string; photoId: string | undefined }) {
  const words = useInspectionWords();
  const queries = useQueryClient();
  const root = `/api/v1/ops/inspections/${pieceId}/photos`;
  const name = words.slot(slot);
  const send = useMutation({
    mutationFn: (file: File) => putFile<InspectorView>(`${root}?slot=${slot}`, file),
    onSuccess: (next) => queries.setQueryData(pieceQuery(pieceId).queryKey, next),
    onError: () => showToast(words.ops.photoFailed, 'danger'),
  });
  const Icon = photoId === undefined ? Camera : Check;
  return (
    <li className="flex flex-col gap-1">
      {photoId !== undefined && (
        <img
          src={`${root}/${photoId}`}
          alt={words.photo(name)}
          className="aspect-square w-full rounded-control bg-fill object-cover"
        />
      )}
      <label
        className={classNames(
          buttonClass('outline', 'small'),
          'cursor-pointer has-disabled:opacity-45 has-focus-visible:outline-2',
        )}
      >
        {send.isPending ? <Spinner size={16} /> : <Icon size={16} aria-hidden="true" />}
        <span className="truncate">{name}</span>
        <input
          type="file"
          accept="image/jpeg,image/png,image/webp"
          capture="environment"
          disabled={send.isPending}
          aria-label={photoId === undefined ? words.ops.take_(name) : words.ops.retake(name)}
          className="sr-only"
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = '';
            if (file !== undefined) send.mutate(file);
          }}
        />
      </label>
    </li>
  );
}
