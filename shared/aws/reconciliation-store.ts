/** What is known of reconciliations: one item. */
import type { ReconciliationStore, Reconciliations } from '../app/reconciliation/reconciliation.ts';
import { createSingleItem } from './single-item.ts';
import type { Table } from './table.ts';

export const createReconciliationStore = (table: Table): ReconciliationStore =>
  createSingleItem<Omit<Reconciliations, 'revision'>>(
    table,
    { pk: 'RECONCILIATION', sk: '-' },
    { what: 'reconciliations', fields: ['underWay', 'last'] },
  );
