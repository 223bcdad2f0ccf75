import type { JSX, TargetedKeyboardEvent } from "preact";
import { useRef } from "preact/hooks";
import { Badge } from "../../kit/components/Badge";
import type { Desk } from "../desk/desk";
import { Inbox } from "../inbox/Inbox";
import { stepOf } from "../keys";
import { t } from "../words";
import { ContactCard } from "./ContactCard";

interface ContactListProps { desk: Desk }

/** The contacts in hand, oldest first, so that each keeps its place and its key. */
export function ContactList({ desk }: ContactListProps): JSX.Element {
  const list = useRef<HTMLOListElement>(null);
  const cards = desk.cards.value;

  const step = (event: TargetedKeyboardEvent<HTMLButtonElement>, place: number): void => {
    const next = event.altKey ? null : stepOf(event.key, place, cards.length);
    if (next === null) return;
    event.preventDefault();
    list.current?.querySelectorAll("button")[next]?.focus();
  };

  return (
    <nav class="rail" aria-labelledby="rail-title">
      <div class="rail-head">
        <h2 id="rail-title">{t("contacts")}</h2>
        {cards.length > 0 && <Badge tone="neutral">{cards.length}</Badge>}
      </div>
      {cards.length === 0 && <p class="rail-none soft">{t("contacts_none")}</p>}
      <ol role="list" class="rail-list" ref={list}>
        {cards.map((card, place) => (
          <li key={card.contact.id}>
            <ContactCard card={card} me={desk.told.value?.me.name ?? ""} place={place} chosen={desk.view.value === "desk" && card.contact.id === desk.chosen.value} onChoose={() => desk.choose(card.contact.id)}
              onStep={(event) => step(event, place)} />
          </li>
        ))}
      </ol>
      <Inbox desk={desk} />
      {cards.length > 1 && <p class="rail-keys small soft">{t("contacts_keys")}</p>}
    </nav>
  );
}
