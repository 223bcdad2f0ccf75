import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { since } from "../../kit/clock";
import { Icon } from "../../kit/components/Icon";
import { lasting } from "../../kit/when";
import type { Console, Duty } from "../../wire";
import { stay } from "../desk/deeds";
import type { Desk } from "../desk/desk";
import { nameOfDuty, type Declared } from "../desk/duty";
import { Glyph, type GlyphName } from "../parts/Glyph";
import { t } from "../words";
import { DutyPanel } from "./DutyPanel";
import { useLeaving } from "./leaving";

interface DutyControlProps { desk: Desk; told: Console }

const glyphs: Record<Declared, GlyphName> = { available: "hand", break: "cup", away: "moon", not_responding: "question" };

/** What I have declared, for how long, what comes next; and the way to change it. */
export function DutyControl({ desk, told }: DutyControlProps): JSX.Element {
  const open = useSignal(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const { duty, reasons } = told;
  const close = (): void => {
    open.value = false;
    button.current?.focus();
  };
  useLeaving(box, open.value, { outside: () => { open.value = false; }, escape: close });
  return (
    <div class="duty" ref={box}>
      <button type="button" ref={button} class={`duty-now duty-${duty.declared}`} aria-expanded={open.value} aria-controls="duty-panel"
        onClick={() => { open.value = !open.value; }}>
        <DutyMark declared={duty.declared} />
        <span class="duty-words">
          <span class="visually-hidden">{t("duty")} : </span>
          <span class="duty-name">{nameOfDuty(duty, reasons)}</span>
          <Lasting since={duty.since} />
        </span>
        <Glyph name="chevron" size={18} />
      </button>
      {duty.next && <Next desk={desk} next={duty.next} told={told} />}
      <div id="duty-panel" class="duty-panel" hidden={!open.value}>
        {open.value && <DutyPanel desk={desk} told={told} onDone={close} />}
      </div>
    </div>
  );
}

export function DutyMark({ declared }: { declared: Declared }): JSX.Element {
  return <span class={`duty-mark duty-mark-${declared}`} aria-hidden="true">{declared === "available" ? <Icon name="check" size={16} /> : <Glyph name={glyphs[declared]} size={16} />}</span>;
}

function Lasting({ since: moment }: { since: string }): JSX.Element {
  return <span class="duty-since">{t("duty_since", { for: lasting(since(moment)) })}</span>;
}

function Next({ desk, next, told }: { desk: Desk; next: NonNullable<Duty["next"]>; told: Console }): JSX.Element {
  const what = nameOfDuty(next, told.reasons);
  return (
    <span class="duty-next">
      <Icon name="forward" size={16} />{t("duty_next", { what })}
      <button type="button" class="duty-next-cancel" aria-label={t("duty_next_cancel", { what })} onClick={() => void stay(desk)}><Icon name="close" size={16} /></button>
    </span>
  );
}
