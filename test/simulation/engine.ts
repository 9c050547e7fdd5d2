/** The code that is on trial: the use cases and handlers that run in the cloud. An older revision of them, or one with a defect, can stand in. */
import { createHandler as createMailEvents } from '../../functions/mail-events/handler.ts';
import { createHandler as createSweep } from '../../functions/sweep/handler.ts';
import { createHandler as createWake } from '../../functions/wake/handler.ts';
import { audit } from '../../shared/app/audit.ts';
import { runOnHeir } from '../../shared/app/merging/heir.ts';
import { mergeTicket } from '../../shared/app/merging/merge-ticket.ts';
import { openTicket } from '../../shared/app/open-ticket.ts';
import { runCommand } from '../../shared/app/run-command.ts';

export const ENGINE = { createWake, createSweep, createMailEvents, audit, runCommand, runOnHeir, mergeTicket, openTicket };
export type Engine = typeof ENGINE;
