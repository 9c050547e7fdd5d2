import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** Certificates for tests: Node reads X.509 and does not write it, and the little of DER that one needs is less than a package for it. */
export type TestCertificate = { readonly pem: string; readonly privateKey: KeyObject };

export type CertificateOptions = {
  readonly name: string;
  readonly from: number;
  readonly until: number;
  readonly kind?: 'rsa' | 'ec';
};

export function createCertificate({ name, from, until, kind = 'rsa' }: CertificateOptions): TestCertificate {
  const { publicKey, privateKey } =
    kind === 'rsa' ? generateKeyPairSync('rsa', { modulusLength: 2048 }) : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = sequence(kind === 'rsa' ? oid('2a864886f70d01010b', NULL) : oid('2a8648ce3d040302'));
  const person = sequence(der(0x31, sequence(oid('550403', der(0x0c, Buffer.from(name))))));
  const content = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    algorithm,
    person,
    sequence(time(from), time(until)),
    person,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = der(0x03, Buffer.from([0]), sign('sha256', content, privateKey));
  const lines =
    sequence(content, algorithm, signature)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return { pem: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`, privateKey };
}

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: readonly Buffer[]): Buffer => der(0x30, ...parts);
const NULL = der(0x05);
const oid = (hex: string, ...rest: readonly Buffer[]): Buffer => Buffer.concat([der(0x06, Buffer.from(hex, 'hex')), ...rest]);

/** UTCTime, which is good until 2049. */
const time = (at: number): Buffer => der(0x17, Buffer.from(`${new Date(at).toISOString().replace(/\D/g, '').slice(2, 14)}Z`));
