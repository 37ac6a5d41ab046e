const path = require('path');

const views = path.join(__dirname, 'views');
load(path.join(__dirname, "public/index.html"));
