import "./rearrange.css";
import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import type { BookingsHit, Rearrangement } from "../../wire";
import { newId } from "../api";
import { announce } from "../components/Announcer";
import { Banner } from "../components/Banner";
import { Button } from "../components/Button";
import { Icon } from "../components/Icon";
import { Skeleton } from "../components/Skeleton";
import { Deed } from "../deed";
import { explain } from "../explain";
import { readBookingsHit, readRearrangement, rearrange } from "./calls";
import { Choosing } from "./Choosing";
import { choices, type Chosen } from "./choosing";
import { HowFar } from "./HowFar";
import { t } from "./words";

interface RearrangeProps { advisor: string; from: string; until: string }

const look = 700;

/** What becomes of the bookings of somebody who is away: a proposal for each, all done in one go, and how far that is. */
export function Rearrange({ advisor, from, until }: RearrangeProps): JSX.Element {
  const state = useMemo(() => new State(advisor, from, until), [advisor, from, until]);
  useEffect(() => {
    void state.read();
    return () => state.stop();
  }, [state]);
  const { hit, made, deed } = state;
  const refusal = deed.refusal.value;
  return (
    <section class="rearrange" aria-label={t("reading")}>
      {refusal && <Banner tone="danger" live="alert" action={!hit.value && <div><Button icon="refresh" onClick={() => void state.read()}>{t("again")}</Button></div>}>{explain(refusal)}</Banner>}
      {!hit.value && !refusal && <Skeleton lines={4} />}
      {made.value ? <HowFar made={made.value} onAgain={() => void state.read()} />
        : hit.value && (hit.value.bookings.length === 0 ? <None hit={hit.value} />
          : <Choosing hit={hit.value} chosen={state.chosen.value} busy={deed.busy.value} onChoose={(id, n) => state.choose(id, n)} onGo={() => void state.go()} />)}
    </section>
  );
}

function None({ hit }: { hit: BookingsHit }): JSX.Element {
  return (
    <div class="rearrange-none">
      <Icon name="check" size={28} />
      <p class="rearrange-title">{t("none_title")}</p>
      <p class="soft">{hit.shared > 0 ? t("shared", { n: hit.shared }) : t("none_why", { name: hit.advisor.name })}</p>
    </div>
  );
}

class State {
  readonly hit = signal<BookingsHit | null>(null);
  readonly chosen = signal<Chosen>(new Map());
  readonly made = signal<Rearrangement | null>(null);
  readonly deed = new Deed();
  readonly #advisor: string;
  readonly #from: string;
  readonly #until: string;
  /** The same click twice is one rearrangement. */
  #id = newId();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(advisor: string, from: string, until: string) {
    this.#advisor = advisor;
    this.#from = from;
    this.#until = until;
  }

  read(): Promise<boolean> {
    return this.deed.do(async () => {
      this.hit.value = await readBookingsHit(this.#advisor, this.#from, this.#until);
      this.chosen.value = new Map();
      this.made.value = null;
      this.#id = newId();
    });
  }

  choose(booking: string, way: number): void {
    this.chosen.value = new Map([...this.chosen.peek(), [booking, way]]);
  }

  async go(): Promise<void> {
    const bookings = this.hit.peek()?.bookings ?? [];
    const done = await this.deed.do(async () => {
      this.made.value = await rearrange({ id: this.#id, advisor: this.#advisor, starts_at: this.#from, ends_at: this.#until, choices: choices(bookings, this.chosen.peek()) });
    });
    if (done) this.#follow();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #follow(): void {
    const made = this.made.peek();
    if (!made) return;
    if (made.done + made.failed === made.total) {
      announce(made.failed ? t("some_failed", { n: made.failed }) : t("all_done"));
      return;
    }
    this.#timer = setTimeout(() => void this.deed.do(async () => { this.made.value = await readRearrangement(made.id); }).then(() => this.#follow()), look);
  }
}
