/**
 * SHA-256 and its HMAC as the SDK wants them for signing, by one call each. The SDK's own makes a hash object, a key object and a
 * copy for every digest, which is a quarter of what a request costs.
 */
import { hash } from 'node:crypto';

type Bytes = string | ArrayBuffer | ArrayBufferView;

/** Of SHA-256; shorter keys are filled up with zeros, longer ones are hashed (RFC 2104). */
const BLOCK_BYTES = 64;

export class OneShotSha256 {
  readonly #secret: Buffer | undefined;
  #parts: readonly Buffer[] = [];

  constructor(secret?: Bytes) {
    this.#secret = secret === undefined ? undefined : bytesOf(secret);
  }

  update(data: Bytes): void {
    this.#parts = [...this.#parts, bytesOf(data)];
  }

  async digest(): Promise<Uint8Array> {
    return this.#secret === undefined ? sha256(this.#parts) : hmac(this.#secret, this.#parts);
  }

  reset(): void {
    this.#parts = [];
  }
}

function hmac(secret: Buffer, message: readonly Buffer[]): Buffer {
  const key = secret.length > BLOCK_BYTES ? sha256([secret]) : secret;
  return sha256([padded(key, 0x5c), sha256([padded(key, 0x36), ...message])]);
}

function padded(key: Buffer, pad: number): Buffer {
  const block = Buffer.alloc(BLOCK_BYTES, pad);
  for (let i = 0; i < key.length; i += 1) block[i] = (key[i] ?? 0) ^ pad;
  return block;
}

function sha256(parts: readonly Buffer[]): Buffer {
  const [first, ...rest] = parts;
  return hash('sha256', first !== undefined && rest.length === 0 ? first : Buffer.concat(parts), 'buffer');
}

function bytesOf(data: Bytes): Buffer {
  if (typeof data === 'string') return Buffer.from(data, 'utf8');
  return ArrayBuffer.isView(data) ? Buffer.from(data.buffer, data.byteOffset, data.byteLength) : Buffer.from(data);
}
