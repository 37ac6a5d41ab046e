import { afterEach, describe, expect, it } from 'vitest';
import { makeTree, type Tree } from '../fixtures/local.ts';
import { createOrmScanner } from './index.ts';

const scanner = createOrmScanner();
let tree: Tree | undefined;
afterEach(() => tree?.remove());
async function scan(files: Record<string, string>) {
  tree = makeTree(files);
  const { findings } = await scanner.scan(await tree.request());
  return findings.map(({ place, message }) => `${place.path}:${place.line} ${message.split(';')[0] ?? ''}`);
}

const models = `from django.db import models

class Author(models.Model):
    name = models.CharField(max_length=9)

class Books(models.QuerySet):
    def public(self):
        return self.filter(public=True)

class Book(models.Model):
    author = models.ForeignKey(Author, models.CASCADE)
    objects = Books.as_manager()
`;
const app = { 'app/__init__.py': '', 'app/models.py': models };

describe('orm', () => {
  it('stands where the database is asked again, and names what is asked for', async () => {
    const found = await scan({
      ...app,
      'app/views.py':
        'from app.models import Author, Book\n\ndef f():\n    for book in Book.objects.all():\n        print(\n            book.author.name)\n',
      'app/more.py':
        'from . import models\n\ndef f():\n    return [len(a.book_set.all()) for a in models.Author.objects.order_by("name")]\n',
    });
    expect(found).toEqual([
      'app/more.py:4 Every round asks the database for `book_set` of one `Author`',
      'app/views.py:6 Every round asks the database for `author` of one `Book`',
    ]);
  });

  it('knows the model by its import, not by its name alone', async () => {
    const loop = 'def f():\n    for book in Book.objects.all():\n        print(book.author.name)\n';
    const found = await scan({
      ...app,
      'app/a.py': `from elsewhere import Book as B\n\n${loop}`,
      'app/b.py': `from .models import Book\n\n${loop}`,
      'other/models.py': 'class Book:\n    author = 1\n',
      'other/c.py': `from .models import Book\n\n${loop}`,
      'other/__init__.py': '',
    });
    expect(found).toEqual(['app/b.py:5 Every round asks the database for `author` of one `Book`']);
  });

  it('leaves alone managers that fetch related rows themselves, tests and migrations', async () => {
    const loop =
      'from app.models import Book\n\ndef f():\n    for book in Book.objects.all():\n        print(book.author.name)\n';
    const fetching = models.replace('self.filter(public=True)', 'self.select_related("author")');
    expect(await scan({ ...app, 'app/models.py': fetching, 'app/views.py': loop })).toEqual([]);
    tree?.remove();
    expect(await scan({ ...app, 'tests/test_a.py': loop, 'app/migrations/a.py': loop })).toEqual([]);
  });

  it('stands at the query whose rows a template goes through', async () => {
    const found = await scan({
      ...app,
      'app/views.py':
        'from django.shortcuts import render\nfrom app.models import Book\n\ndef f(request):\n    return render(request, "app/books.html", {"books": Book.objects.order_by("id")[:10]})\n',
      'templates/app/books.html': '{% for book in books %}\n  {{ book.author }}\n{% endfor %}\n',
    });
    expect(found).toEqual([
      'app/views.py:5 Every round of the loop in templates/app/books.html asks the database for `author` of one `Book`',
    ]);
  });
});
