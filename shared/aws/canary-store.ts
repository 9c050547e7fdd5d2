/** The canary that is under way, and what became of the one before: one item. */
import type { Canaries, CanaryStore } from '../app/canary/canary.ts';
import { createSingleItem } from './single-item.ts';
import type { Table } from './table.ts';

export const createCanaryStore = (table: Table): CanaryStore =>
  createSingleItem<Omit<Canaries, 'revision'>>(
    table,
    { pk: 'CANARY', sk: '-' },
    { what: 'canaries', fields: ['underWay', 'last'] },
  );
