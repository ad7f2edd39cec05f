import { TextField } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import { type PlaceDraft, placeProblem } from './clip-draft.ts';

/** Where the clip was made; shown under its caption. */
export function PlaceFields({
  place,
  onChange,
}: {
  place: PlaceDraft;
  onChange: (place: PlaceDraft) => void;
}) {
  const words = useMessages().clipWork;
  const problem = placeProblem(place);
  const field = (key: keyof PlaceDraft, maxLength: number) => ({
    value: place[key],
    maxLength,
    onChange: (event: { target: { value: string } }) => onChange({ ...place, [key]: event.target.value }),
  });
  return (
    <div className="grid grid-cols-2 gap-3">
      <TextField
        label={words.placeName}
        error={problem === 'unnamed' ? words.placeUnnamed : null}
        {...field('name', 60)}
      />
      <TextField label={words.placeCity} {...field('city', 40)} />
      <TextField
        label={words.placeLat}
        inputMode="decimal"
        error={problem === 'coordinates' ? words.placeWrong : null}
        {...field('lat', 12)}
      />
      <TextField label={words.placeLng} inputMode="decimal" {...field('lng', 12)} />
    </div>
  );
}
