import https from 'node:https';

const agent = new https.Agent({ rejectUnauthorized: process.env.NODE_ENV !== 'development' });
const other = new https.Agent({ keepAlive: false });
if (strictSSL === false) agent.options.rejectUnauthorized = false;
