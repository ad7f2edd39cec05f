import encodeQr from 'qr';

/** Modules of white around it, as scanners ask for. */
const quiet = 4;

/** A text as a QR code, dark on light in either theme: cameras expect it so. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const rows = encodeQr(text, 'raw', { ecc: 'low', border: quiet });
  const path = rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${rows.length} ${rows.length}`}
      shapeRendering="crispEdges"
      className="scheme-light w-full max-w-80 rounded-control bg-paper text-ink"
    >
      <path d={path} fill="currentColor" />
    </svg>
  );
}
