/** A small memory of this tab that survives a reload, and does without where the browser forbids it. */

export interface Shelf {
  get: (key: string) => string | null;
  set: (key: string, value: string | null) => void;
}

export const tab: Shelf = {
  get(key) {
    try {
      return sessionStorage.getItem(key);
    } catch {
      return null;
    }
  },
  set(key, value) {
    try {
      if (value === null) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, value);
    } catch {
      // Full or forbidden: the page still works, only a reload would forget.
    }
  },
};
