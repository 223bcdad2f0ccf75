import type { JSX } from "preact";
import { useId } from "preact/hooks";
import { Icon } from "../../kit/components/Icon";
import type { Appointment } from "../../wire";
import { t } from "./words";

export type Way = Appointment["way"];

const ways: readonly Way[] = ["tel", "browser"];
const signs = { tel: "phone", browser: "page" } as const;

/** By telephone, or on our page: two radio buttons, each with what there is to do. */
export function HowCalled({ value, onValue }: { value: Way; onValue: (way: Way) => void }): JSX.Element {
  const name = useId();
  return (
    <fieldset class="how-called">
      <legend class="visually-hidden">{t("how")}</legend>
      {ways.map((way) => (
        <label key={way} class={`way ${way === value ? "way-chosen" : ""}`}>
          <input type="radio" class="way-input" name={name} checked={way === value} onChange={() => onValue(way)} />
          <Icon name={signs[way]} size={24} />
          <span class="way-words"><strong>{t(`by_${way}`)}</strong><span class="small soft">{t(`by_${way}_how`)}</span></span>
        </label>
      ))}
    </fieldset>
  );
}
