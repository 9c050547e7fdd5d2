/** Reads from templates what a runtime outside AWS has to make. What it does not understand it refuses, so that the laptop cannot drift from the cloud in silence. */
import { FUNCTION_NAMES } from '../function-name.ts';
import type { EnvironmentValue, LocalResources } from './local-resources.ts';
import { functionNameOf } from './names.ts';
import { functionOf } from './read-functions.ts';
import { tableOf } from './read-table.ts';
import { arrivalsOf, eventSourceOf, queueOf, routeOf, scheduleOf, sendingEventsOf } from './read-triggers.ts';
import type { Templates } from './templates.ts';

/** @param prefix what all names of the stage begin with, such as `pledge-local-` */
export function readResources(templates: Templates, prefix: string): LocalResources {
  const functions = functionsOf(templates, prefix);
  const values = Object.values(functions).flatMap(({ environment }) => Object.values(environment));
  const [table] = templates.ofType('AWS::DynamoDB::GlobalTable');
  const [bus] = namesOf('bus', values);
  if (!table || bus === undefined) throw new Error('there is no table, or no function publishes to a bus');
  return {
    table: tableOf(table, prefix),
    queues: templates.ofType('AWS::SQS::Queue').map((resource) => queueOf(templates, resource, prefix)),
    buckets: namesOf('bucket', values),
    bus,
    secrets: namesOf('secret', values),
    functions,
    routes: templates.ofType('AWS::ApiGatewayV2::Route').map((resource) => routeOf(templates, resource, prefix)),
    schedules: templates.ofType('AWS::Scheduler::Schedule').map((resource) => scheduleOf(templates, resource, prefix)),
    eventSources: templates
      .ofType('AWS::Lambda::EventSourceMapping')
      .map((resource) => eventSourceOf(templates, resource, prefix)),
    arrivals: arrivalsOf(templates, prefix),
    sendingEvents: sendingEventsOf(templates, prefix),
  };
}

/** The CDK adds functions of its own to deploy with; ours are those that are named. */
function functionsOf(templates: Templates, prefix: string): LocalResources['functions'] {
  const ours = templates.ofType('AWS::Lambda::Function').filter(({ properties }) => 'FunctionName' in properties);
  const found = new Map(ours.map((resource) => [functionNameOf(resource, prefix), functionOf(templates, resource, prefix)]));
  const missing = FUNCTION_NAMES.filter((name) => !found.has(name));
  if (missing.length > 0) throw new Error(`no stack has the function ${missing.join(', ')}`);
  return Object.fromEntries(found) as LocalResources['functions'];
}

function namesOf(kind: 'bucket' | 'bus' | 'secret', values: readonly EnvironmentValue[]): readonly string[] {
  return [...new Set(values.flatMap((value) => (value.kind === kind ? [value.name] : [])))];
}
