/** What becomes of a call's recordings: told by news, and read again, for news may be lost. */
import { computed, signal } from "@preact/signals";
import type { Live } from "../../kit/live";
import { isRefusal } from "../../kit/refusal";
import type { Recording, Recordings as Told, Word } from "../../wire";
import type { RecordingDoor } from "../door";

const lookEvery = 5000;
const live = ["asked", "running", "paused"];

export class Recordings {
  readonly told = signal<Told | null>(null);
  /** The one that goes on, or is asked about. */
  readonly now = computed(() => this.told.value?.recordings.find(({ state }) => live.includes(state)) ?? null);
  /** Those that there still is something of. */
  readonly kept = computed(() => this.told.value?.recordings.filter(({ state }) => state === "ended" || state === "kept") ?? []);
  readonly #contact: string;
  readonly #door: RecordingDoor;

  constructor(contact: string, door: RecordingDoor) {
    this.#contact = contact;
    this.#door = door;
  }

  /** Whether one who came by a link has said no to it. */
  refused({ id }: Recording): boolean {
    return this.told.value?.refused.includes(id) ?? false;
  }

  /** Begin to follow; the answer stops it. */
  follow(news: Live | null): () => void {
    const looking = setInterval(() => { if (document.visibilityState === "visible") void this.look(); }, lookEvery);
    const deaf = news?.hear("recording", (recording) => { if (recording.contact === this.#contact) this.put(recording); });
    void this.look();
    return () => {
      clearInterval(looking);
      deaf?.();
    };
  }

  async look(): Promise<void> {
    try {
      this.told.value = await this.#door.recordings();
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
  }

  async say(recording: Recording, said: Word["said"]): Promise<void> {
    try {
      if (said === "refuse") this.#refuse(recording);
      this.put(await this.#door.say(recording.id, said));
    } catch (error) {
      // What cannot be said any more is shown as it stands now.
      if (isRefusal(error)) await this.look();
      throw error;
    }
  }

  #refuse({ id }: Recording): void {
    const told = this.told.peek();
    if (told) this.told.value = { ...told, refused: [...told.refused, id] };
  }

  put(recording: Recording): void {
    const told = this.told.peek();
    if (!told) return;
    const others = told.recordings.filter(({ id }) => id !== recording.id);
    this.told.value = { ...told, recordings: [...others, recording].sort((one, other) => one.asked_at.localeCompare(other.asked_at)) };
  }
}
