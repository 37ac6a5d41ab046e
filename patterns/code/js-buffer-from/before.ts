const head = new Buffer('GET');
const body = new Buffer(text, 'base64');
const room = new Buffer( 1024 );
