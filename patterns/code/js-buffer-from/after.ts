const head = Buffer.from('GET');
const body = Buffer.from(text, 'base64');
const room = Buffer.alloc( 1024 );
