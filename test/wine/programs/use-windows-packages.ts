/**
 * Loaded before a program that Windows Node runs: native packages come from the folder with those of Windows, all
 * else from the work tree as it is.
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

const folder = process.env['HEAL_WINDOWS_PACKAGES'];
if (folder === undefined) throw new Error('HEAL_WINDOWS_PACKAGES names no folder');
const manifest = z.object({ dependencies: z.record(z.string(), z.string()) });
const { dependencies } = manifest.parse(JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')));
const ofWindows = new Set(Object.keys(dependencies));
const parentURL = pathToFileURL(`${folder}/package.json`).href;

registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier, ofWindows.has(specifier) ? { ...context, parentURL } : context),
});
