import manifest from '../../package.json' with { type: 'json' };

/** The version of a package that holidays come from; the manifest pins exact ones. */
export function packageVersion(name: keyof typeof manifest.devDependencies): string {
  return manifest.devDependencies[name];
}
