import { useEffect, useRef } from 'react';

const everyMs = 100;
const samples = 512;
/** Speech is far from full scale: this much of it fills the bar. */
const loud = 0.25;

/** A bar that shows that the microphone hears something. */
export function MicLevel({ stream, label }: { stream: MediaStream; label: string }) {
  const bar = useRef<HTMLProgressElement>(null);
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
      if (bar.current !== null) bar.current.value = Math.min(1, Math.sqrt(power) / loud);
    }, everyMs);
    return () => {
      clearInterval(timer);
      source.disconnect();
      void context.close();
    };
  }, [stream]);
  return <progress ref={bar} aria-label={label} max={1} className="h-2 min-w-0 flex-1 accent-jade" />;
}
