/** A visit by a link: at the door, in the call, and out again. */
import { computed, signal } from "@preact/signals";
import { Call } from "../call/call";
import type { RecordingDoor } from "../call/door";
import { newId } from "../kit/api";
import { Live } from "../kit/live";
import { isRefusal } from "../kit/refusal";
import { tab } from "../kit/store";
import type { Entry, Visit as Told } from "../wire";
import { arrive } from "./arrive";
import { endVisit } from "./endVisit";
import { getGuestKey } from "./getGuestKey";
import { readVisit } from "./readVisit";
import { readVisitRecordings } from "./readVisitRecordings";
import { sayOnVisit } from "./sayOnVisit";
import { writeOnVisit } from "./writeOnVisit";

const readEvery = 4000;

export class Visit {
  readonly told = signal<Told | null>(null);
  /** Why there is nothing to show: the link is no good, or is open elsewhere. */
  readonly refused = signal<"over" | "in_use" | null>(null);
  readonly entries = signal<readonly Entry[]>([]);
  readonly call = signal<Call | null>(null);
  readonly name = signal("");
  readonly state = computed(() => this.refused.value ?? this.told.value?.state ?? null);
  /** What was recorded with one's consent can be taken back, also once it is over. */
  readonly recordings: RecordingDoor = {
    recordings: () => readVisitRecordings(this.#by),
    say: (recording, said) => sayOnVisit(this.#by, recording, said),
  };
  readonly #by: Record<string, string>;
  readonly #live: Live;
  #cursor = 0;

  constructor(token: string) {
    const pass = passOf(token);
    this.#by = { "Visavis-Guest": token, "Visavis-Pass": pass };
    this.#live = new Live("guest", `${token} ${pass}`);
  }

  start(): () => void {
    const timer = setInterval(() => void this.look(), readEvery);
    const stops = [
      this.#live.hear("call", () => void this.look()),
      this.#live.hear("entry", () => void this.look()),
    ];
    void this.look();
    return () => {
      clearInterval(timer);
      stops.forEach((stop) => stop());
      this.#live.close();
      this.call.peek()?.stop();
    };
  }

  /** Ask to be let in, under a name. */
  async knock(): Promise<void> {
    await this.#reach(() => arrive(this.#by, this.name.peek().trim()));
    if (this.told.peek()?.contact) await this.#live.open();
  }

  async look(): Promise<void> {
    if (this.refused.peek() === "over") return;
    await this.#reach(() => readVisit(this.#by, this.#cursor));
  }

  /** For good: the link is used up. */
  async end(): Promise<void> {
    await endVisit(this.#by);
    this.#over("over");
  }

  async #reach(ask: () => Promise<Told>): Promise<void> {
    try {
      this.#learn(await ask());
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (error.code === "link_in_use") this.#over("in_use");
      else if (!error.passing) this.#over("over");
    }
  }

  #learn(told: Told): void {
    const before = this.told.peek()?.state;
    this.refused.value = null;
    this.told.value = told;
    if (!this.name.peek()) this.name.value = told.name;
    const known = new Set(this.entries.peek().map(({ id }) => id));
    this.entries.value = [...this.entries.peek(), ...told.entries.filter(({ id }) => !known.has(id))];
    this.#cursor = Math.max(this.#cursor, told.cursor);
    // A page that was reloaded is known already.
    if (told.state !== "new" && !before) void this.#live.open();
    this.#follow(told);
  }

  #follow(told: Told): void {
    if (told.state === "over") this.#over("over");
    if (told.state === "new" || told.state === "over") return;
    const call = this.call.peek() ?? this.#begin(told.contact);
    call.seat.value = told.seat;
    if (told.state === "seated") call.start();
    else if (call.line.open) call.leave();
    call.others.company.value = { people: told.people, guests: [] };
  }

  #begin(contact: string): Call {
    const door = {
      admitted: async () => (await readVisit(this.#by, this.#cursor)).state === "seated",
      key: () => getGuestKey(this.#by),
      company: () => Promise.resolve({ people: this.told.peek()?.people ?? [], guests: [] }),
      write: (id: string, body: string) => writeOnVisit(this.#by, { id, body }),
      ...this.recordings,
    };
    const call = new Call({ contact, side: "guest", live: this.#live, door }, () => void this.look());
    this.call.value = call;
    return call;
  }

  #over(why: "over" | "in_use"): void {
    this.refused.value = why;
    this.call.peek()?.stop();
    this.call.value = null;
    this.#live.close();
  }
}

/** The page's own secret beside the link's: a link is good for one page at a time, also after a reload. */
function passOf(token: string): string {
  const key = `visavis.pass.${token.slice(-12)}`;
  const pass = tab.get(key) ?? newId();
  tab.set(key, pass);
  return pass;
}
