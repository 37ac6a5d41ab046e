const body = new Buffer(value);
const other = Buffer.from(value);
