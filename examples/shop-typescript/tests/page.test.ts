import assert from 'node:assert/strict';
import { test } from 'node:test';
import { greet, tell } from '../src/page.ts';

/** As much of an element as a test needs: both ways to fill it show the same plain text. */
class FakePanel {
  shown = '';
  set innerHTML(html: string) {
    this.shown = html.replace(/<[^>]*>/g, '').replaceAll('&amp;', '&');
  }
  get innerHTML(): string {
    return this.shown.replaceAll('&', '&amp;');
  }
  set textContent(text: string) {
    this.shown = text;
  }
  get textContent(): string {
    return this.shown;
  }
}

test('a customer is greeted by name', () => {
  const panel = new FakePanel();
  greet(panel, 'Ann Lee');
  assert.equal(panel.shown, 'Welcome back, Ann Lee');
});

test('messages are plain text', () => {
  const panel = new FakePanel();
  tell(panel, 'Tea < coffee');
  assert.equal(panel.shown, 'Tea < coffee');
});
