import jwt from 'jsonwebtoken';

const user = jwt.verify(token, key, { algorithms: ['HS256'] });
const other = jwt.verify(token, key, { algorithms: ["RS256", "RS512"] });
