/**
 * The decoders of the Encoding Standard. Those of the platform know Korean and Chinese of Taiwan only as they were before Windows and
 * Hong Kong added thousands of characters, under the same names: mails are written with the longer ones.
 */
import { createMultibyteDecoder } from '@exodus/bytes/multi-byte.js';

const LONGER: { readonly [encoding: string]: (bytes: Uint8Array) => string } = {
  'euc-kr': createMultibyteDecoder('euc-kr', true),
  big5: createMultibyteDecoder('big5', true),
};

/** @param encoding a name of the Encoding Standard */
export const decodeByStandard = (bytes: Uint8Array, encoding: string): string =>
  LONGER[encoding]?.(bytes) ?? new TextDecoder(encoding).decode(bytes);
