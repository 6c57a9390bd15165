/** Text of a model inside XML: element content and quoted attributes alike. */
import { plainText } from '../text.ts';

export function escapeXml(text: string): string {
  return plainText(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&apos;');
}
