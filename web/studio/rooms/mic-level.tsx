import { useEffect, useRef } from 'react';

const everyMs = 100;
const samples = 512;
/** Speech is far from full scale: this much of it fills the bar. */
const loud = 0.25;

/** A bar that shows that the microphone hears something. */
export function MicLevel({ stream, label }: { stream: MediaStream; label: string }) {
  const bar = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    analyser.fftSize = samples;
    const source = context.createMediaStreamSource(stream);
    source.connect(analyser);
    const heard = new Float32Array(samples);
    const timer = setInterval(() => {
      analyser.getFloatTimeDomainData(heard);
      const power = heard.reduce((sum, value) => sum + value * value, 0) / samples;
      if (bar.current !== null)
        bar.current.style.transform = `scaleX(${Math.min(1, Math.sqrt(power) / loud)})`;
    }, everyMs);
    return () => {
      clearInterval(timer);
      source.disconnect();
      void context.close();
    };
  }, [stream]);
  return (
    <span
      title={label}
      aria-hidden="true"
      className="h-2 min-w-0 flex-1 overflow-hidden rounded-full bg-fill"
    >
      <span ref={bar} className="block size-full origin-left scale-x-0 bg-jade" />
    </span>
  );
}
