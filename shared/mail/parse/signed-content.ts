/** Opens what Outlook and others wrap whole into their signature (RFC 8551, `signed-data`): without it a mail would say nothing. */
import { Constructed, fromBER, ObjectIdentifier, OctetString } from 'asn1js';

/** Of RFC 5652. */
const SIGNED_DATA = '1.2.840.113549.1.7.2';
/** Streams come in pieces of a kilobyte; a mail has at most 45 of its thousands. */
const MOST_NODES = 100_000;
const MOST_BYTES = 45 * 1024 * 1024;

/** The signed part, headers and all; nothing, where it is encrypted or stands beside its signature. Whose signature it is, is not looked at. */
export function signedContent(bytes: Uint8Array): Buffer | undefined {
  try {
    const { result } = fromBER(Uint8Array.from(bytes), {
      maxNodes: MOST_NODES,
      maxContentLength: MOST_BYTES,
      parseEmbedded: false,
    });
    const type = childOf(result, 0);
    if (!(type instanceof ObjectIdentifier) || type.getValue() !== SIGNED_DATA) return undefined;
    const content = childOf(result, 1, 0, 2, 1, 0);
    return content instanceof OctetString ? Buffer.from(content.getValue()) : undefined;
  } catch {
    return undefined;
  }
}

const childOf = (node: unknown, ...path: readonly number[]): unknown =>
  path.reduce<unknown>((parent, index) => (parent instanceof Constructed ? parent.valueBlock.value[index] : undefined), node);
