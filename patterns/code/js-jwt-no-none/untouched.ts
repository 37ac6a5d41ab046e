import jwt from 'jsonwebtoken';

const user = jwt.verify(token, key, { algorithms: ['none'] });
const known = ['HS256', 'none'];
const head = jwt.decode(token);
