import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Banner } from "../../kit/components/Banner";
import { Button } from "../../kit/components/Button";
import { explain } from "../../kit/explain";
import type { Appointment, Contact } from "../../wire";
import { backToConversation } from "../backToConversation";
import { own } from "../booking/calls/doors";
import { go } from "../place";
import { readAppointments } from "../readAppointments";
import { t } from "../words";
import { lazily } from "./lazily";
import { useAttempt } from "./Sure";

const OnThisDevice = lazily(async () => (await import("../reminded/OnThisDevice")).OnThisDevice, { within: true });

/** Somebody waits to be called: where it will ring, and the way back to writing where they came from there. */
export function CallAwaited({ contact, now = false, onGoOn }: { contact: Contact; now?: boolean; onGoOn: (contact: string) => void }): JSX.Element {
  const [told, setTold] = useState<Appointment | null>(null);
  const { busy, refusal, attempt } = useAttempt(async () => onGoOn((await backToConversation(contact.id)).id));
  useEffect(() => {
    void readAppointments().then(({ appointments }) => setTold(appointments.find((each) => each.contact === contact.id) ?? null), () => undefined);
  }, [contact.id]);
  return (
    <div class="call-me">
      <Where told={told} now={now} name={contact.advisor?.name ?? t("advisor")} />
      {(!now || told?.way === "browser") && <Here told={told} />}
      {!now && <Reminded told={told} onTold={setTold} />}
      {told?.diary === null && <Button icon="chat" busy={busy} onClick={() => void attempt()}>{t("to_chat")}</Button>}
      {refusal && <Banner tone="danger" live="alert">{explain(refusal)}</Banner>}
    </div>
  );
}

function Where({ told, now, name }: { told: Appointment | null; now: boolean; name: string }): JSX.Element {
  if (told?.way === "browser") return <Banner icon="page" title={now ? t("called_now_here", { name }) : t("called_here")}><p>{t("called_here_how")}</p></Banner>;
  return <Banner icon="phone" title={t(now ? "called_now" : "called", { number: told?.number ?? "", name })}><p>{t(now ? "called_now_how" : "called_how")}</p></Banner>;
}

/** Whoever looks elsewhere meanwhile hears of it on this device. */
function Reminded({ told, onTold }: { told: Appointment | null; onTold: (told: Appointment) => void }): JSX.Element | null {
  return told?.push ? <OnThisDevice appointment={told} door={own(told)} onTold={onTold} /> : null;
}

/** Whoever would rather not wait for the telephone waits on a page that rings. */
function Here({ told }: { told: Appointment | null }): JSX.Element | null {
  return told && <div><Button {...(told.way === "browser" ? { look: "primary" as const } : {})} icon="phone" onClick={() => go({ at: "join", key: told.id })}>{t("join")}</Button><p class="small soft">{t("join_how")}</p></div>;
}
