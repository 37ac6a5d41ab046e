import { JobRefused } from '#core/ports/job-queue.ts';
import { listArtifacts } from '#drivers/github/actions.ts';
import { ArtifactRefused, downloadArtifact, readArchive } from '#drivers/github/artifacts.ts';
import { bundleArtifact, bundleFile } from './names.ts';
import type { PartInput } from './parts.ts';

const mostArchiveBytes = 20 * 2 ** 20;
const mostBundleBytes = 50 * 2 ** 20;

/** What a run left behind, as bytes of which nothing is believed; undefined when it left nothing. Throws `JobRefused`. */
export async function takeBundle(
  { github, signal, say }: Pick<PartInput, 'github' | 'signal' | 'say'>,
  runId: number,
): Promise<Buffer | undefined> {
  const named = (await listArtifacts(github, runId)).filter(({ name }) => name === bundleArtifact);
  const [artifact] = named;
  if (!artifact) return undefined;
  if (named.length > 1) throw new JobRefused(`run ${runId} left ${named.length} artifacts of one name`);
  await say('Reading what was found');
  try {
    const archive = await downloadArtifact(github, artifact, { mostBytes: mostArchiveBytes, signal });
    return (await readArchive(archive, { [bundleFile]: mostBundleBytes })).get(bundleFile);
  } catch (error) {
    if (error instanceof ArtifactRefused) throw new JobRefused(`artifact of run ${runId}: ${error.message}`);
    throw error;
  }
}
