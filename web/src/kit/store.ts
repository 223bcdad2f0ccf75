/** A small memory of this tab that survives a reload, and does without where the browser forbids it. */

export interface Shelf {
  get: (key: string) => string | null;
  set: (key: string, value: string | null) => void;
}

export const tab: Shelf = shelf(() => sessionStorage);
/** The same, for what is remembered on this device. */
export const device: Shelf = shelf(() => localStorage);

function shelf(storage: () => Storage): Shelf {
  return {
    get(key) {
      try {
        return storage().getItem(key);
      } catch {
        return null;
      }
    },
    set(key, value) {
      try {
        if (value === null) storage().removeItem(key);
        else storage().setItem(key, value);
      } catch {
        // Full or forbidden: the page still works, only a reload would forget.
      }
    },
  };
}
