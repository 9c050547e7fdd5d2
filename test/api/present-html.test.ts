import { expect, test } from 'vitest';
import { presentWithHtml } from '../../functions/api/present/present-html.ts';

const said = {
  n: 1,
  id: 'm1',
  ticketId: '7k3m9qxw4t',
  at: 0,
  direction: 'in',
  channel: 'email',
  author: 'requester:cora@customer.example',
  text: 'Hello',
} as const;

test('a message is shown without what its HTML would run or fetch', () => {
  const html = '<p onclick="x()">Hello</p><script>x()</script><img src="https://track.example/1.gif">';

  expect(presentWithHtml({ ...said, html })).toMatchObject({ text: 'Hello', html: '<p>Hello</p>', blockedImages: 1 });
});

test('a message that came without HTML is shown without', () => {
  expect(presentWithHtml(said)).not.toHaveProperty('html');
});
