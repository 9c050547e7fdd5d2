/** One part of the benchmark: what it measured, and which of the aims it meets. */
export type Section = {
  readonly name: string;
  readonly title: string;
  run(options: RunOptions): Promise<Report>;
};

export type RunOptions = {
  /** Also what takes many minutes. */
  readonly full: boolean;
  /** A folder for this run's data, removed at its end. */
  readonly folder: string;
  /** Says what is being done, while nothing else is to be seen. */
  readonly progress: (text: string) => void;
};

export type Report = {
  readonly tables: readonly Table[];
  readonly aims: readonly Aim[];
  /** What has to be known to read the figures. */
  readonly notes?: readonly string[];
};

/** The first column is text, the others are figures. */
export type Table = { readonly head: readonly string[]; readonly rows: readonly (readonly (string | number)[])[] };

export type Aim = {
  readonly what: string;
  readonly aim: string;
  readonly measured: string;
  /** `undefined`: not measured here, and `measured` says why. */
  readonly met: boolean | undefined;
};
