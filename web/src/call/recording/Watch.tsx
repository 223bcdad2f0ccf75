import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { newId } from "../../kit/api";
import { Banner } from "../../kit/components/Banner";
import { Button } from "../../kit/components/Button";
import { Field } from "../../kit/components/Field";
import { Deed } from "../../kit/deed";
import { explain } from "../../kit/explain";
import { stopwatch } from "../../kit/when";
import type { Recording, Viewing } from "../../wire";
import { beginToWatch, filmOf } from "./beginToWatch";
import { Reel } from "./reel";
import { t } from "./words";

interface WatchProps { recording: Recording; names: Readonly<Record<string, string>> }

/** First the reason, which is kept; then the films, side by side. */
export function Watch({ recording, names }: WatchProps): JSX.Element {
  const reason = useSignal("");
  const viewing = useSignal<Viewing | null>(null);
  const deed = useMemo(() => new Deed(), [recording.id]);
  const id = useMemo(newId, [recording.id]);
  if (viewing.value) return <Films viewing={viewing.value} names={names} />;
  const go = (event: Event): void => {
    event.preventDefault();
    void deed.do(async () => { viewing.value = await beginToWatch(recording.id, id, reason.value.trim()); });
  };
  return (
    <form class="recording-reason" onSubmit={go}>
      <Field label={t("reason")} hint={t("reason_how")} required maxLength={300} value={reason.value} onValue={(text) => { reason.value = text; }} />
      {deed.refusal.value && <Banner tone="danger" live="alert">{explain(deed.refusal.value)}</Banner>}
      <div><Button look="primary" type="submit" busy={deed.busy.value} disabled={!reason.value.trim()}>{t("play_films")}</Button></div>
    </form>
  );
}

function Films({ viewing, names }: { viewing: Viewing; names: Readonly<Record<string, string>> }): JSX.Element {
  const reel = useMemo(() => new Reel(), [viewing.id]);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => reel.play([...(box.current?.querySelectorAll("video") ?? [])]), [reel]);
  const { at, length, playing, troubled } = reel;
  return (
    <div class="recording-films">
      <div class="recording-panes" ref={box}>
        {viewing.films.map(({ seat }) => (
          <figure key={seat}>
            {/* Nobody has written down what is said in it. */}
            {/* eslint-disable-next-line jsx-a11y/media-has-caption */}
            <video src={filmOf(viewing, seat)} preload="metadata" playsInline aria-label={t("film_of", { name: names[seat] ?? t("guest") })} />
            <figcaption class="small">{names[seat] ?? t("guest")}</figcaption>
          </figure>
        ))}
      </div>
      {troubled.value && <Banner tone="danger" live="alert">{t("film_gone")}</Banner>}
      <div class="recording-reel">
        <Button onClick={() => reel.turn()}>{t(playing.value ? "film_pause" : "film_play")}</Button>
        <input type="range" min={0} max={length.value} step={0.1} value={at.value} aria-label={t("film_at")} aria-valuetext={told(at.value, length.value)} onInput={(event) => reel.go(Number(event.currentTarget.value))} />
        <span class="figures small">{told(at.value, length.value)}</span>
      </div>
    </div>
  );
}

function told(at: number, length: number): string {
  return t("film_time", { at: stopwatch(at * 1000), length: stopwatch(length * 1000) });
}
