import { maskTexts } from '#core/redact.ts';
import { stoppedBy } from '#drivers/stop/stop-file.ts';
import { createReader } from '#scanners/read.ts';
import type { ScanOptions, ScanReport } from './contract.ts';
import { heedIgnored } from './record/memory.ts';
import { openPlace } from './place.ts';
import { reportFinding } from './healing/report.ts';
import { makeSecretMask } from './secrets.ts';
import type { HealSettings } from './settings.ts';

/** Looks, and changes nothing: no ledger, no lock; only an emergency stop keeps it from running repository tools. */
export async function scan(options: ScanOptions, settings: HealSettings): Promise<ScanReport> {
  // While git answers, there is time to load the rest.
  const [place, { openSession }, { chooseFiles, chooseFindings, scanSession }] = await Promise.all([
    openPlace(options.path, settings),
    import('./session.ts'),
    import('./healing/selection.ts'),
  ]);
  const { config } = await place.config();
  const stop = await place.stop.read();
  if (stop) throw stoppedBy(stop);
  const at = () => settings.now().toISOString();
  const say = (doing: string) => options.listener?.({ type: 'busy', at: at(), runId: 'scan', doing });
  say('Making a copy');
  const session = await openSession(place, config, settings, {
    signal: options.signal,
    onScanner: ({ name, status, ms }) => {
      if (status !== 'skipped') say(`Scanned with ${name} in ${(ms / 1000).toFixed(1)} s`);
    },
  });
  try {
    const files = await chooseFiles(session, place, options, options.signal);
    say(`Scanning ${files.length} files`);
    const scanned = await scanSession(session, files, options, options.signal);
    const findings = await chooseFindings(
      { files, findings: scanned.findings },
      session,
      place,
      options,
      options.signal,
    );
    const { open, ignored } = heedIgnored(findings, await place.glance.ignored());
    const chosen = options.max === undefined ? open : open.slice(0, options.max);
    const mask = await makeSecretMask(scanned.findings, createReader(session.copy.root));
    const report: ScanReport = {
      version: 1,
      repository: place.repository.packageRoot,
      findings: chosen.map(reportFinding),
      scanners: scanned.reports,
      ignored,
      full: chosen,
    };
    return maskTexts(report, mask);
  } finally {
    await session.close();
  }
}
