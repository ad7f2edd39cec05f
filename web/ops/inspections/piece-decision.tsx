import { useMutation } from '@tanstack/react-query';
import { api, unwrap } from '../../shared/api.ts';
import type { InspectorView } from '../../shared/inspections/inspection-view.ts';
import { useInspectionWords } from '../../shared/inspections/words.ts';
import { useMe } from '../../shared/session.ts';
import { showToast } from '../../ui/index.ts';
import { CaseHistory } from '../case/case-history.tsx';
import { ReasonForm } from '../case/reason-form.tsx';
import { useReadAgain } from './inspection-queries.ts';
import { SendBackForm, SendOnForm } from './sending-forms.tsx';

/** What is done with a piece now: held back outright, sent on, or sent back. */
export function PieceDecision({ of }: { of: InspectorView }) {
  const { ops, states } = useInspectionWords();
  const me = useMe();
  const { piece } = of;
  const goesBack = piece.isHere && (piece.state === 'rejected' || piece.state === 'cancelled');
  const acts = piece.state === 'arrived' || piece.state === 'passed' || goesBack;
  return (
    <>
      {me?.roles.includes('inspector') !== true ? (
        <p className="text-sm text-soft">{ops.needsRole}</p>
      ) : (
        <>
          {!acts && (
            <p className="text-sm text-soft">
              {states[piece.state]}. {ops.nothing}
            </p>
          )}
          {piece.state === 'arrived' && <HoldForm of={of} />}
          {piece.state === 'passed' && <SendOnForm key={piece.orderId} of={of} />}
          {goesBack && <SendBackForm key={piece.id} of={of} />}
        </>
      )}
      {me?.roles.includes('operator') && (
        <div className="mt-8">
          <CaseHistory subjectId={piece.id} />
        </div>
      )}
    </>
  );
}

function HoldForm({ of }: { of: InspectorView }) {
  const { ops } = useInspectionWords();
  const readAgain = useReadAgain();
  const hold = useMutation({
    mutationFn: (rejectedFor: string) =>
      unwrap(
        api.POST('/api/v1/ops/inspections/{id}/judge', {
          params: { path: { id: of.piece.id } },
          body: { answers: {}, rejectedFor },
        }),
      ),
    onSuccess: () => showToast(ops.judged),
    onSettled: readAgain,
  });
  return (
    <section aria-label={ops.hold}>
      <h3 className="mb-2 text-sm font-semibold">{ops.hold}</h3>
      <ReasonForm
        label={ops.holdAct}
        effect={ops.holdReason}
        grave
        busy={hold.isPending}
        error={hold.error}
        onDecide={(text) => hold.mutate(text)}
      />
    </section>
  );
}
