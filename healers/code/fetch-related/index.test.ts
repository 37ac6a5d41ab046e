import { expect, test } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'heal/orm-n-plus-one';
const django = `
  from django.db import models


  class Country(models.Model):
      name = models.CharField(max_length=20)


  class Customer(models.Model):
      country = models.ForeignKey(Country, on_delete=models.CASCADE)
      name = models.CharField(max_length=20)


  class Order(models.Model):
      customer = models.ForeignKey("shop.Customer", null=True, on_delete=models.CASCADE, related_name="orders")
      tags = models.ManyToManyField("Tag")
      total = models.IntegerField()


  class Line(models.Model):
      order = models.ForeignKey(Order, on_delete=models.CASCADE)


  class Tag(models.Model):
      name = models.CharField(max_length=20)


  class Visible(models.Manager):
      def get_queryset(self):
          return super().get_queryset().select_related("customer")


  class Offer(models.Model):
      customer = models.ForeignKey(Customer, on_delete=models.CASCADE)
      objects = Visible()
`;
const inDjango = (before: string) => ({
  rule,
  path: 'shop/views.py',
  files: { 'shop/__init__.py': '', 'shop/models.py': django },
  before: `from .models import Customer, Offer, Order\n\n\n${before}`,
});
const wraps = (code: string) => `from .models import Customer, Offer, Order\n\n\n${code}`;

test('Django: one row behind each row comes by a join', () =>
  heals(healer, {
    ...inDjango(
      'def names():\n    return [order.customer.country.name for order in Order.objects.filter(total__gt=1)]\n',
    ),
    at: 'order.customer.country',
    after: wraps(
      'def names():\n    return [order.customer.country.name for order in Order.objects.filter(total__gt=1).select_related("customer__country")]\n',
    ),
  }));
test('Django: many rows come by a second query, where the query has its name', () =>
  heals(healer, {
    ...inDjango(
      'def show():\n    orders = Order.objects.all()\n    print(len(orders))\n    for order in orders:\n        print(order.customer.name, [tag.name for tag in order.tags.all()], len(order.line_set.all()))\n',
    ),
    at: 'order.customer',
    after: wraps(
      'def show():\n    orders = Order.objects.all().select_related("customer").prefetch_related("tags", "line_set")\n    print(len(orders))\n    for order in orders:\n        print(order.customer.name, [tag.name for tag in order.tags.all()], len(order.line_set.all()))\n',
    ),
  }));
test('Django: a loop in the loop, a slice, a chain of several lines', () =>
  heals(healer, {
    ...inDjango(
      "def show():\n    customers = (\n        Customer.objects\n        .filter(name='x')\n        .order_by('id')\n    )[:10]\n    for customer in customers:\n        for order in customer.orders.all():\n            print(customer.name, len(order.tags.all()))\n",
    ),
    at: 'order.tags.all()',
    after: wraps(
      "def show():\n    customers = (\n        Customer.objects\n        .filter(name='x')\n        .order_by('id')\n        .prefetch_related('orders__tags')\n    )[:10]\n    for customer in customers:\n        for order in customer.orders.all():\n            print(customer.name, len(order.tags.all()))\n",
    ),
  }));
test('Django: what is fetched already gets company', () =>
  heals(healer, {
    ...inDjango(
      'def show():\n    for order in Order.objects.select_related("customer").filter(total=1):\n        print(order.customer.country.name)\n',
    ),
    at: 'order.customer.country',
    after: wraps(
      'def show():\n    for order in Order.objects.select_related("customer", "customer__country").filter(total=1):\n        print(order.customer.country.name)\n',
    ),
  }));

const leavesDjango = (code: string, because?: RegExp, at = 'o.customer') =>
  leavesAlone(healer, { ...inDjango(code), at, ...(because ? { because } : {}) });
const unwritten = /not written out/;
test('leaves alone loops that change what later rounds read', async () => {
  const loop = 'def f(note):\n    for o in Order.objects.all():\n        print(o.customer.name)\n';
  await leavesDjango(`${loop}        o.customer.save()\n`, /later rounds/);
  await leavesDjango(`${loop}        note(o)\n`, /later rounds/);
  await leavesDjango(`${loop}        o.finish()\n`, /later rounds/);
  await leavesDjango(`${loop}        Customer.objects.create(name="x")\n`, /later rounds/);
  await leavesDjango(`${loop}        o.customer = None\n`, unwritten);
  await leavesDjango(`${loop}        if o.total:\n            break\n`, /end early/);
});
test('leaves alone queries that are shaped on purpose', async () => {
  const over = (query: string) =>
    leavesDjango(`def f():\n    for o in Order.objects.${query}:\n        print(o.customer.name)\n`, unwritten);
  await over('filter(total=1).iterator()');
  await over('only("total")');
  await over('select_for_update()');
  await over('select_related()');
  await over('select_related("customer")');
  await over('distinct()');
  await leavesDjango('def f():\n    for o in Offer.objects.all():\n        print(o.customer.name)\n', unwritten);
});
test('leaves alone queries that go elsewhere, or have two values', async () => {
  const after = '    for o in orders:\n        print(o.customer.name)\n';
  await leavesDjango(`def f():\n    orders = Order.objects.all()\n${after}    return orders\n`, unwritten);
  await leavesDjango(
    `def f(x):\n    orders = Order.objects.all()\n    if x:\n        orders = []\n${after}`,
    unwritten,
  );
  await leavesDjango(`def f(orders):\n${after}`, unwritten);
});
test('leaves alone what is read in some rounds only, asks for nothing, or is asked for in another way', async () => {
  const loop = (body: string) => `def f():\n    for o in Order.objects.all():\n        ${body}\n`;
  await leavesDjango(loop('print(o.total and o.customer.name)'), unwritten);
  await leavesDjango(loop('if o.total:\n            continue\n        print(o.customer.name)'), unwritten);
  await leavesDjango(loop('print(o.customer_id)'), unwritten);
  await leavesDjango(loop('print(o.tags.filter(name="x"))'), unwritten, 'o.tags');
});

const alchemy = `
  from typing import List

  from sqlalchemy import ForeignKey
  from sqlalchemy.orm import Mapped, relationship

  from .base import Base


  class Customer(Base):
      __tablename__ = "customer"
      orders: Mapped[List["Order"]] = relationship(back_populates="customer")
      notes = relationship("Note", lazy="dynamic")


  class Order(Base):
      __tablename__ = "order_"
      customer: Mapped["Customer"] = relationship(back_populates="orders")
      lines = relationship("Line")


  class Line(Base):
      __tablename__ = "line"
`;
const inAlchemy = (head: string, body: string) => ({
  rule,
  path: 'shop/show.py',
  files: { 'shop/__init__.py': '', 'shop/models.py': alchemy },
  before: `${head}\n\n\ndef show(session):\n${body}`,
});

test('SQLAlchemy: query, with the import', () =>
  heals(healer, {
    ...inAlchemy(
      'from .models import Order',
      '    for order in session.query(Order).filter_by(total=1).all():\n        print(order.customer.name)\n',
    ),
    at: 'order.customer',
    after:
      'from sqlalchemy.orm import selectinload\n\nfrom .models import Order\n\n\ndef show(session):\n    for order in session.query(Order).filter_by(total=1).options(selectinload(Order.customer)).all():\n        print(order.customer.name)\n',
  }));
test('SQLAlchemy: select, two steps away', () =>
  heals(healer, {
    ...inAlchemy(
      'from sqlalchemy import select\nfrom sqlalchemy.orm import Session\n\nfrom . import models\nfrom .models import Order',
      '    statement = select(models.Customer).order_by(models.Customer.id)\n    for customer in session.scalars(statement):\n        for order in customer.orders:\n            print(len(order.lines))\n',
    ),
    at: 'order.lines',
    after:
      'from sqlalchemy import select\nfrom sqlalchemy.orm import Session, selectinload\n\nfrom . import models\nfrom .models import Order\n\n\ndef show(session):\n    statement = select(models.Customer).order_by(models.Customer.id).options(selectinload(models.Customer.orders).selectinload(Order.lines))\n    for customer in session.scalars(statement):\n        for order in customer.orders:\n            print(len(order.lines))\n',
  }));
const staysAlchemy = (body: string, because: RegExp, at: string, head = 'from .models import Customer, Order') =>
  leavesAlone(healer, { ...inAlchemy(head, body), at, because });
test('leaves alone relations and queries of SQLAlchemy that load in another way', async () => {
  await staysAlchemy('    for c in session.query(Customer).all():\n        print(c.notes)\n', unwritten, 'c.notes');
  const over = (query: string) =>
    staysAlchemy(`    for o in ${query}:\n        print(o.customer.name)\n`, unwritten, 'o.customer');
  await over('session.query(Order).yield_per(10)');
  await over('session.query(Order).options(joinedload(Order.customer)).all()');
  await over('session.query(Order).options(lazyload("*")).all()');
  await over('session.query(Order, Customer).all()');
  await over('session.execute(select(Order))');
});
test('leaves alone a way whose class has no name in the file', () =>
  staysAlchemy(
    '    for c in session.query(Customer):\n        for o in c.orders:\n            print(o.lines)\n',
    /no name/,
    'o.lines',
    'from .models import Customer',
  ));

test('the summary says what is fetched', async () => {
  const { summary } = await heals(healer, {
    ...inDjango('def f():\n    for o in Order.objects.all():\n        print(o.customer.name)\n'),
    at: 'o.customer',
    after: wraps(
      'def f():\n    for o in Order.objects.all().select_related("customer"):\n        print(o.customer.name)\n',
    ),
  });
  expect(summary).toBe('Fetch `customer` together with the rows of the loop');
});

const view = (query: string, more = '') =>
  `from django.shortcuts import render\nfrom .models import Order\n\n\ndef page(request):\n    orders = ${query}\n${more}    return render(request, "shop/orders.html", {"orders": orders, "title": "x"})\n`;
const withTemplate = (template: string, before: string) => ({
  rule,
  path: 'shop/views.py',
  files: { 'shop/__init__.py': '', 'shop/models.py': django, 'shop/templates/shop/orders.html': template },
  before,
  at: 'Order.objects.all()',
});
const page = `
  <h1>{{ title }}</h1>
  {% for order in orders %}
    <a href="{% url 'customer' order.customer.id %}">{{ order.customer.country.name|upper }}</a>
    {% for tag in order.tags.all %}{{ tag.name }}{% empty %}none{% endfor %}
    {{ order.line_set.all|length }}
  {% endfor %}
`;
test('Django: a template goes through the rows', () =>
  heals(healer, {
    ...withTemplate(page, view('Order.objects.all()')),
    after: view('Order.objects.all().select_related("customer__country").prefetch_related("tags", "line_set")'),
  }));
test('leaves alone what a template reads in some rounds only, outside of the loop, or in another way', async () => {
  const stays = (template: string, before = view('Order.objects.all()')) =>
    leavesAlone(healer, { ...withTemplate(template, before), because: unwritten });
  await stays('{% for order in orders %}{% if order.total %}{{ order.customer.name }}{% endif %}{% endfor %}');
  await stays('{% for order in orders %}{{ order.total }}{% empty %}{{ order.customer.name }}{% endfor %}');
  await stays('{% for order in orders %}{% endfor %}{{ order.customer.name }}');
  await stays('{% for order in others %}{{ order.customer.name }}{% endfor %}');
  await stays('{% for order in orders %}{{ order.tags.count }} {{ order.customer_id }}{% endfor %}');
  await stays('{% comment %}{% for order in orders %}{{ order.customer }}{% endfor %}{% endcomment %}');
  await stays(
    '{% for order in orders %}{{ order.customer }}{% endfor %}',
    view('Order.objects.all()', '    change(orders)\n'),
  );
});
