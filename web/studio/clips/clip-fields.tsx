import { TextArea, TextField } from '../../ui/index.ts';
import { useAdvertCheck } from '../adverts/advert-check.ts';
import { AdvertNotes } from '../adverts/advert-notes.tsx';
import { useMessages } from '../messages/index.ts';
import { type ClipDraft, readTags } from './clip-draft.ts';
import { GoodsField } from './goods-field.tsx';
import { PlaceFields } from './place-fields.tsx';

interface ClipFieldsProps {
  authorId: string;
  /** Of a clip that is there already. */
  clipId?: string;
  draft: ClipDraft;
  onChange: (change: Partial<ClipDraft>) => void;
  disabled?: boolean;
  nowMs?: number | undefined;
}

export function ClipFields({ authorId, clipId, draft, onChange, disabled = false, nowMs }: ClipFieldsProps) {
  const words = useMessages().clipPage;
  const tags = readTags(draft.tags);
  const findingsOf = useAdvertCheck(authorId, { kind: 'clip', subjectId: clipId, category: draft.category }, [
    { field: 'caption', source: 'caption', text: draft.caption },
    ...tags.map((text, index) => ({ field: `tags.${index}`, source: 'title' as const, text })),
  ]);
  return (
    <fieldset disabled={disabled} className="flex min-w-0 flex-col gap-4">
      <div>
        <TextArea
          label={words.caption}
          hint={words.captionHint}
          value={draft.caption}
          maxLength={300}
          onChange={(event) => onChange({ caption: event.target.value })}
        />
        <AdvertNotes
          text={draft.caption}
          findings={findingsOf('caption')}
          onUse={(caption) => onChange({ caption })}
        />
      </div>
      <div className="grid grid-cols-2 gap-3">
        <TextField
          label={words.category}
          value={draft.category}
          maxLength={60}
          onChange={(event) => onChange({ category: event.target.value })}
        />
        <TextField
          label={words.tags}
          hint={words.tagsHint}
          value={draft.tags}
          maxLength={320}
          onChange={(event) => onChange({ tags: event.target.value })}
        />
      </div>
      {tags.map((tag, index) => (
        <AdvertNotes key={tag} label={words.tags} text={tag} findings={findingsOf(`tags.${index}`)} />
      ))}
      <GoodsField
        authorId={authorId}
        goods={draft.goods}
        nowMs={nowMs}
        onChange={(goods) => onChange({ goods })}
      />
      <PlaceFields place={draft.place} onChange={(place) => onChange({ place })} />
    </fieldset>
  );
}
