import jwt from 'jsonwebtoken';

const user = jwt.verify(token, key, { algorithms: ['HS256', 'none'] });
const other = jwt.verify(token, key, { algorithms: ["none", "RS256", "RS512"] });
