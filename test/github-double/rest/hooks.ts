import { GitHubError } from '../errors.ts';
import { listByCursor, ok, type Actor, type Operations } from '../operation.ts';
import type { App, Delivery } from '../state.ts';
import { viewApp, type View } from '../views/account.ts';
import type { World } from '../world.ts';

/** The one webhook of an App, and what was sent through it. */
export const hooks: Operations = {
  'apps/create-from-manifest': {
    app: 'none',
    handle({ world, params }) {
      const created = world.manifests.get(params.code);
      if (!created) throw new GitHubError(404, 'Not Found');
      world.manifests.delete(params.code);
      const { app, privateKey } = created;
      const secrets = { client_secret: 'c'.repeat(40), webhook_secret: 'w'.repeat(40), pem: privateKey };
      return ok({ ...viewApp(world, app), client_id: app.clientId, ...secrets }, 201);
    },
  },
  'apps/get-webhook-config-for-app': {
    app: 'app',
    handle: ({ world, actor }) => ok(viewConfig(world, demandApp(actor))),
  },
  'apps/update-webhook-config-for-app': {
    app: 'app',
    handle({ world, actor, body }) {
      const app = demandApp(actor);
      const { url = '', secret = '' } = world.hooks.targets.get(app.id) ?? {};
      world.hooks.targets.set(app.id, { url: body.url ?? url, secret: body.secret ?? secret });
      return ok(viewConfig(world, app));
    },
  },
  'apps/list-webhook-deliveries': {
    app: 'app',
    handle: ({ world, actor }) => listByCursor(listDeliveries(world, actor).toReversed().map(viewDelivery)),
  },
  'apps/get-webhook-delivery': {
    app: 'app',
    handle({ world, actor, params }) {
      const delivery = findDelivery(world, actor, params.delivery_id);
      const request = {
        headers: { 'X-GitHub-Delivery': delivery.guid, 'X-GitHub-Event': delivery.event },
        payload: delivery.payload,
      };
      return ok({ ...viewDelivery(delivery), request, response: { headers: {}, payload: delivery.body } });
    },
  },
  'apps/redeliver-webhook-delivery': {
    app: 'app',
    handle({ world, actor, params }) {
      world.hooks.redeliver(findDelivery(world, actor, params.delivery_id));
      return ok({}, 202);
    },
  },
};

function demandApp(actor: Actor): App {
  if (!actor.app) throw new GitHubError(401, 'A JSON web token could not be decoded');
  return actor.app;
}

function listDeliveries(world: World, actor: Actor): Delivery[] {
  const { id } = demandApp(actor);
  return world.hooks.deliveries.filter((each) => each.appId === id && each.status !== undefined);
}

function findDelivery(world: World, actor: Actor, id: number): Delivery {
  const delivery = listDeliveries(world, actor).find((each) => each.id === id);
  if (!delivery) throw new GitHubError(404, 'Not Found');
  return delivery;
}

function viewConfig(world: World, app: App): View {
  return {
    url: world.hooks.targets.get(app.id)?.url ?? '',
    content_type: 'json',
    insecure_ssl: '0',
    secret: '********',
  };
}

function viewDelivery(delivery: Delivery): View {
  const { installation, repository } = delivery.payload;
  const idOf = (value: unknown) =>
    typeof value === 'object' && value !== null && 'id' in value ? Number(value.id) : null;
  const status = delivery.status ?? 0;
  return {
    id: delivery.id,
    guid: delivery.guid,
    delivered_at: delivery.at,
    redelivery: delivery.isRedelivery,
    duration: Math.round(delivery.milliseconds) / 1000,
    status:
      status >= 200 && status < 300
        ? 'OK'
        : status === 0
          ? 'failed to connect to host'
          : `Invalid HTTP Response: ${status}`,
    status_code: status,
    event: delivery.event,
    action: delivery.action ?? null,
    installation_id: idOf(installation),
    repository_id: idOf(repository),
    throttled_at: null,
  };
}
