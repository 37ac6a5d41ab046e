import type { SimulatedDecision, SimulationReport } from './simulation.ts';

/** The report as a short page of Markdown. Whatever comes from screens and files is shown letter by letter. */
export function renderSimulation(
  report: SimulationReport,
  trip: { readonly workflow: string; readonly at: string; readonly reason: string },
): string {
  const { totals, decisions, policies } = report;
  const lines = [
    `# What other thresholds would have done: ${show(trip.workflow)}`,
    '',
    `${show(trip.at)}: ${show(trip.reason)}.`,
    '',
  ];
  if (decisions.length === 0) lines.push('No target was looked for before this, so there is nothing to decide again.');
  else
    lines.push(
      `The last ${decisions.length} decisions, decided again from what was written down. Nothing was looked at anew.`,
      '',
      '| thresholds | right | unproven | wrong | halted |',
      '|---|---:|---:|---:|---:|',
      ...totals.map(
        ({ name, outcomes: { right, unproven, wrong, halted } }) =>
          `| ${show(name)} | ${right} | ${unproven} | ${wrong} | ${halted} |`,
      ),
      '',
      '*Right*: the place that was clicked and confirmed. *Unproven*: a place that nobody clicked, or that nothing confirmed. *Wrong*: clicked and not confirmed, or another than the confirmed one.',
      '',
      advise(report),
      '',
      '## Decisions that differ',
      '',
      ...describe(
        decisions,
        policies.map(({ name }) => name),
      ),
    );
  return `${lines.join('\n').trimEnd()}\n`;
}

/** Only what is proven is advised: fewer wrong clicks, or more right ones without a wrong or an unproven one. */
function advise({ totals }: SimulationReport): string {
  const [now, ...others] = totals;
  if (!now) return '';
  const safer = others.find(
    ({ outcomes }) => outcomes.wrong < now.outcomes.wrong && outcomes.right >= now.outcomes.right,
  );
  if (safer) return `**${show(safer.name)}** would have kept from a wrong click and cost no right one.`;
  const looser = others.find(
    ({ outcomes }) =>
      outcomes.right > now.outcomes.right &&
      outcomes.wrong <= now.outcomes.wrong &&
      outcomes.unproven <= now.outcomes.unproven,
  );
  if (looser) return `**${show(looser.name)}** would have found more, and nothing that is unproven or wrong.`;
  return 'No other thresholds are proven to be better: record again what changed, rather than loosening them.';
}

const mostShown = 30;
function describe(decisions: readonly SimulatedDecision[], names: readonly string[]): readonly string[] {
  const differing = decisions.filter(({ was, would }) => would.some((one) => one !== was));
  if (differing.length === 0) return ['None: every one of them would have ended the same way.'];
  const shown = differing.slice(-mostShown).map(({ step, target, was, would, rivals }) => {
    const changes = would.flatMap((one, at) => (one === was ? [] : [`${show(names[at] ?? '')}: ${one}`]));
    const seen = rivals.map(
      ({ rung, score, box, against }) =>
        `${rung} ${score.toFixed(2)} at ${box.x}, ${box.y}${against === '' ? '' : ` (${show(against)})`}`,
    );
    return `- ${show(step)}, ${show(target)}: was ${was}; ${changes.join(', ')}${seen.length === 0 ? '' : `. Rivals: ${seen.join('; ')}`}`;
  });
  const more = differing.length - shown.length;
  return more > 0 ? [...shown, `- and ${more} older ones`] : shown;
}

function show(text: string): string {
  const line = text.slice(0, 600).toWellFormed().replaceAll(/\s+/g, ' ').trim().slice(0, 200).toWellFormed();
  return line.replaceAll(/[^\p{L}\p{N} ,.;:?'"()/%=+…→–−“”-]/gu, (sign) => `&#${sign.codePointAt(0)};`);
}
