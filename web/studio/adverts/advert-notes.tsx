import { CircleAlert, TriangleAlert } from 'lucide-react';
import { Button, classNames } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';
import type { AdvertFinding } from './advert-check.ts';
import { familyOf, inContext, withSuggestion } from './suggestion.ts';

interface AdvertNotesProps {
  /** What the text is called, where it is not right above. */
  label?: string;
  text: string;
  findings: readonly AdvertFinding[];
  /** Takes the mended text; without it the words are mended by hand. */
  onUse?: (text: string) => void;
}

/** Under a field: the words that advertising law does not allow, why, and what to write instead. */
export function AdvertNotes({ label, text, findings, onUse }: AdvertNotesProps) {
  return (
    // Always there, so that what comes up is read out.
    <div role="status" aria-live="polite" className="min-w-0">
      {findings.length > 0 && (
        <ul className="mt-1 flex flex-col gap-2">
          {findings.map((finding) => (
            <AdvertNote
              key={`${finding.start} ${finding.rule}`}
              finding={finding}
              text={text}
              {...(label === undefined ? {} : { label })}
              {...(onUse === undefined ? {} : { onUse })}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

function AdvertNote({
  label,
  text,
  finding,
  onUse,
}: Omit<AdvertNotesProps, 'findings'> & { finding: AdvertFinding }) {
  const words = useMessages().adverts;
  const refused = finding.verdict === 'refused';
  const Icon = refused ? CircleAlert : TriangleAlert;
  const shown = inContext(text, finding);
  const uncertified = familyOf(finding.rule) === 'certificate' && finding.suggestion === '';
  return (
    <li
      className={classNames(
        'flex min-w-0 flex-col gap-2 rounded-control p-3 text-sm',
        refused ? 'bg-danger-wash' : 'bg-amber-wash',
      )}
    >
      <div className="flex gap-2">
        <Icon
          size={18}
          aria-hidden="true"
          className={classNames('mt-px shrink-0', refused ? 'text-danger' : 'text-amber')}
        />
        <p className="min-w-0 wrap-anywhere">
          <span className={classNames('font-semibold', refused ? 'text-danger' : 'text-amber')}>
            {refused ? words.refused : words.warned}
          </span>{' '}
          {label !== undefined && `${label}${words.colon}`}
          {shown.before}
          <mark className="bg-transparent font-semibold text-ink underline decoration-danger decoration-wavy underline-offset-4">
            {shown.words}
          </mark>
          {shown.after}
          <span className="mt-1 block text-xs text-soft">
            {uncertified ? words.uncertified : words.why[familyOf(finding.rule)]}
            {` ${finding.article} (${finding.officialCode})`}
          </span>
        </p>
      </div>
      {onUse !== undefined && !uncertified && (
        <Button
          look="outline"
          size="small"
          className="self-start"
          onClick={() => onUse(withSuggestion(text, finding))}
        >
          {finding.suggestion === '' ? words.leaveOut(finding.words) : words.use(finding.suggestion)}
        </Button>
      )}
    </li>
  );
}
