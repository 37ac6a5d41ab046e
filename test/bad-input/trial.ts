import { it as plain } from 'vitest';
import { Place } from './place.ts';

type MakePlace = (files?: Parameters<Place['initialise']>[0], name?: string) => Place;

/** A test that makes repositories, which are gone when it ends; safe to run beside others. */
export const it = plain.extend<{ makePlace: MakePlace; makeEmptyPlace: (name?: string) => Place }>({
  makePlace: async ({ makeEmptyPlace }, use) => {
    await use((files, name) => makeEmptyPlace(name).initialise(files));
  },
  // Vitest reads the names of what a fixture needs from its first parameter, so it must be a pattern.
  // eslint-disable-next-line no-empty-pattern
  makeEmptyPlace: async ({}, use) => {
    const places: Place[] = [];
    await use((name) => {
      const place = new Place(name);
      places.push(place);
      return place;
    });
    for (const place of places) place.remove();
  },
});
