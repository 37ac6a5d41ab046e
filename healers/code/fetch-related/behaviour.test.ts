import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { applyEdits } from '#syntax/edits.ts';
import { findingOf } from '../../../test/healing.ts';
import { healer } from './index.ts';

/** A Python that has the package; undefined when this machine has none: the test is then skipped by its name. */
function pythonWith(module: string): string | undefined {
  return ['python3', '/usr/bin/python3'].find(
    (python) => spawnSync(python, ['-c', `import ${module}`], { timeout: 20_000 }).status === 0,
  );
}
const withDjango = pythonWith('django');
const withSqlAlchemy = pythonWith('sqlalchemy');
const rule = 'heal/orm-n-plus-one';
type Files = Readonly<Record<string, string>>;

/** Heals `path` where the texts of `at` stand, one after the other. */
async function healAll(files: Files, path: string, at: readonly string[]): Promise<Files> {
  const healed = new Map(Object.entries(files));
  for (const each of at) {
    const text = healed.get(path) ?? '';
    const answer = await healer.propose(findingOf({ rule, path, before: text, at: each }), {
      language: 'python',
      text,
      read: async (file) => healed.get(file),
      files: [...healed.keys()].sort(),
      types: { returnTypes: async () => new Map(), typeOf: async () => undefined },
      typescript: {
        codeFixes: async () => [],
        typeAt: async () => undefined,
        errors: async () => undefined,
        returns: async () => undefined,
      },
    });
    if ('leftAlone' in answer) throw new Error(`${each}: ${answer.leftAlone}`);
    healed.set(path, applyEdits(text, answer.change.edits));
  }
  return Object.fromEntries(healed);
}

interface Run {
  readonly answers: unknown;
  /** Number of statements that each function sent, in the order of their names. */
  readonly statements: Readonly<Record<string, number>>;
}
function run(python: string, files: Files): Run {
  const folder = mkdtempSync(join(tmpdir(), 'heal-orm-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const argv = ['-W', 'ignore', 'main.py'];
    // The shape is written by `main.py` below.
    return JSON.parse(execFileSync(python, argv, { cwd: folder, encoding: 'utf8', timeout: 30_000 })) as Run;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const django: Files = {
  'shop/__init__.py': '',
  'shop/models.py': `from django.db import models

class Country(models.Model):
    name = models.CharField(max_length=20)

class Customer(models.Model):
    name = models.CharField(max_length=20)
    country = models.ForeignKey(Country, on_delete=models.CASCADE)

class Tag(models.Model):
    name = models.CharField(max_length=20)

class Order(models.Model):
    customer = models.ForeignKey(Customer, null=True, on_delete=models.CASCADE, related_name="orders")
    tags = models.ManyToManyField(Tag)
    total = models.IntegerField()
    class Meta:
        ordering = ["id"]

class Invoice(models.Model):
    order = models.OneToOneField(Order, on_delete=models.CASCADE)
    number = models.IntegerField()

class Line(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE)
    text = models.CharField(max_length=20)
    class Meta:
        ordering = ["-text"]
`,
  'shop/templates/shop/orders.html':
    '{% for order in orders %}{{ order.total }} {{ order.customer.country.name }} {% for tag in order.tags.all %}{{ tag.name }}{% endfor %}\n{% endfor %}',
  'shop/views.py': `from django.template.loader import render_to_string
from .models import Customer, Invoice, Order

def countries():
    return [(o.id, o.customer and o.customer.name, o.customer.country.name if o.customer else None) for o in Order.objects.all()]

def names():
    orders = Order.objects.exclude(customer=None).order_by("-total")[:15]
    return [(order.customer.name, order.customer.country.name) for order in orders]

def tags():
    found = []
    for order in Order.objects.filter(total__lt=12):
        found.append((order.total, sorted(tag.name for tag in order.tags.all()), [line.text for line in order.line_set.all()]))
    return found

def nested():
    found = []
    for customer in Customer.objects.order_by("id"):
        for order in customer.orders.all():
            found.append((customer.name, customer.country.name, len(order.line_set.all())))
    return found

def page():
    context = {"orders": Order.objects.filter(total__gt=2)}
    return render_to_string("shop/orders.html", context)

def invoices():
    return [(order.total, order.invoice.number) for order in Order.objects.filter(invoice__number__gt=3)]
`,
  'main.py': `import json
import django
from django.conf import settings
settings.configure(DEBUG=True, TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}], INSTALLED_APPS=["shop"], DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}})
django.setup()
from django.core.management import call_command
from django.db import connection, reset_queries
call_command("migrate", run_syncdb=True, verbosity=0)
from shop import views
from shop.models import Country, Customer, Invoice, Line, Order, Tag
countries = [Country.objects.create(name=f"land {n}") for n in range(3)]
customers = [Customer.objects.create(name=f"c{n}", country=countries[n % 3]) for n in range(5)]
tags = [Tag.objects.create(name=f"t{n}") for n in range(4)]
for n in range(20):
    order = Order.objects.create(customer=customers[n % 5] if n % 7 else None, total=n)
    order.tags.set(tags[: n % 4])
    for k in range(n % 3):
        Line.objects.create(order=order, text=f"{n}-{k}")
    Invoice.objects.create(order=order, number=n)
answers, statements = {}, {}
for name in ("countries", "names", "tags", "nested", "page", "invoices"):
    reset_queries()
    answers[name] = getattr(views, name)()
    statements[name] = len(connection.queries)
print(json.dumps({"answers": answers, "statements": statements}))
`,
};

test.skipIf(withDjango === undefined)(
  'Django answers the same with a few statements',
  async () => {
    const python = withDjango ?? '';
    const before = run(python, django);
    const at = [
      'o.customer and',
      'order.customer.country',
      'order.tags.all()',
      'customer.country.name, len',
      'filter(total__gt=2)',
      'order.invoice',
    ];
    const after = run(python, await healAll(django, 'shop/views.py', at));
    expect(after.answers).toEqual(before.answers);
    expect(before.statements).toEqual({ countries: 35, names: 31, tags: 25, nested: 28, page: 48, invoices: 17 });
    expect(after.statements).toEqual({ countries: 18, names: 1, tags: 3, nested: 3, page: 2, invoices: 1 });
  },
  60_000,
);

const alchemy: Files = {
  'shop/__init__.py': '',
  'shop/models.py': `from sqlalchemy import Column, ForeignKey, Integer, String
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()

class Customer(Base):
    __tablename__ = "customer"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    orders = relationship("Order", back_populates="customer", order_by="Order.id")

class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    total = Column(Integer)
    customer_id = Column(ForeignKey("customer.id"))
    customer = relationship("Customer", back_populates="orders")
    lines = relationship("Line", order_by="Line.text")

class Line(Base):
    __tablename__ = "line"
    id = Column(Integer, primary_key=True)
    text = Column(String)
    order_id = Column(ForeignKey("orders.id"))
`,
  'shop/show.py': `from sqlalchemy import select
from .models import Customer, Order

def names(session):
    return [(o.total, o.customer.name) for o in session.query(Order).filter(Order.customer_id != None).order_by(Order.total.desc()).limit(15)]

def lines(session):
    statement = select(Order).order_by(Order.id)
    found = []
    for order in session.scalars(statement).all():
        found.append((order.total, [line.text for line in order.lines]))
    return found

def nested(session):
    found = []
    for customer in session.execute(select(Customer)).scalars():
        for order in customer.orders:
            found.append((customer.name, len(order.lines)))
    return found
`,
  'main.py': `import json
from sqlalchemy import create_engine, event
from sqlalchemy.orm import Session
from shop import show
from shop.models import Base, Customer, Line, Order
engine = create_engine("sqlite://", future=True)
Base.metadata.create_all(engine)
with Session(engine, future=True) as session:
    customers = [Customer(name=f"c{n}") for n in range(12)]
    session.add_all(customers)
    for n in range(20):
        session.add(Order(total=n, customer=customers[n % 12] if n % 7 else None, lines=[Line(text=f"{n}-{k}") for k in range(n % 3)]))
    session.commit()
count = []
event.listen(engine, "before_cursor_execute", lambda *given: count.append(given[2]))
answers, statements = {}, {}
for name in ("names", "lines", "nested"):
    count.clear()
    with Session(engine, future=True) as session:
        answers[name] = getattr(show, name)(session)
    statements[name] = len(count)
print(json.dumps({"answers": answers, "statements": statements}))
`,
};

test.skipIf(withSqlAlchemy === undefined)(
  'SQLAlchemy answers the same with a few statements',
  async () => {
    const python = withSqlAlchemy ?? '';
    const before = run(python, alchemy);
    const healed = await healAll(alchemy, 'shop/show.py', ['o.customer', 'order.lines', 'len(order.lines']);
    const after = run(python, healed);
    expect(after.answers).toEqual(before.answers);
    expect(before.statements).toEqual({ names: 12, lines: 21, nested: 30 });
    expect(after.statements).toEqual({ names: 2, lines: 2, nested: 3 });
  },
  60_000,
);
