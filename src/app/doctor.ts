import { access, constants } from 'node:fs/promises';
import { messageOf } from '#core/errors.ts';
import type { ToolName } from '#core/ports/tools.ts';
import { makeTestSuites } from '#drivers/test-suite/index.ts';
import type { DoctorOptions, DoctorReport, ModelPrompt } from './contract.ts';
import { openPlace } from './place.ts';
import { makeSandboxHere, openSession } from './session.ts';
import type { HealSettings } from './settings.ts';

type Check = DoctorReport['checks'][number];

/** Looks at everything that a heal needs here, and says what is missing and how to get it. */
export async function examine(options: DoctorOptions, settings: HealSettings): Promise<DoctorReport> {
  if (options.github !== undefined) {
    const { examineGitHub } = await import('./github-doctor.ts');
    return examineGitHub(options.github, settings);
  }
  if (options.replay) {
    const { examineReplay } = await import('./replay/replay-doctor.ts');
    return { checks: await examineReplay(options.path, settings) };
  }
  const checks: Check[] = [];
  const check = async (name: string, remedy: string, work: () => Promise<string>) => {
    try {
      checks.push({ name, ok: true, detail: await work(), remedy: '' });
      return true;
    } catch (error) {
      checks.push({
        name,
        ok: false,
        detail: messageOf(error),
        remedy: error instanceof Error && 'remedy' in error ? String(error.remedy) : remedy,
      });
      return false;
    }
  };
  await check(
    'Node',
    'Install Node 22.13 or newer; Heal brings Node 24 with it when it is installed by npm.',
    async () => {
      const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
      if (major < 22 || (major === 22 && minor < 13)) throw new Error(`${process.version} has no SQLite`);
      return process.version;
    },
  );
  const hasRepository = await check('Repository', 'Run `git init` and commit once.', async () => {
    const { repository } = await openPlace(options.path, settings);
    if (!repository.head) throw new Error(`${repository.root} has no commit`);
    return repository.packagePath === '' ? repository.root : `${repository.root}, package ${repository.packagePath}`;
  });
  await check('Sandbox', 'Install bubblewrap (apt-get install bubblewrap), or start docker or podman.', async () => {
    const { isolation, reason } = await makeSandboxHere(settings).probe();
    if (isolation === 'none')
      throw new Error(`no isolation: ${reason}. Tests would run unprotected, with an empty environment.`);
    return `${isolation}: ${reason}`;
  });
  if (!hasRepository) return { checks };
  const hasConfig = await check('Configuration', 'Correct the file that the message names.', async () => {
    const { source } = await (await openPlace(options.path, settings)).config();
    return source ?? 'none; the preset heal:recommended counts';
  });
  await check('Record', 'Make the package writable for you.', async () => {
    const place = await openPlace(options.path, settings);
    await access(place.repository.packageRoot, constants.W_OK);
    return place.healFolder;
  });
  await check('Store', 'Check HEAL_DATABASE_URL, or unset it to keep the record in a file.', async () =>
    (await openPlace(options.path, settings)).glance.reach(),
  );
  if (!hasConfig) return { checks };
  const { prompt, checks: tools } = await examineTools(options, settings);
  checks.push(...tools, await examineSemanticHere(options, settings), await examineModelHere(options, settings));
  const { examineReplay, hasReplays } = await import('./replay/replay-doctor.ts');
  if (await hasReplays(options.path, settings)) checks.push(...(await examineReplay(options.path, settings)));
  return { checks, ...(options.showPrompt ? { prompt: prompt ?? null } : {}) };
}

async function examineSemanticHere(options: DoctorOptions, settings: HealSettings): Promise<Check> {
  const place = await openPlace(options.path, settings);
  const { examineSemantic } = await import('./ladder/semantic-doctor.ts');
  return examineSemantic((await place.config()).config);
}

async function examineModelHere(options: DoctorOptions, settings: HealSettings): Promise<Check> {
  const place = await openPlace(options.path, settings);
  const { examineModel } = await import('./ladder/model-doctor.ts');
  return examineModel(place, (await place.config()).config, settings);
}

async function examineTools(
  options: DoctorOptions,
  settings: HealSettings,
): Promise<{ readonly checks: readonly Check[]; readonly prompt: ModelPrompt | undefined }> {
  const checks: Check[] = [];
  const place = await openPlace(options.path, settings);
  const session = await openSession(place, (await place.config()).config, settings, {
    signal: new AbortController().signal,
  });
  try {
    const sources = session.files.sources;
    const isPython = sources.some((path) => path.endsWith('.py'));
    const isScript = sources.some((path) => !path.endsWith('.py'));
    const names: ToolName[] = [
      'git',
      ...(isPython ? (['python', 'ruff', 'pyright', 'mypy', 'bandit'] as const) : []),
      ...(isScript ? (['tsc', 'oxlint', 'eslint', 'biome'] as const) : []),
    ];
    for (const name of names) {
      const tool = await session.tools.find(name);
      const isOptional = ['ruff', 'mypy', 'bandit', 'eslint', 'biome'].includes(name);
      const missing =
        name === 'ruff'
          ? 'not installed; the bundled WASM build is used'
          : isOptional
            ? 'not installed; not needed'
            : 'not found';
      checks.push({
        name,
        ok: tool !== undefined || isOptional,
        detail: tool ? `${tool.version} (${tool.origin})` : missing,
        remedy: tool || isOptional ? '' : `Install ${name} and make sure that it is on the PATH.`,
      });
    }
    const path = settings.env['PATH'] ?? '';
    const suites = makeTestSuites({
      timeoutMs: 60_000,
      packagePath: place.repository.packagePath,
      path,
    });
    const suite = await suites.detect(session.copy, (await place.config()).config.test.command);
    const none = 'none' in suite ? suite.none : undefined;
    checks.push({
      name: 'Tests',
      ok: none === undefined,
      detail: 'none' in suite ? suite.none : `${suite.runner}: ${suite.command}`,
      remedy:
        none === undefined
          ? ''
          : 'Name the command as test.command in .github/heal.yml; without tests only safe fixes are made.',
    });
    if (!options.showPrompt) return { checks, prompt: undefined };
    const { showPrompt } = await import('./ladder/model-doctor.ts');
    return { checks, prompt: await showPrompt(place, session, (await place.config()).config, settings) };
  } finally {
    await session.close();
  }
}
