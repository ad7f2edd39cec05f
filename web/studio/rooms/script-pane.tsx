import { AArrowDown, AArrowUp, ArrowUpToLine, ChevronsDown, ChevronsUp, Pause, Play } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button, IconButton } from '../../ui/index.ts';
import { useMessages } from '../messages/index.ts';

const keyOf = (roomId: string) => `kanmai.studio.script.${roomId}`;
const lengthMax = 20_000;
const sizes = ['text-lg', 'text-xl', 'text-2xl', 'text-[length:calc(var(--text-2xl)*1.25)]'] as const;
/** Pixels a second. */
const speeds = [15, 25, 40, 60, 90] as const;

/** What the host means to say, kept in this browser; written, or rolling by in large letters. */
export function ScriptPane({ roomId }: { roomId: string }) {
  const words = useMessages().script;
  const [text, setText] = useState(() => readScript(roomId));
  const [running, setRunning] = useState(false);
  const write = (next: string) => {
    setText(next);
    storeScript(roomId, next);
  };
  return (
    <section aria-label={words.label} className="flex min-h-0 flex-1 flex-col">
      <div className="flex min-h-14 shrink-0 items-center gap-2 border-b border-line px-4">
        <Button
          look={running ? 'outline' : 'solid'}
          size="small"
          aria-pressed={!running}
          onClick={() => setRunning(false)}
        >
          {words.edit}
        </Button>
        <Button
          look={running ? 'solid' : 'outline'}
          size="small"
          aria-pressed={running}
          onClick={() => setRunning(true)}
        >
          {words.run}
        </Button>
      </div>
      {running ? (
        <Prompter text={text.trim() === '' ? words.empty : text} />
      ) : (
        <>
          <textarea
            aria-label={words.label}
            placeholder={words.placeholder}
            value={text}
            maxLength={lengthMax}
            onChange={(event) => write(event.target.value)}
            className="min-h-0 flex-1 resize-none bg-transparent p-4 text-base outline-offset-[-2px] placeholder:text-soft"
          />
          <p className="shrink-0 border-t border-line px-4 py-2 text-xs text-soft">{words.kept}</p>
        </>
      )}
    </section>
  );
}

function Prompter({ text }: { text: string }) {
  const words = useMessages().script;
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState(1);
  const [size, setSize] = useState(1);
  const glass = useRef<HTMLElement>(null);
  useRolling(glass, playing ? (speeds[speed] ?? 0) : 0, () => setPlaying(false));
  const step = (at: number, by: number, count: number) => Math.max(0, Math.min(count - 1, at + by));
  return (
    <>
      <section
        ref={glass}
        aria-label={words.run}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
        tabIndex={0}
        className="min-h-0 flex-1 overflow-y-auto px-4 py-6 outline-offset-[-2px]"
      >
        <p
          className={`${sizes[size]} pb-[60%] leading-relaxed font-semibold wrap-anywhere whitespace-pre-line`}
        >
          {text}
        </p>
      </section>
      <div className="flex shrink-0 items-center justify-between border-t border-line p-2">
        <Button
          size="small"
          icon={playing ? <Pause size={16} /> : <Play size={16} />}
          onClick={() => setPlaying(!playing)}
        >
          {playing ? words.pause : words.play}
        </Button>
        <span className="flex">
          <IconButton
            label={words.top}
            icon={<ArrowUpToLine size={18} />}
            onClick={() => glass.current?.scrollTo({ top: 0 })}
          />
          <IconButton
            label={words.slower}
            icon={<ChevronsDown size={18} />}
            disabled={speed === 0}
            onClick={() => setSpeed(step(speed, -1, speeds.length))}
          />
          <IconButton
            label={words.faster}
            icon={<ChevronsUp size={18} />}
            disabled={speed === speeds.length - 1}
            onClick={() => setSpeed(step(speed, 1, speeds.length))}
          />
          <IconButton
            label={words.smaller}
            icon={<AArrowDown size={18} />}
            disabled={size === 0}
            onClick={() => setSize(step(size, -1, sizes.length))}
          />
          <IconButton
            label={words.larger}
            icon={<AArrowUp size={18} />}
            disabled={size === sizes.length - 1}
            onClick={() => setSize(step(size, 1, sizes.length))}
          />
        </span>
      </div>
    </>
  );
}

/** Rolls on until the end. Someone who asked for it wants it: it is theirs to stop, also under reduced motion. */
function useRolling(glass: { current: HTMLElement | null }, pixelsPerS: number, onEnd: () => void): void {
  const end = useRef(onEnd);
  end.current = onEnd;
  useEffect(() => {
    if (pixelsPerS === 0) return;
    let place = glass.current?.scrollTop ?? 0;
    let before = performance.now();
    let frame = 0;
    const roll = (nowMs: number) => {
      const element = glass.current;
      if (element === null) return;
      // A hand on the wheel leads.
      if (Math.abs(element.scrollTop - place) > 2) place = element.scrollTop;
      place += ((nowMs - before) / 1_000) * pixelsPerS;
      before = nowMs;
      element.scrollTop = place;
      if (element.scrollTop + element.clientHeight >= element.scrollHeight - 1) end.current();
      else frame = requestAnimationFrame(roll);
    };
    frame = requestAnimationFrame(roll);
    return () => cancelAnimationFrame(frame);
  }, [glass, pixelsPerS]);
}

function readScript(roomId: string): string {
  try {
    return localStorage.getItem(keyOf(roomId)) ?? '';
  } catch {
    return '';
  }
}

function storeScript(roomId: string, text: string): void {
  try {
    localStorage.setItem(keyOf(roomId), text);
  } catch {
    // It lasts as long as the page.
  }
}
