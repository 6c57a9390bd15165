/**
 * Proves that a delivery was sent by a vendor who holds a secret we gave out. The signature covers the raw body: a body
 * that was parsed and written again need not be the bytes the vendor signed.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** While a rotation is under way a vendor has two secrets, and either may have signed. A retired one is not in the list. */
export function isSigned(body: Uint8Array, signature: string, secrets: readonly string[]): boolean {
  const given = Buffer.from(signature, 'hex');
  return secrets.some((secret) => {
    const wanted = createHmac('sha256', secret).update(body).digest();
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  });
}
