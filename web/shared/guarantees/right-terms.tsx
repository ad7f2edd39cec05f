import { ShieldCheck } from 'lucide-react';
import { type Locale, useLocale } from '../i18n.ts';
import type { RightView } from './claim-view.ts';
import { useClaimWords } from './words.ts';
import type { ClaimWords } from './words-zh-cn.ts';

export const rightTitle = ({ title }: Pick<RightView, 'title'>, locale: Locale): string =>
  locale === 'en' ? title.en : title.zh;

/** A right in plain words: what it promises, and on which terms. */
export function RightTerms({ right }: { right: RightView }) {
  const words = useClaimWords();
  const { locale } = useLocale();
  return (
    <span className="flex gap-2 text-sm">
      <ShieldCheck size={18} className="mt-0.5 shrink-0 text-jade" aria-hidden="true" />
      <span className="min-w-0">
        <span className="block font-medium text-jade">{rightTitle(right, locale)}</span>
        <span className="block">{words.promises[right.code]}</span>
        <span className="block text-xs text-soft">{termsText(right, words)}</span>
      </span>
    </span>
  );
}

function termsText({ claimHours, claimFrom, evidence, answerHours }: RightView, words: ClaimWords): string {
  const proof = evidence.map(({ kind, least }) => words.piece(words.kinds[kind], least)).join(' · ');
  return [
    claimHours === null || claimFrom === null ? '' : words.window(words.span(claimHours), claimFrom),
    proof === '' ? '' : words.proof(proof),
    answerHours === null ? '' : words.answers(words.span(answerHours)),
  ]
    .filter((one) => one !== '')
    .join(' · ');
}
