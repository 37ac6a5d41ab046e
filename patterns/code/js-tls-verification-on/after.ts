import https from 'node:https';

const agent = new https.Agent({ keepAlive: true, rejectUnauthorized: true });
agent.options.rejectUnauthorized = true;
