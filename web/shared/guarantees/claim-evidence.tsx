import { FileText, Film, ImagePlus } from 'lucide-react';
import { useState } from 'react';
import { buttonClass, Select } from '../../ui/index.ts';
import { putFile } from '../put-file.ts';
import type { ClaimView, EvidenceKind } from './claim-view.ts';
import { useClaimWords } from './words.ts';

const fileTypes = 'image/jpeg,image/png,image/webp,application/pdf,video/mp4,video/webm';

/** The evidence of both sides; one opens by itself. Operators’ is not shown before it is opened: that is logged. */
export function ClaimEvidence({ of, root, shown = true }: { of: ClaimView; root: string; shown?: boolean }) {
  const words = useClaimWords();
  if (of.files.length === 0) return <p className="text-sm text-soft">{words.filesNone}</p>;
  return (
    <ul className="flex flex-wrap gap-2">
      {of.files.map((file, index) => {
        const url = `${root}/${of.id}/files/${file.id}`;
        const isPicture = file.contentType.startsWith('image/');
        const Icon = file.contentType.startsWith('video/') ? Film : FileText;
        return (
          <li key={file.id} className="flex w-20 flex-col gap-1">
            <a
              href={url}
              target="_blank"
              rel="noreferrer"
              aria-label={words.file(words.sides[file.side], words.kinds[file.kind], index + 1)}
              className="flex size-20 items-center justify-center overflow-hidden rounded-control bg-fill"
            >
              {shown && isPicture ? (
                <img src={url} alt="" loading="lazy" className="size-full object-cover" />
              ) : (
                <Icon size={24} className="text-soft" aria-hidden="true" />
              )}
            </a>
            <span className="truncate text-center text-xs text-soft">{words.kinds[file.kind]}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** Chooses files of a kind as evidence. */
export function EvidenceButton({
  kinds,
  disabled,
  onChoose,
}: {
  kinds: readonly EvidenceKind[];
  disabled: boolean;
  onChoose: (kind: EvidenceKind, files: File[]) => void;
}) {
  const words = useClaimWords();
  const [kind, setKind] = useState<EvidenceKind>(kinds[0] ?? 'photo');
  return (
    <div className="flex flex-wrap items-end gap-2">
      {kinds.length > 1 && (
        <Select
          label={words.form.kind}
          value={kind}
          options={kinds.map((one) => ({ value: one, label: words.kinds[one] }))}
          onChange={(event) => setKind(event.target.value as EvidenceKind)}
        />
      )}
      <label
        className={`${buttonClass('outline', 'small')} cursor-pointer has-disabled:opacity-45 has-focus-visible:outline-2`}
      >
        <ImagePlus size={16} aria-hidden="true" />
        {words.form.add}
        <input
          type="file"
          multiple
          accept={fileTypes}
          disabled={disabled}
          className="sr-only"
          onChange={(event) => {
            onChoose(kind, [...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
      </label>
    </div>
  );
}

export interface ChosenEvidence {
  readonly kind: EvidenceKind;
  readonly file: File;
}

/** What a right wants to see first, then photographs and videos, which are always welcome. */
export function kindsFor(right: ClaimView['right']): readonly EvidenceKind[] {
  return [...new Set<EvidenceKind>([...right.evidence.map(({ kind }) => kind), 'photo', 'video'])];
}

/** A video is a video, whatever was chosen. */
export function kindOfFile(kind: EvidenceKind, file: File): EvidenceKind {
  if (file.type.startsWith('video/')) return 'video';
  return kind === 'video' ? 'photo' : kind;
}

/** Sends files one by one; answers how many did not arrive. */
export async function sendEvidence(
  root: string,
  claimId: string,
  chosen: readonly ChosenEvidence[],
): Promise<number> {
  let failed = 0;
  for (const { kind, file } of chosen)
    await putFile(`${root}/${claimId}/files?kind=${kindOfFile(kind, file)}`, file).catch(() => {
      failed += 1;
    });
  return failed;
}
