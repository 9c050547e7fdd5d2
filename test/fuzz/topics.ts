import type { Topic } from './suit.ts';
import { company } from './suits/company.ts';
import { customers } from './suits/customers.ts';
import { mails } from './suits/mails.ts';
import { subscriptions } from './suits/subscriptions.ts';
import { tickets } from './suits/tickets.ts';

export const TOPICS: readonly Topic[] = [tickets, customers, mails, subscriptions, company];
