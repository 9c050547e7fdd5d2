import type { GetItemCommand } from '@aws-sdk/client-dynamodb';
import type { Table } from '../../../shared/aws/table.ts';

/** Name of a request, as `Query` or `PutItem`, and what it asks. */
export type TableRequest = { readonly name: string; readonly input: object };

/** The same table behind somebody who sees every request first and may answer it otherwise, or throw. */
export function alteredTable(table: Table, answer: (request: TableRequest) => object | undefined): Table {
  const send = async (command: GetItemCommand) => {
    const name = command.constructor.name.replace(/Command$/, '');
    return answer({ name, input: command.input }) ?? table.dynamo.send(command);
  };
  return { ...table, dynamo: Object.create(table.dynamo, { send: { value: send } }) as Table['dynamo'] };
}
