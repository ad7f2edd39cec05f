import { useEffect, useRef } from 'react';
import { type Detector, openDetector } from './barcode-detector.ts';

const lookEveryMs = 250;

/** Looks through the camera until it reads a code; `onFail` where there is no camera, or nothing that reads codes. */
export function CameraScan({ onCode, onFail }: { onCode: (code: string) => void; onFail: () => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const latest = useRef({ onCode, onFail });
  latest.current = { onCode, onFail };
  useEffect(() => {
    let stream: MediaStream | null = null;
    let timer = 0;
    let over = false;
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    const look = async (detector: Detector) => {
      if (over || video.current === null) return;
      // A picture that cannot be read is followed by the next one.
      const codes = await detector.detect(video.current).catch(() => []);
      if (over) return;
      const code = codes[0]?.rawValue;
      if (code !== undefined) latest.current.onCode(code);
      else timer = window.setTimeout(() => void look(detector), lookEveryMs);
    };
    const open = async () => {
      const detector = await openDetector();
      if (detector === null) throw new Error('this browser reads no codes');
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      if (over || video.current === null) return stop();
      video.current.srcObject = stream;
      await video.current.play();
      await look(detector);
    };
    open().catch(() => over || latest.current.onFail());
    return () => {
      over = true;
      window.clearTimeout(timer);
      stop();
    };
  }, []);
  return (
    <video
      ref={video}
      muted
      playsInline
      className="aspect-video w-full rounded-control bg-fill object-cover"
    />
  );
}
