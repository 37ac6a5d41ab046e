import type { BenchmarkOptions, Metrics } from './support/benchmark.ts';
import { runToolsAlone, type ToolAlone } from './support/alone.ts';
import { healScan } from './support/heal.ts';
import { median } from './support/measure.ts';
import { copyPythonLibrary, copyTypeScriptPackage, type Tree } from './support/trees.ts';

export const name = 'scan';
export const about =
  'A whole `heal scan` against each tool alone as a person would start it, same tree, same run: the Python standard library, the sources of zod (small) and of openai (large)';
export const goals = {
  pythonRatio: 1.15,
  typescriptRatio: 1.15,
  typescriptLargeRatio: 1.15,
  pythonHealS: 40,
  pythonHealPeakMb: 1536,
};

export async function run({ isQuick, say }: BenchmarkOptions): Promise<Metrics> {
  const times = isQuick ? 1 : 3;
  return {
    ...(await compare('python', copyPythonLibrary(isQuick ? 20_000 : 130_000), times, say)),
    ...(await compare('typescript', copyTypeScriptPackage(isQuick ? 10_000 : 130_000, 'zod'), times, say)),
    ...(await compare('typescriptLarge', copyTypeScriptPackage(isQuick ? 20_000 : 200_000, 'openai'), times, say)),
  };
}

async function compare(
  language: string,
  tree: Tree,
  times: number,
  say: BenchmarkOptions['say'],
): Promise<Record<string, number>> {
  const healed: { readonly seconds: number; readonly peakMb: number | undefined }[] = [];
  const alone: ToolAlone[] = [];
  const reported = new Map<string, number[]>();
  let findings = 0;
  try {
    for (let round = 1; round <= times; round++) {
      say(`${tree.about}, ${tree.files} files, ${tree.lines} lines: tools alone, round ${round} of ${times}`);
      alone.push(...(await runToolsAlone(tree.root)));
      say(`${tree.about}: heal scan, round ${round} of ${times}`);
      const { process: measured, output } = await healScan(tree.root);
      healed.push(measured);
      findings = output.findings.length;
      for (const { name: scanner, ms, status } of output.scanners)
        if (status === 'ok') reported.set(scanner, [...(reported.get(scanner) ?? []), ms / 1000]);
    }
  } finally {
    tree.remove();
  }
  const seconds = median(healed.map((one) => one.seconds));
  const peaks = healed.map((one) => one.peakMb).filter((peak) => peak !== undefined);
  const metrics: Record<string, number> = {
    [`${language}Files`]: tree.files,
    [`${language}Lines`]: tree.lines,
    [`${language}Findings`]: findings,
    [`${language}HealS`]: seconds,
    ...(peaks.length > 0 ? { [`${language}HealPeakMb`]: Math.max(...peaks) } : {}),
  };
  let slowest = 0;
  for (const [tool, runs] of Map.groupBy(alone, (one) => one.name)) {
    const own = median(runs.map((one) => one.seconds));
    // What Heal does to make a tool faster does not make the goal harder to meet, and is shown beside it.
    if (!tool.endsWith('AsInHeal')) slowest = Math.max(slowest, own);
    metrics[`${language}Alone_${tool}S`] = own;
    metrics[`${language}Alone_${tool}PeakMb`] = Math.max(...runs.map((one) => one.peakMb));
  }
  for (const [scanner, runs] of reported) metrics[`${language}InHeal_${scanner}S`] = median(runs);
  metrics[`${language}Ratio`] = seconds / slowest;
  return metrics;
}
