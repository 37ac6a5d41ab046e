import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { RunReport } from '#core/replay/run.ts';
import { encodePng } from '#drivers/desktop/png.ts';
import { drawHalt, drawMark } from '#drivers/vision/drawing/index.ts';
import { toRunOutput, type ReplayRunOutput } from './run-output.ts';
import { makeRunSummary } from './run-summary.ts';

/** Writes what people look at after a run: report.json, summary.md, the picture of a halt, pictures of what healed. */
export async function writeArtifacts(folder: string, report: RunReport): Promise<ReplayRunOutput> {
  const files: string[] = [];
  const put = async (name: string, content: string | Uint8Array): Promise<void> => {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
    files.push(name);
  };
  if (report.picture)
    await put('halt.png', await encodePng(drawHalt({ ...report.picture, said: report.end?.said ?? '' })));
  for (const { before, pictures } of report.healed) {
    await put(`healed/${before.id}-before.png`, await encodePng(drawMark(pictures.before, pictures.box)));
    await put(`healed/${before.id}-after.png`, await encodePng(pictures.after));
  }
  const output = toRunOutput(report, { folder, files: [...files, 'summary.md', 'report.json'] });
  await put('summary.md', makeRunSummary(output));
  await put('report.json', `${JSON.stringify(output, undefined, 2)}\n`);
  return output;
}
