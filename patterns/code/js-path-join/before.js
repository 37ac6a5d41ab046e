const path = require('path');

const views = __dirname + '/views';
load(__dirname + "/public/index.html");
