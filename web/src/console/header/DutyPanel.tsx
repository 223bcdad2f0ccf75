import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Icon } from "../../kit/components/Icon";
import { pick } from "../../kit/i18n";
import type { Console, NextDuty } from "../../wire";
import { declare } from "../desk/deeds";
import type { Desk } from "../desk/desk";
import { t } from "../words";
import { DutyMark } from "./DutyControl";
import { Facts } from "./Facts";

interface DutyPanelProps { desk: Desk; told: Console; onDone: () => void }

/** One click declares; with contacts in hand, one may ask for it to come after them. */
export function DutyPanel({ desk, told, onDone }: DutyPanelProps): JSX.Element {
  const when = useSignal<"now" | "after">("now");
  const first = useRef<HTMLButtonElement>(null);
  const { duty, reasons, contacts } = told;
  useEffect(() => first.current?.focus(), []);

  const go = async (wish: NextDuty): Promise<void> => {
    await declare(desk, wish, contacts.length > 0 ? when.value : "now");
    onDone();
  };
  const current = (wish: NextDuty): boolean => duty.declared === wish.declared && (wish.reason === null || wish.reason === duty.reason);
  const row = (wish: NextDuty, label: string, hint: string): JSX.Element => (
    <button type="button" class="duty-way" {...(wish.declared === "available" ? { ref: first } : {})} aria-current={current(wish) ? "true" : undefined}
      aria-disabled={desk.declaring.busy.value} onClick={() => void go(wish)}>
      <DutyMark declared={wish.declared} />
      <span class="duty-way-words"><span class="duty-way-name">{label}</span><span class="soft small">{hint}</span></span>
      {current(wish) && <Icon name="check" size={18} />}
    </button>
  );

  return (
    <>
      <Facts told={told} link={desk.link.value} />
      {contacts.length > 0 && <fieldset class="duty-when">
        <legend>{t("duty_when")}</legend>
        <div class="switch">
          {(["now", "after"] as const).map((moment) => (
            <label key={moment} class="switch-way">
              <input type="radio" name="duty-when" checked={when.value === moment} onChange={() => { when.value = moment; }} />
              <span>{t(moment === "now" ? "duty_now" : "duty_after")}</span>
            </label>
          ))}
        </div>
      </fieldset>}
      {row({ declared: "available", reason: null }, t("available"), t("available_hint"))}
      <div class="duty-breaks" role="group" aria-labelledby="duty-breaks">
        <p class="duty-way-head"><DutyMark declared="break" /><span class="duty-way-words"><span class="duty-way-name" id="duty-breaks">{t("break")}</span><span class="soft small">{t("break_hint")}</span></span></p>
        <div class="duty-reasons">
          {reasons.map(({ code, label }) => <Reason key={code} words={pick(label)} chosen={current({ declared: "break", reason: code })} busy={desk.declaring.busy.value}
            onChoose={() => void go({ declared: "break", reason: code })} />)}
        </div>
      </div>
      {row({ declared: "away", reason: null }, t("away"), t("away_hint"))}
    </>
  );
}

function Reason({ words, chosen, busy, onChoose }: { words: string; chosen: boolean; busy: boolean; onChoose: () => void }): JSX.Element {
  return (
    <button type="button" class="duty-reason" aria-current={chosen ? "true" : undefined} aria-disabled={busy} onClick={onChoose}>
      {words}{chosen && <Icon name="check" size={16} />}
    </button>
  );
}
