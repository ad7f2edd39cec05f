/** A file of a document or of evidence: a photograph or a scan. */
export const fileBytesMax = 8 * 1024 * 1024;

export type DocumentType = 'application/pdf' | 'image/jpeg' | 'image/png' | 'image/webp';

export type EvidenceType = DocumentType | 'video/mp4' | 'video/webm';

/** As `documentType`, and short videos. */
export function evidenceType(bytes: Uint8Array): EvidenceType | null {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (head.slice(4, 8) === 'ftyp') return 'video/mp4';
  if (head.startsWith('\x1a\x45\xdf\xa3')) return 'video/webm';
  return documentType(bytes);
}

/** What a file is by its first bytes, whatever it says of itself; null when it is none of those taken. */
export function documentType(bytes: Uint8Array): DocumentType | null {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (head.startsWith('%PDF-')) return 'application/pdf';
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'image/webp';
  return null;
}
