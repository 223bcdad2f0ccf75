import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { channelIcon, channelName } from "../../kit/channels";
import { since, time } from "../../kit/clock";
import { announce } from "../../kit/components/Announcer";
import { Avatar } from "../../kit/components/Avatar";
import { Button } from "../../kit/components/Button";
import { Icon } from "../../kit/components/Icon";
import { pick } from "../../kit/i18n";
import { stopwatch } from "../../kit/when";
import type { Offer } from "../../wire";
import { markPassed, secondsLeft, shareLeft } from "../countdown";
import { accept, decline } from "../desk/deeds";
import type { Desk } from "../desk/desk";
import { Failure } from "../parts/Failure";
import { Ring } from "../parts/Ring";
import { t } from "../words";
import { Why } from "./Why";

interface OfferCardProps { desk: Desk; offer: Offer }

/** One person on offer. It takes the stage, never the focus: somebody may be in the middle of a word. */
export function OfferCard({ desk, offer }: OfferCardProps): JSX.Element {
  const card = useRef<HTMLElement>(null);
  useFocusKept(card);
  const busy = desk.answering.busy.value;
  return (
    <section class="offer" ref={card} aria-labelledby="offer-title">
      <div class="offer-main">
        <Countdown offer={offer} />
        <div class="offer-who">
          <h2 id="offer-title" class="offer-kicker">{t("offer")}</h2>
          <p class="offer-name"><Avatar name={offer.seeker.name} /><span dir="auto">{offer.seeker.name}</span></p>
          <p class="offer-motive">{pick(offer.motive)}</p>
        </div>
        <div class="offer-ways">
          <Button look="primary" icon="check" busy={busy} aria-keyshortcuts="Alt+A" onClick={() => void accept(desk)}>
            {t("accept")} <kbd aria-hidden="true">Alt A</kbd>
          </Button>
          <Button aria-disabled={busy} aria-keyshortcuts="Alt+D" onClick={() => void decline(desk)}>
            {t("decline")} <kbd aria-hidden="true">Alt D</kbd>
          </Button>
        </div>
      </div>
      <Failure title={t("offer_failed")} refusal={desk.answering.refusal.value} />
      <Facts offer={offer} />
    </section>
  );
}

function Countdown({ offer }: { offer: Offer }): JSX.Element {
  const left = secondsLeft(offer.due_at, time.value);
  const before = useRef(left);
  useEffect(() => {
    const mark = markPassed(before.current, left, [10]);
    before.current = left;
    if (mark !== null) announce(t("seconds_left", { n: mark }));
  }, [left]);
  return <Ring share={shareLeft(offer.made_at, offer.due_at, time.value)} seconds={left} unit={t("seconds_unit")} urgent={left <= 10} />;
}

function Facts({ offer }: { offer: Offer }): JSX.Element {
  return (
    <>
      <dl class="offer-facts">
        <div><dt>{t("offer_waited")}</dt><dd class="figures">{stopwatch(since(offer.first_enqueued_at))}</dd></div>
        <div><dt>{t("offer_channel")}</dt><dd class="offer-channel"><Icon name={channelIcon(offer.channel)} size={20} />{channelName(offer.channel)}</dd></div>
        <div><dt>{t("offer_language")}</dt><dd>{t(offer.language === "fr" ? "french" : "english")}</dd></div>
        <div><dt>{t("offer_queue")}</dt><dd>{pick(offer.queue)}</dd></div>
        <div><dt>{t("offer_history")}</dt><dd>{t("offer_earlier", { n: offer.earlier })}</dd></div>
      </dl>
      <Why offer={offer} />
      {offer.note && <div class="offer-note"><Icon name="note" size={18} /><p><strong>{t("offer_note")}</strong><br /><span dir="auto">{offer.note}</span></p></div>}
    </>
  );
}

/** When the card goes with the focus on it, the focus goes to what took its place. */
function useFocusKept(card: { current: HTMLElement | null }): void {
  const held = useRef(false);
  useLayoutEffect(() => {
    const node = card.current;
    const look = (): void => { held.current = node?.contains(document.activeElement) ?? false; };
    document.addEventListener("focusin", look);
    return () => {
      document.removeEventListener("focusin", look);
      if (held.current) requestAnimationFrame(() => document.getElementById("stage")?.focus());
    };
  }, []);
}
