import { describe, expect, test } from 'vitest';
import { isLoopback, isPublic } from '../../shared/net/addresses.ts';

describe('the public internet', () => {
  test.each(['1.1.1.1', '93.184.216.34', '172.15.0.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450:4001::1'])(
    'has %s',
    (address) => {
      expect(isPublic(address)).toBe(true);
    },
  );

  test.each([
    ['this network', '0.0.0.0'],
    ['this machine', '127.0.0.1'],
    ['another address of this machine', '127.8.8.8'],
    ['a private network', '10.1.2.3'],
    ['a private network', '172.16.0.1'],
    ['a private network', '172.31.255.255'],
    ['a private network', '192.168.1.1'],
    ['the network of a provider', '100.64.0.1'],
    ['the metadata of a cloud', '169.254.169.254'],
    ['the metadata of a function', '169.254.170.2'],
    ['a benchmark', '198.18.0.1'],
    ['documentation', '203.0.113.5'],
    ['many at once', '224.0.0.1'],
    ['everybody', '255.255.255.255'],
    ['nothing', '::'],
    ['this machine', '::1'],
    ['this machine as IPv6', '::ffff:127.0.0.1'],
    ['metadata as IPv6', '::ffff:169.254.169.254'],
    ['a translated address', '64:ff9b::7f00:1'],
    ['a private network', 'fd00:ec2::254'],
    ['a link', 'fe80::1'],
    ['many at once', 'ff02::1'],
    ['a tunnel', '2001:0:7f00:1::'],
    ['a tunnel', '2002:7f00:1::1'],
    ['documentation', '2001:db8::1'],
    ['the network of a provider', '100.100.100.200'],
    ['a protocol of its own', '192.0.0.192'],
    ['an old relay', '192.88.99.1'],
    ['what is reserved', '240.0.0.1'],
    ['this machine in the compatible form', '::127.0.0.1'],
    ['this machine mapped in hexadecimal', '::ffff:7f00:1'],
    ['a translated address of a network', '64:ff9b:1::a00:1'],
    ['a site', 'fec0::1'],
    ['a link with its zone', 'fe80::1%eth0'],
    ['what is thrown away', '100::1'],
    ['nothing that is written otherwise', '0x7f.1'],
    ['nothing that is a name', 'localhost'],
    ['nothing', ''],
  ])('has no %s: %s', (_, address) => {
    expect(isPublic(address)).toBe(false);
  });
});

test('this machine is 127.0.0.0/8 and ::1', () => {
  expect(['127.0.0.1', '127.255.0.1', '::1', '10.0.0.1', '::2'].map(isLoopback)).toEqual([true, true, true, false, false]);
});
