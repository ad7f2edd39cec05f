/** What some browsers tell of their line. */
interface Line extends EventTarget {
  readonly type?: string;
  readonly effectiveType?: string;
}

const slowestFirst = ['slow-2g', '2g', '3g', '4g'];

/** Calls back when the device is on another network, on one again, or calls its line a better one than it was. */
export function onBetterLine(better: () => void): () => void {
  const { connection } = navigator as { connection?: Line };
  const speed = () => slowestFirst.indexOf(connection?.effectiveType ?? '');
  const [type, speedBefore] = [connection?.type, speed()];
  const look = () => {
    if (connection?.type !== type || speed() > speedBefore) better();
  };
  window.addEventListener('online', better);
  connection?.addEventListener('change', look);
  return () => {
    window.removeEventListener('online', better);
    connection?.removeEventListener('change', look);
  };
}
