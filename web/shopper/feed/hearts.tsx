import { Heart } from 'lucide-react';
import { useImperativeHandle, useState } from 'react';

interface Pop {
  id: number;
  x: number;
  y: number;
}

export interface HeartsHandle {
  pop: (x: number, y: number) => void;
}

const popMs = 760;
let lastId = 0;

/** A heart where the finger tapped twice, gone by itself. */
export function Hearts({ ref }: { ref: React.Ref<HeartsHandle> }) {
  const [pops, setPops] = useState<Pop[]>([]);
  useImperativeHandle(ref, () => ({
    pop: (x, y) => {
      const id = ++lastId;
      setPops((now) => [...now.slice(-7), { id, x, y }]);
      setTimeout(() => setPops((now) => now.filter((one) => one.id !== id)), popMs);
    },
  }));
  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-0 overflow-hidden">
      {pops.map(({ id, x, y }) => (
        <Heart
          key={id}
          size={96}
          className="heart-pop absolute fill-accent text-accent"
          style={{ left: x, top: y }}
        />
      ))}
    </div>
  );
}
