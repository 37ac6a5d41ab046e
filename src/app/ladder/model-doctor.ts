import type { Config } from '#config/schema.ts';
import type { CodeFinding } from '#core/finding.ts';
import type { CodeContext } from '#core/healer.ts';
import { previewRequest } from '#drivers/model/index.ts';
import { previewPrompt } from '#remedies/model/rung.ts';
import { createReader } from '#scanners/read.ts';
import { languageOf } from '#syntax/parse.ts';
import type { DoctorReport, ModelPrompt } from '../contract.ts';
import { readModelSetup, withKey } from './model.ts';
import type { PackagePlace } from '../place.ts';
import { makeSecretMask } from '../secrets.ts';
import { chooseFiles, scanSession } from '../healing/selection.ts';
import type { CopySession } from '../session.ts';
import type { HealSettings } from '../settings.ts';

type Check = DoctorReport['checks'][number];

/** Whether a model would be asked, which, where, and what it may cost and has cost. */
export async function examineModel(place: PackagePlace, config: Config, settings: HealSettings): Promise<Check> {
  const name = 'Model';
  const setup = readModelSetup(config.model, settings.env);
  if (setup.state === 'off')
    return { name, ok: true, detail: `off: ${setup.because}; nothing is sent anywhere`, remedy: '' };
  if (setup.state === 'wrong') return { name, ok: false, detail: setup.problem, remedy: setup.remedy };
  const { maxUsdPerDay, maxUsdPerMonth, maxCallsPerRun } = config.model;
  const key = setup.endpoint.apiKey === undefined ? 'without a key' : 'with a key';
  const spent = await readSpent(place, settings.now());
  return {
    name,
    ok: true,
    detail:
      `on: ${setup.name} at ${setup.endpoint.url.host}, ${key}; at most $${maxUsdPerDay} a day, $${maxUsdPerMonth} a month, ` +
      `${maxCallsPerRun} calls a run; spent $${spent.today.toFixed(4)} today, $${spent.month.toFixed(4)} this month`,
    remedy: '',
  };
}

async function readSpent(place: PackagePlace, now: Date): Promise<{ today: number; month: number }> {
  if (!(await place.hasLedger())) return { today: 0, month: 0 };
  const store = await place.openStore();
  try {
    const today = now.toISOString().slice(0, 10);
    const days = await store.spending.byDay();
    const sum = (start: string) =>
      days.filter(({ day }) => day.startsWith(start)).reduce((all, { usd }) => all + usd, 0);
    return { today: sum(today), month: sum(today.slice(0, 7)) };
  } finally {
    await store.close();
  }
}

/** What a model would be sent for the first finding here that it would be asked about; undefined when there is none. */
export async function showPrompt(
  place: PackagePlace,
  session: CopySession,
  config: Config,
  settings: HealSettings,
): Promise<ModelPrompt | undefined> {
  const { signal } = new AbortController();
  const files = await chooseFiles(session, place, {}, signal);
  const { findings } = await scanSession(session, files, {}, signal);
  const read = createReader(session.copy.root);
  const isOn = readModelSetup(config.model, settings.env).state === 'on';
  // Before it is switched on, people want to see what would then be sent where.
  const setup = readModelSetup({ ...config.model, enabled: 'on' }, settings.env);
  const endpoint = setup.state === 'on' ? setup.endpoint : undefined;
  const mask = withKey(await makeSecretMask(findings, read), settings.env['HEAL_MODEL_API_KEY']);
  for (const finding of findings.filter(({ category }) => category !== 'logic').slice(0, 200)) {
    const context = await makeContext(finding, read, session);
    const diagnosis = { category: finding.category, confidence: 0, evidence: [], contextRead: [] };
    const question = previewPrompt({ finding, context, diagnosis, attempts: [] }, { mask });
    if ('leftAlone' in question) continue;
    const name = setup.state === 'on' ? setup.name : (settings.env['HEAL_MODEL'] ?? config.model.name ?? '');
    const { url, body } = previewRequest(question, name, endpoint);
    const { rule, place: at } = finding;
    return {
      about: `${rule} at ${mask(at.path)}:${at.line}`,
      url: url ?? '',
      wouldBeSent: isOn,
      system: question.system,
      user: question.user,
      body,
    };
  }
  return undefined;
}

/** Enough of a context to build a prompt: types are not asked for. */
async function makeContext(
  finding: CodeFinding,
  read: (path: string) => Promise<string | undefined>,
  session: CopySession,
): Promise<CodeContext> {
  const nothing = async () => undefined;
  return {
    language: languageOf(finding.place.path) ?? 'python',
    text: (await read(finding.place.path)) ?? '',
    read,
    files: session.files.sources,
    types: { returnTypes: async () => new Map(), typeOf: nothing },
    typescript: { codeFixes: async () => [], typeAt: nothing, errors: nothing, returns: nothing },
  };
}
