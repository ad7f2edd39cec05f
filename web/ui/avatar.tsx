import { useState } from 'react';
import { classNames } from './class-names.ts';

const sizes = {
  small: 'size-6 text-xs',
  normal: 'size-10 text-sm',
  large: 'size-12 text-base',
  huge: 'size-20 text-xl',
};

/** A face or, without one, the first letter of the name. */
export function Avatar({
  name,
  url,
  size = 'normal',
}: {
  name: string;
  url: string | null;
  size?: keyof typeof sizes;
}) {
  const [broken, setBroken] = useState(false);
  const shape = classNames('shrink-0 rounded-full object-cover', sizes[size]);
  if (url !== null && !broken) {
    return <img src={url} alt="" className={classNames(shape, 'bg-fill')} onError={() => setBroken(true)} />;
  }
  return (
    <span
      aria-hidden="true"
      className={classNames(
        shape,
        'inline-flex items-center justify-center bg-jade-wash font-semibold text-jade',
      )}
    >
      {[...name.trim()][0]?.toUpperCase() ?? '·'}
    </span>
  );
}
