import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { useUiWords } from './words.ts';

interface StateProps {
  icon?: ReactNode;
  /** What happened. */
  title: string;
  /** What was kept, what to do. */
  detail?: ReactNode;
  /** One action. */
  action?: ReactNode;
}

function State({ icon, title, detail, action, role }: StateProps & { role?: 'alert' | 'status' }) {
  return (
    <div
      role={role}
      className="flex flex-1 flex-col items-center justify-center gap-3 px-8 py-12 text-center"
    >
      {icon && <div className="text-soft">{icon}</div>}
      <p className="text-base font-semibold">{title}</p>
      {detail && <p className="max-w-80 text-sm text-soft">{detail}</p>}
      {action && <div className="mt-3">{action}</div>}
    </div>
  );
}

export function EmptyState(props: StateProps) {
  return <State {...props} role="status" />;
}

export interface ErrorStateProps extends StateProps {
  onRetry?: () => void;
}

export function ErrorState({ onRetry, action, ...props }: ErrorStateProps) {
  const { retry } = useUiWords();
  const again = onRetry && (
    <Button look="outline" onClick={onRetry}>
      {retry}
    </Button>
  );
  return <State {...props} action={action ?? again} role="alert" />;
}
