/** What is being filled in: kept on the server, changed here, and never lost to somebody else's change. */
import { computed, signal } from "@preact/signals";
import { pick } from "../../kit/i18n";
import { isRefusal, type Refusal } from "../../kit/refusal";
import type { Finding } from "../../wire";

export interface Kept<F> { version: string; form: F; findings: Finding[] }

export interface Shelf<F> {
  /** How the server calls it: `queues/benefits`. */
  named: (form: F) => string;
  read: () => Promise<Kept<F>>;
  write: (version: string, form: F) => Promise<Kept<F>>;
}

export interface Told { error: string | null; warning: string | null }

const nothing: Told = { error: null, warning: null };

export class Draft<F extends object> {
  readonly kept;
  readonly form;
  readonly findings;
  readonly busy = signal(false);
  readonly saved = signal(false);
  readonly refusal = signal<Refusal | null>(null);
  /** What somebody else has kept meanwhile. */
  readonly theirs = signal<Kept<F> | null>(null);
  readonly dirty;
  readonly errors;
  readonly #shelf: Shelf<F>;

  constructor(kept: Kept<F>, shelf: Shelf<F>) {
    this.kept = signal(kept);
    this.form = signal(kept.form);
    this.findings = signal<readonly Finding[]>(kept.findings);
    this.dirty = computed(() => !same(this.form.value, this.kept.value.form) || this.kept.value.version === "");
    this.errors = computed(() => this.findings.value.filter(({ level }) => level === "error"));
    this.#shelf = shelf;
  }

  readonly change = (part: Partial<F>): void => {
    this.form.value = { ...this.form.value, ...part };
    this.saved.value = false;
  };

  /** What is said of one field, or of what is in it. */
  at(path: string): Told {
    const here = `${this.#shelf.named(this.form.value)}/${path}`;
    const about = this.findings.value.filter(({ at }) => at === here || at.startsWith(`${here}/`));
    return about.length ? { error: words(about, "error"), warning: words(about, "warning") } : nothing;
  }

  /** Said of the whole. */
  whole(): readonly Finding[] {
    return this.findings.value.filter(({ at }) => at === this.#shelf.named(this.form.value));
  }

  async save(): Promise<boolean> {
    if (this.busy.value) return false;
    this.busy.value = true;
    this.refusal.value = null;
    try {
      this.#take(await this.#shelf.write(this.kept.value.version, this.form.value));
      this.saved.value = true;
      return true;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      await this.#refused(error);
      return false;
    } finally {
      this.busy.value = false;
    }
  }

  readonly discard = (): void => {
    this.#take(this.kept.value);
    this.refusal.value = null;
    this.theirs.value = null;
  };

  readonly takeTheirs = (): void => {
    if (this.theirs.value) this.#take(this.theirs.value);
    this.refusal.value = null;
  };

  /** Go on from what they kept, with what is written here. */
  readonly keepMine = (): void => {
    if (this.theirs.value) this.kept.value = this.theirs.value;
    this.theirs.value = null;
    this.refusal.value = null;
  };

  async #refused(refusal: Refusal): Promise<void> {
    this.refusal.value = refusal;
    if (refusal.findings.length > 0) this.findings.value = refusal.findings;
    if (refusal.code === "changed_since") this.theirs.value = await this.#shelf.read();
  }

  #take(kept: Kept<F>): void {
    this.kept.value = kept;
    this.form.value = kept.form;
    this.findings.value = kept.findings;
    this.theirs.value = null;
  }
}

export function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function words(findings: readonly Finding[], level: Finding["level"]): string | null {
  const said = findings.filter((each) => each.level === level).map((each) => pick(each));
  return said.length ? [...new Set(said)].join(" ") : null;
}
