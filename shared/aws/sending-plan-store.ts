/** Which mails go out when: one item, which all workers that mail replace in turn. */
import type { SendingPlanStore } from '../app/sending/sending-pace.ts';
import type { SendingPlan } from '../app/sending/sending-plan.ts';
import { createSingleItem } from './single-item.ts';
import type { Table } from './table.ts';

export const createSendingPlanStore = (table: Table): SendingPlanStore =>
  createSingleItem<SendingPlan>(table, { pk: 'SENDING', sk: '-' }, { what: 'sending plans', fields: ['counts'] });
