import type { HttpReply } from '../../../shared/lambda/http.ts';

export const json = (value: object): HttpReply => ({ status: 200, content: { kind: 'json', value } });
