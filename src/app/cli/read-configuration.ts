import { relative, sep } from 'node:path';
import type { LoadedConfig } from '#config/load.ts';
import { readConfigurationFiles } from '../configuration-files.ts';
import { findRepositoryRoot } from './package-root.ts';

/** Needs neither Git nor a repository: outside of one, the folder stands for itself. */
export function readConfiguration(packageRoot: string): Promise<LoadedConfig> {
  const base = findRepositoryRoot(packageRoot) ?? packageRoot;
  return readConfigurationFiles(base, relative(base, packageRoot).split(sep).join('/'));
}
