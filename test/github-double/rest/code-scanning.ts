import { randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { GitHubError } from '../errors.ts';
import { typeOf } from '../git.ts';
import { ok, type Operations } from '../operation.ts';
import { isRecord } from '../schema.ts';
import type { SarifUpload } from '../state.ts';
import { apiOf } from '../views/repo.ts';

const mostRuns = 20;
const mostResults = 25_000;

export const codeScanning: Operations = {
  'code-scanning/upload-sarif': {
    app: 'security_events:write',
    role: 'write',
    async handle({ world, repo, body }) {
      if ((await typeOf(repo.dir, body.commit_sha)) !== 'commit') throw new GitHubError(404, 'Not Found');
      const packed = Buffer.from(body.sarif, 'base64');
      if (packed.length > 10 * 1024 * 1024) throw new GitHubError(413, 'Sarif file too large');
      const { sarif, fault } = unpack(packed);
      const upload: SarifUpload = { id: randomUUID(), commit: body.commit_sha, ref: body.ref, sarif, fault };
      repo.sarifs.set(upload.id, upload);
      return ok({ id: upload.id, url: `${apiOf(world, repo)}/code-scanning/sarifs/${upload.id}` }, 202);
    },
  },
  'code-scanning/get-sarif': {
    app: 'security_events:read',
    role: 'write',
    handle({ world, repo, params }) {
      const upload = repo.sarifs.get(params.sarif_id);
      if (!upload) throw new GitHubError(404, 'Not Found');
      const analyses = `${apiOf(world, repo)}/code-scanning/analyses?sarif_id=${upload.id}`;
      return ok({
        processing_status: upload.fault === undefined ? 'complete' : 'failed',
        analyses_url: analyses,
        errors: upload.fault === undefined ? null : [upload.fault],
      });
    },
  },
};

/** Read later, as GitHub does: a broken file is accepted first and told of afterwards. */
function unpack(packed: Buffer): { sarif: unknown; fault: string | undefined } {
  let sarif: unknown;
  try {
    sarif = JSON.parse(gunzipSync(packed, { maxOutputLength: 200 * 1024 * 1024 }).toString());
  } catch {
    return { sarif: undefined, fault: 'Could not parse the SARIF file' };
  }
  const runs = isRecord(sarif) && Array.isArray(sarif['runs']) ? sarif['runs'] : undefined;
  if (!isRecord(sarif) || sarif['version'] !== '2.1.0' || !runs) return { sarif, fault: 'Not a SARIF 2.1.0 file' };
  if (runs.length > mostRuns) return { sarif, fault: `More than ${mostRuns} runs` };
  const results = runs.flatMap((run) => (isRecord(run) && Array.isArray(run['results']) ? run['results'] : []));
  return { sarif, fault: results.length > mostResults ? `More than ${mostResults} results` : undefined };
}
