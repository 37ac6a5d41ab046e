const port = parseInt(text, 10);
const mask = parseInt(text, 16);
const third = parser.parseInt(text);
