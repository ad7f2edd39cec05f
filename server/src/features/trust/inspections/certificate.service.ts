import { createHash } from 'node:crypto';
import { newId } from '@kanmai/kernel';
import {
  type CertificateFacts,
  canonicalJson,
  certificateDomain,
  certificateText,
  maskImei,
  readCertificate,
  type Signable,
} from '@kanmai/trust';
import type { Database, Tx } from '../../../database.ts';
import type { FeatureDeps } from '../../../feature.ts';
import { findCertificate, findKey, insertCertificate, type StoredCertificate } from './certificate.store.ts';
import type { Report } from './inspection.state.ts';
import { evolveAll } from './inspection.state.ts';
import { findHistories, type StoredPiece } from './inspection.store.ts';
import { isSignedBy, signingKeyOf } from './signing-key.ts';

type Deps = Pick<FeatureDeps, 'clock' | 'random' | 'config' | 'secret' | 'origin'>;

/** Longer titles make a picture that a camera no longer reads. */
const titleLengthMax = 20;

/** The SHA-256 of a report in its canonical writing, base64url. */
export function digestOf(report: Report): string {
  return createHash('sha256')
    .update(canonicalJson(report as unknown as Signable))
    .digest('base64url');
}

/** Signs what was found of a piece that may be sent on, and keeps it. */
export async function issueCertificate(
  tx: Tx,
  deps: Deps,
  piece: StoredPiece,
  report: Report,
): Promise<void> {
  const key = signingKeyOf(deps);
  const nowMs = deps.clock.nowMs();
  const id = newId('inspection-certificate', nowMs, deps.random);
  const shop = await tx
    .selectFrom('shops')
    .select('name')
    .where('id', '=', piece.shopId)
    .executeTakeFirstOrThrow();
  const { imei } = report.answers;
  const text = certificateText({
    ...{ format: 1, id, key: key.id, issuer: deps.origin, kind: piece.kind, shop: shop.name },
    title: [...piece.title].slice(0, titleLengthMax).join(''),
    grade: report.verdict.grade,
    imei: typeof imei === 'string' ? maskImei(imei) : null,
    ...{ seal: report.seal ?? '', checklist: report.checklist, report: digestOf(report) },
    inspectedAt: new Date(nowMs).toISOString(),
  });
  const signature = key.sign(certificateDomain + text);
  await insertCertificate(tx, { id, inspectionId: piece.id, key, text, signature }, nowMs);
}

export async function voidCertificate(tx: Tx, deps: Deps, inspectionId: string): Promise<void> {
  await tx
    .updateTable('inspection_certificates')
    .set({ voided_at: new Date(deps.clock.nowMs()) })
    .where('inspection_id', '=', inspectionId)
    .where('voided_at', 'is', null)
    .execute();
}

/**
 * valid: signed, in force, and of a report that is what it was. void: signed, and not in force any more. changed: the report
 * is not the one that was signed. forged: not signed by us, or changed since. unknown-key: by a key that is not ours.
 */
export const certificateVerdicts = ['valid', 'void', 'changed', 'forged', 'unknown-key'] as const;
export type CertificateVerdict = (typeof certificateVerdicts)[number];

export interface CheckedCertificate {
  readonly verdict: CertificateVerdict;
  readonly facts: CertificateFacts | null;
}

/** What a code carries: the text and its signature, each base64url. */
export function tokenOf({ text, signature }: Pick<StoredCertificate, 'text' | 'signature'>): string {
  return `${Buffer.from(text).toString('base64url')}.${signature}`;
}

/** What there is to say of what somebody was shown as a certificate. */
export async function checkToken(db: Database, token: string): Promise<CheckedCertificate> {
  const [encoded = '', signature = ''] = token.split('.');
  const text = Buffer.from(encoded, 'base64url').toString('utf8');
  const facts = readCertificate(text);
  if (facts === null) return { verdict: 'forged', facts: null };
  const publicKey = await findKey(db, facts.key);
  if (publicKey === null) return { verdict: 'unknown-key', facts };
  if (!isSignedBy(publicKey, certificateDomain + text, signature)) return { verdict: 'forged', facts };
  const kept = await findCertificate(db, { id: facts.id });
  // Signed by us, and not kept: what we do not know we do not vouch for.
  if (kept === null || kept.text !== text) return { verdict: 'void', facts };
  return { verdict: await standingOf(db, kept, facts), facts };
}

/** Whether a certificate that is well signed stands: in force, and of the report that is still kept. */
async function standingOf(
  db: Database,
  { inspectionId, voided }: StoredCertificate,
  facts: CertificateFacts,
): Promise<CertificateVerdict> {
  const history = (await findHistories(db, [inspectionId])).get(inspectionId) ?? [];
  const { report } = evolveAll(history);
  if (report === null || digestOf(report) !== facts.report) return 'changed';
  return voided ? 'void' : 'valid';
}
