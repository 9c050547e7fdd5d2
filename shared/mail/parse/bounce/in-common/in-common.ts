import type { SaidBy } from '../phrases.ts';
import { OF_DELIVERY } from './of-delivery.ts';
import { OF_MAILBOXES } from './of-mailboxes.ts';
import { OF_RECIPIENTS } from './of-recipients.ts';
import { OF_TRUST } from './of-trust.ts';

/**
 * Words that any server may choose, in many languages. They are asked last, where no known sentence fits and the status is missing or
 * one of those that servers use for all kinds of trouble (`5.0.0`, `5.7.1`): then words know better. What is told apart by more than
 * its words, as `user unknown` before and after the content was sent, is not here. The first reason that fits counts.
 */
export const IN_COMMON: SaidBy = { ...OF_TRUST, ...OF_MAILBOXES, ...OF_RECIPIENTS, ...OF_DELIVERY };

/** Servers use these for all kinds of trouble. */
export const isBroad = (status: string): boolean =>
  status === '' || /^[45]\.(\d\.0|7\.\d{1,3}|[12]\.1|5\.\d|4\.\d|3\.[15])$/.test(status);
