import { createHmac, randomUUID } from 'node:crypto';
import { isGranted } from './access.ts';
import { loadPublishedWebhooks } from './published-webhooks.ts';
import type { App, Delivery, Installation, Repo } from './state.ts';
import { nodeId, viewAccount, viewOrganization } from './views/account.ts';
import { viewFullRepo, viewRepo } from './views/repo.ts';
import type { DoubleEvent, Hooks, World } from './world.ts';

export interface SendOptions {
  /** `wrong`: signed with another secret. `sha1`: only the old header. `none`: no signature. */
  readonly signature?: 'right' | 'wrong' | 'sha1' | 'none';
  readonly guid?: string;
  /** Instead of the payload as JSON: what is sent, and signed. */
  readonly rawBody?: string;
  readonly headers?: Readonly<Record<string, string>>;
}
/** What each event asks an App to be allowed, where it is not what the name says. */
const permissionOf: Readonly<Record<string, string>> = {
  push: 'contents',
  create: 'contents',
  delete: 'contents',
  fork: 'contents',
  workflow_dispatch: 'contents',
  pull_request: 'pull_requests',
  pull_request_review: 'pull_requests',
  pull_request_review_comment: 'pull_requests',
  pull_request_review_thread: 'pull_requests',
  issues: 'issues',
  issue_comment: 'issues',
  label: 'issues',
  check_run: 'checks',
  check_suite: 'checks',
  status: 'statuses',
  workflow_run: 'actions',
  workflow_job: 'actions',
};
const always = new Set(['installation', 'installation_repositories']);

/** The hooks of Apps: builds, checks, signs, sends and keeps what GitHub would deliver. */
export class Webhooks implements Hooks {
  /** Every event that happened, delivered or not. */
  readonly events: {
    readonly name: string;
    readonly action: string | undefined;
    readonly payload: Readonly<Record<string, unknown>>;
  }[] = [];
  readonly deliveries: Delivery[] = [];
  readonly ownFaults: string[];
  readonly #world: World;
  readonly targets: Hooks['targets'] = new Map();
  readonly #hookId = 400_000_001;
  #held: Delivery[] | undefined;
  #sending = new Set<Promise<void>>();

  constructor(world: World, ownFaults: string[]) {
    this.#world = world;
    this.ownFaults = ownFaults;
  }

  /** From now on the events of this App are posted there, signed with this secret. */
  setTarget(app: App, url: string, secret: string): void {
    this.targets.set(app.id, { url, secret });
  }

  async take(event: DoubleEvent): Promise<void> {
    const { repo, name, action } = event;
    const base = this.#buildPayload(event);
    this.events.push({ name, action, payload: base });
    this.#demandSchema(name, action, base);
    const installations = event.installation ? [event.installation] : repo ? this.#world.installationsOn(repo) : [];
    for (const installation of installations) {
      const { app } = installation;
      if (event.onlyFor && event.onlyFor !== app) continue;
      if (!always.has(name) && !hears(installation, name)) continue;
      const payload = {
        ...base,
        installation: base['installation'] ?? { id: installation.id, node_id: nodeId('MDI', installation.id) },
      };
      const delivery = this.#makeDelivery(name, action, app, payload);
      this.deliveries.push(delivery);
      if (!this.targets.has(app.id)) continue;
      if (this.#held) this.#held.push(delivery);
      else this.#begin(delivery);
    }
  }

  /** Deliveries wait until `release`, which may put them into another order. */
  hold(): void {
    this.#held ??= [];
  }

  release(order: (held: readonly Delivery[]) => readonly Delivery[] = (held) => held): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const delivery of order(held)) this.#begin(delivery);
  }

  /** Sends one again: under its own id as a redelivery, or under another. */
  async send(
    delivery: Delivery,
    options: SendOptions = {},
  ): Promise<{ readonly status: number; readonly body: string }> {
    const target = this.targets.get(delivery.appId);
    if (!target) throw new Error(`the App ${delivery.appId} has no target`);
    const body = options.rawBody ?? JSON.stringify(delivery.payload);
    const sign = (algorithm: string, secret: string) =>
      `${algorithm}=${createHmac(algorithm, secret).update(body).digest('hex')}`;
    const kind = options.signature ?? 'right';
    const response = await fetch(target.url, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'GitHub-Hookshot/double',
        'x-github-event': delivery.event,
        'x-github-delivery': options.guid ?? delivery.guid,
        'x-github-hook-id': String(this.#hookId),
        'x-github-hook-installation-target-id': String(delivery.appId),
        'x-github-hook-installation-target-type': 'integration',
        ...(kind === 'none'
          ? {}
          : { 'x-hub-signature': sign('sha1', kind === 'wrong' ? 'another secret' : target.secret) }),
        ...(kind === 'right' || kind === 'wrong'
          ? { 'x-hub-signature-256': sign('sha256', kind === 'wrong' ? 'another secret' : target.secret) }
          : {}),
        ...options.headers,
      },
    });
    return { status: response.status, body: await response.text() };
  }

  /** Any payload, as if it had happened: nothing of it is checked. */
  sendRaw(
    app: App,
    event: string,
    payload: Readonly<Record<string, unknown>>,
    options: SendOptions = {},
  ): Promise<{ readonly status: number; readonly body: string }> {
    const action = typeof payload['action'] === 'string' ? payload['action'] : undefined;
    return this.send(this.#makeDelivery(event, action, app, payload), options);
  }

  /** Resolves when everything that was on its way has been answered. */
  async settled(): Promise<void> {
    while (this.#sending.size > 0) await Promise.all(this.#sending);
  }

  redeliver(delivery: Delivery): void {
    const again: Delivery = {
      ...delivery,
      id: this.#world.nextId(),
      isRedelivery: true,
      at: this.#world.stamp(),
      status: undefined,
      body: '',
    };
    this.deliveries.push(again);
    this.#begin(again);
  }

  #makeDelivery(
    event: string,
    action: string | undefined,
    app: App,
    payload: Readonly<Record<string, unknown>>,
  ): Delivery {
    const unanswered = { status: undefined, body: '', milliseconds: 0 };
    return {
      id: this.#world.nextId(),
      guid: randomUUID(),
      event,
      action,
      appId: app.id,
      payload,
      isRedelivery: false,
      at: this.#world.stamp(),
      ...unanswered,
    };
  }

  #begin(delivery: Delivery): void {
    const sending = this.#deliver(delivery).finally(() => this.#sending.delete(sending));
    this.#sending.add(sending);
  }

  async #deliver(delivery: Delivery): Promise<void> {
    const start = performance.now();
    try {
      const { status, body } = await this.send(delivery);
      delivery.status = status;
      delivery.body = body;
    } catch (error) {
      delivery.status = 0;
      delivery.body = String(error);
    }
    delivery.milliseconds = performance.now() - start;
  }

  #buildPayload(event: DoubleEvent): Record<string, unknown> {
    const { repo, sender, action, payload } = event;
    return {
      ...(action === undefined ? {} : { action }),
      ...payload,
      ...(repo ? { repository: this.#viewRepository(repo, event.name) } : {}),
      ...(repo?.owner.type === 'Organization' ? { organization: viewOrganization(this.#world, repo.owner) } : {}),
      sender: viewAccount(this.#world, sender),
    };
  }

  /** In a push, times are seconds: GitHub never changed that. */
  #viewRepository(repo: Repo, event: string): Record<string, unknown> {
    if (event !== 'push') return viewRepo(this.#world, repo);
    const {
      subscribers_count: _s,
      network_count: _n,
      organization: _o,
      parent: _p,
      source: _r,
      ...view
    } = viewFullRepo(this.#world, repo, undefined);
    const seconds = (text: string) => Math.floor(Date.parse(text) / 1000);
    return {
      ...view,
      created_at: seconds(repo.createdAt),
      pushed_at: seconds(repo.pushedAt),
      stargazers: 0,
      master_branch: repo.defaultBranch,
    };
  }

  #demandSchema(name: string, action: string | undefined, payload: unknown): void {
    const fault = loadPublishedWebhooks().check(name, action, payload);
    if (fault !== undefined) this.ownFaults.push(`webhook ${name} ${action ?? ''}: ${fault}`);
  }
}

function hears(installation: Installation, event: string): boolean {
  const permission = permissionOf[event] ?? 'metadata';
  const isAsked = installation.app.events.includes(event);
  // A comment on a pull request is heard with either permission.
  const names = event === 'issue_comment' ? ['issues', 'pull_requests'] : [permission];
  const isAllowed =
    permission === 'metadata' || names.some((name) => isGranted(installation.permissions, `${name}:read`));
  return installation.suspendedAt === null && isAsked && isAllowed;
}
