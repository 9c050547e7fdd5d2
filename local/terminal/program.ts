/** A program of several commands at the terminal: finds the one that is meant, and says how they are used when none is. */
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { ApiError } from '../api-client.ts';
import type { Answer } from './answer.ts';
import { UsageError } from './usage-error.ts';

/** The values of the options that were given. */
export type Values<O extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ args: string[]; allowPositionals: true; options: O }>
>['values'];

export type Program<O extends ParseArgsOptionsConfig, Machine> = {
  readonly help: string;
  readonly options: O;
  /** By name; each with what stands after it, and what it takes from the machine. @throws UsageError, ApiError */
  readonly commands: {
    readonly [name: string]: (args: readonly string[], values: Values<O>, machine: Machine) => Promise<Answer>;
  };
};

/** @param args as after the name of the program */
export async function runProgram<O extends ParseArgsOptionsConfig, Machine>(
  { help, options, commands }: Program<O, Machine>,
  args: readonly string[],
  machine: Machine,
): Promise<Answer> {
  try {
    const { values, positionals } = parse(args, options);
    const [name, ...rest] = positionals;
    if ('help' in values && values.help === true) return { code: 0, text: help };
    const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (command === undefined)
      throw new UsageError(name === undefined ? 'Name a command.' : `There is no command ${JSON.stringify(name)}.`);
    return await command(rest, values, machine);
  } catch (error) {
    if (error instanceof UsageError) return { code: 2, text: `${error.message}\n\n${help}` };
    if (error instanceof ApiError) return { code: 1, text: `${error.message}\n` };
    throw error;
  }
}

function parse<O extends ParseArgsOptionsConfig>(args: readonly string[], options: O) {
  try {
    return parseArgs<{ args: string[]; allowPositionals: true; options: O }>({
      args: [...args],
      allowPositionals: true,
      options,
    });
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : 'not understood');
  }
}

/** Ends the process with what a command answered: on the error stream what it remarks, and all when it was not understood. */
export function print({ code, text, remarks = '' }: Answer): void {
  process.stderr.write(remarks);
  (code === 2 ? process.stderr : process.stdout).write(text);
  process.exitCode = code;
}
