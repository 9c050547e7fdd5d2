import { expect, test } from 'vitest';
import { attachmentDisposition } from '../../shared/aws/attachment-disposition.ts';

test.each([
  ['report.pdf', `attachment; filename="report.pdf"; filename*=UTF-8''report.pdf`],
  ['打印机 (1).png', `attachment; filename="___ (1).png"; filename*=UTF-8''%E6%89%93%E5%8D%B0%E6%9C%BA%20%281%29.png`],
  [`it's "a" *.txt`, `attachment; filename="it_s _a_ _.txt"; filename*=UTF-8''it%27s%20%22a%22%20%2A.txt`],
  ['a\r\nset-cookie: b', `attachment; filename="a__set-cookie_ b"; filename*=UTF-8''a%0D%0Aset-cookie%3A%20b`],
])('a file named %j is saved under that name', (name, header) => {
  expect(attachmentDisposition(name)).toBe(header);
});
