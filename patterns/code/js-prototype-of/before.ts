const base = item.__proto__;
if (item.__proto__.constructor === Item) use(base);
app.request.__proto__ = req;
(item as any).__proto__ = base;
