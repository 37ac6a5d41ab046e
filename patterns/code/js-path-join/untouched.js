const path = require('path');

const views = path.join(__dirname, 'views');
const log = __filename + '.log';
const page = __dirname + '/pages/' + name;
const models = __dirname + '/models/*.js';
