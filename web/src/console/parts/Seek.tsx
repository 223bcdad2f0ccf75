import type { JSX } from "preact";
import { Icon } from "../../kit/components/Icon";

interface SeekProps { label: string; value: string; onValue: (value: string) => void }

/** A box to look for a name in a list that is too long to read. */
export function Seek({ label, value, onValue }: SeekProps): JSX.Element {
  return (
    <label class="seek">
      <Icon name="search" size={18} />
      <span class="visually-hidden">{label}</span>
      <input type="search" class="field-input" placeholder={label} value={value} onInput={(event) => onValue(event.currentTarget.value)} />
    </label>
  );
}

/** Whether a name holds what is looked for, whatever its accents and capitals. */
export function matches(name: string, sought: string): boolean {
  return plain(name).includes(plain(sought.trim()));
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
